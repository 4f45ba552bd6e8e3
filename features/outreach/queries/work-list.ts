import type { Reader } from "@/db/store";
import { readSituations } from "@/features/make-ups/queries/situations";
import { findClinic } from "@/features/programs/queries/clinic";
import { listCallGroups, type CallGroup } from "@/features/standing/queries/call-list";
import { dueWords, type DueWords } from "@/lib/alerts/due-words";
import { explainRow, speakerOf, type RowWords } from "@/lib/alerts/explain-row";
import { fitWords } from "@/lib/alerts/fit-words";
import { dueAt } from "@/lib/alerts/ladder";
import { readLadderRules } from "@/lib/alerts/ladder-rules";
import { noticeSentence } from "@/lib/alerts/notice-sentence";
import type { Level } from "@/lib/standing/types";
import { addDays, startOfWeek, type LocalDate } from "@/lib/time/local-date";
import type { Instant, Zone } from "@/lib/time/zone";
import { assigneeOf, listColleagues, type Colleague } from "./colleagues";
import { listEscalations, type Escalation } from "./escalations";
import { findLadderPlaces } from "./ladder-place";
import { dayKey, listAttemptsSince, listDaysOfSessions, listLastWord, listMissed, listOpenNotices } from "./row-facts";

export interface Assignee {
  readonly staffId: string;
  readonly name: string;
  readonly initials: string;
}

/** One client and day of the work list, with everything one has to know before picking up the phone. */
export interface WorkRow {
  /** Names the row in the address: enrollment, day, and ".hours" for a short week. */
  readonly key: string;
  readonly section: "missed" | "hours";
  readonly clientId: string;
  readonly enrollmentId: string;
  readonly siteId: string;
  readonly name: string;
  readonly level: Level;
  readonly on: LocalDate;
  readonly today: LocalDate;
  readonly zone: Zone;
  readonly track: string | null;
  readonly alertIds: readonly string[];
  readonly words: RowWords;
  readonly dueAt: Instant;
  readonly due: DueWords;
  readonly assignee: Assignee | null;
  readonly isMine: boolean;
  readonly isAcknowledged: boolean;
  /** The last step of the ladder beyond who works it: to whom, and when. */
  readonly escalated: { readonly to: string | null; readonly at: Instant; readonly isForMeeting: boolean } | null;
  /** A missed session of the day, on whose roster it can be excused; null: there is none. */
  readonly excuseSessionId: string | null;
  /** Of a short week: whether it still runs, so that a seat could help. */
  readonly isThisWeek: boolean;
  readonly offerHref: string;
}

export interface WorkListAsked {
  readonly now: Instant;
  readonly sites: "all" | readonly string[];
  readonly siteId: string | null;
  readonly staffId: string | null;
  /** Say of short weeks which make-ups fit: a search, and not asked for where only numbers are shown. */
  readonly withFits?: boolean;
}

const SEVERITY: Record<Level, number> = { review: 4, contract: 3, warning: 2, watch: 1, good: 0 };

/** Everything open about clients, the worst first, within a level by when it is due. A dozen queries, however many rows. */
export async function listWork(reader: Reader, asked: WorkListAsked): Promise<WorkRow[]> {
  const { now, sites, siteId } = asked;
  const groups = await listCallGroups(reader, { now, sites, siteId, counselorId: null, about: "all" });
  if (groups.length === 0) return [];
  const rules = readLadderRules((await findClinic(reader))?.attendanceRules);
  const colleagues = await listColleagues(reader);
  const placeOf = await findLadderPlaces(reader, earliestOf(groups));
  const escalations = await listEscalations(
    reader,
    groups.flatMap(({ alertIds }) => alertIds),
  );
  const words = await findWords(reader, groups);
  const fits = asked.withFits === true ? await findFits(reader, groups, now) : new Map<string, string>();
  return groups
    .map((group): WorkRow => {
      const staffId = assigneeOf({ ...group, assignedToId: givenTo(group) }, colleagues);
      const taken = group.alertIds.flatMap((id) => escalations.get(id) ?? []);
      const place = placeOf(group);
      const due = group.alerts
        .map((alert) => dueAt({ ...alert, level: group.level }, rules, place))
        .reduce((least, each) => (each < least ? each : least));
      const row = rowOf(group);
      const { words: said, excuseSessionId } = words(group);
      const fit = row.section === "hours" && row.isThisWeek ? fits.get(group.enrollmentId) : undefined;
      return {
        ...row,
        excuseSessionId,
        words: fit === undefined ? said : { ...said, detail: [said.detail, fit].filter(Boolean).join(" ") },
        dueAt: due,
        due: dueWords(due, now, group.zone),
        assignee: staffId === null ? null : assigneeNamed(staffId, colleagues, group),
        isMine:
          asked.staffId !== null &&
          (staffId === asked.staffId || taken.some(({ toStaffId }) => toStaffId === asked.staffId)),
        escalated: escalatedOf(taken, colleagues),
      };
    })
    .sort(
      (one, other) =>
        SEVERITY[other.level] - SEVERITY[one.level] ||
        one.dueAt.getTime() - other.dueAt.getTime() ||
        (one.key < other.key ? -1 : 1),
    );
}

