import { notFound } from "next/navigation";
import { defineLoader } from "@/server/doors/loader";
import { findRosterSubject } from "./queries/roster-access";
import { findRosterView } from "./queries/roster-view";
import { listRosters } from "./queries/rosters";

/** One roster, for whoever may read it at its site. */
export const rosterLoader = defineLoader({
  name: "attendance.roster",
  permission: "roster:read",
  subject: (reader, { sessionId }: { sessionId: string }) => findRosterSubject(reader, sessionId),
  query: async ({ reader, actor, now }, { sessionId }, head) =>
    (await findRosterView(reader, sessionId, { actor, now }, head)) ?? notFound(),
});

/** The rosters of a day, and those of earlier days that are not finished. */
export const rostersLoader = defineLoader({
  name: "attendance.rosters",
  permission: "roster:read",
  query: ({ reader, actor, now, scope }, params: { siteId: string | null; onlyMine: boolean }) =>
    listRosters(reader, { actor, now, sites: scope.sites, ...params }),
});
