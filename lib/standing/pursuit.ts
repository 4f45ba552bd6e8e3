import type { CaseBook } from "@/lib/standing/case-book";
import { opensCase, type Terms } from "@/lib/standing/policy-in-force";
import { Readings } from "@/lib/standing/readings";
import type { RuleReader } from "@/lib/standing/rule-reader";
import type { Rule, RuleLevel } from "@/lib/standing/types";
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
  private readonly rulesOf = new Map<Terms, readonly Rule[]>();

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
      for (let at = this.day; at < day; at++) this.walk(this.book, readings, at);
    }
    this.day = day;
  }

  /** The first day, from where it stands through the horizon, on which the rule is in effect. */
  firstDayInEffect(readings: Readings): number | null {
    return opensCase(this.pursued.level) ? this.firstDayOpen(readings) : this.firstDayHolding(readings);
  }

  private firstDayOpen(readings: Readings): number | null {
    const book = this.book.copy();
    const { horizon } = readings.view.world;
    for (let day = this.day; day <= horizon; day++) {
      this.walk(book, readings, day);
      if (book.isOpen(this.pursued.rule)) return day;
    }
    return null;
  }

  private firstDayHolding(readings: Readings): number | null {
    const { horizon, policy } = readings.view.world;
    let terms: Terms | null = null;
    let reader: RuleReader | null = null;
    for (let day = this.day; day <= horizon; day++) {
      const inForce = policy.on(day);
      if (inForce !== terms) {
        terms = inForce;
        const rule = terms.rules.find(({ id }) => id === this.pursued.rule);
        reader = rule === undefined ? null : readings.of(terms, rule);
      }
      if (reader?.holdsOn(day) === true) return day;
    }
    return null;
  }

  private walk(book: CaseBook, readings: Readings, day: number): void {
    walkDay(book, readings, this.decisions, day, (terms) => this.pursuedOf(terms));
  }

  private pursuedOf(terms: Terms): readonly Rule[] {
    let rules = this.rulesOf.get(terms);
    if (rules === undefined) {
      rules = terms.caseRules.filter(({ id }) => id === this.pursued.rule);
      this.rulesOf.set(terms, rules);
    }
    return rules;
  }
}
