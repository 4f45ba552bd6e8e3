import { addDays, WEEKDAYS, type LocalDate, type Weekday } from "@/lib/time/local-date";
import type { SessionKind } from "@/lib/scheduling/session-kind";

/** So many sessions of a kind in so many weeks: one individual a week, one family in two weeks. */
export interface RequiredKind {
  readonly kind: SessionKind;
  readonly sessions: number;
  readonly weeks: number;
}

/** A part of a plan as somebody wants it: from a day on, which track, which weekdays, and what a week asks. */
export interface PhaseWish {
  readonly from: LocalDate;
  readonly trackId: string;
  readonly weekdays: readonly Weekday[];
  readonly minutesPerWeek: number;
  readonly daysPerWeek: number;
  readonly requiredKinds: readonly RequiredKind[];
}

/** What no week can hold, or no plan can mean. */
export type PhaseProblem =
  | { readonly reason: "no_weekday" }
  | { readonly reason: "unknown_weekday" }
  | { readonly reason: "impossible_hours"; readonly mostMinutes: number }
  | { readonly reason: "more_days_than_weekdays"; readonly daysPerWeek: number; readonly weekdays: number }
  | { readonly reason: "impossible_kind"; readonly kind: string };

const MINUTES_A_DAY = 1440;
const MOST_SESSIONS_OF_A_KIND = 50;
const MOST_WEEKS_OF_A_KIND = 12;

/**
 * What is wrong with a phase by itself; null: nothing. Hours are in minutes a week. Days asked may be fewer than the
 * weekdays chosen (three of four), and may be none: aftercare often asks nothing.
 */
export function findPhaseProblem(phase: PhaseWish): PhaseProblem | null {
  if (phase.weekdays.length === 0) return { reason: "no_weekday" };
  if (phase.weekdays.some((weekday) => !WEEKDAYS.includes(weekday))) return { reason: "unknown_weekday" };
  const weekdays = new Set(phase.weekdays).size;
  const mostMinutes = weekdays * MINUTES_A_DAY;
  if (!isWhole(phase.minutesPerWeek, 0, mostMinutes)) return { reason: "impossible_hours", mostMinutes };
  if (!isWhole(phase.daysPerWeek, 0, weekdays)) {
    return { reason: "more_days_than_weekdays", daysPerWeek: phase.daysPerWeek, weekdays };
  }
  const odd = phase.requiredKinds.find(
    ({ sessions, weeks }) => !isWhole(sessions, 1, MOST_SESSIONS_OF_A_KIND) || !isWhole(weeks, 1, MOST_WEEKS_OF_A_KIND),
  );
  if (odd) return { reason: "impossible_kind", kind: odd.kind };
  const named = phase.requiredKinds.map(({ kind }) => kind);
  const twice = named.find((kind, at) => named.indexOf(kind) !== at);
  return twice ? { reason: "impossible_kind", kind: twice } : null;
}

/**
 * Dated parts in order, each through the day before the next; the last one is open. So on every day from the first on
 * exactly one is in force.
 */
export function inOrder<Part extends { readonly from: LocalDate }>(
  parts: readonly Part[],
): (Part & { readonly through: LocalDate | null })[] {
  const sorted = [...parts].sort((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : 0));
  return sorted.map((part, at) => {
    const next = sorted[at + 1];
    return { ...part, through: next === undefined ? null : addDays(next.from, -1) };
  });
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
