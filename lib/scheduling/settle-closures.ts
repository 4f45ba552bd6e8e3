import { closureCovers, type ClosureSpan, type LocalStart } from "@/lib/scheduling/closure";
import { statusUnderClosures, type SessionStatus } from "@/lib/scheduling/session-status";

/** A session as closures find it. */
export interface ClosableSession extends LocalStart {
  readonly id: string;
  readonly status: SessionStatus;
  readonly hasMarks: boolean;
  /** Staff hold it although a closure covers it. */
  readonly isHeldAnyway: boolean;
  /** The closures that it is written down under. */
  readonly ties: readonly string[];
}

export interface StandingClosure extends ClosureSpan {
  readonly id: string;
}

/** What a session is under the closures that stand. */
export interface SettledUnderClosures {
  readonly status: SessionStatus;
  readonly isHeldAnyway: boolean;
  readonly ties: readonly string[];
}

/**
 * What a session is while exactly these closures stand (the clinic's rules, H3, H9, H10). It depends on nothing but the
 * session and the closures, so whatever was put down and removed in between, in whatever order, the answer is the same:
 * that is what gives back exactly what was there. A marked and a cancelled session are written down under no closure.
 * Holding a session anyway ends with the last closure over it, so that the next one closes it again.
 */
export function settleUnderClosures(
  session: ClosableSession,
  closures: readonly StandingClosure[],
): SettledUnderClosures {
  const covering = closures.filter((closure) => closureCovers(closure, session)).map(({ id }) => id);
  const isFrozen = session.status === "cancelled" || session.hasMarks;
  return {
    status: statusUnderClosures(session, covering.length),
    isHeldAnyway: session.isHeldAnyway && (isFrozen || covering.length > 0),
    ties: isFrozen ? [] : covering.toSorted(),
  };
}

/** What a session becomes, where that is anything new. */
export interface Settling<Session extends ClosableSession> {
  readonly session: Session;
  readonly after: SettledUnderClosures;
}

/** The sessions that are not yet what these closures make of them. Asked again after it was carried out: none. */
export function planSettling<Session extends ClosableSession>(
  sessions: readonly Session[],
  closures: readonly StandingClosure[],
): Settling<Session>[] {
  return sessions
    .map((session) => ({ session, after: settleUnderClosures(session, closures) }))
    .filter(
      ({ session, after }) =>
        after.status !== session.status ||
        after.isHeldAnyway !== session.isHeldAnyway ||
        after.ties.join() !== session.ties.toSorted().join(),
    );
}
