import { eq, sql } from "drizzle-orm";
import { makeUpOffers } from "@/db/schema";
import type { Tx } from "@/db/store";
import { removeFromRoster } from "@/features/attendance/commands/add-to-roster";
import { found } from "@/features/programs/commands/saving";
import type { RemovalRefusal } from "@/lib/roster/decide-addition";
import { done, refuse, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { offerEvent } from "../events";
import { findOffer } from "../queries/offers";

type Saved = Changed<{ offerId: string }> | Unchanged<{ offerId: string }>;

/** Staff take an offer back. One that was accepted takes its line off the roster, as long as nothing is recorded on it. */
export async function withdrawOffer(
  tx: Tx,
  call: Call,
  input: { readonly offerId: string },
): Promise<Result<Saved, RemovalRefusal>> {
  const { offer, session } = found(await findOffer(tx, input.offerId), "offer");
  const value = { offerId: offer.id };
  if (offer.state !== "offered" && offer.state !== "accepted") return done(unchanged(value));
  const { sessionId, clientId } = offer;
  const removed = offer.state === "accepted" ? await removeFromRoster(tx, call, { sessionId, clientId }) : null;
  if (removed !== null && !removed.ok) return refuse(removed.refusal);
  await tx
    .update(makeUpOffers)
    .set({ state: "withdrawn", reason: "staff", version: sql`${makeUpOffers.version} + 1` })
    .where(eq(makeUpOffers.id, offer.id));
  const events = removed?.value.isChanged ? removed.value.events : [];
  return done(changed(value, offerEvent("make-up.withdrawn", offer, session.siteId, { why: "staff" }), ...events));
}
