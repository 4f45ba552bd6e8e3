import { describe, expect, it } from "vitest";
import {
  formatDate,
  formatDateLong,
  formatDateRange,
  formatInstant,
  formatMinutes,
  formatMonth,
  formatMonthDay,
  formatTime,
  formatTimeRange,
} from "@/lib/time/format";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { zone } from "@/lib/time/zone";

const d = localDate;
const t = localTime;

describe("times", () => {
  it.each([
    ["09:00", "9:00 AM"],
    ["18:30", "6:30 PM"],
    ["12:00", "noon"],
    ["12:01", "12:01 PM"],
    ["00:00", "12:00 AM"],
    ["00:05", "12:05 AM"],
    ["23:59", "11:59 PM"],
  ])("%s is %s", (time, text) => expect(formatTime(t(time))).toBe(text));

  it.each([
    ["09:00", "10:30", "9:00–10:30 AM"],
    ["11:30", "12:30", "11:30 AM–12:30 PM"],
    ["11:00", "12:00", "11:00 AM–noon"],
    ["12:00", "13:00", "12:00–1:00 PM"],
    ["18:40", "19:40", "6:40–7:40 PM"],
    ["23:00", "00:30", "11:00 PM–12:30 AM"],
    ["00:00", "01:00", "12:00–1:00 AM"],
  ])("%s to %s is %s", (start, end, text) => expect(formatTimeRange(t(start), t(end))).toBe(text));
});

describe("dates", () => {
  it("gives weekday, month and day, and the year when it is another one", () => {
    expect(formatDate(d("2026-11-24"))).toBe("Tue, Nov 24");
    expect(formatDate(d("2026-11-24"), d("2026-01-01"))).toBe("Tue, Nov 24");
    expect(formatDate(d("2027-01-29"), d("2026-11-21"))).toBe("Fri, Jan 29, 2027");
    expect(formatDateLong(d("2026-11-18"))).toBe("Wednesday, November 18");
    expect(formatDateLong(d("2026-11-18"), d("2027-01-01"))).toBe("Wednesday, November 18, 2026");
    expect(formatMonthDay(d("2026-05-03"))).toBe("May 3");
    expect(formatMonth(d("2026-11-18"))).toBe("November 2026");
  });

  it.each([
    ["2026-11-16", "2026-11-22", "Nov 16–22, 2026"],
    ["2026-08-31", "2026-11-22", "Aug 31–Nov 22, 2026"],
    ["2026-12-28", "2027-01-03", "Dec 28, 2026–Jan 3, 2027"],
    ["2026-11-16", "2026-11-16", "Nov 16, 2026"],
  ])("%s to %s is %s", (from, to, text) => expect(formatDateRange(d(from), d(to))).toBe(text));

  it("says a moment on the clinic's clock", () => {
    const moment = new Date("2026-11-16T14:14:30Z");
    expect(formatInstant(moment, zone("America/New_York"))).toBe("Mon, Nov 16, 9:14 AM");
    expect(formatInstant(moment, zone("America/New_York"), d("2027-02-01"))).toBe("Mon, Nov 16, 2026, 9:14 AM");
    expect(formatInstant(moment, zone("Asia/Tokyo"))).toBe("Mon, Nov 16, 11:14 PM");
    expect(formatInstant(new Date("2026-11-16T17:00:00Z"), zone("America/New_York"))).toBe("Mon, Nov 16, noon");
  });
});

describe("durations", () => {
  it.each([
    [278, "4 h 38 min"],
    [540, "9 h"],
    [45, "45 min"],
    [0, "0 min"],
    [60, "1 h"],
    [61, "1 h 1 min"],
    [59.6, "1 h"],
    [-30, "−30 min"],
    [-0.2, "0 min"],
  ])("%d minutes are %s", (minutes, text) => expect(formatMinutes(minutes)).toBe(text));
});
