import { and, eq, inArray, ne } from "drizzle-orm";
import { clientPins, clients } from "@/db/schema";
import type { Tx } from "@/db/store";
import { done, refuse, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, type Changed } from "@/server/doors/changed";
import { pinKey } from "@/server/sign-in/check-in-keys";
import type { PinRefusal } from "../refusals";

/**
 * Gives a client a new check-in number; the old one is good no more. The first of `candidates` that nobody else at the
 * site has is taken. People never choose their own: being told "taken" would tell them somebody else's.
 */
export async function setPin(
  tx: Tx,
  call: Call,
  input: { readonly clientId: string; readonly candidates: readonly string[] },
): Promise<Result<Changed<{ pin: string }>, PinRefusal>> {
  const { clientId, candidates } = input;
  const [client] = await tx
    .select({ siteId: clients.siteId, archivedAt: clients.archivedAt })
    .from(clients)
    .where(eq(clients.id, clientId));
  if (client === undefined || client.archivedAt !== null) return refuse("archived");
  const { siteId } = client;
  const keys = new Map(candidates.map((pin) => [pinKey(siteId, pin), pin]));
  const taken = await tx
    .select({ pinKey: clientPins.pinKey })
    .from(clientPins)
    .where(
      and(
        eq(clientPins.siteId, siteId),
        inArray(clientPins.pinKey, [...keys.keys()]),
        ne(clientPins.clientId, clientId),
      ),
    );
  for (const each of taken) keys.delete(each.pinKey);
  const [free] = keys;
  if (free === undefined) return refuse("none_free");
  const [key, pin] = free;
  const setBy = actorId(call.actor);
  const [old] = await tx.select({ setAt: clientPins.setAt }).from(clientPins).where(eq(clientPins.clientId, clientId));
  await tx
    .insert(clientPins)
    .values({ clientId, siteId, pinKey: key, setAt: call.now, setBy })
    .onConflictDoUpdate({ target: clientPins.clientId, set: { siteId, pinKey: key, setAt: call.now, setBy } });
  // The number itself is in no event: the trail is read by more people than may check somebody in.
  const name = old === undefined ? "client.check-in-number-given" : "client.check-in-number-replaced";
  return done(changed({ pin }, { name, subjectType: "client", subjectId: clientId, clientId, siteId }));
}
