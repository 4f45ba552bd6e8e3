import { madeUpSessions, type MadeUp } from "@/lib/standing/make-ups";
import type { SessionFact } from "@/lib/standing/session-facts";
import { UnitTable } from "@/lib/standing/unit-table";
import { isLookedAt, unitOf, unitsOn, valueOn, type Recipe } from "@/lib/standing/units";
import type { View } from "@/lib/standing/view";

/**
 * The units of one recipe in one view, over time: what a session is worth changes on the day it is made up, and on no
 * other day. So there is one table from the start on, and one more from the date of every make-up that erases.
 */
export class UnitHistory {
  private readonly madeUp: MadeUp;
  /** The days on which something changes, rising. */
  private readonly turns: readonly number[];
  private readonly tables: (UnitTable | undefined)[] = [];

  constructor(
    private readonly view: View,
    private readonly recipe: Recipe,
    private readonly makeUpErasesWithin: number | null,
    /** The same history with nothing missed, to borrow from. */
    private readonly attended: UnitHistory | null = null,
  ) {
    this.madeUp = madeUpSessions(view, makeUpErasesWithin);
    this.turns = this.madeUp.size === 0 ? [] : [...new Set(this.madeUp.values())].sort((a, b) => a - b);
  }

  /** The same units in a view of the forecast that misses some sessions. */
  butMissing(view: View): UnitHistory {
    return new UnitHistory(view, this.recipe, this.makeUpErasesWithin, this);
  }

  /** The table as it reads on the day. */
  on(day: number): UnitTable {
    let turn = this.turns.length;
    while (turn > 0 && this.turns[turn - 1]! > day) turn--;
    return (this.tables[turn] ??= this.tableFrom(turn === 0 ? -Infinity : this.turns[turn - 1]!));
  }

  /** The table as it reads before any make-up: no later one is worth more, for making up only takes misses away. */
  atWorst(): UnitTable {
    return (this.tables[0] ??= this.tableFrom(-Infinity));
  }

  /** What the session is worth on the day; null when it is left out. */
  valueOn(fact: SessionFact, day: number): number | null {
    return valueOn(this.view, this.recipe, this.madeUp, fact, day);
  }

  private tableFrom(day: number): UnitTable {
    if (this.attended !== null && this.madeUp.size === 0 && this.attended.madeUp.size === 0) {
      return this.tableBesides(this.attended.on(day));
    }
    const { start, asOf, horizon } = this.view.world;
    const units = unitsOn(this.view, this.recipe, this.madeUp, day);
    return UnitTable.of(units, start, this.view.sees === "today" ? asOf : horizon);
  }

  /** Missing a session that would have been attended changes what its unit is worth, and no other. */
  private tableBesides(attended: UnitTable): UnitTable {
    const units = [...attended.units];
    let first = units.length;
    for (const fact of this.view.missed) {
      if (fact.day < this.recipe.from || !isLookedAt(this.recipe, fact)) continue;
      let place = attended.through(fact.day) - 1;
      while (units[place]!.first > fact.index) place--;
      const unit = units[place]!;
      units[place] = unitOf(this.view, this.recipe, this.madeUp, -Infinity, unit.first, unit.end)!;
      first = Math.min(first, place);
    }
    return attended.withUnits(units, first);
  }
}
