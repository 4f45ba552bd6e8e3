import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
let source: (() => string) | null = null;

/**
 * An opaque id of 26 characters: 48 bits of time, so that new rows land together in an index, and 80 random bits, so
 * that nobody can guess a neighbour's.
 */
export function newId(): string {
  return source === null ? encode(BigInt(Date.now()), randomBytes(10)) : source();
}

/** Take ids from elsewhere: a seed world that must come out the same twice. `null` goes back to random ids. */
export function takeIdsFrom(next: (() => string) | null): void {
  source = next;
}

/** The id of a moment (milliseconds) and ten bytes. */
export function encode(milliseconds: bigint, bytes: Uint8Array): string {
  let bits = milliseconds;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  let out = "";
  for (let place = 0; place < 26; place++) {
    out = ALPHABET[Number(bits & 31n)] + out;
    bits >>= 5n;
  }
  return out;
}
