import { describe, expect, it } from "vitest";
import type { PlannedBooking } from "@/lib/scheduling/booking-clash";
import type { FoundClash } from "@/lib/scheduling/find-booking-clashes";
import { stoodBefore, type StoredBooking } from "@/lib/scheduling/stood-before";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";

const at = (time: string) => new Date(`2026-11-18T${time}:00Z`);
const stored: StoredBooking = {
  id: "s",
  startsAt: at("09:00"),
  endsAt: at("10:00"),
  roomId: "A",
  facilitatorId: "lead",
  coFacilitatorId: "other",
  capacity: 2,
  serviceTypeId: "type",
};
const { id, ...same } = stored;
const planned: PlannedBooking = {
  ...same,
  key: "1",
  sessionId: id,
  seriesId: "series",
  trackId: null,
  kind: "group",
  title: "Yoga",
  date: localDate("2026-11-18"),
  startTime: localTime("09:00"),
};
const window = { clientId: "c", weekdays: 127, fromTime: null, toTime: null, from: planned.date, through: null };
const absence = { staffId: "lead", from: planned.date, through: planned.date };
const closure = { id: "x", name: "Snow", siteId: null, date: planned.date, fromTime: null, toTime: null };
const CLASHES: Record<string, FoundClash> = {
  client: { kind: "client", planned: "s", who: "c", other: "o" },
  facilitator: { kind: "facilitator", planned: "s", who: "lead", other: "o" },
  room: { kind: "room", planned: "s", who: "A", other: "o" },
  capacity: { kind: "capacity", planned: "s", who: "s", expected: 3, limit: 2, of: "places" },
  unavailable: { kind: "availability", planned: "s", who: "c", window },
  away: { kind: "availability", planned: "s", who: "lead", absence },
  closure: { kind: "closure", planned: "s", who: "x", closure },
  credential: { kind: "credential", planned: "s", who: "lead", credential: "MD" },
};

function untouched(next: PlannedBooking): string[] {
  const plan = new Map([["s", next]]);
  return Object.keys(CLASHES).filter((name) => stoodBefore(CLASHES[name]!, plan, new Map([["s", stored]])));
}

describe("stoodBefore", () => {
  it("holds for every clash of a session that stays as it is", () => {
    expect(untouched(planned)).toEqual(Object.keys(CLASHES));
  });

  it.each<[string, Partial<PlannedBooking>, string[]]>([
    ["time", { startsAt: at("09:15") }, ["credential"]],
    ["length", { endsAt: at("10:30") }, ["credential"]],
    ["room", { roomId: "B" }, ["client", "facilitator", "unavailable", "away", "closure", "credential"]],
    ["places", { capacity: 1 }, ["client", "facilitator", "room", "unavailable", "away", "closure", "credential"]],
    ["one more client", { extraClientIds: ["c"] }, ["facilitator", "room", "away", "closure", "credential"]],
    [
      "service type",
      { serviceTypeId: "b" },
      ["client", "facilitator", "room", "capacity", "unavailable", "away", "closure"],
    ],
  ])("another %s brings all clashes anew but %j", (_, over, rest) => {
    expect(untouched({ ...planned, ...over })).toEqual(rest);
  });

  it("asks of a new lead, who was none before", () => {
    const plan = new Map([["s", { ...planned, facilitatorId: "new" }]]);
    const clash: FoundClash = { kind: "facilitator", planned: "s", who: "new", other: "o" };
    expect(stoodBefore(clash, plan, new Map([["s", stored]]))).toBe(false);
  });

  it("does not hold for a session that is new, nor when the other one moves as well", () => {
    expect(stoodBefore(CLASHES.room!, new Map([["s", planned]]), new Map())).toBe(false);
    const other = { ...planned, key: "2", sessionId: "o", startsAt: at("09:30") };
    const both = new Map([
      ["s", planned],
      ["o", other],
    ]);
    const rows = new Map([
      ["s", stored],
      ["o", { ...stored, id: "o" }],
    ]);
    expect(stoodBefore(CLASHES.room!, both, rows)).toBe(false);
    expect(stoodBefore(CLASHES.room!, new Map([...both, ["o", { ...other, startsAt: at("09:00") }]]), rows)).toBe(true);
  });
});
