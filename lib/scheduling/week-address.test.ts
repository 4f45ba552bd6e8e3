import { describe, expect, it } from "vitest";
import { readWeekAddress, toggleKind, weekHref } from "@/lib/scheduling/week-address";
import { localDate } from "@/lib/time/local-date";

describe("the schedule's address", () => {
  it("comes back as it was written", () => {
    const href =
      "/schedule?week=2026-11-16&view=list&site=0a&program=1b&room=2c&facilitator=me&kind=group,family&new=1";
    const search = Object.fromEntries(new URL(href, "http://localhost").searchParams);
    expect(weekHref(readWeekAddress(search))).toBe(href);
    expect(weekHref(readWeekAddress({}))).toBe("/schedule");
  });

  it("takes any day of a week for its Monday", () => {
    expect(readWeekAddress({ week: "2026-11-22" }).week).toBe("2026-11-16");
  });

  it.each([
    { week: "2026-02-30" },
    { week: "next week" },
    { view: "month" },
    { site: "'; drop table sites" },
    { room: "x".repeat(10_000) },
    { kind: "yoga" },
    { kind: "group,individual,family" },
    { new: "yes" },
    { week: ["", "2026-11-16"] },
  ])("leaves out what makes no sense: %j", (search) => {
    expect(weekHref(readWeekAddress(search))).toBe("/schedule");
  });

  it("shows and hides a kind, and never hides the last", () => {
    const all = readWeekAddress({ week: "2026-11-16" });
    expect(toggleKind(all, "group")).toBe("/schedule?week=2026-11-16&kind=individual,family");
    expect(toggleKind({ ...all, kinds: ["group"] }, "group")).toBe("/schedule?week=2026-11-16");
    expect(toggleKind({ ...all, kinds: ["group", "family"] }, "individual")).toBe("/schedule?week=2026-11-16");
    expect(weekHref(all, { week: localDate("2026-11-23"), isNew: true })).toBe("/schedule?week=2026-11-23&new=1");
  });
});
