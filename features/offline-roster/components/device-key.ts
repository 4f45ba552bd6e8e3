import { deviceStore, hasDeviceStore, type KeptKey } from "./device-store";
import { canSeal, importKey, isPin, lockWithPin, openWithPin, PIN_TRIES } from "./sealed-box";

/*
 * The key of this browser's sign-in. The server tells it to whoever is signed in; while the screen is not locked the
 * browser keeps it in a form that scripts can use and cannot read, so that a roster opens without a connection.
 */

/** The usable key was put away, or came back: the other tabs of this browser hear of it. */
const CHANNEL = "evenkeel-rosters";

let held: KeptKey | null = null;
const listeners = new Set<() => void>();

/** The server was not reached, or it said no: nobody is signed in, or the screen is locked. */
type NoKey = { readonly kind: "away" } | { readonly kind: "shut"; readonly isLocked: boolean };

export type KeyAnswer = { readonly kind: "key"; readonly key: KeptKey } | NoKey;

/** The key that this browser holds, if the screen was not left for too long. */
export async function recallKey(): Promise<KeptKey | null> {
  if (held !== null && !isLeft(held)) return held;
  if (!canSeal() || !(await hasDeviceStore())) return null;
  const store = await deviceStore();
  const [kept] = await store.getAll("keys");
  if (kept === undefined) return null;
  if (isLeft(kept)) {
    await forgetKey();
    return null;
  }
  held = kept;
  return kept;
}

/** Ask the server for the key of this sign-in. What another sign-in left here in clear use is erased. */
export async function fetchKey(): Promise<KeyAnswer> {
  const answer = await askForKey(null);
  if (answer.kind !== "raw") return answer;
  const { signInId, key: raw, now, lockMinutes } = answer;
  const store = await deviceStore();
  const before = await store.get("keys", signInId);
  const clockBehind = now - Date.now();
  const kept: KeptKey = {
    signInId,
    key: before?.key ?? (await importKey(raw)),
    usedAt: Date.now(),
    lockMinutes,
    clockBehind,
    aheadAt: before?.aheadAt ?? 0,
  };
  await eraseOthers(signInId);
  await store.put("keys", kept);
  held = kept;
  changed();
  return { kind: "key", key: kept };
}

/** The key of an earlier sign-in of the same person, under which something was left unsent. Null: somebody else's. */
export async function fetchEarlierKey(signInId: string): Promise<CryptoKey | null> {
  const answer = await askForKey(signInId);
  return answer.kind === "raw" ? importKey(answer.key) : null;
}

/**
 * Lock: the usable key leaves this browser, in memory and in storage, in every tab. What it sealed stays, and waits for
 * the server's key or the device's PIN.
 */
export async function forgetKey(): Promise<void> {
  held = null;
  changed();
  if (!(await hasDeviceStore())) return;
  await (await deviceStore()).clear("keys");
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("forgotten");
  channel.close();
}

/** The screen is in use: it locks so many minutes after the last of these. */
export async function touchKey(): Promise<void> {
  if (held === null || Date.now() - held.usedAt < TOUCH_EVERY_MS) return;
  held = { ...held, usedAt: Date.now() };
  await (await deviceStore()).put("keys", held);
}

const TOUCH_EVERY_MS = 15_000;

export async function noteAhead(): Promise<void> {
  if (held === null) return;
  held = { ...held, aheadAt: Date.now() };
  await (await deviceStore()).put("keys", held);
}

/** The server's clock, as far as this device can tell. */
export function serverNow(): Date {
  return new Date(Date.now() + (held?.clockBehind ?? 0));
}

export function isLeft({ usedAt, lockMinutes }: KeptKey): boolean {
  const since = Date.now() - usedAt;
  // A clock that was turned back is no reason to stay open for ever.
  return since >= lockMinutes * 60_000 || since < -60_000;
}

/** Nobody is signed in here: usable keys, their PIN copies and kept rosters go. What was not sent stays, sealed. */
export async function eraseForSignOut(): Promise<void> {
  held = null;
  changed();
  if (!(await hasDeviceStore())) return;
  await forgetKey();
  const store = await deviceStore();
  await store.clear("pins");
  await store.clear("rosters");
}

async function eraseOthers(signInId: string): Promise<void> {
  const store = await deviceStore();
  for (const shelf of ["keys", "pins"] as const) {
    for (const other of await store.getAllKeys(shelf)) if (other !== signInId) await store.delete(shelf, other);
  }
  for (const { sessionId, signInId: owner } of await store.getAll("rosters")) {
    if (owner !== signInId) await store.delete("rosters", sessionId);
  }
}

/** "unfit": not at least six digits, or all the same; "away": the key could not be asked for. */
export async function setPin(pin: string): Promise<"set" | "unfit" | "away"> {
  if (!isPin(pin)) return "unfit";
  const answer = await askForKey(null);
  if (answer.kind !== "raw") return "away";
  const store = await deviceStore();
  await store.put("pins", { ...(await lockWithPin(answer.key, pin)), signInId: answer.signInId });
  changed();
  return "set";
}

export async function hasPin(): Promise<boolean> {
  return (await hasDeviceStore()) && (await (await deviceStore()).count("pins")) > 0;
}

/** Open with the device's PIN. After the last wrong try the copy is gone, and only the server's key opens what waits. */
export async function unlockWithPin(
  pin: string,
): Promise<{ readonly kind: "open" | "none" } | { readonly kind: "wrong"; readonly triesLeft: number }> {
  const store = await deviceStore();
  const [lock] = await store.getAll("pins");
  if (lock === undefined) return { kind: "none" };
  const { signInId } = lock;
  // Counted before it is tried: closing the page in the middle saves no try.
  const triesLeft = lock.triesLeft - 1;
  if (triesLeft > 0) await store.put("pins", { ...lock, triesLeft });
  else await store.delete("pins", signInId);
  const key = await openWithPin(lock, pin);
  if (key === null) return triesLeft > 0 ? { kind: "wrong", triesLeft } : { kind: "none" };
  await store.put("pins", { ...lock, triesLeft: PIN_TRIES });
  held = { signInId, key, usedAt: Date.now(), lockMinutes: DEFAULT_LOCK_MINUTES, clockBehind: 0, aheadAt: 0 };
  await store.put("keys", held);
  changed();
  return { kind: "open" };
}

const DEFAULT_LOCK_MINUTES = 5;

/** Called whenever the key comes or goes, in this tab or another. */
export function onKeyChange(listener: () => void): () => void {
  listeners.add(listener);
  const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(CHANNEL);
  if (channel !== null) {
    channel.onmessage = () => {
      held = null;
      listener();
    };
  }
  return () => {
    listeners.delete(listener);
    channel?.close();
  };
}

function changed(): void {
  for (const listener of listeners) listener();
}

type Asked =
  | {
      readonly kind: "raw";
      readonly signInId: string;
      readonly key: Uint8Array<ArrayBuffer>;
      readonly now: number;
      readonly lockMinutes: number;
    }
  | NoKey;

async function askForKey(signInId: string | null): Promise<Asked> {
  let response: Response;
  try {
    response = await fetch("/rosters/key", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ signInId: signInId ?? "" }),
      cache: "no-store",
    });
  } catch {
    return { kind: "away" };
  }
  if (response.status >= 500) return { kind: "away" };
  if (!response.ok) {
    const { type } = (await response.json()) as { type?: string };
    return { kind: "shut", isLocked: type === "locked" };
  }
  const told = (await response.json()) as { signInId: string; key: string; now: number; lockMinutes: number };
  return { kind: "raw", ...told, key: bytesOf(told.key) };
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
