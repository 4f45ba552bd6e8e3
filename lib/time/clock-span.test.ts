import { describe, expect, it } from "vitest";
import { endOf } from "@/lib/time/clock-span";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { zone } from "@/lib/time/zone";

describe("endOf", () => {
  it.each([
    ["2026-11-24", "18:00", 90, "2026-11-24", "19:30", "2026-11-25T00:30:00.000Z"],
    ["2026-11-24", "23:00", 90, "2026-11-25", "00:30", "2026-11-25T05:30:00.000Z"],
    ["2026-12-31", "23:30", 60, "2027-01-01", "00:30", "2027-01-01T05:30:00.000Z"],
    // The spring change skips 2 to 3 AM, the autumn change repeats 1 to 2 AM.
    ["2026-03-08", "01:30", 90, "2026-03-08", "04:00", "2026-03-08T08:00:00.000Z"],
    ["2026-03-08", "02:30", 60, "2026-03-08", "04:30", "2026-03-08T08:30:00.000Z"],
    ["2026-11-01", "00:30", 90, "2026-11-01", "01:00", "2026-11-01T06:00:00.000Z"],
    ["2026-11-01", "01:30", 60, "2026-11-01", "01:30", "2026-11-01T06:30:00.000Z"],
  ])("%s %s for %i min ends %s %s", (date, start, minutes, endDate, endTime, iso) => {
    const end = endOf(localDate(date), localTime(start), minutes, zone("America/New_York"));
    expect([end.date, end.time, end.instant.toISOString()]).toEqual([endDate, endTime, iso]);
  });
});
