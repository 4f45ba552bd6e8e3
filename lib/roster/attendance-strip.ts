import { creditedMinutes, shownMark, type MarkFacts } from "@/lib/attendance/mark";
import { covers, isEnrolledOn, phaseOn, type DateSpan } from "@/lib/roster/expected";
import { addDays, eachDay, startOfWeek, type LocalDate } from "@/lib/time/local-date";
import type { Instant } from "@/lib/time/zone";

/** A session the client was or is expected at, or is marked in. */
export interface StripSession {
  readonly date: LocalDate;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly status: "scheduled" | "cancelled" | "closed";
  readonly mark: MarkFacts | null;
}

/** What a week asks follows from the plan: the phases of one enrollment, its days and its holds. */
export interface StripPlan {
  readonly status: string;
  readonly startDate: LocalDate;
  readonly endDate: LocalDate | null;
  readonly phases: readonly { readonly from: LocalDate; readonly minutesPerWeek: number }[];
  readonly holds: readonly DateSpan[];
}

/**
 * How a day looks in the strip. Only what was recorded speaks: a day that nobody recorded is "unrecorded", never missed.
 * `off`: everything on it was cancelled or closed.
 */
export type DayLook =
  "none" | "present" | "late" | "left_early" | "missed" | "excused" | "unrecorded" | "off" | "now" | "coming";

export interface StripDay {
  readonly date: LocalDate;
  /** Minutes of the day's sessions; of the cancelled and closed ones when there are no others. */
  readonly scheduled: number;
  readonly credited: number;
  readonly look: DayLook;
}

export interface StripWeek {
  readonly monday: LocalDate;
  readonly days: readonly StripDay[];
  readonly credited: number;
  readonly required: number;
}

/** The Monday weeks from `from` to `to`, each with its seven days: what was planned, what came of it, what was asked. */
export function attendanceStrip(
  sessions: readonly StripSession[],
  plans: readonly StripPlan[],
  range: { readonly from: LocalDate; readonly to: LocalDate },
  now: Instant,
): StripWeek[] {
  const byDate = new Map<LocalDate, StripSession[]>();
  for (const session of sessions) byDate.set(session.date, [...(byDate.get(session.date) ?? []), session]);
  const weeks: StripWeek[] = [];
  for (let monday = startOfWeek(range.from); monday <= range.to; monday = addDays(monday, 7)) {
    const days = eachDay(monday, addDays(monday, 6)).map((date) => stripDay(date, byDate.get(date) ?? [], now));
    const credited = days.reduce((sum, day) => sum + day.credited, 0);
    const required = plans.reduce(
      (sum, plan) => sum + askedMinutes(plan, monday, (date) => fullMinutes(byDate.get(date) ?? [])),
      0,
    );
    weeks.push({ monday, days, credited, required });
  }
  return weeks;
}

/**
 * The minutes a week asks (the standing rules, weekly hours): each active day a seventh of the phase in force, rounded
 * down in the sum; in a week with days off the enrollment or on hold never more than what was planned on its active days.
 */
export function askedMinutes(plan: StripPlan, monday: LocalDate, plannedOn: (date: LocalDate) => number): number {
  const active = eachDay(monday, addDays(monday, 6)).filter(
    (date) => isEnrolledOn(plan, date) && !plan.holds.some((hold) => covers(hold, date)),
  );
  const sevenths = active.reduce((sum, date) => sum + (phaseOn(plan.phases, date)?.minutesPerWeek ?? 0), 0);
  const asked = Math.floor(sevenths / 7);
  if (active.length === 7) return asked;
  return Math.min(
    asked,
    active.reduce((sum, date) => sum + plannedOn(date), 0),
  );
}

function stripDay(date: LocalDate, sessions: readonly StripSession[], now: Instant): StripDay {
  const on = sessions.filter(({ status }) => status === "scheduled");
  const shown = on.length > 0 ? on : sessions;
  const credited = on.reduce(
    (sum, session) => sum + (session.mark === null ? 0 : creditedMinutes(session.mark, session)),
    0,
  );
  return { date, scheduled: fullMinutes(shown), credited, look: lookOf(sessions, on, now) };
}

function lookOf(sessions: readonly StripSession[], on: readonly StripSession[], now: Instant): DayLook {
  if (sessions.length === 0) return "none";
  if (on.length === 0) return "off";
  const names = new Set(
    on.flatMap((session) => (session.mark === null ? [] : [shownMark(session.mark, session).name])),
  );
  if (names.has("missed")) return "missed";
  if (names.has("excused")) return "excused";
  const open = on.filter(({ mark }) => mark === null);
  if (open.some(({ endsAt }) => endsAt > now)) return on.some(({ startsAt }) => startsAt <= now) ? "now" : "coming";
  if (open.length > 0) return "unrecorded";
  if (names.has("late")) return "late";
  return names.has("left_early") ? "left_early" : "present";
}

function fullMinutes(sessions: readonly StripSession[]): number {
  return sessions.reduce(
    (sum, { startsAt, endsAt }) => sum + Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000),
    0,
  );
}
