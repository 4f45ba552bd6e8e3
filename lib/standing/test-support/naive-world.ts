import type {
  Decision,
  ExpectedSession,
  LocalDate,
  Mark,
  Moment,
  Outcome,
  PolicyVersion,
  Recorded,
  StandingInput,
} from "@/lib/standing/types";
import { addDays, daysBetween, type LocalDate as Day } from "@/lib/time/local-date";

/*
 * A second, slow engine, written straight from the text: text dates, one day at a time, nothing remembered. It shares no
 * code with the first, and a test holds them against each other.
 */

/** The records that exist, and how sessions are taken: as today knows them, or as the forecast replays them. */
export interface NaiveWorld {
  readonly input: StandingInput;
  readonly guess: "present" | "unexcused";
  /** In the forecast: the day after which the two clocks stand still. */
  readonly clocksStopAfter?: LocalDate;
  isOver(session: ExpectedSession): boolean;
  markOf(session: ExpectedSession): Mark | undefined;
}

export function plusDays(date: LocalDate, days: number): LocalDate {
  return addDays(date as Day, days);
}

export function daysFrom(from: LocalDate, to: LocalDate): number {
  return daysBetween(from as Day, to as Day);
}

/** Milliseconds of a moment; a moment names its offset, so the machine's zone plays no part. */
export function instantOf(moment: Moment): number {
  return Date.parse(moment);
}

function elapsedMinute(moment: Moment): number {
  return Math.floor(instantOf(moment) / 60_000);
}

function wallMinute(moment: Moment): number {
  return Math.floor(Date.parse(`${moment.slice(0, 16)}:00Z`) / 60_000);
}

export function keepKnown(input: StandingInput): StandingInput {
  const { knownAt } = input;
  const known = <T extends Recorded>(records: readonly T[], identityOf: (record: T) => string): T[] => {
    const existing = records.filter(
      ({ recordedAt }) => knownAt === null || recordedAt === undefined || instantOf(recordedAt) <= instantOf(knownAt),
    );
    const madeAt = ({ recordedAt }: T): number => (recordedAt === undefined ? -Infinity : instantOf(recordedAt));
    return existing.filter(
      (record) =>
        record.void !== true &&
        existing.every((other) => identityOf(other) !== identityOf(record) || madeAt(other) <= madeAt(record)),
    );
  };
  return {
    ...input,
    policyVersions: known(input.policyVersions, ({ version }) => String(version)),
    planPhases: known(input.planPhases, ({ id }) => id),
    expectedSessions: known(input.expectedSessions, ({ id }) => id).sort(
      (a, b) => elapsedMinute(a.start) - elapsedMinute(b.start) || (a.id < b.id ? -1 : 1),
    ),
    marks: known(input.marks, ({ session }) => session),
    holds: known(input.holds, ({ id }) => id),
    contacts: known(input.contacts, ({ id }) => id),
    decisions: known(input.decisions, ({ id }) => id),
    openedCases: known(input.openedCases, ({ key }) => key),
  };
}

export function dateOfSession(session: ExpectedSession): LocalDate {
  return session.start.slice(0, 10);
}

export function isOff({ status }: ExpectedSession): boolean {
  return status === "cancelled" || status === "closed";
}

export function isActive({ enrollment, holds }: StandingInput, day: LocalDate): boolean {
  if (day < enrollment.start || (enrollment.end !== null && day > enrollment.end)) return false;
  return !holds.some(({ from, to }) => day >= from && (to === null || day <= to));
}

/** The active days from one day to another, both included. */
export function activeDaysBetween(input: StandingInput, from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) if (isActive(input, day)) days.push(day);
  return days;
}

