import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CLASH_KINDS, CLASH_RULE_WORDS } from "@/lib/scheduling/clash-rules";
import { offerWaysOut, type WaysFound } from "@/lib/scheduling/offer-ways-out";
import { parseWayOut } from "@/lib/scheduling/ways-out";
import { addDays, localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";

const day = localDate("2026-12-09");
const found: WaysFound = {
  kind: "room",
  rule: "warn",
  who: "Room B",
  dates: [day],
  plannedCount: 24,
  today: localDate("2026-11-18"),
  room: { id: "d", name: "Room D", seats: 12 },
  startTime: localTime("10:00"),
  skip: { endsOn: localDate("2027-02-01") },
};
const many = Array.from({ length: 9 }, (_, nth) => addDays(day, nth * 7));
const told = (over: Partial<WaysFound>) =>
  offerWaysOut({ ...found, ...over }).map(
    ({ label, note, isPicked }) => `${isPicked ? "* " : ""}${label}${note === null ? "" : ` (${note})`}`,
  );

describe("offerWaysOut", () => {
  it.each<[string, Partial<WaysFound>, string[]]>([
    [
      "a room first, where one is free",
      {},
      ["* Use Room D that day (free, seats 12)", "Skip it, end on Mon, Feb 1, 2027", "Book Room B anyway"],
    ],
    [
      "no overruling where the clinic refuses",
      { rule: "refuse" },
      [
        "* Use Room D that day (free, seats 12)",
        "Skip it, end on Mon, Feb 1, 2027",
        "Start at 10:00 AM that day (all are free)",
      ],
    ],
    [
      "few days are left out first",
      { room: null },
      ["* Skip it, end on Mon, Feb 1, 2027", "Start at 10:00 AM that day (all are free)", "Book Room B anyway"],
    ],
    [
      "many days are left as they are unless somebody asks",
      { room: null, dates: many },
      [
        "Start at 10:00 AM on these 9 dates (all are free)",
        "Skip these 9, end on Mon, Feb 1, 2027",
        "* Book Room B anyway",
      ],
    ],
    [
      "a room without a number",
      { room: { id: "d", name: "Room D", seats: null }, skip: null, startTime: null },
      ["* Use Room D that day (free)", "Book Room B anyway"],
    ],
    [
      "a plan that runs on",
      { room: null, startTime: null, skip: { endsOn: null } },
      ["* Skip it", "Book Room B anyway"],
    ],
    ["nothing to choose", { room: null, startTime: null, skip: null }, []],
    ["nothing to choose, and refused", { rule: "refuse", room: null, startTime: null, skip: null }, []],
    [
      "a closed day",
      { kind: "closure", who: "Snow", room: null, startTime: null },
      ["* Skip it, end on Mon, Feb 1, 2027", "Leave it closed"],
    ],
  ])("%s", (_, over, expected) => expect(told(over)).toEqual(expected));

  it("offers two or three readable ways, or none, one of them picked", () => {
    const any = fc.record({
      kind: fc.constantFrom(...CLASH_KINDS),
      rule: fc.constantFrom(...CLASH_RULE_WORDS),
      dates: fc.integer({ min: 1, max: 9 }).map((count) => many.slice(0, count)),
      plannedCount: fc.integer({ min: 1, max: 100 }),
      room: fc.constantFrom(null, found.room),
      startTime: fc.constantFrom(null, found.startTime),
      skip: fc.constantFrom(null, found.skip, { endsOn: null }),
    });
    fc.assert(
      fc.property(any, (over) => {
        const ways = offerWaysOut({ ...found, ...over });
        expect(ways.length).toBeLessThanOrEqual(3);
        if (ways.length > 0) expect(ways.filter(({ isPicked }) => isPicked)).toHaveLength(1);
        for (const { value, way } of ways) expect(parseWayOut(value)).toMatchObject({ way, dates: over.dates });
        if (over.rule === "refuse") expect(ways.map(({ way }) => way)).not.toContain("anyway");
      }),
    );
  });
});
