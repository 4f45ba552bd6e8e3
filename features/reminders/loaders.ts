import { defineLoader } from "@/server/doors/loader";
import { printedLine } from "@/lib/records/printed-line";
import type { LocalDate } from "@/lib/time/local-date";
import { findEndOfDay } from "./queries/end-of-day";
import { listRecords } from "./queries/records";

interface AtSite {
  readonly siteId: string | null;
}

/** The rosters that nobody took, with who was told of them. */
export const recordsLoader = defineLoader({
  name: "rosters.not-taken",
  permission: "roster:read",
  query: ({ reader, now, scope }, { siteId }: AtSite) =>
    listRecords(reader, { now, sites: scope.sites, siteId, staffId: scope.staffId }),
});

/** The list of a day's rosters that nobody took, for the screen and for paper. */
export const endOfDayLoader = defineLoader({
  name: "rosters.end-of-day",
  permission: "roster:read",
  query: async ({ reader, actor, now, scope }, { siteId, day }: AtSite & { day: LocalDate | null }) => {
    const list = await findEndOfDay(reader, { now, sites: scope.sites, siteId, day, staffId: scope.staffId });
    if (list === null) return null;
    return { ...list, printed: printedLine(now, list.zone, actor.kind === "staff" ? actor.name : null) };
  },
});
