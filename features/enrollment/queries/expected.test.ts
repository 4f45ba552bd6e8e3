import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "@/db/id";
import * as schema from "@/db/schema";
import type { Store } from "@/db/store";
import { addClient, addEnrollment, addProgram, addSeries, addSite } from "@/db/testing/rows";
import { openTestStore } from "@/db/testing/test-store";
import { inOrder } from "@/lib/enrollment/phase";
import { isExpected, type Addition, type RosterEnrollment, type RosterSession } from "@/lib/roster/expected";
import { addDays, localDate, type LocalDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { toInstant, zone } from "@/lib/time/zone";
import { listExpectedOfEnrollments, listExpectedOfSessions } from "./expected";

const START = localDate("2026-03-02");
const AT = new Date("2026-03-02T12:00:00Z");
const ZONE = zone("America/New_York");
const record = { recordedAt: AT, recordedBy: "operator" };

let store: Store;
let place: { siteId: string; programId: string; clientIds: string[]; trackIds: string[]; seriesIds: string[] };

beforeAll(async () => {
  store = await openTestStore();
  place = await store.transact(async (tx) => {
    const siteId = await addSite(tx);
    const programId = await addProgram(tx);
    const clientIds = [];
    for (let nth = 0; nth < 4; nth++) clientIds.push(await addClient(tx, siteId));
    const trackIds = [newId(), newId()];
    for (const id of trackIds) {
      await tx.insert(schema.tracks).values({ id, programId, siteId, name: id, band: "morning", createdAt: AT });
    }
    const seriesIds = [await addSeries(tx, siteId), await addSeries(tx, siteId), await addSeries(tx, siteId)];
    return { siteId, programId, clientIds, trackIds, seriesIds };
  });
});
afterAll(() => store.close());

const offset = fc.integer({ min: -5, max: 20 });
const span = fc.record({ from: offset, length: fc.option(fc.nat(12)) });
const nth = (size: number) => fc.nat(size - 1);
const people = fc.record({
  client: nth(4),
  status: fc.constantFrom("referred", "waitlisted", "active", "aftercare", "discharged" as const),
  start: offset,
  end: fc.option(fc.nat(15)),
  phases: fc.uniqueArray(fc.record({ from: offset, track: nth(2), weekdays: fc.integer({ min: 1, max: 127 }) }), {
    selector: ({ from }) => from,
    maxLength: 3,
  }),
  members: fc.array(fc.record({ series: nth(3), span }), { maxLength: 2 }),
  holds: fc.array(fc.record({ span, isVoid: fc.boolean() }), { maxLength: 2 }),
  // Added to the session of that place in the list, if there is one; taken off again or not.
  added: fc.uniqueArray(fc.record({ nth: nth(8), isRemoved: fc.boolean() }), {
    selector: ({ nth }) => nth,
    maxLength: 2,
  }),
});
const meetings = fc.uniqueArray(
  fc.record({
    series: nth(3),
    track: fc.option(nth(2)),
    kind: fc.constantFrom("group", "individual", "family" as const),
    date: offset,
    hour: fc.integer({ min: 8, max: 19 }),
    status: fc.constantFrom("scheduled", "cancelled", "closed" as const),
  }),
  { selector: ({ series, date, hour }) => `${series} ${date} ${hour}`, minLength: 1, maxLength: 8 },
);

type Person = typeof people extends fc.Arbitrary<infer Value> ? Value : never;
type Meeting =
  typeof meetings extends fc.Arbitrary<infer Value> ? (Value extends (infer Each)[] ? Each : never) : never;

const day = (days: number) => addDays(START, days);
const spanOf = ({ from, length }: { from: number; length: number | null }) => ({
  from: day(from),
  through: length === null ? null : day(from + length),
});

/** Writes a world down, and says it again as the rule book reads it. */
async function write(world: readonly Person[], sessions: readonly Meeting[]) {
  return store.transact(async (tx) => {
    await tx.delete(schema.rosterAdditions);
    await tx.delete(schema.sessions);
    await tx.delete(schema.seriesMembers);
    await tx.delete(schema.holds);
    await tx.delete(schema.planPhases);
    await tx.delete(schema.enrollments);
    const enrolled = new Map<string, RosterEnrollment & { clientId: string }>();
    for (const person of world) enrolled.set(...(await writePerson(tx, person)));
    const asked: (RosterSession & { id: string })[] = [];
    const [type] = await tx.select().from(schema.serviceTypes).limit(1);
    for (const each of sessions) asked.push(await writeSession(tx, each, type!.id));
    await writeAdditions(tx, world, enrolled, asked);
    return { enrolled, asked };
  });
}

type Tx = Parameters<Parameters<Store["transact"]>[0]>[0];

async function writePerson(tx: Tx, person: Person): Promise<[string, RosterEnrollment & { clientId: string }]> {
  const clientId = place.clientIds[person.client]!;
  const id = newId();
  const { status } = person;
  const startDate = day(person.start);
  const endDate = person.end === null ? null : day(person.start + person.end);
  const own = { clientId, programId: place.programId, siteId: place.siteId };
  await tx
    .insert(schema.enrollments)
    .values({ id, ...own, status, startDate, endDate, createdAt: AT, createdBy: "operator" });
  const phases = inOrder(
    person.phases.map(({ from, track, weekdays }) => ({ from: day(from), trackId: place.trackIds[track]!, weekdays })),
  );
  const week = { minutesPerWeek: 540, daysPerWeek: 3, requiredKinds: [] };
  for (const phase of phases)
    await tx.insert(schema.planPhases).values({ enrollmentId: id, ...phase, ...week, ...record });
  const memberships = person.members.map(({ series, span }) => ({
    seriesId: place.seriesIds[series]!,
    ...spanOf(span),
  }));
  for (const each of memberships)
    await tx.insert(schema.seriesMembers).values({ enrollmentId: id, ...each, ...record });
  for (const { span, isVoid } of person.holds) {
    const hold = { enrollmentId: id, ...spanOf(span), reason: "Travel", ...record, voidedAt: isVoid ? AT : null };
    await tx.insert(schema.holds).values(hold);
  }
  const holds = person.holds.filter(({ isVoid }) => !isVoid).map(({ span }) => spanOf(span));
  return [id, { clientId, status, startDate, endDate, phases, memberships, holds }];
}

/** At most one line of a client stands on a roster. */
async function writeAdditions(
  tx: Tx,
  world: readonly Person[],
  enrolled: Map<string, RosterEnrollment & { clientId: string }>,
  asked: readonly { id: string }[],
): Promise<void> {
  const taken = new Set<string>();
  for (const [place, [enrollmentId, each]] of [...enrolled].entries()) {
    const additions: Addition[] = [];
    for (const { nth, isRemoved } of world[place]!.added) {
      const sessionId = asked[nth]?.id;
      if (sessionId === undefined || taken.has(`${sessionId} ${each.clientId}`)) continue;
      if (!isRemoved) taken.add(`${sessionId} ${each.clientId}`);
      const line = { sessionId, kind: "walk_in" as const, makeUpForSessionId: null };
      const record = { addedAt: AT, addedBy: "operator", removedAt: isRemoved ? AT : null };
      await tx
        .insert(schema.rosterAdditions)
        .values({ id: newId(), clientId: each.clientId, enrollmentId, ...line, ...record });
      if (!isRemoved) additions.push(line);
    }
    enrolled.set(enrollmentId, { ...each, additions });
  }
}

async function writeSession(tx: Tx, each: Meeting, serviceTypeId: string): Promise<RosterSession & { id: string }> {
  const id = newId();
  const date = day(each.date);
  const startTime = localTime(`${String(each.hour).padStart(2, "0")}:00`);
  const startsAt = toInstant(date, startTime, ZONE);
  const own = { hasOwnTime: false, hasOwnLength: false, hasOwnRoom: false, hasOwnLead: false };
  const trackId = each.track === null ? null : place.trackIds[each.track]!;
  const seriesId = place.seriesIds[each.series]!;
  const { kind, status } = each;
  await tx.insert(schema.sessions).values({
    ...{
      id,
      seriesId,
      siteId: place.siteId,
      trackId,
      kind,
      title: "CBT group",
      serviceTypeId,
      origin: "pattern",
      date,
    },
    ...{ startTime, durationMinutes: 60, zone: ZONE, startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) },
    ...{ regularDate: date, regularTime: startTime, ...own, modality: "in_person", status, cancelReason: "Ill" },
    ...{ calendarUid: id, sequence: 0, createdAt: AT },
  });
  return { id, seriesId, trackId, kind, date };
}

