import { and, eq, isNull, lt, or } from "drizzle-orm";
import type { DeviceActor } from "@/lib/access/decide-access";
import type { Instant } from "@/lib/time/zone";
import { kioskDevices, sites } from "@/db/schema";
import type { Reader, Store } from "@/db/store";
import { deviceSecretHash } from "./device-secret";
import { SEEN_EVERY } from "./lifetimes";

export interface LiveDevice {
  readonly actor: DeviceActor;
  readonly lastSeenAt: Instant | null;
}

/** Which tablet holds this secret at this moment; null when it was taken out of service, or its site was archived. */
export async function readDevice(reader: Reader, secret: string): Promise<LiveDevice | null> {
  const [found] = await reader
    .select({ id: kioskDevices.id, siteId: kioskDevices.siteId, lastSeenAt: kioskDevices.lastSeenAt })
    .from(kioskDevices)
    .innerJoin(sites, eq(sites.id, kioskDevices.siteId))
    .where(
      and(
        eq(kioskDevices.secretHash, deviceSecretHash(secret)),
        isNull(kioskDevices.revokedAt),
        isNull(sites.archivedAt),
      ),
    );
  if (found === undefined) return null;
  const actor = { kind: "device", deviceId: found.id, siteId: found.siteId } as const;
  return { actor, lastSeenAt: found.lastSeenAt };
}

/** Notes that a tablet was in use, at most once a minute. */
export async function touchDevice(store: Store, { actor, lastSeenAt }: LiveDevice, now: Instant): Promise<void> {
  const due = new Date(now.getTime() - SEEN_EVERY);
  if (lastSeenAt !== null && lastSeenAt >= due) return;
  await store.transact(async (tx) => {
    await tx
      .update(kioskDevices)
      .set({ lastSeenAt: now })
      .where(
        and(eq(kioskDevices.id, actor.deviceId), or(isNull(kioskDevices.lastSeenAt), lt(kioskDevices.lastSeenAt, due))),
      );
  });
}
