import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { engine } from "@/db/engine";
import { auditEntries, marks, standings } from "@/db/schema";
import { openStore, type Store } from "@/db/store";
import { openSqliteFile, sqlitePathOf } from "@/db/sqlite-file";
import { makeTestDatabase, type TestDatabase } from "@/db/testing/test-database";
import { world } from "@/features/testing/world";
import { sealAuditTrail } from "@/server/audit/seal";
import { checkLinks, checkStandings, checkTrail, checkVersion } from "./checks";

let database: TestDatabase;
let store: Store;

beforeEach(async () => {
  database = await makeTestDatabase();
  store = await openStore({ url: database.url, isThrowAway: true });
  const w = await world({ now: "2026-03-02T10:00", store });
  await w.site("Worcester");
  await w.program("Adult IOP");
  await w.track("Evening");
  const group = await w.series("Relapse prevention", "MO WE TH 18:00-19:30", { from: "2026-03-02" });
  const ada = await w.client("Ada Lund");
  await w.enrolled(ada, { from: "2026-03-02", weekdays: ["MO", "WE", "TH"] });
  await w.mark(ada, await w.session(group, "2026-03-02"), "missed");
  await sealAuditTrail(store);
});

afterEach(async () => {
  await store.close();
  await database.remove();
});

describe("the doctor", () => {
  it("finds a clinic that only commands have written well", async () => {
    for (const finding of [
      await checkVersion(database.url),
      await checkLinks(database.url),
      await checkTrail(store),
      await checkStandings(store),
    ]) {
      expect(finding).toMatchObject({ isWell: true });
    }
  });

  it("says which entry of the trail was changed after the seal", async () => {
    await store.transact(async (tx) => {
      await tx.update(auditEntries).set({ actor: "somebody else" }).where(eq(auditEntries.seq, 3));
    });
    expect(await checkTrail(store)).toEqual({
      isWell: false,
      sentence: "The audit trail is not what was sealed: entry 3 was changed after it was sealed.",
    });
  });

  it("finds a stored standing that is not what the records say", async () => {
    await store.transact(async (tx) => {
      await tx.update(standings).set({ result: { level: "good" } });
    });
    const { isWell, sentence } = await checkStandings(store);
    expect(isWell).toBe(false);
    expect(sentence).toContain("Of 1 stored standing, 1 does not agree with the records");
  });

  it("finds a record that changed without its standing", async () => {
    await store.transact(async (tx) => {
      await tx.update(marks).set({ was: "attended" });
    });
    expect(await checkStandings(store)).toMatchObject({ isWell: false });
  });

  it("finds rows without what they belong to, and a database that was never set up", async () => {
    // PostgreSQL refuses to be brought into such a state.
    if (engine === "sqlite") {
      const connection = await openSqliteFile(sqlitePathOf(database.url));
      connection.pragma("foreign_keys = OFF");
      connection.exec("DELETE FROM tracks");
      connection.close();
      expect(await checkLinks(database.url)).toMatchObject({ isWell: false });
    }
    const empty = await makeTestDatabase({ isEmpty: true });
    expect(await checkVersion(empty.url)).toMatchObject({ isWell: false });
    await empty.remove();
  });
});
