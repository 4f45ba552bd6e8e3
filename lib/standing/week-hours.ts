import { weekStartOf } from "@/lib/standing/days";
import { firstFactFrom, isAttendedIn, isOverIn, type View } from "@/lib/standing/view";
import type { SessionFact } from "@/lib/standing/session-facts";

/** What a week asks, and what came of it: in minutes, or in days. */
export interface WeekSum {
  readonly required: number;
  readonly offered: number;
  readonly credited: number;
  readonly unmarked: number;
  readonly coming: number;
  /** Credited, unmarked and coming together. */
  readonly best: number;
}

export type WeekMeasure = "minutes" | "days";

/** The shortfall of a week, cut in what the client could have closed and what attending everything would not have. */
export function shortOf(sum: WeekSum, best: number): { client: number; clinic: number } {
  const short = Math.max(0, sum.required - best);
  const clinic = Math.min(short, Math.max(0, sum.required - sum.offered));
  return { client: short - clinic, clinic };
}

/** The week that begins on `from`, as far as this view sees it. */
export function weekSum(view: View, from: number, measure: WeekMeasure): WeekSum {
  const tally = measure === "minutes" ? new MinuteTally() : new DayTally();
  const { facts, active } = view.world;
  let expected = 0;
  const expectedDays = new Set<number>();
  for (let i = firstFactFrom(facts, from); i < facts.length && facts[i]!.day <= from + 6; i++) {
    const fact = facts[i]!;
    tally.add(view, fact);
    if (!fact.isActive || fact.makeUpFor !== null) continue;
    expected += fact.fullMinutes;
    expectedDays.add(fact.day);
  }
  const asked = Math.floor(askedSevenths(view, from, measure) / 7);
  const isWhole = active.rankOf(from + 6) - active.rankOf(from - 1) === 7;
  const expectedSum = measure === "minutes" ? expected : expectedDays.size;
  return tally.sum(isWhole ? asked : Math.min(asked, expectedSum));
}

/**
 * The first day of the last week that is over on `day`: it ends by then, overlaps the enrollment, and none of its
 * sessions is to come. Null without one.
 */
export function lastWeekOver(view: View, day: number, weekStarts: "monday" | "sunday"): number | null {
  const { start, end } = view.world;
  const latest = weekStartOf(day + 1, weekStarts) - 7;
  let from = end === Infinity ? latest : Math.min(latest, weekStartOf(end, weekStarts));
  while (from + 6 >= start) {
    if (!hasSessionToCome(view, from)) return from;
    from -= 7;
  }
  return null;
}

/** Every active day asks one seventh of the plan phase in force on it; the sum of the sevenths' numerators. */
function askedSevenths({ world }: View, from: number, measure: WeekMeasure): number {
  let sum = 0;
  for (let day = from; day <= from + 6; day++) {
    if (!world.active.has(day)) continue;
    for (let i = world.phases.length - 1; i >= 0; i--) {
      const phase = world.phases[i]!;
      if (phase.day > day) continue;
      sum += measure === "minutes" ? phase.minutesPerWeek : (phase.daysPerWeek ?? 0);
      break;
    }
  }
  return sum;
}

function hasSessionToCome(view: View, from: number): boolean {
  if (view.sees === "replay") return false;
  const { facts } = view.world;
  for (let i = firstFactFrom(facts, from); i < facts.length && facts[i]!.day <= from + 6; i++) {
    const { isOver, isOff, isActive } = facts[i]!;
    if (!isOver && !isOff && isActive) return true;
  }
  return false;
}

/** What one session adds to its week, in this view. */
function partsOf(view: View, fact: SessionFact): { part: "credited" | "unmarked" | "coming" | null; minutes: number } {
  if (fact.isOff) return { part: null, minutes: 0 };
  if (isOverIn(view, fact)) {
    if (fact.mark !== null) return { part: "credited", minutes: fact.creditedMinutes };
    if (!fact.isActive) return { part: null, minutes: 0 };
    if (fact.isOver) return { part: "unmarked", minutes: fact.fullMinutes };
    return { part: "credited", minutes: isAttendedIn(view, fact) ? fact.fullMinutes : 0 };
  }
  if (!fact.isActive) return { part: null, minutes: 0 };
  return { part: "coming", minutes: fact.mark === null ? fact.fullMinutes : fact.creditedMinutes };
}

class MinuteTally {
  private offered = 0;
  private readonly parts = { credited: 0, unmarked: 0, coming: 0 };

  add(view: View, fact: SessionFact): void {
    if (!fact.isOff && fact.isActive && fact.makeUpFor === null) this.offered += fact.fullMinutes;
    const { part, minutes } = partsOf(view, fact);
    if (part !== null) this.parts[part] += minutes;
  }

  sum(required: number): WeekSum {
    const { credited, unmarked, coming } = this.parts;
    return { required, offered: this.offered, credited, unmarked, coming, best: credited + unmarked + coming };
  }
}

/** The same sum in days: days with such a session in place of their minutes; credited are days with more than 0. */
class DayTally {
  private readonly offered = new Set<number>();
  private readonly parts = { credited: new Set<number>(), unmarked: new Set<number>(), coming: new Set<number>() };
  private readonly any = new Set<number>();

  add(view: View, fact: SessionFact): void {
    if (!fact.isOff && fact.isActive && fact.makeUpFor === null) this.offered.add(fact.day);
    const { part, minutes } = partsOf(view, fact);
    if (part === null || (part !== "unmarked" && minutes === 0)) return;
    this.parts[part].add(fact.day);
    this.any.add(fact.day);
  }

  sum(required: number): WeekSum {
    const { credited, unmarked, coming } = this.parts;
    return {
      required,
      offered: this.offered.size,
      credited: credited.size,
      unmarked: unmarked.size,
      coming: coming.size,
      best: this.any.size,
    };
  }
}
