/*
 * A standing policy as it is stored: the clinic's numbers and rules, without the version number and the first day, which
 * are columns of their own.
 */

export type PolicyLevel = "watch" | "warning" | "contract" | "review";
export type PolicyWindow =
  | "enrollment"
  | { readonly days: number }
  | { readonly last: number }
  | { readonly calendar: "week" | "month" | "quarter" };
export type ExcusedReading = "skips" | "counts" | "breaks";
export type Weight = 0 | 0.5 | 1;

interface Counted {
  readonly kinds?: readonly string[];
  readonly excused?: ExcusedReading;
}

export type PolicyRule = { readonly id: string; readonly level: PolicyLevel } & (
  | (Counted & { readonly measure: "absences" | "lates"; readonly within: PolicyWindow; readonly at: number })
  | (Counted & { readonly measure: "streak"; readonly at: number; readonly withoutContact?: boolean })
  | (Counted & {
      readonly measure: "rate";
      readonly within: PolicyWindow;
      /** Whole percent. */
      readonly below: number;
      readonly once?: number;
    })
  | { readonly measure: "weekMinutes" | "weekDays" }
  | { readonly measure: "daysSinceAttended" | "daysSinceContact"; readonly at: number }
);

export type PolicyMeasure = PolicyRule["measure"];

export interface PolicyBody {
  readonly adoption?: "at-once" | "when-acknowledged";
  readonly countBy?: "day" | "session";
  readonly weekStarts?: "monday" | "sunday";
  /** Minutes after the start; null: nobody is late. */
  readonly lateFrom?: number | null;
  /** Minutes after the start from which it is an absence. */
  readonly absentFrom?: number | null;
  /** Minutes before the end. */
  readonly leftEarlyFrom?: number | null;
  /** Notice this long before the start excuses; null: notice changes nothing. */
  readonly noticeHours?: number | null;
  /** The reasons that excuse; null: any. */
  readonly excuses?: readonly string[] | null;
  readonly weights?: { readonly late?: Weight; readonly leftEarly?: Weight; readonly lateCancel?: Weight };
  /** Days; null: a make-up restores minutes only. */
  readonly makeUpErasesWithin?: number | null;
  readonly contract?: { readonly attend: number; readonly of: number; readonly excused?: "skips" | "counts" } | null;
  readonly rules: readonly PolicyRule[];
}