/** The version in force on a day, and how far back its windows look. */
export function inForce(input: StandingInput, day: LocalDate): { version: PolicyVersion; reach: LocalDate } {
  const { start } = input.enrollment;
  const sorted = [...input.policyVersions].sort((a, b) => (a.from < b.from ? -1 : 1));
  const binding = sorted.flatMap((version) => {
    if (version === sorted[0]) return [{ version, from: "0000-00-00", reach: start }];
    if (version.adoption !== "when-acknowledged" || start >= version.from) {
      return [{ version, from: version.from, reach: start }];
    }
    const acknowledged = input.decisions
      .filter((decision) => decision.kind === "acknowledge" && decision.version === version.version)
      .map(({ on }) => (on < version.from ? version.from : on))
      .sort()[0];
    return acknowledged === undefined ? [] : [{ version, from: acknowledged, reach: acknowledged }];
  });
  return binding.filter(({ from }) => from <= day).at(-1)!;
}

export function outcomeOf(input: StandingInput, session: ExpectedSession, mark: Mark): Outcome {
  const { version } = inForce(input, dateOfSession(session));
  const { absentFrom = null, leftEarlyFrom = null, lateFrom = null, noticeHours = null, excuses = null } = version;
  if (mark.was === "attended") {
    const late =
      mark.arrivedAt === undefined ? -Infinity : elapsedMinute(mark.arrivedAt) - elapsedMinute(session.start);
    const early = mark.leftAt === undefined ? -Infinity : elapsedMinute(session.end) - elapsedMinute(mark.leftAt);
    if (absentFrom !== null && late >= absentFrom) return "late-as-absent";
    if (leftEarlyFrom !== null && early >= leftEarlyFrom) return "left-early";
    return lateFrom !== null && late >= lateFrom ? "late" : "present";
  }
  if (mark.was === "excused" && (excuses === null || excuses.some((reason) => reason === mark.reason)))
    return "excused";
  if (noticeHours === null || mark.noticeGivenAt === undefined) return "unexcused";
  const notice = Math.max(
    elapsedMinute(session.start) - elapsedMinute(mark.noticeGivenAt),
    wallMinute(session.start) - wallMinute(mark.noticeGivenAt),
  );
  if (notice <= 0) return "unexcused";
  return notice >= noticeHours * 60 ? "excused" : "late-cancel";
}

export function fullMinutes(session: ExpectedSession): number {
  return elapsedMinute(session.end) - elapsedMinute(session.start);
}

export function creditedMinutes(session: ExpectedSession, mark: Mark | undefined): number {
  if (mark?.was !== "attended" || isOff(session)) return 0;
  const from = Math.max(elapsedMinute(session.start), elapsedMinute(mark.arrivedAt ?? session.start));
  const to = Math.min(elapsedMinute(session.end), elapsedMinute(mark.leftAt ?? session.end));
  return Math.max(0, to - from);
}

/** The outcome of a session that is over; null when it is nothing at all. */
export function outcomeIn(world: NaiveWorld, session: ExpectedSession): Outcome | null {
  if (isOff(session)) return null;
  const mark = world.markOf(session);
  if (mark !== undefined) return outcomeOf(world.input, session, mark);
  return isActive(world.input, dateOfSession(session)) ? world.guess : null;
}

export function leftOut(input: StandingInput, session: ExpectedSession): string | null {
  if (isOff(session)) return "cancelled";
  if (!isActive(input, dateOfSession(session))) return "inactive";
  const waives = (decision: Decision): boolean => decision.kind === "waive" && decision.session === session.id;
  if (input.decisions.some(waives)) return "waived";
  return session.makeUpFor === undefined ? null : "make-up";
}

/** Is the session made up by `day`, under a policy with make-ups within so many days? */
export function isMadeUp(world: NaiveWorld, session: ExpectedSession, within: number | null, day: LocalDate): boolean {
  if (within === null || !world.isOver(session)) return false;
  const outcome = outcomeIn(world, session);
  if (outcome === null || !["excused", "late-cancel", "late-as-absent", "unexcused"].includes(outcome)) return false;
  return world.input.expectedSessions.some((makeUp) => {
    if (makeUp.makeUpFor !== session.id || !world.isOver(makeUp) || isOff(makeUp)) return false;
    if (dateOfSession(makeUp) > day) return false;
    if (!["present", "late", "left-early"].includes(outcomeIn(world, makeUp) ?? "")) return false;
    const days = daysFrom(dateOfSession(session), dateOfSession(makeUp));
    return days >= 0 && days <= within;
  });
}
