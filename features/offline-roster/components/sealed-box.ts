/*
 * Encryption in the browser, by the browser's own WebCrypto: AES-GCM with 256-bit keys that scripts can use and cannot
 * read. What a box is about is bound to it, so that one box cannot be put in another's place.
 */

export interface Sealed {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** A copy of a key that only the right digits open. */
export interface PinLock {
  readonly salt: Uint8Array<ArrayBuffer>;
  readonly iterations: number;
  readonly wrapped: Sealed;
  readonly triesLeft: number;
}

/** What OWASP asks of PBKDF2 with SHA-256: about a quarter of a second on a tablet. */
const ITERATIONS = 600_000;
export const PIN_TRIES = 5;
export const SHORTEST_PIN = 6;

const AES = "AES-GCM";
const ABOUT_PIN = "pin";

/** Without a secure connection (plain http, but for this very machine) browsers offer no encryption. */
export function canSeal(): boolean {
  return typeof crypto !== "undefined" && crypto.subtle !== undefined && typeof indexedDB !== "undefined";
}

export function importKey(raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, AES, false, ["encrypt", "decrypt"]);
}

export async function seal(key: CryptoKey, about: string, value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  return { iv, data: await crypto.subtle.encrypt(algorithm(iv, about), key, bytes) };
}

/** Null: it was sealed with another key, or is about something else. */
export async function unseal<Value>(key: CryptoKey, about: string, { iv, data }: Sealed): Promise<Value | null> {
  const bytes = await decrypt(key, about, { iv, data });
  return bytes === null ? null : (JSON.parse(new TextDecoder().decode(bytes)) as Value);
}

export async function lockWithPin(raw: Uint8Array<ArrayBuffer>, pin: string): Promise<PinLock> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyOfPin(pin, salt, ITERATIONS);
  const data = await crypto.subtle.encrypt(algorithm(iv, ABOUT_PIN), key, raw);
  return { salt, iterations: ITERATIONS, wrapped: { iv, data }, triesLeft: PIN_TRIES };
}

/** Null: these are not the digits. Counting the tries is up to whoever keeps the lock. */
export async function openWithPin(lock: PinLock, pin: string): Promise<CryptoKey | null> {
  const raw = await decrypt(await keyOfPin(pin, lock.salt, lock.iterations), ABOUT_PIN, lock.wrapped);
  return raw === null ? null : importKey(new Uint8Array(raw));
}

export function isPin(text: string): boolean {
  return new RegExp(`^\\d{${SHORTEST_PIN},32}$`).test(text) && new Set(text).size > 1;
}

async function keyOfPin(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, typed, { name: AES, length: 256 }, false, ["encrypt", "decrypt"]);
}

async function decrypt(key: CryptoKey, about: string, { iv, data }: Sealed): Promise<ArrayBuffer | null> {
  try {
    return await crypto.subtle.decrypt(algorithm(iv, about), key, data);
  } catch (fault) {
    // The browser says no more than this of a wrong key or a changed box.
    if (fault instanceof DOMException && fault.name === "OperationError") return null;
    throw fault;
  }
}

function algorithm(iv: Uint8Array<ArrayBuffer>, about: string): AesGcmParams {
  return { name: AES, iv, additionalData: new TextEncoder().encode(about) };
}
