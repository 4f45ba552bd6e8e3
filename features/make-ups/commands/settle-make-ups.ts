import { and, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { makeUpOffers, marks, rosterAdditions, sessions } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { Evaluated } from "@/features/standing/commands/evaluate-standings";
import { policyToday } from "@/lib/alerts/policy-today";
import { lastDayOf, needsHours } from "@/lib/make-ups/find-open-seats";
import { settleOffers, type OfferToSettle, type SettledOffer } from "@/lib/make-ups/settle-offer";
import { localDate } from "@/lib/time/local-date";
import { done, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";
import { offerEvent } from "../events";
import { awayToCome, spansOf } from "../queries/situations";

type Row = Awaited<ReturnType<typeof readOpenOffers>>[number];

/**
 * A step of working standings out: offers and accepted make-ups follow what the records say by now. A corrected miss, a
 * canceled session, a hold, a discharge and a week that has its hours again all come through here. No statement of its own
 * when nothing is offered.
 */
export async function settleMakeUps(tx: Tx, call: Call, evaluated: readonly Evaluated[]): Promise<DomainEvent[]> {
  const ids = evaluated.filter(({ hasOffers }) => hasOffers).map(({ enrollmentId }) => enrollmentId);
  if (ids.length === 0) return [];
  const rows = await readOpenOffers(tx, ids);
  const events: DomainEvent[] = [];
  for (const each of evaluated) {
    const own = rows.filter(({ offer }) => offer.enrollmentId === each.enrollmentId);
    if (own.length === 0) continue;
    for (const settled of settleOffers(own.map(toSettle), factsOf(call, each))) {
      const row = own.find(({ offer }) => offer.id === settled.id)!;
      events.push(await write(tx, call, row, settled));
    }
  }
  return events;
}

/** For the clock: offers whose session has begun have lapsed. */
export async function lapseOffers(
  tx: Tx,
  call: Call,
): Promise<Result<Changed<{ count: number }> | Unchanged<{ count: number }>, never>> {
  const rows = await tx
    .select({ offer: makeUpOffers, siteId: sessions.siteId })
    .from(makeUpOffers)
    .innerJoin(sessions, eq(sessions.id, makeUpOffers.sessionId))
    .where(and(eq(makeUpOffers.state, "offered"), lte(sessions.startsAt, call.now)));
  const [first, ...others] = rows.map(({ offer, siteId }) => offerEvent("make-up.lapsed", offer, siteId));
  if (first === undefined) return done(unchanged({ count: 0 }));
  await tx
    .update(makeUpOffers)
    .set({ state: "lapsed", version: sql`${makeUpOffers.version} + 1` })
    .where(
      inArray(
        makeUpOffers.id,
        rows.map(({ offer }) => offer.id),
      ),
    );
  return done(changed({ count: rows.length }, first, ...others));
}

async function readOpenOffers(tx: Tx, enrollmentIds: readonly string[]) {
  return tx
    .select({ offer: makeUpOffers, session: sessions, markId: marks.id })
    .from(makeUpOffers)
    .innerJoin(sessions, eq(sessions.id, makeUpOffers.sessionId))
    .leftJoin(
      marks,
      and(
        eq(marks.sessionId, makeUpOffers.sessionId),
        eq(marks.clientId, makeUpOffers.clientId),
        eq(marks.isCurrent, true),
      ),
    )
    .where(
      and(inArray(makeUpOffers.enrollmentId, [...enrollmentIds]), inArray(makeUpOffers.state, ["offered", "accepted"])),
    );
}

function toSettle({ offer, session, markId }: Row): OfferToSettle {
  const { id, state, reason, forSessionId } = offer;
  return {
    id,
    state: state === "accepted" ? "accepted" : "offered",
    reason,
    forSessionId,
    session,
    isMarked: markId !== null,
  };
}

function factsOf({ now }: Call, each: Evaluated) {
  const { standing, input } = each;
  const { weekHours, ledger } = standing;
  const within = policyToday(input).makeUpErasesWithin ?? null;
  const dateOf = new Map(input.expectedSessions.map(({ id, start }) => [id, localDate(start.slice(0, 10))]));
  const best = weekHours.credited + weekHours.unmarked + weekHours.coming;
  return {
    ...{ now, ledger },
    ...spansOf(each),
    awayToCome: new Set(awayToCome(each, standing)),
    week: { from: localDate(weekHours.from), through: localDate(weekHours.to) },
    needsHours: needsHours({ short: weekHours.short.client, spare: best - weekHours.required }),
    lastDayOf: (missed: string) => {
      const date = dateOf.get(missed);
      return date === undefined || within === null ? null : lastDayOf({ date }, within);
    },
  };
}

async function write(tx: Tx, call: Call, { offer, session }: Row, settled: SettledOffer): Promise<DomainEvent> {
  const { state, reason } = settled;
  await tx
    .update(makeUpOffers)
    .set({ state, reason, version: sql`${makeUpOffers.version} + 1` })
    .where(eq(makeUpOffers.id, offer.id));
  if (offer.state === "accepted" && state === "withdrawn") {
    // Nobody is expected there by this line any more; that it stood is kept.
    await tx
      .update(rosterAdditions)
      .set({ removedAt: call.now })
      .where(
        and(
          eq(rosterAdditions.sessionId, offer.sessionId),
          eq(rosterAdditions.clientId, offer.clientId),
          isNull(rosterAdditions.removedAt),
        ),
      );
  }
  const name = state === "withdrawn" ? "make-up.withdrawn" : state === "lapsed" ? "make-up.lapsed" : "make-up.settled";
  return offerEvent(name, offer, session.siteId, { why: reason, before: offer.state });
}
