import type { CaseBook } from "@/lib/standing/case-book";
import type { SignedContract } from "@/lib/standing/contract";
import { dateOf } from "@/lib/standing/days";
import { raisesOf } from "@/lib/standing/forecast-raises";
import { levelOn, rankOfLevel } from "@/lib/standing/levels";
import { Readings } from "@/lib/standing/readings";
import type { Forecast, Level, LevelChange } from "@/lib/standing/types";
import { replayView, type World } from "@/lib/standing/view";
import { walkWholeDay, type DatedDecisions } from "@/lib/standing/walk-cases";

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
  const attended = new Readings(replayView(world, []));
  const levels = levelsIfAllAttended(attended, decisions, beforeToday.copy());
  const highest = levels.reduce((rank, level) => Math.max(rank, rankOfLevel(level)), 0);
  return {
    raises: raisesOf({ world, decisions, beforeToday, today, attended, highest }),
    ifAllAttended: changesOf(levels, today.level, world.asOf),
  };
}

/** The level of every replayed day, with every session to come attended. */
function levelsIfAllAttended(readings: Readings, decisions: DatedDecisions, book: CaseBook): Level[] {
  const { asOf, horizon } = readings.view.world;
  const levels: Level[] = [];
  for (let day = asOf; day <= horizon; day++) {
    walkWholeDay(book, readings, decisions, day);
    levels.push(levelOn(book, readings, day));
  }
  return levels;
}

/** Every change of level in order, starting from today's. */
function changesOf(levels: readonly Level[], today: Level, asOf: number): LevelChange[] {
  return levels.flatMap((level, index) =>
    level === (index === 0 ? today : levels[index - 1]) ? [] : [{ on: dateOf(asOf + index), level }],
  );
}
