import type { RuleProblem } from "@/lib/recurrence/rule-problem";
import type { Lead, Place, SeriesPart, SessionFacts, SessionState } from "@/lib/scheduling/change/series-state";
import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";

/** What staff want changed of several sessions at once. What is left out stays. */
export interface SeriesFields {
  readonly startTime?: LocalTime;
  readonly durationMinutes?: number;
  readonly place?: Place;
  readonly lead?: Lead;
  readonly title?: string;
  readonly capacity?: number | null;
  /** Other days: an RRULE without COUNT and UNTIL. The end stays what it is. */
  readonly rule?: string;
}

/** What staff want changed of one session alone. */
export interface SessionFieldsWanted {
  readonly date?: LocalDate;
  readonly startTime?: LocalTime;
  readonly durationMinutes?: number;
  readonly place?: Place;
  readonly lead?: Lead;
}

/** One change of one series, as staff ask for it. */
export type SeriesChange =
  /** "This only": move, make longer, put elsewhere, give to somebody else (H4). */
  | { readonly kind: "change-one"; readonly sessionId: string; readonly wanted: SessionFieldsWanted }
  | { readonly kind: "cancel-one"; readonly sessionId: string; readonly reason: string }
  | { readonly kind: "restore-one"; readonly sessionId: string }
  /** Hold a session although a closure covers it (by video, usually), or no longer. */
  | { readonly kind: "hold-anyway"; readonly sessionId: string; readonly place: Place | null; readonly isHeld: boolean }
  /** "This and following" and "all" (H5, H6, H7). `takeAlong`: sessions moved by hand that are put back in the pattern. */
  | {
      readonly kind: "change-series";
      readonly scope: "following" | "all";
      readonly anchorId: string;
      readonly wanted: SeriesFields;
      readonly takeAlong: readonly string[];
      readonly exceptions: readonly DayException[];
    }
  | {
      readonly kind: "add-one";
      readonly date: LocalDate;
      readonly startTime: LocalTime;
      readonly durationMinutes?: number;
      readonly place?: Place;
      readonly lead?: Lead;
    }
  /** The series ends with this day: earlier than it did (H11), later (H12), or, with null, it runs on. */
  | { readonly kind: "end-on"; readonly lastDay: LocalDate | null; readonly exceptions: readonly DayException[] };

/** A way out of a clash on one day of a change of several sessions. `date`: the regular day once the change is made. */
export type DayException =
  | { readonly way: "place"; readonly date: LocalDate; readonly place: Place }
  | { readonly way: "time"; readonly date: LocalDate; readonly startTime: LocalTime }
  /** A session that is there is cancelled that day; one that would be new is not made. */
  | { readonly way: "skip"; readonly date: LocalDate };

/** A session as it was and as it becomes. */
export interface ChangedSession {
  readonly before: SessionState;
  readonly after: SessionFacts;
}

/** Why a session that the change could have reached stays as it is. */
export type StayReason = "past" | "has_attendance" | "moved_by_hand" | "cancelled" | "added" | "own_fields";

/** What a change comes to: computed once, shown in the preview, and carried out by the very same value. */
export interface SeriesChangePlan {
  readonly after: {
    readonly title: string;
    readonly capacity: number | null;
    readonly parts: readonly SeriesPart[];
    readonly materializedThrough: LocalDate;
  };
  readonly changed: readonly ChangedSession[];
  readonly added: readonly SessionFacts[];
  /** Sessions that go. Those with a history are in `changed` instead, as cancelled. */
  readonly removed: readonly SessionState[];
  readonly stays: readonly { readonly session: SessionState; readonly why: StayReason }[];
  /** Nothing at all would be different: doing the same twice is the same as once (H19). */
  readonly isNothing: boolean;
}

/** Why a change cannot be made. It then changes nothing. */
export type SeriesChangeRefusal =
  | { readonly reason: "unknown_session" }
  /** H3 */
  | { readonly reason: "has_attendance" }
  | { readonly reason: "is_cancelled" }
  | { readonly reason: "is_closed" }
  | { readonly reason: "not_cancelled" }
  | { readonly reason: "not_closed" }
  /** H13: the series already has a session at this start. */
  | { readonly reason: "duplicate"; readonly date: LocalDate; readonly time: LocalTime }
  /** H13 */
  | { readonly reason: "closed_day"; readonly date: LocalDate; readonly name: string }
  | { readonly reason: "bad_length" }
  | { readonly reason: "bad_capacity" }
  | { readonly reason: "bad_title" }
  | { readonly reason: "too_far_ahead" }
  | { readonly reason: "too_long_ago" }
  /** An early end lies before today: what has begun is not undone by a series change (H2). */
  | { readonly reason: "ends_in_past" }
  | { readonly reason: "rule"; readonly why: RuleProblem }
  | { readonly reason: "rule_has_end" }
  | { readonly reason: "too_many"; readonly most: number };
