import type { LocalTime } from "../time/local-time";
import type { Instant } from "../time/zone";

/** What a client told the clinic beforehand about one session. It is no mark: it says what they said, not what happened. */
export interface NoticeFacts {
  readonly kind: NoticeKind;
  /** When they expect to come, or to leave, by the session's wall clock. */
  readonly expectedTime: LocalTime | null;
  /** When the clinic was told. */
  readonly givenAt: Instant;
  readonly channel: NoticeChannel;
}

export type NoticeKind = "cannot_come" | "late" | "leaving_early";

export type NoticeChannel = "phone" | "text" | "in_person" | "app";

/** The session that a notice is about, as far as notices care. */
export interface NoticeSession {
  readonly status: "scheduled" | "cancelled" | "closed";
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** The first moment at which the record is locked; null: never. */
  readonly locksAt: Instant | null;
}
