import { encode } from "../id";

/** Chance that comes out the same twice: a small generator of numbers (mulberry32), begun by a text. */
export class Chance {
  private state: number;

  constructor(seed: string) {
    this.state = hashOf(seed);
  }

  /** From 0 to less than 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** True in this share of cases, from 0 to 1. */
  isTrue(share: number): boolean {
    return this.next() < share;
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<Value>(from: readonly Value[]): Value {
    const value = from[Math.floor(this.next() * from.length)];
    if (value === undefined) throw new Error("There is nothing to pick from.");
    return value;
  }
}

/** Ids of the usual shape from a seed, each at a moment that moves on by a millisecond, so that they stay in order. */
export function seededIds(seed: string, from: Date): () => string {
  const chance = new Chance(seed);
  let milliseconds = BigInt(from.getTime());
  return () => {
    milliseconds += 1n;
    return encode(milliseconds, bytesOf(chance));
  };
}

/** An id as if made at this moment, so that rows lie in their tables as they would after years of use. */
export function idAt(chance: Chance, at: Date): string {
  return encode(BigInt(at.getTime()), bytesOf(chance));
}

function bytesOf(chance: Chance): Uint8Array {
  const bytes = new Uint8Array(10);
  for (let place = 0; place < bytes.length; place++) bytes[place] = chance.whole(0, 255);
  return bytes;
}

/** FNV-1a over the characters. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
