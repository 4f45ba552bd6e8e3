import { and, eq, inArray } from "drizzle-orm";
import { newId } from "@/db/id";
import { makeUpOffers } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { SeatProblem } from "@/lib/make-ups/find-open-seats";
import { done, refuse, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { OFFERED_TOPIC, offerEvent } from "../events";
import { readSituations } from "../queries/situations";

export type OfferRefusal =
  | { readonly reason: "nothing_chosen" }
  | { readonly reason: "not_enrolled" }
  | { readonly reason: "does_not_fit"; readonly why: SeatProblem | null };

type Saved = Changed<{ count: number }> | Unchanged<{ count: number }>;

/**
 * Offers seats to a client who is short or missed something. Whether they fit is worked out again inside this
 * transaction. The client is told once, neutrally, however many seats they are. Asked again, nothing is offered twice.
 */
export async function offerMakeUps(
  tx: Tx,
  call: Call,
  input: { readonly enrollmentId: string; readonly sessionIds: readonly string[] },
): Promise<Result<Saved, OfferRefusal>> {
  const ids = [...new Set(input.sessionIds)];
  if (ids.length === 0) return refuse({ reason: "nothing_chosen" });
  const [situation] = await readSituations(tx, [input.enrollmentId], call.now);
  if (situation === undefined) return refuse({ reason: "not_enrolled" });
  const { clientId, enrollmentId, siteId } = situation;
  const onFile = await tx
    .select({ sessionId: makeUpOffers.sessionId })
    .from(makeUpOffers)
    .where(
      and(
        eq(makeUpOffers.clientId, clientId),
        inArray(makeUpOffers.sessionId, ids),
        inArray(makeUpOffers.state, ["offered", "accepted"]),
      ),
    );
  const fresh = ids.filter((id) => !onFile.some(({ sessionId }) => sessionId === id));
  if (fresh.length === 0) return done(unchanged({ count: 0 }));
  const news = [];
  for (const sessionId of fresh) {
    const fit = situation.fits.find((seat) => seat.sessionId === sessionId);
    if (fit === undefined) {
      const why = situation.others.find((seat) => seat.sessionId === sessionId)?.why ?? null;
      return refuse({ reason: "does_not_fit", why });
    }
    news.push({ id: newId(), clientId, enrollmentId, sessionId, forSessionId: fit.forSessionId });
  }
  const offered = { state: "offered", offeredAt: call.now, offeredBy: actorId(call.actor) } as const;
  await tx.insert(makeUpOffers).values(news.map((offer) => ({ ...offer, ...offered })));
  const [first, ...others] = news;
  const outbox = [
    { topic: OFFERED_TOPIC, idempotencyKey: `${OFFERED_TOPIC}:${first!.id}`, payload: { offerId: first!.id } },
  ];
  return done(
    changed(
      { count: news.length },
      offerEvent("make-up.offered", first!, siteId, {}, outbox),
      ...others.map((offer) => offerEvent("make-up.offered", offer, siteId)),
    ),
  );
}
