import { asc, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { localDate } from "../lib/time/local-date";
import { clients, planPhases, sites, tracks } from "./schema";
import { searchName } from "./search-name";
import { bitAnd, containsText, countOf, hasBits, nullsFirst, nullsLast, startsWith, sumOf } from "./sql";
import type { Store } from "./store";
import { addClient, addEnrollment, addProgram, addSite } from "./testing/rows";
import { openTestStore } from "./testing/test-store";

let store: Store;
const NAMES = ["Ada Marsh", "Zoë O’Brien", "Jean-Luc 100%", "under_score", "back\\slash", "Åsa Ödman", "Marsha Adams"];
beforeAll(async () => {
  store = await openTestStore();
  await store.transact(async (tx) => {
    const siteId = await addSite(tx);
    const programId = await addProgram(tx);
    for (const [nth, name] of NAMES.entries()) {
      const id = await addClient(tx, siteId, `EK-${nth}`);
      const searchable = name.includes(" ") ? searchName(name) : name;
      const archivedAt = nth < 2 ? new Date(nth) : null;
      await tx.update(clients).set({ searchName: searchable, archivedAt }).where(eq(clients.id, id));
      const enrollmentId = await addEnrollment(tx, id, programId, siteId);
      const track = { programId, siteId, name: `Track ${nth}`, band: "evening" as const, createdAt: new Date(0) };
      await tx.insert(tracks).values({ ...track, id: `track${nth}` });
      await tx.insert(planPhases).values({
        enrollmentId,
        trackId: `track${nth}`,
        from: localDate("2026-03-02"),
        weekdays: nth + 1,
        minutesPerWeek: 100 * nth,
        daysPerWeek: 3,
        requiredKinds: [],
        recordedAt: new Date(0),
        recordedBy: "operator",
      });
    }
  });
});
afterAll(() => store.close());

async function numbersFound(term: string): Promise<string[]> {
  const rows = await store.reader
    .select({ number: clients.number })
    .from(clients)
    .where(containsText(clients.searchName, term))
    .orderBy(asc(clients.number));
  return rows.map((row) => row.number);
}

describe("containsText", () => {
  test.each([
    ["ada", ["EK-0", "EK-6"]],
    ["marsh ada", ["EK-0", "EK-6"]],
    ["brien zoe", ["EK-1"]],
    ["asa", ["EK-5"]],
    ["100", ["EK-2"]],
    ["%", []],
    ["r_s", ["EK-3"]],
    ["r_h", []],
    ["\\", ["EK-4"]],
    ["'; drop table clients; --", []],
    ["nobody", []],
  ])("%s finds %j", async (term, numbers) => {
    expect(await numbersFound(term)).toEqual(numbers);
  });

  test("an empty term finds all, an endless one nothing", async () => {
    expect(await numbersFound("")).toHaveLength(NAMES.length);
    expect(await numbersFound("   ")).toHaveLength(NAMES.length);
    expect(await numbersFound("a".repeat(100_000))).toEqual([]);
  });
});

test("startsWith takes the beginning only", async () => {
  const found = (start: string) =>
    store.reader
      .select({ number: clients.number })
      .from(clients)
      .where(startsWith(clients.searchName, start))
      .orderBy(asc(clients.number));
  expect(await found("mar")).toEqual([{ number: "EK-6" }]);
  expect(await found("ada")).toEqual([{ number: "EK-0" }]);
  expect(await found("")).toHaveLength(NAMES.length);
});

test("counts and sums are numbers, of nothing too", async () => {
  const all = await store.reader
    .select({
      rows: countOf(),
      archived: countOf(inArray(clients.number, ["EK-0", "EK-1"])),
      minutes: sumOf(planPhases.minutesPerWeek),
    })
    .from(planPhases)
    .innerJoin(tracks, eq(tracks.id, planPhases.trackId))
    .innerJoin(clients, eq(clients.siteId, tracks.siteId))
    .where(eq(clients.number, "EK-0"));
  expect(all).toEqual([{ rows: 7, archived: 7, minutes: 2100 }]);
  const none = store.reader
    .select({ rows: countOf(), some: countOf(eq(sites.name, "x")), sum: sumOf(sites.version) })
    .from(sites)
    .where(inArray(sites.id, []));
  expect(await none).toEqual([{ rows: 0, some: 0, sum: 0 }]);
});

test("bits", async () => {
  const rows = await store.reader
    .select({ weekdays: planPhases.weekdays, both: bitAnd(planPhases.weekdays, 5) })
    .from(planPhases)
    .where(hasBits(planPhases.weekdays, 4))
    .orderBy(asc(planPhases.weekdays));
  expect(rows).toEqual([
    { weekdays: 4, both: 4 },
    { weekdays: 5, both: 5 },
    { weekdays: 6, both: 4 },
    { weekdays: 7, both: 5 },
  ]);
});

test("what has no value sorts where it is told to", async () => {
  const firsts = async (order: ReturnType<typeof nullsLast>) => {
    const rows = await store.reader
      .select({ number: clients.number })
      .from(clients)
      .orderBy(order, asc(clients.number))
      .limit(3);
    return rows.map((row) => row.number);
  };
  expect(await firsts(nullsLast(clients.archivedAt))).toEqual(["EK-0", "EK-1", "EK-2"]);
  expect(await firsts(nullsLast(clients.archivedAt, "desc"))).toEqual(["EK-1", "EK-0", "EK-2"]);
  expect(await firsts(nullsFirst(clients.archivedAt))).toEqual(["EK-2", "EK-3", "EK-4"]);
  expect(await firsts(nullsFirst(clients.archivedAt, "desc"))).toEqual(["EK-2", "EK-3", "EK-4"]);
});

test("text sorts by its bytes on both engines, whatever the database's language", async () => {
  const names = ["b", "a c", "ab", "a-d", "B", "Ä", "é", "_"];
  await store.transact(async (tx) => {
    for (const name of names) await addSite(tx, name);
  });
  const rows = await store.reader
    .select({ name: sites.name })
    .from(sites)
    .where(inArray(sites.name, names))
    .orderBy(asc(sites.name));
  expect(rows.map((row) => row.name)).toEqual(["B", "_", "a c", "a-d", "ab", "b", "Ä", "é"]);
});
