import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { engineOf } from "./engine";
import { encode, newId, takeIdsFrom } from "./id";

afterEach(() => takeIdsFrom(null));

test("an id has 26 characters that cannot be mistaken for each other", () => {
  for (let nth = 0; nth < 2000; nth++) expect(newId()).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
});

test("ids are never the same twice, over more than one fetch of random bytes", () => {
  const ids = Array.from({ length: 5000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
});

test("later ids sort after earlier ones", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2 ** 48 - 2 }),
      fc.uint8Array({ minLength: 10, maxLength: 10 }),
      (at, bytes) => {
        expect(encode(BigInt(at), bytes) < encode(BigInt(at + 1), new Uint8Array(10))).toBe(true);
      },
    ),
  );
});

test("the same moment and bytes give the same id, and each bit counts", () => {
  expect(encode(0n, new Uint8Array(10))).toBe("0".repeat(26));
  expect(encode(2n ** 48n - 1n, new Uint8Array(10).fill(255))).toBe(`7${"z".repeat(25)}`);
  expect(
    encode(
      1_700_000_000_000n,
      Uint8Array.from({ length: 10 }, (_, nth) => nth),
    ),
  ).toBe(asOneNumber());
});

/** The plain reading of it: time and bytes as one number, five bits a place. */
function asOneNumber(): string {
  let bits = 1_700_000_000_000n;
  for (let nth = 0n; nth < 10n; nth++) bits = bits * 256n + nth;
  return Array.from(
    { length: 26 },
    (_, nth) => "0123456789abcdefghjkmnpqrstvwxyz"[Number((bits >> BigInt(5 * (25 - nth))) & 31n)],
  ).join("");
}

test("a world that must come out the same twice brings its own ids", () => {
  let nth = 0;
  takeIdsFrom(() => `id${(nth += 1)}`);
  expect([newId(), newId()]).toEqual(["id1", "id2"]);
  takeIdsFrom(null);
  expect(newId()).toHaveLength(26);
});

test.each([
  [undefined, "sqlite"],
  ["", "sqlite"],
  ["file:./data/evenkeel.db", "sqlite"],
  ["postgres://clinic@db/evenkeel", "postgres"],
  ["postgresql://clinic@db/evenkeel", "postgres"],
  ["file:/srv/postgres:old.db", "sqlite"],
])("DATABASE_URL %s chooses %s", (url, engine) => {
  expect(engineOf(url)).toBe(engine);
});
