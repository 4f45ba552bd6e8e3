import { findClientAccess } from "@/features/clients/queries/client-access";
import { getClinic } from "@/features/programs/queries/clinic";
import { OF_THE_CLINIC } from "@/features/programs/subjects";
import { decideAccess } from "@/lib/access/decide-access";
import { readLadderRules } from "@/lib/alerts/ladder-rules";
import { readReminderRules } from "@/lib/attendance/not-taken";
import { listSites } from "@/features/programs/queries/sites";
import { getStaff, staffName } from "@/features/staff/queries";
import { printedLine } from "@/lib/records/printed-line";
import { toLocal, zone as zoneNamed } from "@/lib/time/zone";
import { actorId } from "@/server/doors/call";
import { defineLoader } from "@/server/doors/loader";
import { listAttempts } from "./queries/attempts";
import { listColleagues, worksAt } from "./queries/colleagues";
import { listMeeting, wasJustMade } from "./queries/meeting-sheet";
import { findReach } from "./queries/reach";
import { listSettled } from "./queries/settled";
import { listWork } from "./queries/work-list";

interface AtSite {
  readonly siteId: string | null;
}

/** The contact log of one client. */
export const attemptsLoader = defineLoader({
  name: "outreach.attempts",
  permission: "client:read",
  subject: (reader, { clientId }: { clientId: string; most: number }) => findClientAccess(reader, clientId),
  query: ({ reader }, { clientId, most }) => listAttempts(reader, clientId, most),
});

/** Everything open about clients, one row per client and day, and whom a row can be given to. */
export const workLoader = defineLoader({
  name: "outreach.work",
  permission: "alert:work",
  query: async ({ reader, actor, now, scope }, { siteId }: AtSite) => {
    const asked = { now, sites: scope.sites, siteId, staffId: scope.staffId };
    const rows = await listWork(reader, { ...asked, withFits: true });
    const sites = [...new Set(rows.map((row) => row.siteId))];
    const colleagues = (await listColleagues(reader))
      .filter((colleague) => sites.some((site) => worksAt(colleague, site)))
      .map(({ staffId, name, initials, roles }) => ({
        staffId,
        name,
        initials,
        sites: sites.filter((site) => worksAt({ roles }, site)),
      }))
      .sort((one, other) => one.name.localeCompare(other.name, "en"));
    const isOwnFirst = actor.kind === "staff" && actor.roles.every(({ role }) => role === "clinician");
    const mayDecideExcuses = decideAccess(actor, "excuse:decide", {}) === "allowed";
    return { rows, colleagues, isOwnFirst, mayDecideExcuses };
  },
});

/** What was closed or withdrawn in the last two weeks. */
export const settledLoader = defineLoader({
  name: "outreach.settled",
  permission: "alert:work",
  query: ({ reader, now, scope }, { siteId }: AtSite) => listSettled(reader, { now, sites: scope.sites, siteId }),
});

/** How one client may be reached today, beside the form of an attempt; and who is about to log it. */
export const reachLoader = defineLoader({
  name: "outreach.reach",
  permission: "alert:work",
  subject: (reader, { clientId }: { clientId: string }) => findClientAccess(reader, clientId),
  query: async ({ reader, now, scope }, { clientId }) => {
    const reach = await findReach(reader, clientId, now);
    if (reach === null) throw new Error("The client was there a moment ago.");
    const member = scope.staffId === null ? null : await getStaff(reader, scope.staffId);
    return { ...reach, now, by: member === null ? "Operator" : staffName(member) };
  },
});

/** What waits for the person who is signed in, in two numbers: what is passed on to them, and what of their own is overdue. */
export const ownWaitingLoader = defineLoader({
  name: "outreach.own-waiting",
  permission: "alert:work",
  query: async ({ reader, now, scope }, { siteId }: AtSite) => {
    if (scope.staffId === null) return { passedOn: 0, overdue: 0 };
    const rows = await listWork(reader, { now, sites: scope.sites, siteId, staffId: scope.staffId });
    const mine = rows.filter(({ isMine }) => isMine);
    const own = mine.filter(({ assignee }) => assignee?.staffId === scope.staffId);
    return { passedOn: mine.length - own.length, overdue: own.filter(({ due }) => due.isOverdue).length };
  },
});

/** The sheet for the team meeting; null: nobody had it made for this person just now, so it is asked for first. */
export const meetingLoader = defineLoader({
  name: "outreach.meeting",
  permission: "alert:work",
  query: async ({ reader, actor, now, scope }, { siteId }: AtSite) => {
    const sites = await listSites(reader, scope.sites);
    const site = sites.find(({ id }) => id === siteId) ?? null;
    const zone = site?.zone ?? sites[0]?.zone ?? zoneNamed("UTC");
    const isMade = await wasJustMade(reader, actorId(actor), now);
    return {
      sites: sites.map(({ id, name }) => ({ id, name })),
      site: site === null ? null : { id: site.id, name: site.name },
      today: toLocal(now, zone).date,
      printed: printedLine(now, zone, actor.kind === "staff" ? actor.name : null),
      lines: isMade ? await listMeeting(reader, { now, sites: scope.sites, siteId: site?.id ?? null }) : null,
    };
  },
});

/** What the clinic set about alerts and rosters that wait, and whether this person may change it. */
export const waitingRulesLoader = defineLoader({
  name: "outreach.waiting-rules",
  permission: "setup:read",
  query: async ({ reader, actor }) => {
    const clinic = await getClinic(reader);
    return {
      version: clinic.version,
      ladder: readLadderRules(clinic.attendanceRules),
      reminders: readReminderRules(clinic.attendanceRules),
      mayWrite: decideAccess(actor, "setup:write", OF_THE_CLINIC) === "allowed",
    };
  },
});
