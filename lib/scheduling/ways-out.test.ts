import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatWayOut, parseWayOut, type WayOut } from "@/lib/scheduling/ways-out";
import { addDays, localDate } from "@/lib/time/local-date";
import { localTime, localTimeOfMinutes } from "@/lib/time/local-time";

const dates = [localDate("2026-12-09"), localDate("2026-12-16")];

describe("ways out as form values", () => {
  it.each<[WayOut, string]>([
    [{ way: "place", roomId: "0a-B_9", dates }, "place:0a-B_9:2026-12-09,2026-12-16"],
    [{ way: "skip", dates }, "skip:2026-12-09,2026-12-16"],
    [{ way: "time", startTime: localTime("14:30"), dates }, "time:14:30:2026-12-09,2026-12-16"],
    [{ way: "anyway", dates }, "anyway:2026-12-09,2026-12-16"],
  ])("writes and reads %j", (way, text) => {
    expect(formatWayOut(way)).toBe(text);
    expect(parseWayOut(text)).toEqual(way);
  });

  it.each([
    "",
    "skip",
    "skip:",
    "skip:2026-02-30",
    "skip:2026-12-09,",
    "skip:14:30:2026-12-09",
    "place:2026-12-09",
    "place:14:30:2026-12-09",
    "place:a b:2026-12-09",
    "time:2026-12-09",
    "time:25:00:2026-12-09",
    "time:room:2026-12-09",
    "leave:2026-12-09",
    "skip:2026-12-09\nskip:2026-12-09",
  ])("reads nothing in %j", (text) => expect(parseWayOut(text)).toBeNull());

  it("gives every way back, and never throws", () => {
    const someDates = fc
      .array(
        fc.nat(3000).map((days) => addDays(localDate("2026-01-01"), days)),
        { minLength: 1, maxLength: 40 },
      )
      .map((list) => [...list]);
    const anyWay: fc.Arbitrary<WayOut> = fc.oneof(
      fc.record({ way: fc.constant("skip" as const), dates: someDates }),
      fc.record({ way: fc.constant("anyway" as const), dates: someDates }),
      fc.record({ way: fc.constant("place" as const), roomId: fc.uuid(), dates: someDates }),
      fc.record({
        way: fc.constant("time" as const),
        startTime: fc.nat(1439).map(localTimeOfMinutes),
        dates: someDates,
      }),
    );
    fc.assert(
      fc.property(anyWay, (way) => {
        expect(parseWayOut(formatWayOut(way))).toEqual(way);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseWayOut(text);
      }),
    );
  });
});
