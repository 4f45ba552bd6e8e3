import { afterAll, beforeAll, expect, test } from "vitest";
import { marks } from "@/db/schema";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { localDate } from "@/lib/time/local-date";
import { onTimeCsv } from "./on-time-csv";
import { readOnTime } from "./on-time";

let w: World;
let here: Made;
let there: Made;
let marisol: Made;

/** Mondays and Tuesdays, 6:00–7:00 PM: Ada in Marisol's group, Ben elsewhere in nobody's. */
beforeAll(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  here = await w.site("Worcester");
  there = await w.site("Quincy");
  const program = await w.program("Adult IOP", { sites: [here, there] });
  const evening = await w.track("Evening", { program, site: here });
  const night = await w.track("Night", { program, site: there });
  marisol = await w.staffMember("Marisol Benítez");
  const at = { from: "2026-03-02", site: here, track: evening } as const;
  const group = await w.series("Skills", "MO TU 18:00-19:00", { ...at, facilitator: marisol });
  const other = await w.series("Process", "MO TU 18:00-19:00", { from: "2026-03-02", site: there, track: night });
  const ada = await w.client("Ada Lund", { site: here });
  await w.enrolled(ada, { from: "2026-03-02", weekdays: ["MO", "TU"], program, site: here, track: evening });
  const ben = await w.client("Ben Okafor", { site: there });
  await w.enrolled(ben, { from: "2026-03-02", weekdays: ["MO", "TU"], program, site: there, track: night });
  const mark = async (client: Made, series: Made, day: string, at: string) =>
    w.mark(client, await w.session(series, day), "present", { at });
  await mark(ada, group, "2026-03-02", "2026-03-02T19:15");
  await mark(ada, group, "2026-03-03", "2026-03-03T19:16");
  await mark(ben, other, "2026-03-02", "2026-03-02T18:30");
  // Corrected much later: it was on record in time all the same.
  const session = await w.session(other, "2026-03-02");
  await w.mark(ben, session, "missed", { at: "2026-03-04T09:00", reason: "Looked at the wrong name" });
  w.at("2026-03-04T12:00");
});
afterAll(() => w.store.close());

const USUAL = {
  ...{ from: localDate("2026-03-01"), to: localDate("2026-03-31"), sites: "all" as const },
  ...{ siteId: null, programId: null, facilitatorId: null, clientId: null, kind: null },
};

test("counts rosters that are over, by when everybody was first recorded", async () => {
  expect(await readOnTime(w.reader, USUAL, w.now)).toEqual({
    all: { sessions: 4, onTime: 2, open: 1 },
    lines: [
      { facilitator: "Marisol Benítez", sessions: 2, onTime: 1, open: 0 },
      { facilitator: "", sessions: 2, onTime: 1, open: 1 },
    ],
  });
});

test("keeps to the filters and to the reader's sites", async () => {
  const sessions = async (more: Partial<typeof USUAL> | { sites: readonly string[] }) =>
    (await readOnTime(w.reader, { ...USUAL, ...more } as typeof USUAL, w.now)).all.sessions;
  expect(await sessions({ facilitatorId: marisol.id } as never)).toBe(2);
  expect(await sessions({ sites: [there.id] })).toBe(2);
  expect(await sessions({ sites: [] })).toBe(0);
  expect(await sessions({ to: localDate("2026-03-02") })).toBe(2);
  expect(await sessions({ kind: "individual" } as never)).toBe(0);
  expect(await sessions({ from: localDate("1900-01-01"), to: localDate("2199-12-31") })).toBe(4);
});

test("is a file with the notice, a line each and one in all, and no client", async () => {
  const text = onTimeCsv(await readOnTime(w.reader, USUAL, w.now));
  const lines = text.split("\r\n");
  expect(lines[1]).toBe('Facilitator,Rosters,On time,Later,Not finished,"Share on time, %"');
  expect(lines.slice(2, 5)).toEqual(["Marisol Benítez,2,1,1,0,50", "No facilitator,2,1,0,1,50", "All,4,2,1,1,50"]);
  expect(text).not.toMatch(/Ada|Ben |Lund/);
  expect(await w.reader.$count(marks)).toBeGreaterThan(3);
});
