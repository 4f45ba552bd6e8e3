import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CLASH_KINDS } from "@/lib/scheduling/clash-rules";
import { closureCovers } from "@/lib/scheduling/closure";
import {
  findBookingClashes,
  isUnavailable,
  type BookingToCheck,
  type ClashWorld,
  type FoundClash,
  type UnavailableTime,
} from "@/lib/scheduling/find-booking-clashes";
import type { Booking } from "@/lib/scheduling/find-clashes";
import { addDays, localDate, weekdayOf, type Weekday } from "@/lib/time/local-date";
import { localTime, localTimeOfMinutes } from "@/lib/time/local-time";
import { weekdayBit, weekdaySet } from "@/lib/time/weekday-set";

const DAY = localDate("2026-11-18");

/** A session by its wall clock, in a zone that stands still. */
function session(id: string, from: string, minutes: number, rest: Partial<BookingToCheck> = {}): BookingToCheck {
  const date = rest.date ?? DAY;
  const startsAt = new Date(`${date}T${from}:00Z`);
  return {
    id,
    siteId: "here",
    date,
    startTime: localTime(from),
    startsAt,
    endsAt: new Date(startsAt.getTime() + minutes * 60_000),
    roomId: null,
    staffIds: [],
    clientIds: [],
    capacity: null,
    serviceTypeId: "plain",
    isHeldAnyway: false,
    ...rest,
  };
}

function worldOf(rest: Partial<ClashWorld> = {}): ClashWorld {
  return {
    busy: [],
    closures: [],
    unavailable: [],
    absences: [],
    seats: new Map([
      ["A", 2],
      ["B", 4],
      ["video", null],
    ]),
    credentialAsked: new Map([
      ["plain", null],
      ["medical", "MD"],
    ]),
    credentialsHeld: new Map([
      ["doctor", ["MD"]],
      ["nurse", ["RN"]],
    ]),
    ...rest,
  };
}

const told = (clash: FoundClash) => `${clash.kind} ${clash.who}`;

function windowOf(rest: Partial<UnavailableTime> = {}): UnavailableTime {
  return {
    clientId: "c",
    weekdays: weekdaySet(["WE"]),
    fromTime: localTime("14:00"),
    toTime: localTime("17:00"),
    from: localDate("2026-01-01"),
    through: null,
    ...rest,
  };
}

