import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, localDate } from "@/lib/time/local-date";
import { currentEnrollment } from "./current-enrollment";
import type { EnrollmentStatus } from "./enrollment-status";

const TODAY = localDate("2026-03-18");
const of = (id: string, status: EnrollmentStatus, start: number, end: number | null = null) => ({
  id,
  status,
  startDate: addDays(TODAY, start),
  endDate: end === null ? null : addDays(TODAY, end),
});
const waiting = of("waiting", "waitlisted", -3);
const soon = of("soon", "active", 3);
const later = of("later", "active", 30);
const older = of("older", "active", -90);
const newer = of("newer", "active", -10);
const longGone = of("long gone", "completed", -300, -200);
const gone = of("gone", "discharged", -190, -100);
const leaving = of("leaving", "transferred", -50, 2);

test.each([
  ["newer", [older, newer, gone, soon]],
  ["leaving", [leaving, gone, soon]],
  ["soon", [later, soon, waiting, gone]],
  ["waiting", [gone, waiting]],
  ["gone", [longGone, gone]],
])("%s is the one", (id, list) => {
  expect(currentEnrollment(list, TODAY)?.id).toBe(id);
  expect(currentEnrollment([...list].reverse(), TODAY)?.id).toBe(id);
});

test("without any there is none", () => expect(currentEnrollment([], TODAY)).toBeNull());

test("a hold changes nothing about which one it is", () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([waiting, soon, later, older, newer, longGone, gone, leaving], { minLength: 1 }),
      (list) => {
        const held = list.map((each) => ({ ...each, holds: [{ from: addDays(TODAY, -1), through: null }] }));
        expect(currentEnrollment(held, TODAY)?.id).toBe(currentEnrollment(list, TODAY)?.id);
      },
    ),
  );
});
