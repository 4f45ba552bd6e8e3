import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import { newId } from "@/db/id";
import { kioskDevices } from "@/db/schema";
import type { Tx } from "@/db/store";
import { done, refuse, type Result } from "@/lib/result";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";
import { deviceSecretHash, newPairingCode, PAIRING_LASTS, pairingHash } from "@/server/sign-in/device-secret";
import type { PairRefusal, TabletRefusal } from "../refusals";

export interface PairingCode {
  readonly deviceId: string;
  /** Shown once; the database has its hash. */
  readonly code: string;
  readonly expiresAt: Date;
}

/** A tablet for a site's front desk, and the code that pairs it. */
export async function addTablet(
  tx: Tx,
  call: Call,
  input: { readonly siteId: string; readonly name: string },
): Promise<Result<Changed<PairingCode>, never>> {
  const id = newId();
  const { code, ...pairing } = newPairing(call);
  const made = { createdAt: call.now, createdBy: actorId(call.actor) };
  await tx.insert(kioskDevices).values({ id, siteId: input.siteId, name: input.name, ...made, ...pairing });
  const event = tabletEvent("tablet.added", id, input.siteId, { name: input.name });
  return done(changed({ deviceId: id, code, expiresAt: pairing.pairingExpiresAt }, event));
}

/** Another code, for a tablet that was never paired or has lost its cookie. Until it is used, everything stays as it is. */
export async function issuePairingCode(
  tx: Tx,
  call: Call,
  input: { readonly deviceId: string },
): Promise<Result<Changed<PairingCode>, TabletRefusal>> {
  const [found] = await tx.select().from(kioskDevices).where(eq(kioskDevices.id, input.deviceId));
  if (found === undefined || found.revokedAt !== null) return refuse("out_of_service");
  const { code, ...pairing } = newPairing(call);
  await tx.update(kioskDevices).set(pairing).where(eq(kioskDevices.id, found.id));
  const event = tabletEvent("tablet.code-issued", found.id, found.siteId);
  return done(changed({ deviceId: found.id, code, expiresAt: pairing.pairingExpiresAt }, event));
}

/** Makes the browser that knows the code the tablet. The browser before it, if there was one, is a tablet no more. */
export async function pairTablet(
  tx: Tx,
  call: Call,
  input: { readonly code: string; readonly secret: string },
): Promise<Result<Changed<{ deviceId: string; siteId: string }>, PairRefusal>> {
  const [found] = await tx
    .select()
    .from(kioskDevices)
    .where(
      and(
        eq(kioskDevices.pairingHash, pairingHash(input.code)),
        isNull(kioskDevices.revokedAt),
        isNotNull(kioskDevices.pairingExpiresAt),
        gt(kioskDevices.pairingExpiresAt, call.now),
      ),
    );
  if (found === undefined) return refuse({ kind: "wrong" });
  await tx
    .update(kioskDevices)
    .set({
      pairingHash: null,
      pairingExpiresAt: null,
      secretHash: deviceSecretHash(input.secret),
      pairedAt: call.now,
      lastSeenAt: call.now,
    })
    .where(eq(kioskDevices.id, found.id));
  const { id: deviceId, siteId } = found;
  return done(changed({ deviceId, siteId }, tabletEvent("tablet.paired", deviceId, siteId)));
}

/** Takes a tablet out of service: lost, stolen, or needed elsewhere. It counts at its next request. */
export async function revokeTablet(
  tx: Tx,
  call: Call,
  input: { readonly deviceId: string },
): Promise<Result<Changed<null> | Unchanged<null>, never>> {
  const inService = and(eq(kioskDevices.id, input.deviceId), isNull(kioskDevices.revokedAt));
  const [found] = await tx.select().from(kioskDevices).where(inService);
  if (found === undefined) return done(unchanged(null));
  await tx
    .update(kioskDevices)
    .set({ revokedAt: call.now, pairingHash: null, pairingExpiresAt: null })
    .where(inService);
  return done(changed(null, tabletEvent("tablet.revoked", found.id, found.siteId)));
}

function newPairing(call: Call) {
  const code = newPairingCode();
  return { code, pairingHash: pairingHash(code), pairingExpiresAt: new Date(call.now.getTime() + PAIRING_LASTS) };
}

function tabletEvent(
  name: `tablet.${string}`,
  deviceId: string,
  siteId: string,
  facts: Record<string, unknown> = {},
): DomainEvent {
  return { name, subjectType: "tablet", subjectId: deviceId, siteId, facts };
}
