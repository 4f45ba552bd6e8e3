import { expect, it } from "vitest";
import { printedLine } from "@/lib/records/printed-line";
import { zone } from "@/lib/time/zone";

const worcester = zone("America/New_York");
const now = new Date("2026-11-18T15:42:00Z");

it.each([
  ["Dana Okonkwo", "Printed Nov 18, 2026, 10:42 AM by D. Okonkwo"],
  [" Marisol  de la Cruz ", "Printed Nov 18, 2026, 10:42 AM by M. de la Cruz"],
  ["Prince", "Printed Nov 18, 2026, 10:42 AM by Prince"],
  [null, "Printed Nov 18, 2026, 10:42 AM"],
])("says when a paper was printed on the clinic's clock, and by whom: %s", (by, line) => {
  expect(printedLine(now, worcester, by)).toBe(line);
});

it("is of the day that it is there", () => {
  expect(printedLine(new Date("2026-11-19T04:30:00Z"), worcester, null)).toBe("Printed Nov 18, 2026, 11:30 PM");
});
