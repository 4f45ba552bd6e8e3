import type { ContactDays } from "@/lib/standing/contact-days";
import { periodStartOf } from "@/lib/standing/days";
import type { Terms } from "@/lib/standing/policy-in-force";
import type { RuleReader } from "@/lib/standing/rule-reader";
import type { SessionFact } from "@/lib/standing/session-facts";
import type { SessionRule, Window } from "@/lib/standing/types";
import type { UnitHistory } from "@/lib/standing/unit-history";
import type { UnitTable } from "@/lib/standing/unit-table";
import type { View, World } from "@/lib/standing/view";

/** Reads the rules that count sessions: absences, lates, streaks and rates. */
export class SessionReader implements RuleReader {
  constructor(
    private readonly world: World,
    private readonly terms: Terms,
    private readonly rule: SessionRule,
    private readonly history: UnitHistory,
    /** For streaks without contact. */
    private readonly contact: () => ContactDays,
  ) {}

  get mayHold(): boolean {
    const table = this.history.atWorst();
    if (this.rule.measure === "rate") return table.total() > 0;
    return (this.rule.measure === "streak" ? table.longestRow() : table.total()) >= this.rule.at;
  }

  butMissing(view: View): SessionReader {
    const contact = (): ContactDays => this.contact().butMissing(view);
    return new SessionReader(this.world, this.terms, this.rule, this.history.butMissing(view), once(contact));
  }

  valueOn(day: number): number {
    const table = this.history.on(day);
    const to = table.through(day);
    const from = this.windowFrom(table, day, to);
    if (this.rule.measure === "streak") return to - from;
    if (this.rule.measure !== "rate") return table.sum(from, to);
    const units = to - from;
    return units === 0 ? 100 : Math.floor((100 * (units - table.sum(from, to))) / units);
  }

  holdsOn(day: number): boolean {
    if (this.rule.measure !== "rate") return this.valueOn(day) >= this.rule.at;
    if (this.valueOn(day) >= this.rule.below) return false;
    const table = this.history.on(day);
    const to = table.through(day);
    return table.markedBetween(this.windowFrom(table, day, to), to) >= (this.rule.once ?? 1);
  }

  newestOn(day: number): number | null {
    const table = this.history.on(day);
    const to = table.through(day);
    return table.newestMiss(this.windowFrom(table, day, to), to);
  }

  firstDayOn(day: number): number | null {
    const window = this.rule.measure === "streak" ? null : this.rule.within;
    const first = window === null ? null : this.firstDayOf(window, day);
    if (first !== null) return first;
    const table = this.history.on(day);
    const to = table.through(day);
    const from = this.windowFrom(table, day, to);
    return from < to ? table.units[from]!.day : null;
  }

  countedOn(day: number): SessionFact[] {
    const table = this.history.on(day);
    const to = table.through(day);
    const least = this.rule.measure === "streak" ? 1 : Number.MIN_VALUE;
    const counted: SessionFact[] = [];
    for (let i = this.windowFrom(table, day, to); i < to; i++) {
      const { first, end } = table.units[i]!;
      for (let at = first; at < end; at++) {
        const fact = this.world.facts[at]!;
        const value = this.history.valueOn(fact, day);
        if (value !== null && value >= least) counted.push(fact);
      }
    }
    return counted;
  }

  /** The place of the first unit in the window, or of the first of the row. */
  private windowFrom(table: UnitTable, day: number, to: number): number {
    if (this.rule.measure === "streak") {
      const row = to - table.row(to);
      if (this.rule.withoutContact !== true) return row;
      return Math.max(row, Math.min(to, table.through(this.contact().lastContact(day))));
    }
    const window = this.rule.within;
    if (window === "enrollment") return 0;
    if ("last" in window) return Math.max(0, to - window.last);
    return table.through(this.firstDayOf(window, day)! - 1);
  }

  /** The first day of a window of days, not before the reach; null for windows that count units. */
  private firstDayOf(window: Window, day: number): number | null {
    const { reach, weekStarts } = this.terms;
    if (window === "enrollment") return reach;
    if ("last" in window) return null;
    if ("days" in window) return Math.max(reach, this.world.active.windowStart(day, window.days) ?? reach);
    return Math.max(reach, periodStartOf(day, window.calendar, weekStarts));
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
