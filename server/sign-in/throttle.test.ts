import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { signInFailures } from "@/db/schema";
import type { Store } from "@/db/store";
import { openTestStore } from "@/db/testing/test-store";
import { NOW } from "../testing/people";
import { accountLimit, addressLimit, countTry, forgetOldTries, forgiveTry, waitAfter } from "./throttle";

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const account = accountLimit("sign-in", "staff", "dana@clinic.example");
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const secondsUntil = (until: Date | null, from: Date) =>
  until === null ? 0 : (until.getTime() - from.getTime()) / 1000;

describe("throttling", () => {
  it("lets a few tries go, and then makes each one wait twice as long, up to a quarter of an hour", async () => {
    for (let n = 0; n < 6; n++) expect(await countTry(store, [account], NOW)).toBeNull();
    const waits: number[] = [];
    let at = NOW;
    for (let n = 0; n < 9; n++) {
      const until = await countTry(store, [account], at);
      waits.push(secondsUntil(until, at));
      at = until ?? at;
      expect(await countTry(store, [account], at)).toBeNull();
    }
    expect(waits.slice(0, 6)).toEqual([15, 30, 60, 120, 240, 480]);
    // From here on one failure wears off while one waits, so the wait stays at its longest.
    expect(Math.max(...waits)).toBeLessThanOrEqual(900);
    expect(waits.at(-1)).toBeGreaterThanOrEqual(450);
  });

  it("doubles up to its longest", () => {
    expect([0, 1, 2, 3, 6, 7, 50].map(waitAfter)).toEqual([0, 15_000, 30_000, 60_000, 480_000, 900_000, 900_000]);
  });

  it("counts nothing while one has to wait, so that knocking does not make it longer", async () => {
    for (let n = 0; n < 6; n++) await countTry(store, [account], NOW);
    for (let n = 0; n < 20; n++) expect(secondsUntil(await countTry(store, [account], later(1)), later(1))).toBe(14);
    expect(await countTry(store, [account], later(15))).toBeNull();
  });

  it("forgets with time", async () => {
    for (let n = 0; n < 6; n++) await countTry(store, [account], NOW);
    const evening = later(4 * 3600);
    for (let n = 0; n < 6; n++) expect(await countTry(store, [account], evening)).toBeNull();
    expect(await countTry(store, [account], evening)).not.toBeNull();
  });

  it("counts tries at once as many: of 40 no more than the free ones get through", async () => {
    const tries = await Promise.all(Array.from({ length: 40 }, () => countTry(store, [account], NOW)));
    expect(tries.filter((until) => until === null)).toHaveLength(6);
  });

  it("holds an address too, over many accounts", async () => {
    const address = addressLimit("sign-in", "203.0.113.9");
    const tries: (Date | null)[] = [];
    for (let n = 0; n < 40; n++) {
      tries.push(await countTry(store, [accountLimit("sign-in", "staff", `${n}@x.example`), address], NOW));
    }
    expect(tries.filter((until) => until === null)).toHaveLength(31);
  });

  it("gives back a right one: the account starts anew, the address loses one failure", async () => {
    const address = addressLimit("sign-in", "203.0.113.9");
    for (let n = 0; n < 5; n++) await countTry(store, [account, address], NOW);
    await store.transact((tx) => forgiveTry(tx, [account, address]));
    expect(await store.reader.select().from(signInFailures)).toEqual([
      { key: address.key, failures: 4, lastFailureAt: NOW },
    ]);
  });

  it("keeps no address of an account, only its hash, and nothing for longer than a day", async () => {
    await countTry(store, [account], NOW);
    const [row] = await store.reader.select().from(signInFailures);
    expect(row?.key).not.toContain("dana");
    await forgetOldTries(store, later(23 * 3600));
    expect(await store.reader.$count(signInFailures)).toBe(1);
    await forgetOldTries(store, later(25 * 3600));
    expect(await store.reader.$count(signInFailures)).toBe(0);
  });
});
