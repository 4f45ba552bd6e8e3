import { describe, expect, it } from "vitest";
import { decideUnavailable, type UnavailableWish } from "@/lib/enrollment/decide-unavailable";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";

const today = localDate("2026-11-18");
const wish: UnavailableWish = {
  weekdays: ["WE"],
  fromTime: localTime("14:00"),
  toTime: localTime("17:00"),
  from: today,
  through: null,
};

describe("decideUnavailable", () => {
  it.each<[string, Partial<UnavailableWish>, string | null]>([
    ["some hours of a day", {}, null],
    ["whole days", { fromTime: null, toTime: null }, null],
    ["from an hour on", { toTime: null }, null],
    ["until an hour", { fromTime: null }, null],
    ["until midnight is until no hour at all", { fromTime: null, toTime: localTime("00:00") }, "hours_in_reverse"],
    ["no day", { weekdays: [] }, "no_day"],
    ["hours in reverse", { toTime: localTime("13:00") }, "hours_in_reverse"],
    ["no hours at all", { toTime: localTime("14:00") }, "hours_in_reverse"],
    ["one day", { through: today }, null],
    ["days in reverse", { through: localDate("2026-11-17") }, "days_in_reverse"],
    ["what is over", { from: localDate("2026-11-01"), through: localDate("2026-11-17") }, "is_over"],
    ["what began long ago and goes on", { from: localDate("2025-11-01") }, null],
    ["a year that was mistyped", { from: localDate("2062-11-18") }, "too_far"],
  ])("%s", (_, over, reason) => {
    const decided = decideUnavailable({ ...wish, ...over }, today);
    expect(decided.ok ? null : decided.refusal.reason).toBe(reason);
  });
});
