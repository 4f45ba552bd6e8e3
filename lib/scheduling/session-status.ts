import { done, refuse, type Result } from "@/lib/result";

export type SessionStatus = "scheduled" | "cancelled" | "closed";

/** What decides over a session's status. */
export interface SettledSession {
  readonly status: SessionStatus;
  /** Whether at least one mark stands in it. */
  readonly hasMarks: boolean;
  /** Whether staff hold it although a closure covers it, by video for instance. Left out: they do not. */
  readonly isHeldAnyway?: boolean;
}

/**
 * The status a session has while `covering` closures cover it (the clinic's rules, H3, H9 and H10): a cancelled one
 * stays cancelled whatever opens or closes, a marked one took place, one that is held anyway takes place, any other is
 * closed while at least one covers it.
 * Putting a closure down and removing it again both ask this, so the one exactly undoes the other.
 */
export function statusUnderClosures(session: SettledSession, covering: number): SessionStatus {
  if (session.status === "cancelled" || session.hasMarks) return session.status;
  return covering > 0 && session.isHeldAnyway !== true ? "closed" : "scheduled";
}

export type CancelRefusal = "has_attendance";

/**
 * May one session be cancelled? Not once anybody is marked in it (H3). One that is already cancelled stays as it is
 * (H19); a past one that nobody was marked in may still be put right.
 */
export function decideCancel(session: SettledSession): Result<"cancel" | "already", CancelRefusal> {
  if (session.status === "cancelled") return done("already");
  if (session.hasMarks) return refuse("has_attendance");
  return done("cancel");
}
