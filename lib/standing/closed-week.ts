import { dateOf, dayOf } from "@/lib/standing/days";
import { knownRecords } from "@/lib/standing/known-records";
import type { LocalDate, StandingInput, WeekHours } from "@/lib/standing/types";
import { firstFactFrom, todayView } from "@/lib/standing/view";
import { weekSum } from "@/lib/standing/week-hours";
import { knownWorld } from "@/lib/standing/world";

/** What closures did to a client's week. Minutes. */
export interface ClosedWeek {
  readonly from: LocalDate;
  /** The days on which sessions of this client were closed, in order. */
  readonly days: readonly LocalDate[];
  /** What those sessions would have given. */
  readonly lost: number;
  /**
   * What of it nobody has to make up: as much as what is left on offer falls below what the week requires. It is what
   * closures explain of the clinic's part of a shortfall (standing, weekly hours), known before the week is over.
   */
  readonly excused: number;
  /** What the week still asks: required without the excused part. */
  readonly asked: number;
}

/**
 * What the closures of the week that begins on `from` mean for the client's hours. It judges nothing: the engine already
 * keeps what was not on offer apart, and this says which part of that was the clinic being closed. Days on hold and days
 * outside the enrollment ask nothing, so nothing is lost on them; a make-up was never asked either.
 */
export function closedInWeek(input: StandingInput, from: LocalDate): ClosedWeek {
  const { world } = knownWorld(input);
  const first = dayOf(from);
  const sum = weekSum(todayView(world, "present"), first, "minutes");
  const records = knownRecords(input.expectedSessions, ({ id }) => id, input.knownAt);
  const days = new Set<LocalDate>();
  let lost = 0;
  const { facts } = world;
  for (let i = firstFactFrom(facts, first); i < facts.length && facts[i]!.day <= first + 6; i++) {
    const { id, day, isActive, makeUpFor, fullMinutes } = facts[i]!;
    if (records.get(id)?.status !== "closed" || !isActive || makeUpFor !== null) continue;
    days.add(dateOf(day));
    lost += fullMinutes;
  }
  const excused = Math.min(lost, Math.max(0, sum.required - sum.offered));
  return { from, days: [...days], lost, excused, asked: sum.required - excused };
}

/**
 * The hours of the week with what closures took left out of what is asked and of what is short: as people are shown
 * them. The client's own part of a shortfall is the engine's, and stays what it is.
 */
export function hoursAsked(hours: WeekHours, closed: ClosedWeek): WeekHours {
  const { credited, unmarked, coming, short } = hours;
  const required = hours.required - closed.excused;
  const best = credited + unmarked + coming;
  const left = Math.max(0, required - best);
  return {
    ...hours,
    required,
    reachable: best >= required,
    short: { client: short.client, clinic: Math.max(0, left - short.client) },
  };
}
