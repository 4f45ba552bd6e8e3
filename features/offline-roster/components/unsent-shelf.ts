import type { Theirs, TypedLine } from "@/features/attendance/components/send-lines";
import type { Unsent } from "@/lib/offline-roster/unsent-queue";
import { deviceStore, type KeptKey } from "./device-store";
import { seal, unseal } from "./sealed-box";

type Entry = Unsent<TypedLine, Theirs>;

/** In the order of their taps, whatever the browser's clock does in between. */
let last = 0;

export async function writeUnsent(key: KeptKey, entries: readonly Entry[]): Promise<void> {
  const store = await deviceStore();
  for (const entry of entries) {
    const before = await store.get("unsent", entry.id);
    last = Math.max(last + 1, entry.takenAt);
    const order = before?.order ?? last;
    const box = await seal(key.key, aboutEntry(entry.id, key.signInId), entry);
    await store.put("unsent", { id: entry.id, signInId: key.signInId, order, box });
  }
}

export async function eraseUnsent(ids: readonly string[]): Promise<void> {
  const store = await deviceStore();
  for (const id of ids) await store.delete("unsent", id);
}

/**
 * What this person left unsent, oldest first: under this sign-in, and under earlier ones, whose keys `earlierKey` tells.
 * The rest is somebody else's; only how much it is can be said.
 */
export async function listUnsent(
  key: KeptKey,
  earlierKey: (signInId: string) => Promise<CryptoKey | null>,
): Promise<{ readonly mine: readonly Entry[]; readonly others: number }> {
  const kept = (await (await deviceStore()).getAll("unsent")).sort((one, other) => one.order - other.order);
  const keys = new Map<string, CryptoKey | null>([[key.signInId, key.key]]);
  const mine: Entry[] = [];
  let others = 0;
  for (const { id, signInId, order, box } of kept) {
    last = Math.max(last, order);
    if (!keys.has(signInId)) keys.set(signInId, await earlierKey(signInId));
    const opening = keys.get(signInId) ?? null;
    const entry = opening === null ? null : await unseal<Entry>(opening, aboutEntry(id, signInId), box);
    if (entry === null) {
      others += 1;
      continue;
    }
    mine.push(entry);
    if (signInId !== key.signInId) await writeUnsent(key, [entry]);
  }
  return { mine, others };
}

function aboutEntry(id: string, signInId: string): string {
  return `unsent ${id} ${signInId}`;
}
