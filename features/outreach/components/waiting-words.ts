import type { DueKind } from "@/lib/alerts/ladder-rules";

/** What each kind of row is called where its due time is set, the most urgent first. */
export const DUE_WORDS: Readonly<Record<DueKind, string>> = {
  review: "Review",
  contract: "Contract",
  warning: "Warning",
  watch: "Watch",
  good: "Good, a missed day",
  hours: "Hours out of reach",
};

/** "the same day", "1 business day later". */
export function daysWords(days: number): string {
  if (days === 0) return "the same day";
  return days === 1 ? "1 business day later" : `${days} business days later`;
}
