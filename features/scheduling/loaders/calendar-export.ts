import { listSites } from "@/features/programs/queries/sites";
import { listStaff, staffName } from "@/features/staff/queries";
import { sitesWith } from "@/lib/access/decide-access";
import { parseLocalDate, addDays, startOfWeek } from "@/lib/time/local-date";
import { toLocal, zone } from "@/lib/time/zone";
import { isId } from "@/server/doors/inputs";
import { defineLoader } from "@/server/doors/loader";

const USUAL_WEEKS = 8;

/** What the form of the calendar's file offers: one's own, and, to those who plan, everybody's. */
export const calendarExportLoader = defineLoader({
  name: "scheduling.calendar-export",
  permission: "schedule:export",
  query: async ({ reader, actor, now, scope }, params: { week?: string; staff?: string; site?: string }) => {
    const planned = sitesWith(actor, "schedule:export", "site");
    const isPlanner = planned.length > 0;
    const sites = await listSites(reader, isPlanner ? planned : scope.sites);
    const today = toLocal(now, sites[0]?.zone ?? zone("UTC")).date;
    const from = startOfWeek(parseLocalDate(params.week ?? "") ?? today);
    const staff = isPlanner ? (await listStaff(reader)).filter(({ id }) => id !== scope.staffId) : [];
    const asked = params.staff !== undefined && isId(params.staff) ? params.staff : null;
    return {
      isPlanner,
      hasOwn: scope.staffId !== null,
      from,
      to: addDays(from, USUAL_WEEKS * 7 - 1),
      staff: staff.map((each) => ({ id: each.id, name: staffName(each) })),
      staffId: staff.some(({ id }) => id === asked) ? asked : null,
      sites: sites.map(({ id, name }) => ({ id, name })),
      siteId: sites.find(({ id }) => id === params.site)?.id ?? null,
    };
  },
});
