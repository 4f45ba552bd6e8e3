import type { ClashKind } from "@/lib/scheduling/clash-rules";
import type { SessionKind } from "@/lib/scheduling/session-kind";
import type { LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import type { Instant } from "@/lib/time/zone";

/** A session as a plan would have it: one that is to be made, or a stored one in its next state. Cancelled ones are not planned. */
export interface PlannedBooking {
  /** Any key of the caller's own, different for each. */
  readonly key: string;
  /** The stored session that would become this; null: it would be new. */
  readonly sessionId: string | null;
  readonly seriesId: string | null;
  readonly trackId: string | null;
  readonly kind: SessionKind;
  readonly serviceTypeId: string;
  readonly title: string;
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly roomId: string | null;
  readonly facilitatorId: string | null;
  readonly coFacilitatorId: string | null;
  readonly capacity: number | null;
  /** Clients who would come beside those expected already: who joins with the plan, or by it. */
  readonly extraClientIds?: readonly string[];
  /** Staff hold it although a closure covers it. */
  readonly isHeldAnyway?: boolean;
}

/** A clash with both its sides named, for people to read. */
export interface BookingClash {
  readonly kind: ClashKind;
  /** The client, staff member, room or closure; of a capacity clash the room, or the session's key. */
  readonly whoId: string;
  /** "Room B", "Priya Raman", "Thanksgiving". */
  readonly who: string;
  /** Of the planned session. */
  readonly key: string;
  readonly date: LocalDate;
  /** The session in the way; null where there is none (capacity, availability, closure, credential). */
  readonly other: {
    readonly id: string;
    readonly seriesId: string;
    readonly title: string;
    readonly startsAt: Instant;
    readonly endsAt: Instant;
  } | null;
  /** Of availability: a client who cannot come, or a lead who is away. */
  readonly side?: "client" | "staff";
  /** What there is to know where no other session stands in the way: "13 expected, 12 seats". */
  readonly detail?: string;
  /** It stood before, and the change leaves it as it is: told, and never a reason to refuse. */
  readonly stoodBefore?: boolean;
}
