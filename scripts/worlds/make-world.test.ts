import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { enrollments, marks, planPhases, sessions, standings } from "@/db/schema";
import { openStore, type Store } from "@/db/store";
import { makeTestDatabase, type TestDatabase } from "@/db/testing/test-database";
import { WORLD_NOW } from "@/db/worlds/world-size";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import { verifyAuditTrail } from "@/server/audit/verify";
import { makeWorld } from "./make-world";

describe("world S", () => {
  let database: TestDatabase;
  let store: Store;
  let built: Awaited<ReturnType<typeof makeWorld>>;
  beforeAll(async () => {
    database = await makeTestDatabase();
    built = await makeWorld(database.url, "S");
    store = await openStore({ url: database.url, isThrowAway: true });
  }, 120_000);
  afterAll(async () => {
    await store.close();
    await database.remove();
  });

  it("is of its size: a hundred groups, 26 weeks, twelve marks in each", async () => {
    expect(built).toMatchObject({ sessions: 2600, marks: 31_200 });
    expect(await store.reader.$count(marks)).toBe(31_200);
    expect(await store.reader.$count(enrollments, eq(enrollments.status, "active"))).toBe(400);
    expect(await store.reader.$count(standings)).toBe(400);
  });

  it("expects on every roster exactly those who are marked on it", async () => {
    const week = (await store.reader.select().from(sessions)).filter(({ date }) => date >= "2026-11-09");
    const expected = await listExpectedOfSessions(store.reader, week);
    const recorded = await store.reader.select({ sessionId: marks.sessionId, clientId: marks.clientId }).from(marks);
    for (const { id, startsAt } of week) {
      const lines = expected.get(id) ?? [];
      expect(lines).toHaveLength(12);
      if (startsAt > WORLD_NOW) continue;
      const marked = recorded.filter(({ sessionId }) => sessionId === id).map(({ clientId }) => clientId);
      expect(marked.sort()).toEqual(lines.map(({ clientId }) => clientId));
    }
  });

  it("keeps its indexes, and dates, flags and lists as commands would store them", async () => {
    const [phase] = await store.reader.select().from(planPhases).limit(1);
    expect(phase).toMatchObject({ requiredKinds: [], daysPerWeek: 3, recordedAt: expect.any(Date) });
    const [mark] = await store.reader.select().from(marks).limit(1);
    expect(mark).toMatchObject({ isCurrent: true, isClear: false, recordedAt: expect.any(Date) });
    const twice = store.transact((tx) => tx.insert(marks).values({ ...mark!, id: "another" }));
    await expect(twice).rejects.toThrow();
  });

  it("has a sealed trail", async () => {
    expect(await verifyAuditTrail(store.reader)).toMatchObject({ isWhole: true });
  });
});
