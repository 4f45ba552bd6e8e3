import { eq } from "drizzle-orm";
import { arrivals } from "@/db/schema";
import type { Reader } from "@/db/store";
import { findClientAccess } from "@/features/clients/queries/client-access";
import type { Actor } from "@/lib/access/decide-access";
import type { Subject } from "@/server/doors/door";
import { isExpectedToday } from "./queries/people";

/**
 * Somebody who may be checked in at a site: of its own clients, or expected there today. The subject names the client, so
 * a check-in tablet, which knows nobody, cannot ask for it.
 */
export async function findSomebodyAt(
  reader: Reader,
  { clientId, siteId, now }: { readonly clientId: string; readonly siteId: string; readonly now: Date },
): Promise<Subject<null> | null> {
  const client = await findClientAccess(reader, clientId);
  if (client === null) return null;
  const isHere = client.value.siteId === siteId || (await isExpectedToday(reader, { clientId, siteId, now }));
  return isHere ? { access: { siteId, clientId }, value: null } : null;
}

export async function findArrival(
  reader: Reader,
  { arrivalId }: { readonly arrivalId: string },
): Promise<Subject<null> | null> {
  const [found] = await reader
    .select({ siteId: arrivals.siteId, clientId: arrivals.clientId })
    .from(arrivals)
    .where(eq(arrivals.id, arrivalId));
  return found === undefined ? null : { access: found, value: null };
}

/** Whose phone it is. A permission of clients alone stands before this, so anybody else is a fault. */
export function clientOf(actor: Actor): string {
  if (actor.kind !== "client") throw new Error("Only a client does this for themselves.");
  return actor.clientId;
}
