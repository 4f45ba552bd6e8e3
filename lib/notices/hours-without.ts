import { closedInWeek } from "../standing/closed-week";
import { dateOf, dayOf, weekStartOf } from "../standing/days";
import type { StandingInput } from "../standing/types";
import { todayView } from "../standing/view";
import { weekSum } from "../standing/week-hours";
import { knownWorld } from "../standing/world";
import type { LocalDate } from "../time/local-date";

/** What a week comes to. Minutes. */
export interface WeekBest {
  /** With everything attended that is still to come. */
  readonly best: number;
  /** What the week asks, without what closures took. */
  readonly required: number;
}

/**
 * What the week of a day comes to when somebody does not come to these sessions: what is credited, what nobody recorded
 * yet and what is to come, without them. Nothing is judged: a session left out is one that gives no minutes.
 */
export function hoursWithout(input: StandingInput, sessionIds: readonly string[], day: LocalDate): WeekBest {
  const away = new Set(sessionIds);
  const asOf = day > input.asOf ? day : input.asOf;
  const changed: StandingInput = {
    ...input,
    asOf,
    // A week that has not begun is looked at as a whole.
    knownAt: asOf === input.asOf ? input.knownAt : null,
    marks: [
      ...input.marks.filter(({ session }) => !away.has(session)),
      ...input.expectedSessions
        .filter(({ id }) => away.has(id))
        .map(({ id }) => ({ session: id, was: "missed" as const })),
    ],
  };
  const { world } = knownWorld(changed);
  const from = weekStartOf(dayOf(asOf), world.policy.on(dayOf(asOf)).weekStarts);
  const { best, required } = weekSum(todayView(world, "present"), from, "minutes");
  return { best, required: required - closedInWeek(changed, dateOf(from)).excused };
}
