import { randomFillSync } from "node:crypto";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
let source: (() => string) | null = null;

/**
 * An opaque id of 26 characters: 48 bits of time, so that new rows land together in an index, and 80 random bits, so
 * that nobody can guess a neighbour's.
 */
export function newId(): string {
  return source === null ? encode(BigInt(Date.now()), tenBytes()) : source();
}

const pool = new Uint8Array(4000);
let used = pool.length;

/** Ten random bytes, fetched from the system some hundred at a time: one by one costs more than all the rest of an id. */
function tenBytes(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 10;
  return pool.subarray(used - 10, used);
}

/** Take ids from elsewhere: a seed world that must come out the same twice. `null` goes back to random ids. */
export function takeIdsFrom(next: (() => string) | null): void {
  source = next;
}

/** The id of a moment (milliseconds) and ten bytes. */
export function encode(milliseconds: bigint, bytes: Uint8Array): string {
  let out = "";
  // 26 places of 5 bits hold 130: the 128 of time and chance, and two zeros before them.
  let held = 0;
  let bits = 2;
  for (let place = 0; place < 6 + bytes.length; place++) {
    const byte = place < 6 ? Math.floor(Number(milliseconds) / 2 ** (8 * (5 - place))) % 256 : (bytes[place - 6] ?? 0);
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET[(held >>> bits) & 31];
      held &= (1 << bits) - 1;
    }
  }
  return out;
}
