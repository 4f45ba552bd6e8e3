import { describe, expect, test } from "vitest";
import { addDays, localDate } from "@/lib/time/local-date";
import { decideStart } from "./decide-start";

const TODAY = localDate("2026-03-18");
const PLANNED = localDate("2026-03-23");
const facts = {
  today: TODAY,
  enrollment: {
    status: "waitlisted" as const,
    startDate: PLANNED,
    endDate: null,
    expectedEndDate: addDays(PLANNED, 55),
  },
  phases: [
    { id: "one", from: PLANNED, through: addDays(PLANNED, 27) },
    { id: "two", from: addDays(PLANNED, 28), through: null },
  ],
  others: [],
};

describe("giving a place, or moving a start", () => {
  test("moves the whole plan and the expected end along", () => {
    expect(decideStart(facts, addDays(PLANNED, 7))).toEqual({
      ok: true,
      value: {
        startDate: addDays(PLANNED, 7),
        expectedEndDate: addDays(PLANNED, 62),
        phases: [
          { id: "one", from: addDays(PLANNED, 7), through: addDays(PLANNED, 34) },
          { id: "two", from: addDays(PLANNED, 35), through: null },
        ],
      },
    });
  });

  test("an open expected end stays open", () => {
    const open = { ...facts, enrollment: { ...facts.enrollment, expectedEndDate: null } };
    expect(decideStart(open, TODAY)).toMatchObject({ ok: true, value: { startDate: TODAY, expectedEndDate: null } });
  });

  test("a place may be written down late, a moved start may not go back", () => {
    expect(decideStart(facts, addDays(TODAY, -3)).ok).toBe(true);
    const active = { ...facts, enrollment: { ...facts.enrollment, status: "active" as const } };
    expect(decideStart(active, TODAY).ok).toBe(true);
    expect(decideStart(active, addDays(TODAY, -1))).toMatchObject({ refusal: { reason: "starts_too_long_ago" } });
  });

  test.each([
    ["has_started", { ...facts, today: PLANNED, enrollment: { ...facts.enrollment, status: "active" as const } }, 0],
    ["has_left", { ...facts, enrollment: { ...facts.enrollment, status: "discharged" as const } }, 0],
    ["starts_too_far_ahead", facts, 500],
    ["already_enrolled", { ...facts, others: [{ status: "active" as const, startDate: TODAY, endDate: null }] }, 0],
  ])("%s", (reason, around, days) => {
    expect(decideStart(around, addDays(PLANNED, days))).toMatchObject({ ok: false, refusal: { reason } });
  });
});