/** A row's name in the address. A client may stand on both lists on one day. */
export function workKey(group: Pick<CallGroup, "enrollmentId" | "on" | "causes">): string {
  return `${group.enrollmentId}.${group.on}${isAboutHours(group) ? ".hours" : ""}`;
}

function rowOf(group: CallGroup) {
  const { clientId, enrollmentId, siteId, name, level, on, today, zone, track, alertIds, isAcknowledged } = group;
  const section: WorkRow["section"] = isAboutHours(group) ? "hours" : "missed";
  const key = workKey(group);
  return {
    ...{ key, section, clientId, enrollmentId, siteId, name, level, on, today, zone, track, alertIds, isAcknowledged },
    // The week may begin on Sunday.
    isThisWeek: startOfWeek(addDays(on, 1)) === startOfWeek(today),
    offerHref: `/clients/${clientId}/make-up`,
  };
}

function isAboutHours({ causes }: Pick<CallGroup, "causes">): boolean {
  return causes.some(({ kind }) => kind === "hours");
}

function earliestOf(groups: readonly CallGroup[]): Instant {
  return groups.reduce((least, { openedAt }) => (openedAt < least ? openedAt : least), groups[0]!.openedAt);
}

function givenTo({ alerts }: CallGroup): string | null {
  return alerts.find(({ assignedToId }) => assignedToId !== null)?.assignedToId ?? null;
}

/** The sentences of all rows, from a handful of queries. */
async function findWords(reader: Reader, groups: readonly CallGroup[]) {
  const missed = await listMissed(reader, groups);
  const notices = await listOpenNotices(reader, groups);
  const attempts = await listAttemptsSince(reader, groups);
  const spoken = new Map(groups.map((group) => [group, speakerOf(group.causes, group.standing, group.policy)]));
  const firstCounted = (group: CallGroup) => spoken.get(group)?.reason?.counted[0]?.session;
  const days = await listDaysOfSessions(
    reader,
    groups.flatMap((group) => firstCounted(group) ?? []),
  );
  const asksForWord = groups.filter((group) => {
    const rule = spoken.get(group)?.rule;
    return rule?.measure === "streak" && rule.withoutContact === true;
  });
  const lastWord = await listLastWord(reader, [...new Set(asksForWord.map(({ clientId }) => clientId))]);
  return (group: CallGroup): Pick<WorkRow, "words" | "excuseSessionId"> => {
    const key = dayKey(group);
    const notice = isAboutHours(group) ? undefined : notices.get(key);
    const missedHere = isAboutHours(group) ? [] : (missed.get(key) ?? []);
    const words = explainRow(group.causes, group.standing, group.policy, group.today, {
      missed: missedHere,
      attempts: attempts.filter(({ clientId, on }) => clientId === group.clientId && on >= group.on),
      firstCountedOn: days.get(firstCounted(group) ?? "") ?? null,
      lastWordOn: lastWord.get(group.clientId) ?? null,
    });
    return {
      // What the client said themselves comes before what the clinic counted.
      words: notice === undefined ? words : { ...words, detail: noticeSentence(notice, group.zone, group.on) },
      excuseSessionId: notice?.sessionId ?? missedHere[0]?.sessionId ?? null,
    };
  };
}

/** By enrollment, which make-ups could still help the weeks out of reach. */
async function findFits(reader: Reader, groups: readonly CallGroup[], now: Instant): Promise<Map<string, string>> {
  const short = groups.filter(isAboutHours).map(({ enrollmentId }) => enrollmentId);
  if (short.length === 0) return new Map();
  const situations = await readSituations(reader, [...new Set(short)], now);
  return new Map(
    situations.map(({ enrollmentId, fits }) => [enrollmentId, fitWords(fits.filter(({ helpsWeek }) => helpsWeek))]),
  );
}

function assigneeNamed(staffId: string, colleagues: readonly Colleague[], group: CallGroup): Assignee {
  const known = colleagues.find((colleague) => colleague.staffId === staffId);
  if (known !== undefined) return { staffId, name: known.name, initials: known.initials };
  // A counselor without an account is still who works it.
  const name = group.counselorId === staffId ? (group.counselor ?? "Counselor") : "Somebody who left";
  const [given = "", ...rest] = (name.split(",")[0] ?? "").split(" ");
  return { staffId, name, initials: `${given.slice(0, 1)}${(rest.at(-1) ?? "").slice(0, 1)}`.toUpperCase() };
}

function escalatedOf(taken: readonly Escalation[], colleagues: readonly Colleague[]): WorkRow["escalated"] {
  const last = taken.filter(({ step }) => step > 1).sort((one, other) => other.step - one.step)[0];
  if (last === undefined) return null;
  const director = taken.find(({ step }) => step === 2) ?? last;
  return {
    to: colleagues.find(({ staffId }) => staffId === director.toStaffId)?.name ?? null,
    at: director.at,
    isForMeeting: last.step === 3,
  };
}
