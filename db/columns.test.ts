import { and, eq, gte, isNotNull, lt } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localDate } from "../lib/time/local-date";
import { localTime } from "../lib/time/local-time";
import { auditEntries, clients, enrollments, marks, planPhases, series, sessions, sites, tracks } from "./schema";
import type { Store, Tx } from "./store";
import { addClient, addEnrollment, addProgram, addSeries, addSession, addSite } from "./testing/rows";
import { openTestStore } from "./testing/test-store";

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** Write, read back through a reader, and leave nothing behind for the next test. */
async function addEntry(tx: Tx, at: Date, facts: Record<string, unknown> = {}): Promise<void> {
  const about = { subjectType: "session", subjectId: "s", door: "test", event: "test.done" };
  await tx.insert(auditEntries).values({ at, actor: "operator", actorKind: "operator", ...about, facts });
}

describe("a moment", () => {
  const moments = [
    "2026-03-02T23:00:00.123Z",
    "2026-03-08T06:59:59.999Z",
    "1969-12-31T23:59:59.999Z",
    "1969-07-20T20:17:40.001Z",
    "1900-01-01T00:00:00.000Z",
    "1970-01-01T00:00:00.000Z",
    "2199-12-31T23:59:59.999Z",
  ];
  test.each(moments)("%s comes back to the millisecond", async (text) => {
    const at = new Date(text);
    await store.transact((tx) => addEntry(tx, at));
    const found = await store.reader.select({ at: auditEntries.at }).from(auditEntries).where(eq(auditEntries.at, at));
    expect(found).toEqual([{ at }]);
  });

  test("compares and sorts as time, across 1970 too", async () => {
    const found = await store.reader
      .select({ at: auditEntries.at })
      .from(auditEntries)
      .where(and(gte(auditEntries.at, new Date("1969-01-01")), lt(auditEntries.at, new Date("1971-01-01"))))
      .orderBy(auditEntries.at);
    expect(found.map((row) => row.at.toISOString())).toEqual([moments[3], moments[2], moments[5]]);
  });

  test("that does not exist is refused", async () => {
    await expect(store.transact((tx) => addEntry(tx, new Date(NaN)))).rejects.toThrow();
  });
});

describe("JSON", () => {
  const values: Record<string, unknown>[] = [
    {},
    { text: `quotes " ' \\ and 🙂 and \n lines`, empty: "", nothing: null },
    { numbers: [0, -1, 1.5, 9_007_199_254_740_991], yes: true, no: false },
    { nested: { deeper: [{ a: [] }, [], [[1]]] } },
  ];
  test.each(values)("%j comes back", async (facts) => {
    const at = new Date("2026-01-01T00:00:00Z");
    await store.transact(async (tx) => {
      await tx.delete(auditEntries);
      await addEntry(tx, at, facts);
    });
    expect(await store.reader.select({ facts: auditEntries.facts }).from(auditEntries)).toEqual([{ facts }]);
  });

  test("keeps lists", async () => {
    const seriesId = await store.transact(async (tx) => {
      const id = await addSeries(tx, await addSite(tx, "Lists"));
      await tx
        .update(series)
        .set({ exdates: ["2026-03-09", "2026-03-16"] })
        .where(eq(series.id, id));
      return id;
    });
    const [found] = await store.reader.select().from(series).where(eq(series.id, seriesId));
    expect(found?.exdates).toEqual(["2026-03-09", "2026-03-16"]);
    expect(found?.rdates).toEqual([]);
  });
});

