import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sessions } from "@/db/schema";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { addDays, localDate, WEEKDAYS, type LocalDate } from "@/lib/time/local-date";
import { addToSeries } from "./add-to-series";
import { changePlan } from "./change-plan";
import { endEnrollment } from "./end-enrollment";
import { enrollClient } from "./enroll-client";
import { holdEnrollment } from "./hold-enrollment";
import { leaveSeries } from "./leave-series";

const TODAY = localDate("2026-03-18");
const day = (offset: number) => addDays(TODAY, offset);

let w: World;
let tracks: Made[];
let series: Made[];
let place: { programId: string; siteId: string };
let nth = 0;

beforeAll(async () => {
  w = await world({ now: "2026-03-18T12:00" });
  const site = await w.site("Worcester");
  const program = await w.program("Adult IOP");
  place = { programId: program.id, siteId: site.id };
  tracks = [await w.track("Morning"), await w.track("Evening")];
  const every = "MO TU WE TH FR SA SU 09:00-10:00";
  series = [
    await w.series("Process group", every, { from: "2026-03-02", track: tracks[0]!, count: 60 }),
    await w.series("Relapse prevention", every, { from: "2026-03-02", track: tracks[1]!, count: 60 }),
    await w.series("Family", every, { from: "2026-03-02", kind: "family", count: 60 }),
  ];
});
afterAll(() => w.store.close());

interface Rosters {
  readonly all: readonly SessionRow[];
  readonly byId: ReadonlyMap<string, readonly string[]>;
}

async function rosters(): Promise<Rosters> {
  const all = await w.reader.select().from(sessions).orderBy(sessions.id);
  const expected = await listExpectedOfSessions(w.reader, all);
  return { all, byId: new Map([...expected].map(([id, lines]) => [id, lines.map(({ clientId }) => clientId)])) };
}

const step = fc.oneof(
  fc.record({
    kind: fc.constant("plan" as const),
    from: fc.integer({ min: -5, max: 20 }),
    track: fc.nat(1),
    weekdays: fc.subarray([...WEEKDAYS]),
  }),
  fc.record({
    kind: fc.constant("join" as const),
    series: fc.nat(2),
    from: fc.integer({ min: 0, max: 20 }),
    length: fc.option(fc.nat(15)),
  }),
  fc.record({ kind: fc.constant("leave" as const), last: fc.integer({ min: -5, max: 20 }) }),
  fc.record({
    kind: fc.constant("hold" as const),
    from: fc.integer({ min: 0, max: 20 }),
    length: fc.option(fc.nat(15)),
  }),
  fc.record({ kind: fc.constant("discharge" as const), end: fc.integer({ min: -1, max: 20 }) }),
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function take(each: Step, enrollmentId: string, joined: string[]): Promise<void> {
  switch (each.kind) {
    case "plan": {
      const plan = {
        trackId: tracks[each.track]!.id,
        weekdays: each.weekdays,
        minutesPerWeek: 60,
        daysPerWeek: 0,
        requiredKinds: [],
      };
      await w.try(changePlan, { enrollmentId, phase: { from: day(each.from), ...plan } });
      return;
    }
    case "join": {
      const wish = { seriesId: series[each.series]!.id, enrollmentId, from: day(each.from), through: lastOf(each) };
      const result = await w.try(addToSeries, wish);
      if (result.ok) joined.push(result.value.value.membershipId);
      return;
    }
    case "leave": {
      const membershipId = joined.pop();
      if (membershipId !== undefined) await w.try(leaveSeries, { membershipId, lastDay: day(each.last) });
      return;
    }
    case "hold":
      await w.try(holdEnrollment, { enrollmentId, from: day(each.from), through: lastOf(each), reason: "Travel" });
      return;
    case "discharge":
      await w.try(endEnrollment, { enrollmentId, endDate: day(each.end), status: "transferred", reason: "Moved" });
  }
}

function lastOf({ from, length }: { from: number; length: number | null }): LocalDate | null {
  return length === null ? null : day(from + length);
}

test(
  "joining, leaving, pausing and changing a plan touch no session, nobody else, and no roster of a day that is over",
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 6 }),
        fc.subarray([...WEEKDAYS], { minLength: 1 }),
        async (steps, weekdays) => {
          const client = await w.client(`Client ${++nth}`);
          const startDate = day(-14);
          const phase = {
            from: startDate,
            trackId: tracks[0]!.id,
            weekdays,
            minutesPerWeek: 60,
            daysPerWeek: 0,
            requiredKinds: [],
          };
          const { enrollmentId } = await w.do(enrollClient, {
            ...place,
            clientId: client.id,
            startDate,
            expectedEndDate: null,
            counselorId: null,
            phases: [phase],
          });
          const joined: string[] = [];
          for (const each of steps) {
            const before = await rosters();
            await take(each, enrollmentId, joined);
            const after = await rosters();
            expect(after.all).toEqual(before.all);
            for (const { id, date } of before.all) {
              const others = (lines: readonly string[] | undefined) => lines!.filter((line) => line !== client.id);
              expect(others(after.byId.get(id))).toEqual(others(before.byId.get(id)));
              if (date < TODAY) expect(after.byId.get(id)).toEqual(before.byId.get(id));
            }
          }
        },
      ),
      { numRuns: 12 },
    );
  },
);
