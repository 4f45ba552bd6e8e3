import { and, eq, isNull } from "drizzle-orm";
import { newId } from "@/db/id";
import { unavailableTimes } from "@/db/schema";
import type { Tx } from "@/db/store";
import { getClientAtSite } from "@/features/clients/queries/clients";
import { found } from "@/features/programs/commands/saving";
import { decideUnavailable, type UnavailableRefusal, type UnavailableWish } from "@/lib/enrollment/decide-unavailable";
import { done, refuse, type Result } from "@/lib/result";
import { weekdaySet } from "@/lib/time/weekday-set";
import { toLocal } from "@/lib/time/zone";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";

type Saved = Changed<{ id: string }> | Unchanged<{ id: string }>;

/** Writes down when a client cannot come. No roster changes by it: plans that are in its way are told so. */
export async function setUnavailable(
  tx: Tx,
  call: Call,
  input: UnavailableWish & { readonly clientId: string; readonly note: string | null },
): Promise<Result<Saved, UnavailableRefusal>> {
  const { client, site } = found(await getClientAtSite(tx, input.clientId), "client");
  const decided = decideUnavailable(input, toLocal(call.now, site.zone).date);
  if (!decided.ok) return refuse(decided.refusal);
  const { fromTime, toTime, from, through, note } = input;
  const fields = { weekdays: weekdaySet(input.weekdays), fromTime, toTime, from, through };
  const rows = await tx
    .select()
    .from(unavailableTimes)
    .where(and(eq(unavailableTimes.clientId, client.id), isNull(unavailableTimes.removedAt)));
  const same = rows.find((row) =>
    Object.entries(fields).every(([name, value]) => row[name as keyof typeof row] === value),
  );
  if (same !== undefined) return done(unchanged({ id: same.id }));
  const id = newId();
  const record = { recordedAt: call.now, recordedBy: actorId(call.actor) };
  await tx.insert(unavailableTimes).values({ id, clientId: client.id, ...fields, note, ...record });
  return done(changed({ id }, event("client.unavailable-added", client, id, fields)));
}

/** Takes it off the list again. The row stays: what was known when a plan was made can be looked up. */
export async function removeUnavailable(
  tx: Tx,
  call: Call,
  input: { readonly unavailableId: string },
): Promise<Result<Saved, never>> {
  const rows = await tx.select().from(unavailableTimes).where(eq(unavailableTimes.id, input.unavailableId));
  const row = found(rows[0], "time");
  if (row.removedAt !== null) return done(unchanged({ id: row.id }));
  const { client } = found(await getClientAtSite(tx, row.clientId), "client");
  await tx.update(unavailableTimes).set({ removedAt: call.now }).where(eq(unavailableTimes.id, row.id));
  const { weekdays, fromTime, toTime, from, through } = row;
  return done(
    changed(
      { id: row.id },
      event("client.unavailable-removed", client, row.id, { weekdays, fromTime, toTime, from, through }),
    ),
  );
}

/** The note stays out of the trail: it may say why. */
function event(
  name: DomainEvent["name"],
  client: { readonly id: string; readonly siteId: string },
  id: string,
  facts: Record<string, unknown>,
): DomainEvent {
  return { name, subjectType: "unavailable", subjectId: id, clientId: client.id, siteId: client.siteId, facts };
}
