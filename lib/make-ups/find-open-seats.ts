import { isUnavailable, type UnavailableTime } from "../scheduling/find-booking-clashes";
import { covers, type DateSpan } from "../roster/expected";
import { addDays, type LocalDate } from "../time/local-date";
import type { LocalTime } from "../time/local-time";
import type { Instant } from "../time/zone";
import { isEquivalent, type MakeUpRules } from "./make-up-rules";

/** Somebody with less than this to spare is one late bus away from being short. Minutes. */
export const TIGHT_MINUTES = 60;

/** A session that somebody missed and that nothing makes up for yet. */
export interface Miss {
  readonly sessionId: string;
  readonly date: LocalDate;
  readonly startsAt: Instant;
  readonly serviceTypeId: string;
}

/** What one client's make-ups are looked for by. */
export interface MakeUpNeed {
  readonly now: Instant;
  readonly siteId: string;
  readonly programId: string;
  readonly week: DateSpan & { readonly through: LocalDate };
  /** The client's part of this week's shortfall, and what is to spare if there is none. Minutes. */
  readonly short: number;
  readonly spare: number;
  /** The policy in force: so many days after a miss a make-up erases it; null: it restores minutes only. */
  readonly erasesWithin: number | null;
  readonly misses: readonly Miss[];
  readonly enrolled: DateSpan;
  readonly holds: readonly DateSpan[];
  readonly unavailable: readonly UnavailableTime[];
  /** Where the client is expected anyway. */
  readonly own: readonly { readonly id: string; readonly startsAt: Instant; readonly endsAt: Instant }[];
}

/** A session that might have a seat. */
export interface Seat {
  readonly sessionId: string;
  readonly siteId: string;
  readonly programId: string | null;
  readonly kind: "group" | "individual" | "family";
  readonly status: "scheduled" | "cancelled" | "closed";
  readonly serviceTypeId: string;
  readonly countsToHours: boolean;
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Expected, added and offered to others. */
  readonly taken: number;
  /** Null: no limit. */
  readonly places: number | null;
}

/** Why a seat does not fit, in the order in which it is asked. */
export type SeatProblem =
  | "over"
  | "off"
  | "not_a_group"
  | "elsewhere"
  | "other_program"
  | "own_session"
  | "not_enrolled"
  | "on_hold"
  | "no_miss_of_this_kind"
  | "before_the_miss"
  | "window_closed"
  | "week_is_enough"
  | "no_minutes"
  | "clash"
  | "cannot_come"
  | "full";

export interface OpenSeat {
  readonly sessionId: string;
  readonly forSessionId: string;
  readonly minutes: number;
  /** It adds to this week's hours. */
  readonly helpsWeek: boolean;
  /** It closes the whole shortfall of the week. */
  readonly closes: boolean;
  /** The miss counts no more, once it is attended. */
  readonly erases: boolean;
}

export interface FoundSeats {
  readonly fits: readonly OpenSeat[];
  readonly others: readonly { readonly sessionId: string; readonly why: SeatProblem }[];
}

/**
 * Which seats fit one client (the clinic's rules, make-ups): a group to come at their site and of their program, of a
 * service type that stands in for the missed one, with a place left, at a time at which they can come, on a day on which
 * they are enrolled, and of use: it adds hours to a week that needs them, or comes soon enough that the policy erases
 * the miss. First those that close the shortfall, the soonest first; then by what they add.
 */