test("the database answers as the rule book does, asked by session or by enrollment", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(people, { minLength: 1, maxLength: 6 }),
      meetings,
      offset,
      fc.nat(20),
      async (world, sessions, from, length) => {
        const { enrolled, asked } = await write(world, sessions);
        const bySession = await listExpectedOfSessions(store.reader, asked);
        for (const session of asked) {
          const wanted = [...enrolled].filter(([, each]) => isExpected(each, session)).map(([id]) => id);
          expect(
            bySession
              .get(session.id)!
              .map(({ enrollmentId }) => enrollmentId)
              .sort(),
          ).toEqual(wanted.sort());
          for (const line of bySession.get(session.id)!)
            expect(line.clientId).toBe(enrolled.get(line.enrollmentId)!.clientId);
        }
        const range: { from: LocalDate; to: LocalDate } = { from: day(from), to: day(from + length) };
        const byEnrollment = await listExpectedOfEnrollments(store.reader, [...enrolled.keys()], range);
        for (const [id, each] of enrolled) {
          const inRange = asked.filter(({ date }) => range.from <= date && date <= range.to);
          const wanted = inRange.filter((session) => isExpected(each, session)).map((session) => session.id);
          expect(
            byEnrollment
              .get(id)!
              .map((session) => session.id)
              .sort(),
          ).toEqual(wanted.sort());
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("nothing asked, nothing read", async () => {
  expect(await listExpectedOfSessions(store.reader, [])).toEqual(new Map());
  expect(await listExpectedOfEnrollments(store.reader, [], { from: START, to: START })).toEqual(new Map());
  const backwards = await listExpectedOfEnrollments(store.reader, ["nobody"], { from: START, to: addDays(START, -1) });
  expect(backwards).toEqual(new Map([["nobody", []]]));
});

test("a session nobody is expected at has an empty entry, and lines come by client", async () => {
  const { asked } = await store.transact(async (tx) => {
    const clientIds = [...place.clientIds].sort().reverse();
    await tx.delete(schema.seriesMembers);
    for (const clientId of clientIds) {
      const enrollmentId = await addEnrollment(tx, clientId, place.programId, place.siteId);
      await tx
        .insert(schema.seriesMembers)
        .values({ seriesId: place.seriesIds[0]!, enrollmentId, from: START, ...record });
    }
    const of = (series: number): RosterSession & { id: string } => ({
      id: `of ${series}`,
      seriesId: place.seriesIds[series]!,
      trackId: null,
      kind: "individual",
      date: START,
    });
    return { asked: [of(0), of(1)] };
  });
  const expected = await listExpectedOfSessions(store.reader, asked);
  expect(expected.get("of 1")).toEqual([]);
  const lines = expected.get("of 0")!.map(({ clientId }) => clientId);
  expect(lines).toEqual([...lines].sort());
  expect(lines).toHaveLength(4);
});
