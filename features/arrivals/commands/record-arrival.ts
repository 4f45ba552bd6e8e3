import { and, asc, eq, isNull } from "drizzle-orm";
import { newId } from "@/db/id";
import { arrivals, clients, sites } from "@/db/schema";
import type { Tx } from "@/db/store";
import { done, refuse, type Result } from "@/lib/result";
import { toLocal, type Instant } from "@/lib/time/zone";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import type { ArrivalRefusal } from "../refusals";

export interface NewArrival {
  readonly clientId: string;
  /** Where they stand. It has to be the site that keeps their record, or one where something is planned for them. */
  readonly siteId: string;
  readonly way: (typeof arrivals.$inferSelect)["way"];
  /** The tablet they did it at. */
  readonly deviceId: string | null;
}

export interface Arrived {
  readonly arrivalId: string;
  readonly at: Instant;
  /** They had come in before today, and this changed nothing. */
  readonly isAgain: boolean;
}

/**
 * Somebody came in: once per client, site and day of the site's calendar. It says when, and nothing of any session: an
 * arrival is no mark.
 */
export async function recordArrival(
  tx: Tx,
  call: Call,
  input: NewArrival,
): Promise<Result<Changed<Arrived> | Unchanged<Arrived>, ArrivalRefusal>> {
  const { clientId, siteId, way, deviceId } = input;
  const [site] = await tx.select({ zone: sites.zone }).from(sites).where(eq(sites.id, siteId));
  const [client] = await tx.select({ archivedAt: clients.archivedAt }).from(clients).where(eq(clients.id, clientId));
  if (site === undefined || client === undefined || client.archivedAt !== null) return refuse("not_here");
  const on = toLocal(call.now, site.zone).date;
  const [earlier] = await tx
    .select({ id: arrivals.id, at: arrivals.at })
    .from(arrivals)
    .where(
      and(
        eq(arrivals.clientId, clientId),
        eq(arrivals.siteId, siteId),
        eq(arrivals.on, on),
        isNull(arrivals.takenBackAt),
      ),
    )
    .orderBy(asc(arrivals.at))
    .limit(1);
  if (earlier !== undefined) return done(unchanged({ arrivalId: earlier.id, at: earlier.at, isAgain: true }));
  const id = newId();
  const recordedBy = actorId(call.actor);
  await tx.insert(arrivals).values({ id, clientId, siteId, on, at: call.now, way, deviceId, recordedBy });
  const event = { name: "arrival.recorded", subjectType: "arrival", subjectId: id, clientId, siteId } as const;
  const facts = { on, way, ...(deviceId === null ? {} : { deviceId }) };
  return done(changed({ arrivalId: id, at: call.now, isAgain: false }, { ...event, facts }));
}

/** It was somebody else, or a slip: the arrival stays on record as taken back, and counts for nothing. */
export async function takeBackArrival(
  tx: Tx,
  call: Call,
  input: { readonly arrivalId: string },
): Promise<Result<Changed<null> | Unchanged<null>, never>> {
  const standing = and(eq(arrivals.id, input.arrivalId), isNull(arrivals.takenBackAt));
  const [found] = await tx.select().from(arrivals).where(standing);
  if (found === undefined) return done(unchanged(null));
  await tx.update(arrivals).set({ takenBackAt: call.now }).where(standing);
  const { id: subjectId, clientId, siteId, on } = found;
  const event = { name: "arrival.taken-back", subjectType: "arrival", subjectId, clientId, siteId } as const;
  return done(changed(null, { ...event, facts: { on } }));
}
