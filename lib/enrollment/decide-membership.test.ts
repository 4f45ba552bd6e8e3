import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { covers, type DateSpan } from "@/lib/roster/expected";
import { addDays, eachDay, localDate } from "@/lib/time/local-date";
import { decideLeaving, decideMembership, type MembershipWorld } from "./decide-membership";

const TODAY = localDate("2026-03-18");
const START = localDate("2026-03-02");
const span = (from: number, through: number | null): DateSpan => ({
  from: addDays(TODAY, from),
  through: through === null ? null : addDays(TODAY, through),
});
const world: MembershipWorld = {
  today: TODAY,
  series: { kind: "individual", siteId: "worcester", isArchived: false, lastDate: null },
  enrollment: { status: "active", startDate: START, endDate: null, siteId: "worcester" },
  own: [],
  others: [],
  fullOn: null,
};

describe("joining a series", () => {
  test.each<[string, DateSpan, Partial<MembershipWorld>]>([
    ["from today on", span(0, null), {}],
    ["for a day", span(3, 3), {}],
    ["from the first day of the enrollment", { from: START, through: null }, {}],
    ["again, after having left", span(0, null), { own: [span(-20, -1)] }],
    ["after another client left it", span(0, null), { others: [span(-20, -1)] }],
    [
      "a family series that another family uses",
      span(0, null),
      { series: { ...world.series, kind: "family" }, others: [span(-20, null)] },
    ],
    ["on its last day", span(5, null), { series: { ...world.series, lastDate: addDays(TODAY, 5) } }],
  ])("%s is done", (_, wish, over) => {
    expect(decideMembership({ ...world, ...over }, wish)).toEqual({ ok: true, value: wish });
  });

  test.each<[string, DateSpan, Partial<MembershipWorld>]>([
    ["series_elsewhere", span(0, null), { series: { ...world.series, siteId: "leominster" } }],
    ["series_ended", span(0, null), { series: { ...world.series, isArchived: true } }],
    ["series_ended", span(0, null), { series: { ...world.series, lastDate: addDays(TODAY, -1) } }],
    [
      "has_left",
      span(0, null),
      { enrollment: { ...world.enrollment, status: "discharged", endDate: addDays(TODAY, -1) } },
    ],
    [
      "after_enrollment",
      span(3, null),
      { enrollment: { ...world.enrollment, status: "completed", endDate: addDays(TODAY, 2) } },
    ],
    ["before_enrollment", { from: addDays(START, -1), through: null }, {}],
    ["leaves_before_joining", span(3, 2), {}],
    ["joins_too_far_ahead", span(367, null), {}],
    ["already_member", span(0, null), { own: [span(4, 4)] }],
    ["belongs_to_another_client", span(0, null), { others: [span(9, null)] }],
    ["full", span(0, null), { fullOn: addDays(TODAY, 1) }],
  ])("%s", (reason, wish, over) => {
    expect(decideMembership({ ...world, ...over }, wish)).toMatchObject({ ok: false, refusal: { reason } });
  });
});

describe("leaving a series", () => {
  test.each<[string, DateSpan, number, unknown]>([
    ["after today", span(-10, null), 0, { isRemoved: false, through: TODAY }],
    ["after yesterday", span(-10, null), -1, { isRemoved: false, through: addDays(TODAY, -1) }],
    ["earlier than planned", span(-10, 20), 5, { isRemoved: false, through: addDays(TODAY, 5) }],
    ["later than planned", span(-10, 2), 5, { isRemoved: false, through: addDays(TODAY, 5) }],
    ["before it began: taken back", span(4, null), 0, { isRemoved: true }],
    ["on the morning of the first day: taken back", span(0, null), -1, { isRemoved: true }],
  ])("%s", (_, membership, lastDay, value) => {
    expect(decideLeaving(membership, addDays(TODAY, lastDay), TODAY)).toEqual({ ok: true, value });
  });

  test("nobody leaves in the past, or twice", () => {
    expect(decideLeaving(span(-10, null), addDays(TODAY, -2), TODAY)).toMatchObject({
      refusal: { reason: "last_day_in_past" },
    });
    expect(decideLeaving(span(-10, -5), TODAY, TODAY)).toMatchObject({ refusal: { reason: "left_before" } });
  });

  test("leaving changes no day before today", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -30, max: 30 }),
        fc.option(fc.nat(40)),
        fc.integer({ min: -40, max: 40 }),
        (from, length, last) => {
          const membership = span(from, length === null ? null : from + length);
          const decided = decideLeaving(membership, addDays(TODAY, last), TODAY);
          if (!decided.ok) return;
          const { value } = decided;
          for (const day of eachDay(addDays(TODAY, -40), addDays(TODAY, -1))) {
            const after = !value.isRemoved && covers({ from: membership.from, through: value.through }, day);
            expect(after).toBe(covers(membership, day));
          }
        },
      ),
    );
  });
});
