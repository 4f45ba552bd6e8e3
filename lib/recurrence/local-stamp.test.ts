import { describe, expect, it } from "vitest";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { localStamp, parseLocalStamp, stampText } from "@/lib/recurrence/local-stamp";

describe("parseLocalStamp", () => {
  it.each([
    ["2026-12-25T18:00", { kind: "time", date: "2026-12-25", time: "18:00" }],
    ["2026-12-25T18:00:00", { kind: "time", date: "2026-12-25", time: "18:00" }],
    ["20261225T180000", { kind: "time", date: "2026-12-25", time: "18:00" }],
    [" 20261225T1800 ", { kind: "time", date: "2026-12-25", time: "18:00" }],
    ["2026-12-25", { kind: "day", date: "2026-12-25" }],
    ["20261225", { kind: "day", date: "2026-12-25" }],
    ["20261225T230000Z", { kind: "instant", instant: Date.UTC(2026, 11, 25, 23) }],
    ["2026-12-25T23:00:30Z", { kind: "instant", instant: Date.UTC(2026, 11, 25, 23, 0, 30) }],
  ])("reads %s", (text, stamp) => {
    expect(parseLocalStamp(text)).toEqual(stamp);
  });

  it.each([
    "",
    "tomorrow",
    "2026-02-30",
    "2026-12-25T24:00",
    "2026-12-25T18:00:30",
    "2026-12-25 18:00",
    "2026-12-25T18:00+01:00",
    "18:00",
  ])("refuses %j", (text) => {
    expect(parseLocalStamp(text)).toBeNull();
    expect(() => localStamp(text)).toThrow(RangeError);
  });

  it("reads what it writes", () => {
    const text = stampText(localDate("2026-12-25"), localTime("18:00"));
    expect(text).toBe("2026-12-25T18:00");
    expect(localStamp(text)).toEqual({ kind: "time", date: "2026-12-25", time: "18:00" });
  });
});