export function findOpenSeats(
  need: MakeUpNeed,
  seats: readonly Seat[],
  rules: Pick<MakeUpRules, "standsIn">,
): FoundSeats {
  const fits: (OpenSeat & { readonly startsAt: Instant })[] = [];
  const others: FoundSeats["others"][number][] = [];
  for (const seat of seats) {
    const tried = trySeat(need, seat, rules);
    if (typeof tried === "string") others.push({ sessionId: seat.sessionId, why: tried });
    else fits.push({ ...tried, startsAt: seat.startsAt });
  }
  const rank = (seat: OpenSeat) => (seat.closes ? 0 : seat.helpsWeek ? 1 : 2);
  fits.sort(
    (one, other) =>
      rank(one) - rank(other) ||
      (rank(one) === 1 ? other.minutes - one.minutes : 0) ||
      one.startsAt.getTime() - other.startsAt.getTime() ||
      (one.sessionId < other.sessionId ? -1 : 1),
  );
  return { fits: fits.map(({ startsAt: _startsAt, ...seat }) => seat), others };
}

function trySeat(need: MakeUpNeed, seat: Seat, rules: Pick<MakeUpRules, "standsIn">): OpenSeat | SeatProblem {
  if (seat.startsAt <= need.now) return "over";
  if (seat.status !== "scheduled") return "off";
  if (seat.kind !== "group") return "not_a_group";
  if (seat.siteId !== need.siteId) return "elsewhere";
  if (seat.programId !== null && seat.programId !== need.programId) return "other_program";
  if (need.own.some(({ id }) => id === seat.sessionId)) return "own_session";
  if (!covers(need.enrolled, seat.date)) return "not_enrolled";
  if (need.holds.some((hold) => covers(hold, seat.date))) return "on_hold";
  const chosen = chooseMiss(need, seat, rules);
  if (typeof chosen === "string") return chosen;
  if (!seat.countsToHours && !chosen.erases) return "no_minutes";
  if (need.own.some(({ startsAt, endsAt }) => startsAt < seat.endsAt && seat.startsAt < endsAt)) return "clash";
  if (need.unavailable.some((window) => isUnavailable(window, seat))) return "cannot_come";
  if (seat.places !== null && seat.taken >= seat.places) return "full";
  const minutes = seat.countsToHours ? (seat.endsAt.getTime() - seat.startsAt.getTime()) / 60_000 : 0;
  const helpsWeek = covers(need.week, seat.date) && minutes > 0;
  return {
    sessionId: seat.sessionId,
    forSessionId: chosen.miss.sessionId,
    minutes,
    helpsWeek,
    closes: helpsWeek && need.short > 0 && minutes >= need.short,
    erases: chosen.erases,
  };
}

/** The miss that this seat is best used for: the one whose window closes first, of those it may make up for. */
function chooseMiss(
  need: MakeUpNeed,
  seat: Seat,
  rules: Pick<MakeUpRules, "standsIn">,
): { readonly miss: Miss; readonly erases: boolean } | SeatProblem {
  const alike = need.misses.filter(({ serviceTypeId }) => isEquivalent(rules, serviceTypeId, seat.serviceTypeId));
  if (alike.length === 0) return "no_miss_of_this_kind";
  const before = alike.filter(({ startsAt }) => startsAt < seat.startsAt);
  if (before.length === 0) return "before_the_miss";
  const byDate = [...before].sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  const erased = byDate.find((miss) => seat.date <= lastDayOf(miss, need.erasesWithin));
  if (erased !== undefined) return { miss: erased, erases: true };
  // Beyond the window only minutes come of it: for the week they were lost in, while that week needs them.
  const ofWeek = byDate.find(({ date }) => covers(need.week, date) && covers(need.week, seat.date));
  if (ofWeek === undefined) return "window_closed";
  return needsHours(need) ? { miss: ofWeek, erases: false } : "week_is_enough";
}

/** Does this week need more hours than are still to come, or nearly so? */
export function needsHours({ short, spare }: Pick<MakeUpNeed, "short" | "spare">): boolean {
  return short > 0 || spare < TIGHT_MINUTES;
}

/** The last day on which a make-up erases this miss; before the first day there is when none ever does. */
export function lastDayOf({ date }: Pick<Miss, "date">, erasesWithin: number | null): LocalDate {
  return erasesWithin === null ? addDays(date, -1) : addDays(date, erasesWithin);
}
