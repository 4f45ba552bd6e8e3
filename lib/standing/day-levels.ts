import { CaseBook } from "@/lib/standing/case-book";
import { dayOf } from "@/lib/standing/days";
import { levelOn } from "@/lib/standing/levels";
import { Readings } from "@/lib/standing/readings";
import type { Level, LocalDate, StandingInput } from "@/lib/standing/types";
import { todayView } from "@/lib/standing/view";
import { datedDecisions, walkWholeDay } from "@/lib/standing/walk-cases";
import { knownWorld, worldUnder, type KnownWorld } from "@/lib/standing/world";

/**
 * The level at the end of each day from `from` through `to`, with today's knowledge: what `evaluateStanding` answers as
 * of each of these days, in one walk instead of one a day. Days before the enrollment are left out, so the list may be
 * shorter; `to` is not after `input.asOf`. There is no forecast in it and no explanation.
 */
export function dayLevels(input: StandingInput, from: LocalDate, to: LocalDate): Level[] {
  if (to < input.enrollment.start) return [];
  return levelsFrom(knownWorld({ ...input, asOf: to }), from);
}

/** The same under each of several lists of policy versions, in place of the input's own; its records are read once. */
export function dayLevelsUnder(
  input: StandingInput,
  alternatives: readonly StandingInput["policyVersions"][],
  from: LocalDate,
  to: LocalDate,
): Level[][] {
  if (to < input.enrollment.start) return alternatives.map(() => []);
  const known = knownWorld({ ...input, asOf: to });
  return alternatives.map((versions) => levelsFrom(worldUnder(known, versions, input.knownAt), from));
}

function levelsFrom({ world, decisions }: KnownWorld, from: LocalDate): Level[] {
  const dated = datedDecisions(decisions);
  const readings = new Readings(todayView(world, "present"));
  const book = new CaseBook();
  const first = Math.max(dayOf(from), world.start);
  const levels: Level[] = [];
  for (let day = world.start; day <= world.asOf; day++) {
    walkWholeDay(book, readings, dated, day);
    if (day >= first) levels.push(levelOn(book, readings, day));
  }
  return levels;
}
