import { done, refuse, type Result } from "../result";
import type { Instant } from "../time/zone";
import type { NoticeKind, NoticeSession } from "./notice";

export type NoticeRefusal =
  | "session_cancelled"
  | "session_closed"
  | "not_expected"
  | "already_over"
  | "already_started"
  | "given_in_future"
  | "locked"
  | "needs_time"
  | "time_outside";

/** A notice as somebody wants to record it for one session. */
export interface WantedNotice {
  readonly kind: NoticeKind;
  readonly expectedAt: Instant | null;
  readonly givenAt: Instant;
}

/**
 * May this notice be kept for this line? The front desk may take down what it hears until the period locks: a voicemail
 * of 7:40 is often heard after the group has begun, and when it was left is what counts. Clients speak for themselves
 * until the session starts ("late": until it ends); after that it is for the roster to say what happened.
 */
export function decideNotice(
  line: { readonly session: NoticeSession; readonly isExpected: boolean },
  wanted: WantedNotice,
  asked: { readonly now: Instant; readonly isOwn: boolean },
): Result<true, NoticeRefusal> {
  const { session } = line;
  const { kind, expectedAt, givenAt } = wanted;
  if (session.status === "cancelled") return refuse("session_cancelled");
  if (session.status === "closed") return refuse("session_closed");
  if (!line.isExpected) return refuse("not_expected");
  if (givenAt > asked.now) return refuse("given_in_future");
  if (asked.isOwn && asked.now >= (kind === "cannot_come" ? session.startsAt : session.endsAt)) {
    return refuse(kind === "cannot_come" ? "already_started" : "already_over");
  }
  if (session.locksAt !== null && asked.now >= session.locksAt) return refuse("locked");
  if (kind === "leaving_early" && expectedAt === null) return refuse("needs_time");
  if (kind !== "cannot_come" && expectedAt !== null && !isInside(session, expectedAt)) return refuse("time_outside");
  return done(true);
}

/** May a client take back what they told us? Until the session starts: then the roster says what happened. */
export function mayTakeBack(session: Pick<NoticeSession, "startsAt">, now: Instant): boolean {
  return now < session.startsAt;
}

function isInside(session: NoticeSession, at: Instant): boolean {
  return at > session.startsAt && at < session.endsAt;
}

/** What to tell the person whose notice was refused: what is the case, and what to do. */
export function explainNoticeRefusal(refusal: NoticeRefusal): string {
  switch (refusal) {
    case "session_cancelled":
      return "This session was canceled, so nobody needs to call in.";
    case "session_closed":
      return "The site is closed for this session, so nobody needs to call in.";
    case "not_expected":
      return "This person is not expected in this session.";
    case "already_over":
      return "This session is over.";
    case "already_started":
      return "This session has started. Please call us.";
    case "given_in_future":
      return "They cannot have told us at a time that is still to come.";
    case "locked":
      return "This period is locked. Correct the attendance record instead.";
    case "needs_time":
      return "Say when they will leave.";
    case "time_outside":
      return "That time lies outside the session.";
  }
}
