import { eq, sql } from "drizzle-orm";
import { makeUpOffers } from "@/db/schema";
import type { Tx } from "@/db/store";
import { addToRoster } from "@/features/attendance/commands/add-to-roster";
import { found } from "@/features/programs/commands/saving";
import type { AdditionRefusal } from "@/lib/roster/decide-addition";
import { done, refuse, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { offerEvent } from "../events";
import { findOffer } from "../queries/offers";

export type AnswerRefusal = { readonly reason: "no_longer_offered" } | { readonly reason: "begun" } | AdditionRefusal;

export type OfferAnswer = "accept" | "decline";

type Saved = Changed<{ answer: OfferAnswer }> | Unchanged<{ answer: OfferAnswer }>;

/**
 * Takes an offered seat, or lets it go: the client's own tap, or staff with the client on the phone. The seat is counted
 * again here, so of many who take the last one in the same moment one has it.
 */
export async function answerOffer(
  tx: Tx,
  call: Call,
  input: { readonly offerId: string; readonly answer: OfferAnswer },
): Promise<Result<Saved, AnswerRefusal>> {
  const { offer, session } = found(await findOffer(tx, input.offerId), "offer");
  const { answer } = input;
  const state = answer === "accept" ? "accepted" : "declined";
  if (offer.state === state) return done(unchanged({ answer }));
  if (offer.state !== "offered") return refuse({ reason: "no_longer_offered" });
  if (session.startsAt <= call.now) return refuse({ reason: "begun" });
  const by = actorId(call.actor);
  await tx
    .update(makeUpOffers)
    .set({ state, answeredAt: call.now, answeredBy: by, version: sql`${makeUpOffers.version} + 1` })
    .where(eq(makeUpOffers.id, offer.id));
  if (answer === "decline") return done(changed({ answer }, offerEvent("make-up.declined", offer, session.siteId)));
  const { sessionId, clientId, forSessionId } = offer;
  const added = await addToRoster(tx, call, { sessionId, clientId, kind: "make_up", makeUpForSessionId: forSessionId });
  if (!added.ok) return refuse(added.refusal);
  const events = added.value.isChanged ? added.value.events : [];
  return done(changed({ answer }, offerEvent("make-up.accepted", offer, session.siteId), ...events));
}
