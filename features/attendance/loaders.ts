import { notFound } from "next/navigation";
import { openTerm } from "@/features/clients/queries/sealed-term";
import { printedLine } from "@/lib/records/printed-line";
import { isId } from "@/server/doors/inputs";
import { defineLoader } from "@/server/doors/loader";
import { findOpenedLine } from "./queries/opened-line";
import { findPaperRoster, listDowntimeRosters } from "./queries/paper-rosters";
import { findRunningSession } from "./queries/running-session";
import { findSomeoneToAdd } from "./queries/someone-to-add";
import { findRosterAccess, findRosterSubject } from "./queries/roster-access";
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

/** What was recorded of one line before: for a page that is asked for with its row open. */
export const lineHistoryLoader = defineLoader({
  name: "attendance.line-history",
  permission: "roster:read",
  subject: (reader, { sessionId }: { sessionId: string; clientId: string }) => findRosterAccess(reader, sessionId),
  query: async ({ reader, actor, now }, { sessionId, clientId }) =>
    isId(clientId) ? findOpenedLine(reader, { sessionId, clientId, actor, now }) : null,
});

/** The rosters of a day, and those of earlier days that are not finished. */
export const rostersLoader = defineLoader({
  name: "attendance.rosters",
  permission: "roster:read",
  query: ({ reader, actor, now, scope }, params: { siteId: string | null; onlyMine: boolean }) =>
    listRosters(reader, { actor, now, sites: scope.sites, ...params }),
});

/** Whose roster opens by itself: the one that the person leads just now. Null: none, or nobody of the staff. */
export const runningRosterLoader = defineLoader({
  name: "attendance.running",
  permission: "roster:read",
  query: async ({ reader, actor, now }) =>
    actor.kind === "staff" ? findRunningSession(reader, actor.staffId, now) : null,
});

/** "Add someone": who was found, and what one of them could come as. */
export const addSomeoneLoader = defineLoader({
  name: "roster.add-form",
  permission: "attendance:mark",
  subject: (reader, { sessionId }: { sessionId: string; find: unknown; clientId: unknown }) =>
    findRosterSubject(reader, sessionId),
  query: async ({ reader }, { find, clientId }, head) => {
    const term = openTerm(typeof find === "string" ? find : null);
    const chosen = typeof clientId === "string" && isId(clientId) ? clientId : null;
    return { term, ...(await findSomeoneToAdd(reader, head, { term, clientId: chosen })) };
  },
});

/** "Group did not meet": what it is about. */
export const didNotMeetLoader = defineLoader({
  name: "roster.did-not-meet-form",
  permission: "attendance:mark",
  subject: (reader, { sessionId }: { sessionId: string }) => findRosterSubject(reader, sessionId),
  query: async (_read, _params, { session, history }) => ({
    title: session.title,
    date: session.date,
    startTime: session.startTime,
    isOff: session.status !== "scheduled",
    hasMarks: history.some(({ isCurrent }) => isCurrent),
  }),
});

/** The sign-in sheet of one session. */
export const signInSheetLoader = defineLoader({
  name: "roster.sign-in-sheet",
  permission: "roster:read",
  subject: (reader, { sessionId }: { sessionId: string }) => findRosterAccess(reader, sessionId),
  query: async ({ reader, actor, now }, { sessionId }) => {
    const roster = (await findPaperRoster(reader, sessionId)) ?? notFound();
    return { roster, printed: printedLine(now, roster.zone, actor.kind === "staff" ? actor.name : null) };
  },
});

/** The rosters of today and the next three days, for a day without the program. */
export const downtimeRostersLoader = defineLoader({
  name: "roster.downtime",
  permission: "roster:read",
  query: async ({ reader, actor, now, scope }, { siteId }: { siteId: string | null }) => {
    const found = (await listDowntimeRosters(reader, { sites: scope.sites, siteId, now })) ?? notFound();
    return { ...found, printed: printedLine(now, found.zone, actor.kind === "staff" ? actor.name : null) };
  },
});
