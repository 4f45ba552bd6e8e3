import type { CaseBook } from "@/lib/standing/case-book";
import type { SignedContract } from "@/lib/standing/contract";
import { dateOf } from "@/lib/standing/days";
import { raisesOf } from "@/lib/standing/forecast-raises";
import { levelOn } from "@/lib/standing/levels";
import { Readings } from "@/lib/standing/readings";
import type { Forecast, Level, LevelChange } from "@/lib/standing/types";
import { replayView, type World } from "@/lib/standing/view";
import { walkDay, type DatedDecisions } from "@/lib/standing/walk-cases";

/** What today's answer says, where the forecast starts from. */
export interface Today {
  readonly level: Level;
  readonly contract: SignedContract | null;
}

/**
 * Replays the days from today through the horizon, each at its end. Days before today stand as they were walked, so it
 * goes on from the book of the evening before.
 */
export function forecastOf(world: World, decisions: DatedDecisions, beforeToday: CaseBook, today: Today): Forecast {
  const attended = new Readings(replayView(world));
  return {
    raises: raisesOf(world, decisions, beforeToday, today, attended),
    ifAllAttended: levelChanges(attended, decisions, beforeToday.copy(), today.level),
  };
}

/** Every change of level in order, with every session to come attended. */
function levelChanges(readings: Readings, decisions: DatedDecisions, book: CaseBook, today: Level): LevelChange[] {
  const { asOf, horizon } = readings.view.world;
  const changes: LevelChange[] = [];
  let level = today;
  for (let day = asOf; day <= horizon; day++) {
    walkDay(book, readings, decisions, day, ({ caseRules }) => caseRules);
    const next = levelOn(book, readings, day);
    if (next !== level) changes.push({ on: dateOf(day), level: next });
    level = next;
  }
  return changes;
}
