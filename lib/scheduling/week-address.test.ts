import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  daysShown,
  monthGrid,
  nowHref,
  readWeekAddress,
  SCHEDULE_VIEWS,
  stepHref,
  toggleKind,
  viewHref,
  weekHref,
  type WeekAddress,
} from "@/lib/scheduling/week-address";
import { addDays, daysBetween, localDate, weekdayOf } from "@/lib/time/local-date";

const today = localDate("2026-11-18");
const read = (href: string) => readWeekAddress(Object.fromEntries(new URL(href, "http://localhost").searchParams));
const anyDay = fc.integer({ min: 0, max: 3000 }).map((days) => addDays(localDate("2024-01-01"), days));
const anyAddress = fc.tuple(fc.constantFrom(...SCHEDULE_VIEWS), anyDay).map(([view, date]): WeekAddress => {
  const key = view === "day" ? "day" : view === "month" ? "month" : "week";
  return readWeekAddress({ view, [key]: view === "month" ? date.slice(0, 7) : date });
});

describe("the schedule's address", () => {
  it.each([
    "/schedule?week=2026-11-16&view=list&site=0a&program=1b&room=2c&facilitator=me&kind=group,family&new=1",
    "/schedule?view=day&day=2026-11-18&site=0a",
    "/schedule?view=month&month=2026-11",
    "/schedule?view=month",
    "/schedule",
  ])("comes back as it was written: %s", (href) => {
    expect(weekHref(read(href))).toBe(href);
  });

  it("takes any day of a week for its Monday, and says only-mine in two ways", () => {
    expect(readWeekAddress({ week: "2026-11-22" }).week).toBe("2026-11-16");
    expect(weekHref(readWeekAddress({ mine: "1" }))).toBe("/schedule?facilitator=me");
  });

  it.each([
    { week: "2026-02-30" },
    { week: "next week" },
    { view: "year" },
    { day: "2026-11-18" },
    { month: "2026-11" },
    { site: "'; drop table sites" },
    { room: "x".repeat(10_000) },
    { kind: "yoga" },
    { kind: "group,individual,family" },
    { new: "yes" },
    { mine: "yes" },
    { week: ["", "2026-11-16"] },
  ])("leaves out what makes no sense: %j", (search) => {
    expect(weekHref(readWeekAddress(search))).toBe("/schedule");
  });

  it.each([
    { view: "day", day: "2026-13-01" },
    { view: "day", week: "2026-11-16" },
    { view: "day", month: "2026-11" },
  ])("keeps the view when its place makes no sense: %j", (search) => {
    expect(weekHref(readWeekAddress(search))).toBe("/schedule?view=day");
  });

  it("shows and hides a kind, and never hides the last", () => {
    const all = readWeekAddress({ week: "2026-11-16" });
    expect(toggleKind(all, "group")).toBe("/schedule?week=2026-11-16&kind=individual,family");
    expect(toggleKind({ ...all, kinds: ["group"] }, "group")).toBe("/schedule?week=2026-11-16");
    expect(toggleKind({ ...all, kinds: ["group", "family"] }, "individual")).toBe("/schedule?week=2026-11-16");
    expect(weekHref(all, { week: localDate("2026-11-23"), isNew: true })).toBe("/schedule?week=2026-11-23&new=1");
  });
});

describe("another view", () => {
  it("goes to today when it is shown, else to the first day", () => {
    const week = readWeekAddress({ week: "2026-11-16", site: "0a" });
    expect(viewHref(week, "day", today)).toBe("/schedule?view=day&day=2026-11-18&site=0a");
    expect(viewHref(week, "month", today)).toBe("/schedule?view=month&month=2026-11&site=0a");
    const next = readWeekAddress({ week: "2026-11-23" });
    expect(viewHref(next, "day", today)).toBe("/schedule?view=day&day=2026-11-23");
    expect(viewHref(next, "list", today)).toBe("/schedule?week=2026-11-23&view=list");
    expect(viewHref(read("/schedule?view=month&month=2027-01"), "week", today)).toBe(
      "/schedule?week=2026-12-28&view=week",
    );
  });

  it("takes a week over the end of a month to the month that has more of it", () => {
    expect(viewHref(readWeekAddress({ week: "2026-11-30" }), "month", today)).toBe(
      "/schedule?view=month&month=2026-12",
    );
    expect(viewHref(readWeekAddress({ week: "2026-06-29" }), "month", today)).toBe(
      "/schedule?view=month&month=2026-07",
    );
    expect(viewHref(readWeekAddress({ week: "2026-09-28" }), "month", today)).toBe(
      "/schedule?view=month&month=2026-10",
    );
  });

  it("shows something of what was shown before", () => {
    fc.assert(
      fc.property(anyAddress, fc.constantFrom(...SCHEDULE_VIEWS), anyDay, (address, view, now) => {
        const before = daysShown(address, now);
        const after = daysShown(read(viewHref(address, view, now)), now);
        expect(after.from <= before.to && before.from <= after.to).toBe(true);
      }),
    );
  });
});

describe("a step on or back", () => {
  it("follows the view", () => {
    expect(stepHref(readWeekAddress({}), 1, today)).toBe("/schedule?week=2026-11-23");
    expect(stepHref(read("/schedule?view=day"), -1, today)).toBe("/schedule?view=day&day=2026-11-17");
    expect(stepHref(read("/schedule?view=month&month=2026-12"), 1, today)).toBe("/schedule?view=month&month=2027-01");
    expect(nowHref(read("/schedule?view=day&day=2020-01-01&site=0a"))).toBe("/schedule?view=day&site=0a");
  });

  it("lies next to what was shown, and the step back leads back", () => {
    fc.assert(
      fc.property(anyAddress, (address) => {
        const here = daysShown(address, today);
        const next = read(stepHref(address, 1, today));
        expect(daysShown(next, today).from).toBe(addDays(here.to, 1));
        expect(daysShown(read(stepHref(next, -1, today)), today)).toEqual(here);
      }),
    );
  });
});

describe("the grid of a month", () => {
  it("is whole weeks around the month", () => {
    expect(monthGrid(localDate("2026-11-01"))).toEqual({ from: "2026-10-26", to: "2026-12-06" });
    expect(monthGrid(localDate("2027-02-01"))).toEqual({ from: "2027-02-01", to: "2027-02-28" });
    fc.assert(
      fc.property(anyDay, (date) => {
        const { from, to } = monthGrid(date);
        expect([weekdayOf(from), weekdayOf(to)]).toEqual(["MO", "SU"]);
        expect(from <= date && date <= to).toBe(true);
        expect([28, 35, 42]).toContain(daysBetween(from, to) + 1);
      }),
    );
  });
});
