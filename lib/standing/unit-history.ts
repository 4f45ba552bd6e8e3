import { madeUpSessions, type MadeUp } from "@/lib/standing/make-ups";
import type { SessionFact } from "@/lib/standing/session-facts";
import { UnitTable } from "@/lib/standing/unit-table";
import { unitsOn, valueOn, type Recipe } from "@/lib/standing/units";
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
    makeUpErasesWithin: number | null,
  ) {
    this.madeUp = madeUpSessions(view, makeUpErasesWithin);
    this.turns = this.madeUp.size === 0 ? [] : [...new Set(this.madeUp.values())].sort((a, b) => a - b);
  }

  /** The table as it reads on the day. */
  on(day: number): UnitTable {
    let turn = this.turns.length;
    while (turn > 0 && this.turns[turn - 1]! > day) turn--;
    return (this.tables[turn] ??= this.tableFrom(turn === 0 ? -Infinity : this.turns[turn - 1]!));
  }

  /** What the session is worth on the day; null when it is left out. */
  valueOn(fact: SessionFact, day: number): number | null {
    return valueOn(this.view, this.recipe, this.madeUp, fact, day);
  }

  private tableFrom(day: number): UnitTable {
    const { start, asOf, horizon } = this.view.world;
    const units = unitsOn(this.view, this.recipe, this.madeUp, day);
    return new UnitTable(units, start, this.view.sees === "today" ? asOf : horizon);
  }
}
