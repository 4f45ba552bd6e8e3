import { describe, expect, test } from "vitest";
import { addDays, localDate } from "@/lib/time/local-date";
import { hasBegun, isBeforeAStart, isEnding, placeOn, type EnrollmentStatus } from "./enrollment-status";

const TODAY = localDate("2026-03-18");
const day = (offset: number) => addDays(TODAY, offset);

describe("where a client stands", () => {
  test.each<[string, EnrollmentStatus, number, number | null, [number, number | null][]]>([
    ["waiting", "referred", -5, null, []],
    ["waiting", "waitlisted", -5, null, []],
    ["starting", "active", 1, null, []],
    ["in_program", "active", 0, null, []],
    ["in_program", "aftercare", -90, null, []],
    ["in_program", "discharged", -90, 0, []],
    ["left", "discharged", -90, -1, []],
    ["left", "completed", -90, -30, [[-40, null]]],
    ["on_hold", "active", -90, null, [[-3, 0]]],
    ["on_hold", "active", -90, null, [[0, null]]],
    ["in_program", "active", -90, null, [[-3, -1]]],
  ])("%s: %s from %i to %s", (place, status, start, end, holds) => {
    const enrollment = { status, startDate: day(start), endDate: end === null ? null : day(end) };
    const spans = holds.map(([from, through]) => ({
      from: day(from),
      through: through === null ? null : day(through),
    }));
    expect(placeOn(enrollment, spans, TODAY)).toBe(place);
  });
});

test("who has begun, who waits, who has an end written down", () => {
  expect(hasBegun({ status: "active", startDate: TODAY, endDate: null }, TODAY)).toBe(true);
  expect(hasBegun({ status: "active", startDate: day(1), endDate: null }, TODAY)).toBe(false);
  expect(hasBegun({ status: "waitlisted", startDate: day(-9), endDate: null }, TODAY)).toBe(false);
  expect(isBeforeAStart("assessed")).toBe(true);
  expect(isBeforeAStart("aftercare")).toBe(false);
  expect(isEnding("transferred")).toBe(true);
  expect(isEnding("aftercare")).toBe(false);
});
