import { countUnfinishedRosters } from "@/features/attendance/queries/count-unfinished";
import { listSites } from "@/features/programs/queries/sites";
import { countCalls } from "@/features/standing/queries/call-list";
import { getStaff, staffNameWithCredentials } from "@/features/staff/queries";
import { decideAccess, sitesWith } from "@/lib/access/decide-access";
import type { Permission } from "@/lib/access/permissions";
import { defineLoader } from "@/server/doors/loader";

/** What stands around every staff page: who is signed in, where they may go, and what waits there. */
export const staffShellLoader = defineLoader({
  name: "staff.shell",
  permission: "clinic:enter",
  query: async ({ reader, actor, now, scope }) => {
    const may = (permission: Permission) => decideAccess(actor, permission, {}) === "allowed";
    const member = scope.staffId === null ? null : await getStaff(reader, scope.staffId);
    const sites = await listSites(reader, scope.sites);
    const rosterSites = sitesWith(actor, "roster:read");
    const callSites = sitesWith(actor, "alert:work");
    const rosters = may("roster:read") ? await countUnfinishedRosters(reader, { now, sites: rosterSites }) : 0;
    const rows = may("alert:work")
      ? await countCalls(reader, { now, sites: callSites, siteId: null, about: "all" })
      : 0;
    return {
      user: {
        name: member === null ? "Operator" : staffNameWithCredentials(member),
        title: member?.title ?? "",
        initials: member === null ? "OP" : `${member.givenName.slice(0, 1)}${member.familyName.slice(0, 1)}`,
      },
      sites: sites.map(({ id, name }) => ({ id, name })),
      rosters,
      // A roster that was not taken is a row of the work list as well.
      calls: may("alert:work") ? rows + rosters : 0,
      may: {
        schedule: may("schedule:read"),
        rosters: may("roster:read"),
        clients: may("client:read"),
        alerts: may("alert:work"),
        makeUps: may("make-up:offer"),
        reports: may("report:read"),
        setup: may("setup:read"),
        staff: may("staff:read"),
        audit: may("audit:read"),
      },
    };
  },
});