describe("findBookingClashes", () => {
  it("finds one of each kind, in the order in which they are told", () => {
    const planned = session("new", "14:00", 60, {
      roomId: "A",
      staffIds: ["nurse"],
      clientIds: ["c", "d", "e"],
      serviceTypeId: "medical",
    });
    const world = worldOf({
      busy: [session("old", "14:30", 60, { roomId: "A", staffIds: ["nurse"], clientIds: ["c"] })],
      unavailable: [windowOf()],
      absences: [{ staffId: "nurse", from: DAY, through: DAY }],
    });
    expect(findBookingClashes([planned], world).map(told)).toEqual([
      "client c",
      "facilitator nurse",
      "room A",
      "capacity A",
      "availability c",
      "availability nurse",
      "credential nurse",
    ]);
  });

  it("says of a session on a closed day only that it would be closed", () => {
    const closure = { id: "x", name: "Snow", siteId: null, date: DAY, fromTime: null, toTime: null };
    const planned = session("new", "14:00", 60, { roomId: "A", clientIds: ["c", "d", "e"] });
    const world = worldOf({ closures: [closure], busy: [session("old", "14:00", 60, { roomId: "A" })] });
    expect(findBookingClashes([planned], world).map(told)).toEqual(["closure x"]);
    expect(findBookingClashes([{ ...planned, isHeldAnyway: true }], world).map(told)).toEqual(["room A", "capacity A"]);
  });

  it.each([
    { of: "places", capacity: 1, roomId: "A", limit: 1, who: "new" },
    { of: "seats", capacity: 3, roomId: "A", limit: 2, who: "A" },
    { of: "places", capacity: 2, roomId: null, limit: 2, who: "new" },
    { of: "places", capacity: 2, roomId: "video", limit: 2, who: "new" },
  ])("three people are too many for $limit $of", ({ of, capacity, roomId, limit, who }) => {
    const planned = session("new", "14:00", 60, { capacity, roomId, clientIds: ["c", "d", "e"] });
    expect(findBookingClashes([planned], worldOf())).toEqual([
      { kind: "capacity", planned: "new", who, expected: 3, limit, of },
    ]);
  });

  it.each([
    ["as many as there are places", { capacity: 3, roomId: "B" }],
    ["no limit at all", { capacity: null, roomId: "video" }],
    ["no room", { capacity: null, roomId: null }],
  ])("lets three people in: %s", (_title, rest) => {
    expect(
      findBookingClashes([session("new", "14:00", 60, { ...rest, clientIds: ["c", "d", "e"] })], worldOf()),
    ).toEqual([]);
  });

  it.each([
    [["nurse"], ["credential nurse"]],
    [["doctor"], []],
    [["nurse", "doctor"], []],
    [[], []],
  ])("with the leads %j a medical session has the clashes %j", (staffIds, clashes) => {
    const planned = session("new", "14:00", 60, { staffIds, serviceTypeId: "medical" });
    expect(findBookingClashes([planned], worldOf()).map(told)).toEqual(clashes);
  });

  it("does not hold a session on a closed day against itself as it stands", () => {
    const closure = { id: "x", name: "Snow", siteId: "here", date: DAY, fromTime: null, toTime: null };
    const now = session("same", "14:00", 60, { roomId: "A" });
    const world = worldOf({ closures: [closure], busy: [now] });
    expect(findBookingClashes([now, session("new", "14:00", 60, { roomId: "A", isHeldAnyway: true })], world)).toEqual([
      { kind: "closure", planned: "same", who: "x", closure },
    ]);
  });
});

describe("isUnavailable", () => {
  it.each([
    ["13:00", 60, false],
    ["13:00", 61, true],
    ["16:59", 10, true],
    ["17:00", 60, false],
    ["12:00", 600, true],
  ])("a session at %s of %i minutes against 2 to 5 PM: %s", (from, minutes, expected) => {
    expect(isUnavailable(windowOf(), session("s", from, minutes))).toBe(expected);
  });

  it.each([
    ["another weekday", { weekdays: weekdaySet(["TU", "TH"]) }, false],
    ["not yet", { from: localDate("2026-11-19") }, false],
    ["no more", { through: localDate("2026-11-17") }, false],
    ["its last day", { through: DAY }, true],
    ["the whole day", { fromTime: null, toTime: null }, true],
    ["from an hour on", { toTime: null }, true],
    ["until an hour", { fromTime: null, toTime: localTime("14:00") }, false],
  ])("%s", (_title, rest, expected) => {
    expect(isUnavailable(windowOf(rest), session("s", "14:00", 60))).toBe(expected);
  });

  it("sees a session that runs past midnight on the next day too", () => {
    const thursday = windowOf({ weekdays: weekdaySet(["TH"]), fromTime: null, toTime: localTime("01:00") });
    expect(isUnavailable(thursday, session("s", "23:00", 120))).toBe(true);
    expect(isUnavailable(thursday, session("s", "23:00", 60))).toBe(false);
  });
});

