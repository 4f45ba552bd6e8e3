import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { localTime, localTimeOfMinutes, minutesOfDay, parseLocalTime } from "@/lib/time/local-time";

describe("parseLocalTime", () => {
  it.each([
    ["18:00", "18:00"],
    ["9:05", "09:05"],
    ["00:00", "00:00"],
    ["23:59", "23:59"],
    ["18:00:00", "18:00"],
    ["18:00:00.000", "18:00"],
    ["6:00 PM", "18:00"],
    ["6:00 pm", "18:00"],
    ["6pm", "18:00"],
    ["6 p.m.", "18:00"],
    ["6p", "18:00"],
    [" 6:30 am ", "06:30"],
    ["12 am", "00:00"],
    ["12 PM", "12:00"],
    ["12:30 AM", "00:30"],
    ["noon", "12:00"],
    ["Noon", "12:00"],
    ["12 noon", "12:00"],
    ["midnight", "00:00"],
    ["6:00 PM", "18:00"],
  ])("reads %j as %s", (typed, time) => {
    expect(parseLocalTime(typed)).toBe(time);
  });

  it.each([
    "",
    "6",
    "24:00",
    "12:60",
    "13 pm",
    "0 am",
    "18:00:07",
    "six",
    "6:5",
    "-6:00",
    "6:00 xm",
    "25:00",
    "1 8:00",
  ])("refuses %j", (typed) => {
    expect(parseLocalTime(typed)).toBeNull();
  });
});

describe("localTime", () => {
  it("takes the one stored form and throws on all others", () => {
    expect(localTime("18:00")).toBe("18:00");
    for (const text of ["6:00", "24:00", "18:60", "18:00:00", "6 PM", " 18:00", "18:00\n", ""])
      expect(() => localTime(text)).toThrow(RangeError);
  });

  it("goes to minutes and back", () => {
    expect(minutesOfDay(localTime("18:30"))).toBe(1110);
    expect(localTimeOfMinutes(1110)).toBe("18:30");
    fc.assert(fc.property(fc.integer({ min: 0, max: 1439 }), (n) => minutesOfDay(localTimeOfMinutes(n)) === n));
  });

  it("goes round like a clock, by whole minutes", () => {
    expect(localTimeOfMinutes(1440)).toBe("00:00");
    expect(localTimeOfMinutes(1470)).toBe("00:30");
    expect(localTimeOfMinutes(-30)).toBe("23:30");
    expect(() => localTimeOfMinutes(1.5)).toThrow(RangeError);
    expect(() => localTimeOfMinutes(Number.NaN)).toThrow(RangeError);
  });
});
