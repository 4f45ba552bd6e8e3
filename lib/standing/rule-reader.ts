import type { SessionFact } from "@/lib/standing/session-facts";
import type { Rule } from "@/lib/standing/types";
import type { View } from "@/lib/standing/view";

/** One rule under one policy version, read in one view. Days run from the enrollment's start to the view's last day. */
export interface RuleReader {
  /** False only if the rule holds on no day at all: then its days need not be asked one by one. */
  readonly mayHold: boolean;
  valueOn(day: number): number;
  holdsOn(day: number): boolean;
  /** The day of the newest thing it counts; null when it counts nothing, as the clocks never do. */
  newestOn(day: number): number | null;
  /** The first day looked at, or null. */
  firstDayOn(day: number): number | null;
  /** The sessions that count, ordered by start, then id. */
  countedOn(day: number): SessionFact[];
  /** The same rule in a view of the forecast that misses some sessions; what they do not touch is not read again. */
  butMissing(view: View): RuleReader;
}

/** A rule, and what reads it. */
export interface ReadRule {
  readonly rule: Rule;
  readonly reader: RuleReader;
}
