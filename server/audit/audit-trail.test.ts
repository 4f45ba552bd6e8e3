import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema";
import type { Store } from "@/db/store";
import { openTestStore } from "@/db/testing/test-store";
import { NOW } from "../testing/people";
import { canonicalJson } from "./canonical";
import { recordEvents } from "./record-events";
import { sealAuditTrail } from "./seal";
import { verifyAuditTrail } from "./verify";

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

async function happen(count: number, from = 0): Promise<void> {
  for (let n = from; n < from + count; n++) {
    const call = { actor: { kind: "system", name: "operator" } as const, now: new Date(NOW.getTime() + n * 1000) };
    const facts = { n, to: { z: 1, a: ["x", null] }, text: "Zoë 🌻" };
    await store.transact((tx) =>
      recordEvents(tx, call, "test.door", [
        { name: "thing.changed", subjectType: "thing", subjectId: `t${n}`, clientId: "c", siteId: "s", facts },
      ]),
    );
  }
}

async function change(seq: number, set: Partial<typeof auditEntries.$inferInsert>): Promise<void> {
  await store.transact(async (tx) => {
    await tx.update(auditEntries).set(set).where(eq(auditEntries.seq, seq));
  });
}

describe("the audit trail", () => {
  it("is whole when nothing happened, and before it is sealed", async () => {
    expect(await verifyAuditTrail(store.reader)).toMatchObject({ isWhole: true, sealed: 0 });
    await happen(3);
    expect(await verifyAuditTrail(store.reader)).toMatchObject({ isWhole: true, sealed: 0 });
  });

  it("is sealed in the order of time, without gaps, and once", async () => {
    await happen(5);
    expect(await sealAuditTrail(store)).toBe(5);
    expect(await sealAuditTrail(store)).toBe(0);
    await happen(2, 5);
    expect(await sealAuditTrail(store)).toBe(2);
    const rows = await store.reader.select().from(auditEntries).orderBy(auditEntries.seq);
    expect(rows.map(({ seq, subjectId }) => [seq, subjectId])).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((n) => [n + 1, `t${n}`]),
    );
    expect(await verifyAuditTrail(store.reader)).toMatchObject({ isWhole: true, sealed: 7, head: rows[6]?.hash });
  });

  it("is sealed once by many that try at the same time, while more happens", async () => {
    await happen(30);
    await Promise.all([sealAuditTrail(store), happen(10, 30), sealAuditTrail(store), sealAuditTrail(store)]);
    await sealAuditTrail(store);
    expect(await verifyAuditTrail(store.reader)).toMatchObject({ isWhole: true, sealed: 40 });
  });

  const FIELDS: Partial<typeof auditEntries.$inferInsert>[] = [
    { at: new Date(NOW.getTime() + 2001) },
    { actor: "somebody else" },
    { actorKind: "staff" },
    { door: "test.other" },
    { event: "thing.removed" },
    { subjectType: "other" },
    { subjectId: "t9" },
    { clientId: null },
    { siteId: "elsewhere" },
    { facts: { n: 2, to: { z: 1, a: ["x", null] }, text: "Zoe 🌻" } },
    { hash: "0".repeat(64) },
    { id: "00000000000000000000000000" },
  ];
  it.each(FIELDS)("notices a change of %o", async (set) => {
    await happen(5);
    await sealAuditTrail(store);
    await change(3, set);
    expect(await verifyAuditTrail(store.reader)).toEqual({ isWhole: false, seq: 3, kind: "changed" });
  });

  it("notices an entry that is gone, and two that changed places", async () => {
    await happen(5);
    await sealAuditTrail(store);
    await change(2, { seq: 99 });
    expect(await verifyAuditTrail(store.reader)).toEqual({ isWhole: false, seq: 2, kind: "missing" });
    await change(3, { seq: 2 });
    await change(99, { seq: 3 });
    expect(await verifyAuditTrail(store.reader)).toEqual({ isWhole: false, seq: 2, kind: "changed" });
  });

  it("notices an entry that was slipped in afterwards under a new chain's end", async () => {
    await happen(3);
    await sealAuditTrail(store);
    const { head } = (await verifyAuditTrail(store.reader)) as { head: string };
    await happen(1, 3);
    await change(3, { facts: {} });
    await sealAuditTrail(store);
    expect(await verifyAuditTrail(store.reader)).toMatchObject({ isWhole: false, seq: 3 });
    expect(head).toHaveLength(64);
  });
});

describe("canonicalJson", () => {
  it("is the same text for the same facts, whatever the order of their keys", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value));
      }),
    );
  });
});

/** The same value with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(turned);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, turned(each)]),
  );
}
