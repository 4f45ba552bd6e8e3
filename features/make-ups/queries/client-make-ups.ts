import { and, desc, eq, isNull } from "drizzle-orm";
import { makeUpOffers, marks, rosterAdditions, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { creditedMinutes } from "@/lib/attendance/mark";
import { policyToday } from "@/lib/alerts/policy-today";
import { makeUpLedger, type LedgerSeat, type MakeUpLine } from "@/lib/make-ups/make-up-ledger";
import { isOpenMiss } from "@/lib/make-ups/settle-offer";
import { findClientStanding } from "@/features/standing/queries/client-standing";
import { addDays, localDate, type LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";
import { readMissed } from "./offers";

/** So far back the ledger looks: what is older is in the attendance record. */
const DAYS_BACK = 35;

export interface ClientMakeUps {
  readonly enrollmentId: string;
  readonly lines: readonly MakeUpLine[];
}

/** One client's make-ups: offered, taken, attended, missed, and the days that can or can no longer be made up. */
export async function findClientMakeUps(reader: Reader, clientId: string, now: Instant): Promise<ClientMakeUps | null> {
  const known = await findClientStanding(reader, clientId, now);
  if (known === null) return null;
  const { standing, input, today, enrollmentId } = known;
  const seats = (await readLedgerSeats(reader, clientId, now)).filter(({ date }) => date >= addDays(today, -DAYS_BACK));
  const dateOf = new Map(input.expectedSessions.map(({ id, start }) => [id, localDate(start.slice(0, 10))]));
  // A day with a make-up that stands or was attended is accounted for.
  const made = new Set(
    seats.filter(({ state, mark }) => state === "accepted" && mark?.was !== "missed").map(({ forDate }) => forDate),
  );
  const misses = standing.ledger
    .filter((line) => isOpenMiss(line) && line.skipped !== "made-up" && line.outcome !== "excused")
    .map(({ session }) => ({ date: dateOf.get(session)! }))
    .filter(({ date }) => date >= addDays(today, -DAYS_BACK) && !made.has(date));
  const within = policyToday(input).makeUpErasesWithin ?? null;
  return { enrollmentId, lines: makeUpLedger(seats, misses, { today, within }) };
}

async function readLedgerSeats(reader: Reader, clientId: string, now: Instant): Promise<LedgerSeat[]> {
  const offers = await reader
    .select({ offer: makeUpOffers, session: sessions })
    .from(makeUpOffers)
    .innerJoin(sessions, eq(sessions.id, makeUpOffers.sessionId))
    .where(eq(makeUpOffers.clientId, clientId))
    .orderBy(desc(makeUpOffers.offeredAt));
  const added = await reader
    .select({ addition: rosterAdditions, session: sessions })
    .from(rosterAdditions)
    .innerJoin(sessions, eq(sessions.id, rosterAdditions.sessionId))
    .where(
      and(
        eq(rosterAdditions.clientId, clientId),
        eq(rosterAdditions.kind, "make_up"),
        isNull(rosterAdditions.removedAt),
      ),
    );
  if (offers.length + added.length === 0) return [];
  const marked = await reader
    .select()
    .from(marks)
    .where(and(eq(marks.clientId, clientId), eq(marks.isCurrent, true)));
  const markOf = new Map(marked.map((mark) => [mark.sessionId, mark]));
  const missed = await readMissed(reader, [
    ...offers.map(({ offer }) => offer.forSessionId),
    ...added.map(({ addition }) => addition.makeUpForSessionId ?? ""),
  ]);
  const byOffer = new Set(offers.flatMap(({ offer }) => (offer.state === "accepted" ? [offer.sessionId] : [])));
  const seat = (
    session: typeof sessions.$inferSelect,
    forDate: LocalDate,
    own: Pick<LedgerSeat, "key" | "offerId" | "state" | "reason">,
  ): LedgerSeat => {
    const mark = markOf.get(session.id);
    return {
      ...own,
      ...{ date: session.date, startTime: session.startTime, endTime: toLocal(session.endsAt, session.zone).time },
      ...{ isOff: session.status !== "scheduled", isOver: session.endsAt <= now, hasBegun: session.startsAt <= now },
      forDate,
      mark: mark === undefined ? null : { was: mark.was, minutes: creditedMinutes(mark, session) },
    };
  };
  return [
    ...offers.map(({ offer, session }) =>
      seat(session, missed.get(offer.forSessionId)!.date, {
        ...{ key: offer.id, offerId: offer.id, state: offer.state, reason: offer.reason },
      }),
    ),
    // Put on the roster by hand, without an offer.
    ...added
      .filter(({ addition }) => !byOffer.has(addition.sessionId))
      .map(({ addition, session }) =>
        seat(session, missed.get(addition.makeUpForSessionId ?? "")?.date ?? session.date, {
          ...{ key: addition.id, offerId: null, state: "accepted", reason: null },
        }),
      ),
  ];
}
