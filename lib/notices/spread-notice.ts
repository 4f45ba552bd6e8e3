import type { Instant } from "../time/zone";
import type { NoticeKind } from "./notice";

export interface SpreadSession {
  readonly id: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

export interface SpreadNotice {
  readonly sessionId: string;
  readonly kind: NoticeKind;
  readonly expectedAt: Instant | null;
}

/**
 * One thing somebody said about a day, as it concerns each of its sessions. Who comes at 10:30 cannot come to what is
 * over by then, is late for what runs then, and is on time for the rest; who leaves at 10:30 is the other way round.
 * "Late" without a time concerns the first session only: nobody knows about the next one yet. Null: the time lies
 * outside all of it, so it is a slip of the pen and not news.
 */
export function spreadNotice(
  kind: NoticeKind,
  expectedAt: Instant | null,
  sessions: readonly SpreadSession[],
): SpreadNotice[] | null {
  const inOrder = [...sessions].sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  if (kind === "cannot_come") return inOrder.map(({ id }) => ({ sessionId: id, kind, expectedAt: null }));
  if (expectedAt === null) return inOrder.slice(0, 1).map(({ id }) => ({ sessionId: id, kind, expectedAt }));
  const isInside =
    inOrder.some(({ startsAt }) => startsAt < expectedAt) && inOrder.some(({ endsAt }) => expectedAt < endsAt);
  if (!isInside) return null;
  return inOrder.flatMap(({ id, startsAt, endsAt }): SpreadNotice[] => {
    if (startsAt < expectedAt && expectedAt < endsAt) return [{ sessionId: id, kind, expectedAt }];
    const isAway = kind === "late" ? endsAt <= expectedAt : startsAt >= expectedAt;
    return isAway ? [{ sessionId: id, kind: "cannot_come", expectedAt: null }] : [];
  });
}
