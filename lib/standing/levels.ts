import type { CaseBook } from "@/lib/standing/case-book";
import type { Readings } from "@/lib/standing/readings";
import type { Level } from "@/lib/standing/types";

/** The levels in rising order. */
export const LEVELS: readonly Level[] = ["good", "watch", "warning", "contract", "review"];

/** 0 for good to 4 for review. */
export function rankOfLevel(level: Level): number {
  return LEVELS.indexOf(level);
}

/**
 * The level at the end of a walked day: the highest of the watch and warning rules that hold, the open cases, and
 * `contract` while a contract runs.
 */
export function levelOn(book: CaseBook, readings: Readings, day: number): Level {
  let highest = book.contract?.state === "running" ? rankOfLevel("contract") : 0;
  for (const { level } of book.openCases()) highest = Math.max(highest, rankOfLevel(level));
  const terms = readings.view.world.policy.on(day);
  for (const { rule, reader } of readings.passingRulesOf(terms)) {
    const rank = rankOfLevel(rule.level);
    if (rank > highest && reader.holdsOn(day)) highest = rank;
  }
  return LEVELS[highest]!;
}
