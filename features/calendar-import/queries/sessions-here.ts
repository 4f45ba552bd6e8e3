import { and, eq, gte, inArray, lte } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { SessionKind } from "@/lib/scheduling/session-kind";

/** A session as far as it matters for whether another is the same. */
export interface KnownSession {
  readonly title: string;
  readonly kind: SessionKind;
  readonly startsAt: Date;
  readonly roomId: string | null;
  readonly facilitatorId: string | null;
}

/** Tells whether a session of a file is here already. Each one here stands for one of the file, so it is asked once for each. */
export interface SessionsHere {
  readonly takes: (planned: KnownSession) => boolean;
}

/** Values of one statement, far from both engines' limit. */
const TITLES_AT_ONCE = 500;

/**
 * The sessions of a site that may be the same as those of a file: of one title at one start. One-to-one sessions all
 * have the same few titles, so of these the room and the lead count as well.
 */
export async function readSessionsHere(
  reader: Reader,
  siteId: string,
  planned: readonly KnownSession[],
): Promise<SessionsHere> {
  const counts = new Map<string, number>();
  const titles = [...new Set(planned.map(({ title }) => title))];
  const times = planned.map(({ startsAt }) => startsAt.getTime());
  const span = { from: minimum(times), to: maximum(times) };
  for (let at = 0; at < titles.length; at += TITLES_AT_ONCE) {
    const rows = await reader
      .select({
        title: sessions.title,
        kind: sessions.kind,
        startsAt: sessions.startsAt,
        roomId: sessions.roomId,
        facilitatorId: sessions.facilitatorId,
      })
      .from(sessions)
      .where(
        and(
          eq(sessions.siteId, siteId),
          inArray(sessions.title, titles.slice(at, at + TITLES_AT_ONCE)),
          gte(sessions.startsAt, new Date(span.from)),
          lte(sessions.startsAt, new Date(span.to)),
        ),
      );
    for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  }
  return {
    takes: (session) => {
      const key = keyOf(session);
      const left = counts.get(key) ?? 0;
      if (left > 0) counts.set(key, left - 1);
      return left > 0;
    },
  };
}

function keyOf({ title, kind, startsAt, roomId, facilitatorId }: KnownSession): string {
  return JSON.stringify([title, startsAt.getTime(), ...(kind === "group" ? [] : [roomId, facilitatorId])]);
}

function minimum(numbers: readonly number[]): number {
  return numbers.reduce((least, each) => Math.min(least, each), Infinity);
}

function maximum(numbers: readonly number[]): number {
  return numbers.reduce((most, each) => Math.max(most, each), -Infinity);
}
