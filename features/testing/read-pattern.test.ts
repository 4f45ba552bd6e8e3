import { describe, expect, it } from "vitest";
import { firstDayOf, readPattern } from "@/features/testing/read-pattern";
import { localDate } from "@/lib/time/local-date";

describe("a weekly pattern as people say it", () => {
  it("has days, a start and a length", () => {
    expect(readPattern("MO WE TH 18:00-19:30")).toEqual({
      weekdays: ["MO", "WE", "TH"],
      startTime: "18:00",
      durationMinutes: 90,
    });
  });

  it.each(["18:00-19:30", "MO 19:30-18:00", "Monday 18:00-19:30", "MO 18-19"])("refuses %s", (text) => {
    expect(() => readPattern(text)).toThrow();
  });

  it("begins on the first of its days", () => {
    expect(firstDayOf(["TH"], localDate("2026-03-02"))).toBe("2026-03-05");
    expect(firstDayOf(["MO"], localDate("2026-03-02"))).toBe("2026-03-02");
  });
});
