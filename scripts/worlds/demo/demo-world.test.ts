import { createHash } from "node:crypto";
import { and, eq, getTableColumns, getTableName, isNotNull, isTable } from "drizzle-orm";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import * as schema from "@/db/schema";
import type { Store } from "@/db/store";
import { openTestStore } from "@/db/testing/test-store";
import { listCalls } from "@/features/standing/queries/call-list";
import { LEVELS } from "@/lib/standing/levels";
import { bandOf, DEFAULT_BAND_EDGES } from "@/lib/time/band";
import { verifyAuditTrail } from "@/server/audit/verify";
import { loadDemoWorld } from "./demo-world";

const { accounts, alerts, decisions, enrollments, holds, marks, outreachAttempts, sessions, sites, standings } = schema;

/** A Wednesday morning, 10:42 by the clinic's clock, a week after a holiday. */
const NOW = new Date("2026-11-18T15:42:00Z");
const LONG = 300_000;

async function loaded(weeks: number): Promise<Store> {
  const store = await openTestStore();
  await loadDemoWorld(store, { now: NOW, passwordHash: "not a hash", weeks, isSmall: true });
  return store;
}

describe("the demo clinic", () => {
  let store: Store;
  beforeAll(async () => {
    store = await loaded(6);
    return () => store.close();
  }, LONG);

  it("holds every mark that a roster knows, corrected ones too, and lines nobody recorded yet", async () => {
    const rows = await store.reader.select().from(marks);
    const current = rows.filter(({ isCurrent }) => isCurrent);
    const facts = new Set(
      current.map((row) => `${row.was}${row.arrivedAt ? " late" : ""}${row.leftAt ? " early" : ""}`),
    );
    expect([...facts]).toEqual(
      expect.arrayContaining(["attended", "attended late", "attended early", "excused", "missed"]),
    );
    expect(rows.some(({ correctionReason }) => correctionReason !== null)).toBe(true);
    expect(current.some(({ noticeGivenAt }) => noticeGivenAt !== null)).toBe(true);
    expect(new Set(current.map(({ modality }) => modality))).toEqual(new Set(["in_person", "video", "audio"]));
    const away = current.filter(({ was }) => was !== "attended").length / current.length;
    expect(away).toBeGreaterThan(0.1);
    expect(away).toBeLessThan(0.35);
  });

  it("has somebody at every level, and most people at good", async () => {
    const rows = await store.reader
      .select({ level: standings.level })
      .from(standings)
      .innerJoin(enrollments, eq(enrollments.id, standings.enrollmentId))
      .where(eq(enrollments.status, "active"));
    const count = (level: string) => rows.filter((row) => row.level === level).length;
    for (const level of LEVELS) expect(count(level), level).toBeGreaterThan(0);
    expect(count("good")).toBeGreaterThan(rows.length / 4);
    expect(count("contract")).toBeLessThanOrEqual(3);
    expect(count("review")).toBeLessThanOrEqual(2);
  });

  it("meets at both sites, in three bands and three kinds, with closed and cancelled sessions", async () => {
    const rows = await store.reader.select().from(sessions);
    const places = await store.reader.select().from(sites);
    expect(places.map(({ name }) => name).sort()).toEqual(["Quincy", "Worcester"]);
    for (const { id } of places) {
      const here = rows.filter(({ siteId }) => siteId === id);
      expect(new Set(here.map(({ startTime }) => bandOf(startTime, DEFAULT_BAND_EDGES))).size).toBe(3);
      expect(new Set(here.map(({ kind }) => kind)).size).toBe(3);
      const week = here.filter(({ date, kind }) => kind === "group" && date >= "2026-11-16" && date <= "2026-11-22");
      expect(week.length).toBeGreaterThanOrEqual(42);
    }
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(["scheduled", "closed", "cancelled"]));
  });

  it("has people on leave, people who wait for a place, and people who left", async () => {
    const rows = await store.reader.select({ status: enrollments.status }).from(enrollments);
    const statuses = new Set(rows.map(({ status }) => status));
    for (const status of ["active", "referred", "assessed", "waitlisted", "transferred"] as const) {
      expect(statuses).toContain(status);
    }
    expect(await store.reader.$count(holds)).toBeGreaterThan(1);
    expect((await store.reader.select().from(decisions)).map(({ kind }) => kind)).toContain("sign");
  });

  it("leaves a short call list, and outreach behind every other alert", async () => {
    const calls = await listCalls(store.reader, { now: NOW, sites: "all", siteId: null, counselorId: null });
    expect(calls.length).toBeGreaterThanOrEqual(4);
    expect(calls.length).toBeLessThanOrEqual(10);
    const attempts = await store.reader.select().from(outreachAttempts);
    expect(new Set(attempts.map(({ wasReached }) => wasReached))).toEqual(new Set([true, false]));
    const closed = await store.reader.$count(alerts, eq(alerts.state, "closed"));
    expect(closed).toBeGreaterThan(calls.length);
  });

  it("never looks past its own moment", async () => {
    const late = await store.reader.select().from(marks);
    expect(late.filter(({ recordedAt }) => recordedAt > NOW)).toEqual([]);
    const unfinished = await store.reader
      .select()
      .from(sessions)
      .where(and(eq(sessions.date, "2026-11-18" as never), isNotNull(sessions.rosterFinishedAt)));
    expect(unfinished.every(({ endsAt }) => endsAt <= NOW)).toBe(true);
  });

  it("lets staff, a client and her family in", async () => {
    const rows = await store.reader.select().from(accounts);
    expect(new Set(rows.map(({ side }) => side))).toEqual(new Set(["staff", "client", "family"]));
    expect(rows.every(({ passwordHash }) => passwordHash === "not a hash")).toBe(true);
  });

  it("is sealed", async () => {
    expect(await verifyAuditTrail(store.reader)).toMatchObject({ isWhole: true });
  });
});

describe("the same moment", () => {
  const open: Store[] = [];
  afterEach(async () => {
    for (const store of open.splice(0)) await store.close();
  });

  it(
    "gives the same clinic, but for secrets",
    async () => {
      const digests: Record<string, string>[] = [];
      for (let time = 0; time < 2; time++) {
        const store = await loaded(1);
        open.push(store);
        digests.push(await digestsOf(store));
      }
      expect(digests[1]).toEqual(digests[0]);
    },
    LONG,
  );
});

const SECRETS = new Set(["tokenHash", "pairingHash", "payload"]);

/** What each table holds, as a hash. */
async function digestsOf(store: Store): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const table of Object.values(schema)) {
    if (!isTable(table)) continue;
    const rows = await store.reader.select().from(table as typeof marks);
    const hidden = Object.keys(getTableColumns(table)).filter((key) => SECRETS.has(key));
    const lines = rows
      .map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).filter(([key]) => !hidden.includes(key)))))
      .sort();
    digests[getTableName(table)] = createHash("sha256").update(lines.join("\n")).digest("hex");
  }
  return digests;
}
