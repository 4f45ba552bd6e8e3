import type { ContactDays } from "@/lib/standing/contact-days";
import type { Terms } from "@/lib/standing/policy-in-force";
import type { RuleReader } from "@/lib/standing/rule-reader";
import type { SessionFact } from "@/lib/standing/session-facts";
import type { ClockRule, WeekRule } from "@/lib/standing/types";
import type { View } from "@/lib/standing/view";
import { lastWeekOver, shortOf, weekSum } from "@/lib/standing/week-hours";

/** Reads the week measures: the client's part of the shortfall of the last week that is over. */
export class WeekReader implements RuleReader {
  readonly mayHold = true;
  private readonly short = new Map<number, number>();

  constructor(
    private readonly view: View,
    private readonly weekStarts: Terms["weekStarts"],
    private readonly measure: WeekRule["measure"],
    /** The same weeks with nothing missed, to borrow from. */
    private readonly attended: WeekReader | null = null,
  ) {}

  butMissing(view: View): WeekReader {
    return new WeekReader(view, this.weekStarts, this.measure, this);
  }

  valueOn(day: number): number {
    const from = this.firstDayOn(day);
    return from === null ? 0 : this.shortOf(from);
  }

  holdsOn(day: number): boolean {
    return this.valueOn(day) > 0;
  }

  newestOn(day: number): number | null {
    const from = this.firstDayOn(day);
    return from === null ? null : from + 6;
  }

  firstDayOn(day: number): number | null {
    return lastWeekOver(this.view, day, this.weekStarts);
  }

  countedOn(): SessionFact[] {
    return [];
  }

  private shortOf(from: number): number {
    let short = this.short.get(from);
    if (short === undefined) this.short.set(from, (short = this.shortOfWeek(from)));
    return short;
  }

  private shortOfWeek(from: number): number {
    if (this.attended !== null && !this.missesIn(from)) return this.attended.shortOf(from);
    const sum = weekSum(this.view, from, this.measure === "weekMinutes" ? "minutes" : "days");
    return shortOf(sum, this.view.unmarked === "present" ? sum.best : sum.credited).client;
  }

  private missesIn(from: number): boolean {
    for (const { day } of this.view.missed) if (day >= from && day <= from + 6) return true;
    return false;
  }
}

/** Reads the two clocks. They count nothing; they only run. */
export class ClockReader implements RuleReader {
  readonly mayHold = true;

  constructor(
    private readonly rule: ClockRule,
    private readonly contact: ContactDays,
    private readonly start: number,
  ) {}

  butMissing(view: View): ClockReader {
    return new ClockReader(this.rule, this.contact.butMissing(view), this.start);
  }

  valueOn(day: number): number {
    return this.contact.daysAfter(this.firstDayOn(day), day);
  }

  holdsOn(day: number): boolean {
    return this.valueOn(day) >= this.rule.at;
  }

  newestOn(): null {
    return null;
  }

  firstDayOn(day: number): number {
    const last =
      this.rule.measure === "daysSinceAttended" ? this.contact.lastAttended(day) : this.contact.lastContact(day);
    return Math.max(this.start, last);
  }

  countedOn(): SessionFact[] {
    return [];
  }
}
