import { sql } from "drizzle-orm";
import { newId } from "@/db/id";
import { clients, clinics } from "@/db/schema";
import type { Tx } from "@/db/store";
import { clientFieldsOf, clientSearchName, type ClientFields } from "@/features/clients/commands/client-fields";
import { listTwins } from "@/features/clients/queries/clients";
import type { NoWayToReach, SameName, SiteArchived } from "@/features/clients/refusals";
import { found } from "@/features/programs/commands/saving";
import { getSite } from "@/features/programs/queries/sites";
import { clientNumber } from "@/lib/enrollment/client-number";
import { done, refuse, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { changed, type Changed } from "@/server/doors/changed";

export interface NewClient extends ClientFields {
  readonly siteId: string;
  /** Ask when somebody of the same name is on file. A form sets it until a person has said that it is somebody else. */
  readonly asksAboutTwins?: boolean;
}

/**
 * A new person in care. The number is drawn in the same transaction, so two desks at once never hand out one twice, and
 * a refused form uses none up.
 */
export async function createClient(
  tx: Tx,
  call: Call,
  input: NewClient,
): Promise<Result<Changed<{ id: string; number: string }>, SiteArchived | SameName | NoWayToReach>> {
  const site = found(await getSite(tx, input.siteId), "site");
  if (site.archivedAt) return refuse({ reason: "site_archived" });
  const unreachable = refuseUnreachable(input);
  if (unreachable) return refuse(unreachable);
  if (input.asksAboutTwins) {
    const twins = await listTwins(tx, site.id, input);
    if (twins.length > 0)
      return refuse({ reason: "same_name", twins: twins.map(({ id, number }) => ({ id, number })) });
  }
  const fields = clientFieldsOf(input);
  const number = await drawNumber(tx);
  const id = newId();
  const searchName = clientSearchName(fields, number);
  await tx.insert(clients).values({ id, siteId: site.id, number, ...fields, searchName, createdAt: call.now });
  return done(
    changed(
      { id, number },
      {
        name: "client.created",
        subjectType: "client",
        subjectId: id,
        clientId: id,
        siteId: site.id,
        facts: { number, version: 1 },
      },
    ),
  );
}

/** Preferring a call, a text or an e-mail without a number or address is how people stop being reached. */
export function refuseUnreachable(
  client: Pick<ClientFields, "prefersContactBy" | "phone" | "email">,
): NoWayToReach | null {
  if (client.phone === null && client.email === null) return null;
  if (client.prefersContactBy === "email") {
    return client.email === null ? { reason: "no_way_to_reach", missing: "email" } : null;
  }
  return client.phone === null ? { reason: "no_way_to_reach", missing: "phone" } : null;
}

async function drawNumber(tx: Tx): Promise<string> {
  // Counting up first makes everybody else who creates a client wait, or run again, before they read the number.
  await tx.update(clinics).set({ nextClientNumber: sql`${clinics.nextClientNumber} + 1` });
  const [clinic] = await tx.select({ id: clinics.id, next: clinics.nextClientNumber }).from(clinics).limit(1);
  return clientNumber(found(clinic, "clinic").next - 1);
}
