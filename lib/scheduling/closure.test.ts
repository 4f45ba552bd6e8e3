import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closureCovers, decideClosure, type ClosureSpan } from "@/lib/scheduling/closure";
import { addDays, localDate } from "@/lib/time/local-date";
import { localTime, localTimeOfMinutes, minutesOfDay } from "@/lib/time/local-time";

const day = localDate("2026-12-25");
const wholeDay: ClosureSpan = { siteId: "worcester", date: day, fromTime: null, toTime: null };
const at = (time: string, date = day, siteId = "worcester") => ({ siteId, date, startTime: localTime(time) });

describe("closureCovers", () => {
  it("covers the whole day at its site", () => {
    expect(closureCovers(wholeDay, at("00:00"))).toBe(true);
    expect(closureCovers(wholeDay, at("23:55"))).toBe(true);
    expect(closureCovers(wholeDay, at("09:00", addDays(day, 1)))).toBe(false);
    expect(closureCovers(wholeDay, at("09:00", day, "fitchburg"))).toBe(false);
  });

  it("covers every site when it names none", () => {
    expect(closureCovers({ ...wholeDay, siteId: null }, at("09:00", day, "fitchburg"))).toBe(true);
  });

  it.each([
    ["13:00", null, "12:59", false],
    ["13:00", null, "13:00", true],
    [null, "12:00", "11:59", true],
    [null, "12:00", "12:00", false],
    ["09:00", "12:00", "09:00", true],
    ["09:00", "12:00", "08:30", false],
    ["09:00", "12:00", "12:00", false],
  ])("from %s to %s, a session at %s: %s", (from, to, start, expected) => {
    const closure = { ...wholeDay, fromTime: from && localTime(from), toTime: to && localTime(to) };
    expect(closureCovers(closure as ClosureSpan, at(start))).toBe(expected);
  });

  it("covers each start of the day exactly once when the day is cut in two", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1439 }), fc.nat(1439), (cut, start) => {
        const edge = localTimeOfMinutes(cut);
        const session = { siteId: "worcester", date: day, startTime: localTimeOfMinutes(start) };
        const morning = closureCovers({ ...wholeDay, toTime: edge }, session);
        const rest = closureCovers({ ...wholeDay, fromTime: edge }, session);
        expect(morning).toBe(start < minutesOfDay(edge));
        expect(rest).toBe(!morning);
      }),
    );
  });
});

describe("decideClosure", () => {
  const today = localDate("2026-11-18");
  const span = (over: Partial<ClosureSpan>) => decideClosure({ ...wholeDay, ...over }, today);

  it("takes a whole day, a part of one, and yesterday's snow", () => {
    expect(span({}).ok).toBe(true);
    expect(span({ fromTime: localTime("15:00") }).ok).toBe(true);
    expect(span({ date: addDays(today, -1) }).ok).toBe(true);
  });

  it.each([
    [{ fromTime: localTime("15:00"), toTime: localTime("15:00") }, "ends_before_start"],
    [{ fromTime: localTime("15:00"), toTime: localTime("09:00") }, "ends_before_start"],
    [{ toTime: localTime("00:00") }, "ends_before_start"],
    [{ date: localDate("2025-01-01") }, "too_long_ago"],
    [{ date: localDate("2126-12-25") }, "too_far_ahead"],
  ])("refuses %j: %s", (over, refusal) => {
    expect(span(over)).toEqual({ ok: false, refusal });
  });
});
