import type { SkipReason } from "@/lib/scheduling/change/copy-week";
import type { PreviewClash, PreviewTold } from "./change-preview";

/** What copying a week comes to, in words and numbers. Plain values: it goes to the browser as it is. */
export interface WeekCopyPreview {
  readonly siteId: string;
  /** Sent back with the confirmation, so that nothing else is done than was seen. */
  readonly fingerprint: string;
  readonly isNothing: boolean;
  /** "Add 42 sessions" */
  readonly button: string;
  /** "Nov 23–29, 2026" */
  readonly fromWeek: string;
  readonly toWeek: string;
  readonly count: number;
  /** What is added, by series. */
  readonly series: readonly {
    readonly seriesId: string;
    readonly title: string;
    readonly count: number;
    /** "Mon, Nov 30, 9:00–10:30 AM" */
    readonly dates: readonly string[];
  }[];
  /** What is not copied, by the reason. */
  readonly skipped: readonly {
    readonly why: SkipReason;
    readonly count: number;
    /** "are there already" */
    readonly title: string;
    readonly dates: readonly string[];
  }[];
  /** Nothing is offered against them here: a single session is changed afterwards. */
  readonly clashes: readonly PreviewClash[];
  readonly isRefused: boolean;
  readonly told: PreviewTold;
}