describe("the other kinds of column", () => {
  test("flags, days, times, zones, words, numbers and what is missing come back as they were", async () => {
    const sessionId = await store.transact(async (tx) => {
      const id = await addSession(tx, await addSeries(tx, await addSite(tx, "Kinds")));
      await tx.update(sessions).set({ hasOwnRoom: true }).where(eq(sessions.id, id));
      return id;
    });
    const [found] = await store.reader.select().from(sessions).where(eq(sessions.id, sessionId));
    expect(found).toMatchObject({
      hasOwnRoom: true,
      hasOwnTime: false,
      date: localDate("2026-03-02"),
      startTime: localTime("18:00"),
      zone: "America/New_York",
      kind: "group",
      durationMinutes: 60,
      startsAt: new Date("2026-03-02T23:00:00Z"),
      roomId: null,
      rosterFinishedAt: null,
      version: 1,
    });
    const own = store.reader.select({ id: sessions.id }).from(sessions).where(eq(sessions.hasOwnRoom, true));
    expect(await own).toEqual([{ id: sessionId }]);
  });

  test("join with what is not there gives null, not an empty object", async () => {
    const rows = await store.reader
      .select({ site: sites.name, client: clients.number, track: tracks })
      .from(sites)
      .leftJoin(clients, eq(clients.siteId, sites.id))
      .leftJoin(tracks, eq(tracks.siteId, sites.id))
      .where(eq(sites.name, "Kinds"));
    expect(rows).toEqual([{ site: "Kinds", client: null, track: null }]);
  });

  test("an upsert, a returning and a delete are told alike", async () => {
    const answers = await store.transact(async (tx) => {
      const row = {
        id: "x".repeat(26),
        name: "Upsert",
        zone: "Etc/UTC" as never,
        address: "",
        phone: "",
        createdAt: new Date(0),
      };
      const made = await tx.insert(sites).values(row).onConflictDoNothing().returning({ id: sites.id });
      const again = await tx.insert(sites).values(row).onConflictDoNothing().returning({ id: sites.id });
      const changed = await tx
        .insert(sites)
        .values(row)
        .onConflictDoUpdate({ target: sites.id, set: { phone: "555-0100" } })
        .returning({ phone: sites.phone });
      const gone = await tx.delete(sites).where(eq(sites.id, row.id)).returning({ id: sites.id });
      return { made, again, changed, gone };
    });
    const id = "x".repeat(26);
    expect(answers).toEqual({ made: [{ id }], again: [], changed: [{ phone: "555-0100" }], gone: [{ id }] });
  });

  test("hold no value of another type", async () => {
    const attempt = store.transact((tx) => addEntry(tx, new Date(0), {}));
    await attempt;
    const wrong = store.transact((tx) => tx.update(sessions).set({ durationMinutes: "an hour" as unknown as number }));
    await expect(wrong).rejects.toThrow();
  });

  test("the database itself refuses an end before its start, weekdays that do not exist, a version below one", async () => {
    const ids = await store.transact(async (tx) => {
      const siteId = await addSite(tx, "Checks");
      const programId = await addProgram(tx);
      const enrollmentId = await addEnrollment(tx, await addClient(tx, siteId), programId, siteId);
      const trackId = "t".repeat(26);
      await tx
        .insert(tracks)
        .values({ id: trackId, programId, siteId, name: "Evening", band: "evening", createdAt: new Date(0) });
      return { enrollmentId, trackId };
    });
    const backwards = store.transact((tx) => tx.update(enrollments).set({ endDate: localDate("2026-01-01") }));
    await expect(backwards).rejects.toThrow(/enrollments_span/);
    const phase = (weekdays: number) =>
      store.transact((tx) =>
        tx.insert(planPhases).values({
          ...ids,
          from: localDate("2026-03-02"),
          weekdays,
          minutesPerWeek: 540,
          daysPerWeek: 3,
          requiredKinds: [],
          recordedAt: new Date(0),
          recordedBy: "operator",
        }),
      );
    await expect(phase(0)).rejects.toThrow(/plan_phases_weekdays/);
    await expect(phase(128)).rejects.toThrow(/plan_phases_weekdays/);
    await phase(127);
    expect(await store.reader.$count(marks, isNotNull(marks.id))).toBe(0);
  });
});
