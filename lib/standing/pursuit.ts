import { CONTRACT, type CaseBook } from "@/lib/standing/case-book";
import { opensCase, type Terms } from "@/lib/standing/policy-in-force";
import type { Readings } from "@/lib/standing/readings";
import type { ReadRule } from "@/lib/standing/rule-reader";
import type { RuleLevel } from "@/lib/standing/types";
import { walkDay, type DatedDecisions } from "@/lib/standing/walk-cases";

/** A rule by its id, or the running contract. */
export interface Pursued {
  readonly rule: string;
  readonly level: RuleLevel;
}

/**
 * Follows one rule through replayed days until it is in effect: a watch or warning rule while it holds, a contract or
 * review rule while it has an open case.
 *
 * It stands before a day, with the book of the evening before, and can be moved on: futures that miss the same sessions
 * up to a day are the same up to it, so none is walked twice.
 */
export class Pursuit {
  constructor(
    private readonly pursued: Pursued,
    private readonly decisions: DatedDecisions,
    private readonly book: CaseBook,
    private day: number,
  ) {}

  /** Moves on to the beginning of `day`, through days as they read in `readings`. */
  moveTo(day: number, readings: Readings): void {
    if (day <= this.day) return;
    if (opensCase(this.pursued.level)) {
      const rulesOn = this.rulesIn(readings);
      for (let at = this.day; at < day; at++) walkDay(this.book, readings, this.decisions, at, rulesOn(at));
    }
    this.day = day;
  }

  /** The first day, from where it stands through the horizon, on which the rule is in effect. */
  firstDayInEffect(readings: Readings): number | null {
    if (!this.mayTakeEffect(readings)) return null;
    return opensCase(this.pursued.level) ? this.firstDayOpen(readings) : this.firstDayHolding(readings);
  }

  /** A rule that holds on no day to come takes effect only if its case is open already. */
  private mayTakeEffect(readings: Readings): boolean {
    const { rule } = this.pursued;
    if (rule === CONTRACT || this.book.isOpen(rule)) return true;
    const { policy, horizon } = readings.view.world;
    return policy
      .between(this.day, horizon)
      .some((terms) => this.ruleIn(readings, terms).some(({ reader }) => reader.mayHold));
  }

  private firstDayOpen(readings: Readings): number | null {
    const book = this.book.copy();
    const rulesOn = this.rulesIn(readings);
    for (let day = this.day; day <= readings.view.world.horizon; day++) {
      walkDay(book, readings, this.decisions, day, rulesOn(day));
      if (book.isOpen(this.pursued.rule)) return day;
    }
    return null;
  }

  private firstDayHolding(readings: Readings): number | null {
    const rulesOn = this.rulesIn(readings);
    for (let day = this.day; day <= readings.view.world.horizon; day++) {
      for (const { reader } of rulesOn(day)) if (reader.holdsOn(day)) return day;
    }
    return null;
  }

  /** The pursued rule as the version in force on each day has it, if it has it. */
  private rulesIn(readings: Readings): (day: number) => readonly ReadRule[] {
    let last: Terms | null = null;
    let rules: readonly ReadRule[] = [];
    return (day) => {
      const terms = readings.view.world.policy.on(day);
      if (terms !== last) rules = this.ruleIn(readings, terms);
      last = terms;
      return rules;
    };
  }

  private ruleIn(readings: Readings, terms: Terms): readonly ReadRule[] {
    const rule = terms.rules.find(({ id }) => id === this.pursued.rule);
    return rule === undefined ? [] : [{ rule, reader: readings.of(terms, rule) }];
  }
}