describe("against a naive model", () => {
  const PEOPLE = ["c", "d", "e"];
  const anySession = (prefix: string) =>
    fc
      .record({
        id: fc.nat(20).map((n) => `${prefix}${n}`),
        day: fc.nat(9),
        start: fc.nat(95).map((quarter) => quarter * 15),
        minutes: fc.integer({ min: 5, max: 400 }),
        roomId: fc.constantFrom(null, "A", "B", "video"),
        staffIds: fc.subarray(["doctor", "nurse"]),
        clientIds: fc.subarray(PEOPLE),
        capacity: fc.constantFrom(null, 1, 2, 5),
        serviceTypeId: fc.constantFrom("plain", "medical"),
        isHeldAnyway: fc.boolean(),
      })
      .map(({ id, day, start, minutes, ...rest }) =>
        session(id, localTimeOfMinutes(start), minutes, { ...rest, date: addDays(DAY, day) }),
      );
  const distinct = (sessions: readonly BookingToCheck[]) => [
    ...new Map(sessions.map((each) => [each.id, each])).values(),
  ];
  const anyTime = fc.option(
    fc.nat(95).map((quarter) => localTimeOfMinutes(quarter * 15)),
    { nil: null },
  );
  const anyWorld = fc.record({
    busy: fc.array(fc.oneof(anySession("busy"), anySession("both")), { maxLength: 25 }).map(distinct),
    closures: fc.array(
      fc.record({
        id: fc.nat(50).map(String),
        name: fc.constant("Closed"),
        siteId: fc.constantFrom(null, "here", "there"),
        date: fc.nat(9).map((day) => addDays(DAY, day)),
        fromTime: anyTime,
        toTime: anyTime,
      }),
      { maxLength: 3 },
    ),
    unavailable: fc.array(
      fc.record({
        clientId: fc.constantFrom(...PEOPLE),
        weekdays: fc.integer({ min: 1, max: 127 }),
        fromTime: anyTime,
        toTime: anyTime,
        from: fc.nat(9).map((day) => addDays(DAY, day)),
        through: fc.option(
          fc.nat(9).map((day) => addDays(DAY, day)),
          { nil: null },
        ),
      }),
      { maxLength: 4 },
    ),
    absences: fc.array(
      fc.record({
        staffId: fc.constantFrom("doctor", "nurse"),
        from: fc.nat(9).map((day) => addDays(DAY, day)),
        through: fc.nat(9).map((day) => addDays(DAY, day)),
      }),
      { maxLength: 3 },
    ),
  });

  /** Every rule said once more, over every pair, by minutes on a wall clock. */
  function naive(planned: readonly BookingToCheck[], world: ClashWorld): string[] {
    const all: string[] = [];
    const ids = planned.map(({ id }) => id);
    const isClosed = (one: BookingToCheck) =>
      !one.isHeldAnyway && world.closures.some((each) => closureCovers(each, one));
    const meet = (a: Booking, b: Booking) => a.startsAt < b.endsAt && b.startsAt < a.endsAt;
    for (const [index, one] of planned.entries()) {
      if (isClosed(one)) {
        all.push(`closure ${one.id}`);
        continue;
      }
      const rivals = [
        ...world.busy.filter(({ id }) => !ids.includes(id)),
        ...planned.filter((other, at) => at !== index && !isClosed(other)),
      ].filter((other) => meet(one, other));
      for (const other of rivals) {
        const pair = [one.id, other.id].sort().join("|");
        for (const who of one.clientIds) if (other.clientIds.includes(who)) all.push(`client ${who} ${pair}`);
        for (const who of one.staffIds) if (other.staffIds.includes(who)) all.push(`facilitator ${who} ${pair}`);
        if (one.roomId !== null && one.roomId === other.roomId) all.push(`room ${one.roomId} ${pair}`);
      }
      const limits = [one.capacity, one.roomId === null ? null : (world.seats.get(one.roomId) ?? null)];
      if (limits.some((limit) => limit !== null && one.clientIds.length > limit)) all.push(`capacity ${one.id}`);
      for (const window of world.unavailable) {
        if (!one.clientIds.includes(window.clientId)) continue;
        for (let minute = one.startsAt.getTime(); minute < one.endsAt.getTime(); minute += 60_000) {
          const [date, time] = new Date(minute).toISOString().split("T") as [string, string];
          const day = localDate(date);
          if ((window.weekdays & weekdayBit(weekdayOf(day) as Weekday)) === 0) continue;
          if (day < window.from || (window.through !== null && day > window.through)) continue;
          const clock = time.slice(0, 5);
          if ((window.fromTime ?? "00:00") <= clock && clock < (window.toTime ?? "24:00")) {
            all.push(`availability ${window.clientId} ${one.id}`);
            break;
          }
        }
      }
      for (const { staffId, from, through } of world.absences)
        if (one.staffIds.includes(staffId) && from <= one.date && one.date <= through)
          all.push(`availability ${staffId} ${one.id}`);
      const asked = world.credentialAsked.get(one.serviceTypeId);
      const held = one.staffIds.flatMap((id) => world.credentialsHeld.get(id) ?? []);
      if (asked && one.staffIds.length > 0 && !held.includes(asked))
        all.push(`credential ${one.staffIds[0]} ${one.id}`);
    }
    return all;
  }

  function tellAll(clashes: readonly FoundClash[]): string[] {
    return clashes.map((clash) => {
      if ("other" in clash) return `${clash.kind} ${clash.who} ${[clash.planned, clash.other].sort().join("|")}`;
      if (clash.kind === "closure" || clash.kind === "capacity") return `${clash.kind} ${clash.planned}`;
      return `${clash.kind} ${clash.who} ${clash.planned}`;
    });
  }

  it("finds what comparing everything with everything finds", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(anySession("new"), anySession("both")), { maxLength: 12 }).map(distinct),
        anyWorld,
        (planned, rest) => {
          const world = worldOf(rest);
          const found = tellAll(findBookingClashes(planned, world));
          expect(new Set(found)).toEqual(new Set(naive(planned, world)));
        },
      ),
      { numRuns: 400 },
    );
  });

  it("tells nothing twice, in the order of starts and kinds, whatever the order it is asked in", () => {
    fc.assert(
      fc.property(
        fc.array(anySession("new"), { maxLength: 12 }).map(distinct),
        anyWorld,
        fc.boolean(),
        (planned, rest, isTurned) => {
          // Two windows or absences of one person may both say no; then both are told.
          const world = worldOf({
            ...rest,
            unavailable: rest.unavailable.slice(0, 1),
            absences: rest.absences.slice(0, 1),
          });
          const clashes = findBookingClashes(isTurned ? [...planned].reverse() : planned, world);
          const all = tellAll(clashes);
          expect(new Set(all).size).toBe(all.length);
          const startOf = new Map(planned.map(({ id, startsAt }) => [id, startsAt.getTime()]));
          const places = clashes.map(({ planned: id, kind }) => [startOf.get(id)!, CLASH_KINDS.indexOf(kind)] as const);
          for (const [index, [start, kind]] of places.entries()) {
            const before = places[index - 1];
            if (before) expect(before[0] < start || (before[0] === start && before[1] <= kind)).toBe(true);
          }
        },
      ),
    );
  });
});

it("checks a year of three times a week against a busy site in one sweep", () => {
  const busy = Array.from({ length: 9_000 }, (_, nth) =>
    session(`busy${nth}`, localTimeOfMinutes(8 * 60 + (nth % 20) * 30), 60, {
      date: addDays(DAY, Math.floor(nth / 30)),
      roomId: nth % 3 === 0 ? "A" : "B",
      staffIds: ["nurse"],
      clientIds: [`c${nth % 12}`],
    }),
  );
  const planned = Array.from({ length: 150 }, (_, nth) =>
    session(`new${nth}`, "09:00", 90, { date: addDays(DAY, nth * 2), roomId: "A", clientIds: ["c1", "c2"] }),
  );
  const before = performance.now();
  expect(findBookingClashes(planned, worldOf({ busy })).length).toBeGreaterThan(0);
  expect(performance.now() - before).toBeLessThan(500);
});
