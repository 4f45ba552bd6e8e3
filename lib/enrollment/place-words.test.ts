import { expect, test } from "vitest";
import { localDate } from "@/lib/time/local-date";
import type { EnrollmentStatus, Place } from "./enrollment-status";
import { PLACE_WORDS, placeSentence } from "./place-words";

const TODAY = localDate("2026-11-18");
const start = localDate("2026-11-30");
const end = localDate("2026-11-20");

test.each<[EnrollmentStatus, Place, boolean, string]>([
  ["waitlisted", "waiting", false, "On the waiting list"],
  ["referred", "waiting", false, "Referred"],
  ["active", "starting", false, "Starts Mon, Nov 30"],
  ["active", "in_program", false, "In the program"],
  ["aftercare", "in_program", false, "In aftercare"],
  ["active", "on_hold", false, "On hold"],
  ["completed", "in_program", true, "Last day Fri, Nov 20"],
  ["discharged", "on_hold", true, "Last day Fri, Nov 20"],
  ["completed", "left", true, "Completed the program on Fri, Nov 20"],
  ["discharged", "left", true, "Left the program on Fri, Nov 20"],
  ["left", "left", true, "Left the program on Fri, Nov 20"],
  ["transferred", "left", true, "Transferred elsewhere on Fri, Nov 20"],
])("%s, %s: %s", (status, place, hasEnd, sentence) => {
  expect(placeSentence({ status, place, startDate: start, endDate: hasEnd ? end : null }, TODAY)).toBe(sentence);
});

test("no word for a place sounds like a verdict", () => {
  expect(Object.values(PLACE_WORDS).join(" ")).not.toMatch(/discharged|dropped|failed|terminated/i);
});
