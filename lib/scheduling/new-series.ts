import type { SessionKind } from "@/lib/scheduling/session-kind";
import type { Modality } from "@/lib/scheduling/modality";
import type { WayOut } from "@/lib/scheduling/ways-out";
import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";

/** A recurring series as staff ask for it: wall clock of its site, pattern, and who and what it needs. */
export interface NewSeries {
  readonly siteId: string;
  readonly programId: string | null;
  readonly trackId: string | null;
  readonly kind: SessionKind;
  readonly title: string;
  readonly serviceTypeId: string;
  readonly startDate: LocalDate;
  readonly startTime: LocalTime;
  readonly durationMinutes: number;
  /** An RRULE without its name: "FREQ=WEEKLY;BYDAY=MO,WE". Null: the start date and `rdates` alone. */
  readonly rule: string | null;
  readonly exdates: readonly string[];
  readonly rdates: readonly string[];
  /**
   * Ends after this many sessions that take place: a day closed when the series is made is not one of them (the
   * clinic's rules, H10), so the rule's COUNT is set that much higher. Left out or null: the rule's own end holds.
   */
  readonly takesPlace?: number | null;
  readonly roomId: string | null;
  readonly facilitatorId: string | null;
  readonly coFacilitatorId: string | null;
  /** Places in a group; null: as many as are enrolled. */
  readonly capacity: number | null;
  readonly modality: Modality;
  readonly joinLink: string | null;
  /** Ways out of clashes that staff chose: days with a room or a time of their own, and days left out. */
  readonly ways?: readonly WayOut[];
}
