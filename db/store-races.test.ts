import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { newId } from "./id";
import { accountRoles, accounts, seriesMembers, staff } from "./schema";
import { openStore, type Store } from "./store";
import { bookPlace } from "./testing/book-place";
import { addClient, addEnrollment, addProgram, addSeries, addSite } from "./testing/rows";
import { makeTestDatabase, type TestDatabase } from "./testing/test-database";
import { StoreBusy } from "./transaction-guard";

const PLACES = 12;
const CLIENTS = 40;

let database: TestDatabase;
let store: Store;
beforeEach(async () => {
  database = await makeTestDatabase();
  store = await openStore({ url: database.url, isThrowAway: true });
});
afterEach(async () => {
  await store.close();
  await database.remove();
});

async function groupAndClients(): Promise<{ seriesId: string; enrollmentIds: string[] }> {
  return store.transact(async (tx) => {
    const siteId = await addSite(tx);
    const programId = await addProgram(tx);
    const seriesId = await addSeries(tx, siteId, PLACES);
    const enrollmentIds: string[] = [];
    for (let nth = 0; nth < CLIENTS; nth++) {
      enrollmentIds.push(await addEnrollment(tx, await addClient(tx, siteId), programId, siteId));
    }
    return { seriesId, enrollmentIds };
  });
}

test("of 40 clients who book the 12 places at the same time, exactly 12 get one", async () => {
  const { seriesId, enrollmentIds } = await groupAndClients();
  const answers = await Promise.all(enrollmentIds.map((each) => bookPlace(store, seriesId, each)));
  expect(answers.filter(Boolean)).toHaveLength(PLACES);
  expect(await store.reader.$count(seriesMembers)).toBe(PLACES);
}, 20_000);

test("the same from two processes", async () => {
  const { seriesId, enrollmentIds } = await groupAndClients();
  const shares = [0, 1].map((nth) => enrollmentIds.filter((_, place) => place % 2 === nth));
  const runs = shares.map((share) =>
    promisify(execFile)(process.execPath, [
      ...["--import", "tsx", "db/testing/book-place.ts", database.url, seriesId],
      ...share,
    ]),
  );
  const booked = (await Promise.all(runs)).map((run) => Number(run.stdout));
  expect(booked.reduce((sum, each) => sum + each, 0)).toBe(PLACES);
  expect(await store.reader.$count(seriesMembers)).toBe(PLACES);
}, 30_000);

test("two administrators who give up the role at the same time do not leave the clinic without one", async () => {
  const at = new Date("2026-03-02T12:00:00Z");
  const roleIds = await store.transact(async (tx) => {
    const made: string[] = [];
    for (const givenName of ["Mara", "Joel"]) {
      const [staffId, accountId, id] = [newId(), newId(), newId()];
      const name = { givenName, familyName: "Voss", title: "Director", credentials: [], searchName: givenName };
      await tx.insert(staff).values({ id: staffId, ...name, createdAt: at });
      await tx.insert(accounts).values({ id: accountId, side: "staff", email: givenName, staffId, createdAt: at });
      await tx.insert(accountRoles).values({ id, accountId, role: "admin" });
      made.push(id);
    }
    return made;
  });

  // Both look before either writes: without serializable transactions each would see the other's role and go.
  let looked = 0;
  const giveUp = (roleId: string) =>
    store.transact(async (tx) => {
      const admins = await tx.$count(accountRoles, eq(accountRoles.role, "admin"));
      looked += 1;
      for (let turns = 0; looked < 2 && turns < 50; turns++) await new Promise((resolve) => setTimeout(resolve, 2));
      if (admins < 2) return "refused";
      await tx.delete(accountRoles).where(eq(accountRoles.id, roleId));
      return "gone";
    });
  const answers = await Promise.all(roleIds.map(giveUp));
  expect(answers.sort()).toEqual(["gone", "refused"]);
  expect(await store.reader.$count(accountRoles)).toBe(1);
});

test("a change that always meets another one is given up as busy, after a bounded number of attempts", async () => {
  if (store.engine === "sqlite") {
    const { default: Database } = await import("better-sqlite3");
    const other = new Database(database.url.replace("file:", ""));
    other.exec("BEGIN IMMEDIATE");
    const impatient = await openStore({ url: database.url, busyTimeoutMs: 50 });
    await expect(impatient.transact((tx) => addSite(tx))).rejects.toBeInstanceOf(StoreBusy);
    await impatient.close();
    other.exec("ROLLBACK");
    other.close();
  } else {
    let attempts = 0;
    const lost = Object.assign(new Error("could not serialize access"), { code: "40001" });
    const attempt = store.transact(async () => {
      attempts += 1;
      throw lost;
    });
    await expect(attempt).rejects.toBeInstanceOf(StoreBusy);
    expect(attempts).toBeGreaterThan(3);
    expect(attempts).toBeLessThan(50);
  }
  // Nothing is stuck afterwards.
  await store.transact((tx) => addSite(tx, "Afterwards"));
}, 20_000);
