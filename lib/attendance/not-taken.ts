import type { Instant } from "../time/zone";

/** Who is told that a roster was not taken, and when. Minutes after the session's end; null: never. */
export interface ReminderRules {
  readonly facilitatorAfter: number | null;
  readonly directorAfter: number | null;
  /** The list of a day's rosters not taken, to the director after the last session of the day. */
  readonly endOfDay: boolean;
}

/** The clinic's rules, attendance: to the facilitator 15 minutes after the end, to the director after 2 hours, and a list at the end of the day. */
export const DEFAULT_REMINDERS: ReminderRules = { facilitatorAfter: 15, directorAfter: 120, endOfDay: true };

export const LONGEST_REMINDER_MINUTES = 24 * 60;

/** A roster that is complete within this many minutes after the session's end was taken on time. */
export const ON_TIME_MINUTES = 15;

/** Reminding by hand is for a person who sees that nothing happens; a second one within the half hour is nagging. */
export const REMIND_AGAIN_MINUTES = 30;

/** The rules as a clinic stored them under "reminders". Total: what is missing, unknown or damaged is as the rule book starts out. */
export function readReminderRules(attendanceRules: unknown): ReminderRules {
  const stored = part(part(attendanceRules).reminders);
  const { facilitatorAfter, directorAfter, endOfDay } = DEFAULT_REMINDERS;
  return {
    facilitatorAfter: minutes(stored.facilitatorAfter, facilitatorAfter),
    directorAfter: minutes(stored.directorAfter, directorAfter),
    endOfDay: typeof stored.endOfDay === "boolean" ? stored.endOfDay : endOfDay,
  };
}

/** A session as the reminders see it. */
export interface TakenOrNot {
  readonly status: "scheduled" | "cancelled" | "closed";
  readonly endsAt: Instant;
  /** Somebody declared the roster finished. */
  readonly isFinished: boolean;
  readonly expected: number;
  /** Of those expected, how many nobody has recorded. */
  readonly unrecorded: number;
}

/**
 * Is attendance not taken: the session is over, was neither canceled nor closed, had somebody expected, and somebody is
 * not recorded? A roster that was declared finished is settled, whoever joined it since.
 */
export function isNotTaken(session: TakenOrNot, now: Instant): boolean {
  const { status, endsAt, isFinished, expected, unrecorded } = session;
  return status === "scheduled" && endsAt <= now && !isFinished && expected > 0 && unrecorded > 0;
}

export type ReminderStep = "facilitator" | "director";

/** Which of the clock's reminders are to be sent by now and were not yet. Each is sent once. */
export function remindersDue(
  session: TakenOrNot,
  sent: readonly string[],
  now: Instant,
  rules: ReminderRules,
): readonly ReminderStep[] {
  if (!isNotTaken(session, now)) return [];
  const after: Record<ReminderStep, number | null> = {
    facilitator: rules.facilitatorAfter,
    director: rules.directorAfter,
  };
  return (["facilitator", "director"] as const).filter((step) => {
    const wait = after[step];
    return wait !== null && !sent.includes(step) && now.getTime() >= session.endsAt.getTime() + wait * MINUTE;
  });
}

/** A day at a site is over when its last session that took place has been over for the quarter of an hour that a roster is given. */
export function isDayOver(sessions: readonly Pick<TakenOrNot, "status" | "endsAt">[], now: Instant): boolean {
  const held = sessions.filter(({ status }) => status === "scheduled");
  return held.length > 0 && held.every(({ endsAt }) => endsAt.getTime() + ON_TIME_MINUTES * MINUTE <= now.getTime());
}

/** Whether somebody may be reminded by hand again. */
export function mayRemindAgain(lastAt: Instant | null, now: Instant): boolean {
  return lastAt === null || now.getTime() - lastAt.getTime() >= REMIND_AGAIN_MINUTES * MINUTE;
}

/** A roster that was not taken is due now until the director would be told, and overdue from then on. */
export function isRosterOverdue(endsAt: Instant, now: Instant, rules: ReminderRules): boolean {
  return now.getTime() - endsAt.getTime() >= (rules.directorAfter ?? DEFAULT_DIRECTOR) * MINUTE;
}

/**
 * Was a roster taken on time: did everybody who was expected have a first mark within a quarter of an hour after the
 * end? `firstMarks`: when each of them was first recorded; null: never.
 */
export function wasTakenOnTime(endsAt: Instant, firstMarks: readonly (Instant | null)[]): boolean {
  const latest = endsAt.getTime() + ON_TIME_MINUTES * MINUTE;
  return firstMarks.every((at) => at !== null && at.getTime() <= latest);
}

const MINUTE = 60_000;
const DEFAULT_DIRECTOR = 120;

function part(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function minutes(value: unknown, usual: number | null): number | null {
  if (value === null) return null;
  const isWhole = typeof value === "number" && Number.isInteger(value);
  return isWhole && value >= 0 && value <= LONGEST_REMINDER_MINUTES ? value : usual;
}
