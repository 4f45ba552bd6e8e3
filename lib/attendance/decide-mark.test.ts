import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { done, refuse } from "../result";
import { decideClear, decideMark, type MarkRefusal, type RosterLine, type WantedMark } from "./decide-mark";
import { explainMarkRefusal } from "./explain-refusal";
import { creditedMinutes, shownMark } from "./mark";

const at = (time: string) => new Date(`2026-03-02T${time}:00Z`);
const session = { status: "scheduled", startsAt: at("18:00"), endsAt: at("19:30"), modality: "in_person" } as const;
const line: RosterLine = { session, isExpected: true, version: 0, locksAt: null };
const asked = { now: at("18:20"), seenVersion: 0, correctionReason: null, mayCorrectLocked: false };

describe("what may be recorded", () => {
  const table: [string, Partial<RosterLine>, WantedMark, Partial<typeof asked>, MarkRefusal | null][] = [
    ["present in the room", {}, { as: "present" }, {}, null],
    [
      "a cancelled session",
      { session: { ...session, status: "cancelled" } },
      { as: "present" },
      {},
      "session_cancelled",
    ],
    ["a closed day", { session: { ...session, status: "closed" } }, { as: "missed" }, {}, "session_closed"],
    ["somebody who is not expected", { isExpected: false }, { as: "present" }, {}, "not_on_roster"],
    ["present half an hour before", {}, { as: "present" }, { now: at("17:30") }, null],
    ["present earlier than that", {}, { as: "present" }, { now: at("17:29") }, "too_early"],
    ["missed before anybody can know", {}, { as: "missed" }, { now: at("12:00") }, "too_early"],
    ["missed, told in the morning", {}, { as: "missed", noticeGivenAt: at("09:00") }, { now: at("12:00") }, null],
    ["excused the day before", {}, { as: "excused", reason: "medical" }, { now: new Date("2026-03-01T12:00Z") }, null],
    ["notice from the future", {}, { as: "excused", noticeGivenAt: at("18:21") }, {}, "notice_in_future"],
    ["late by no minutes", {}, { as: "late", minutesLate: 0 }, {}, "minutes_out_of_range"],
    ["late by half a minute", {}, { as: "late", minutesLate: 0.5 }, {}, "minutes_out_of_range"],
    ["late by the whole session", {}, { as: "late", minutesLate: 90 }, {}, "minutes_out_of_range"],
    ["late by all but a minute", {}, { as: "late", minutesLate: 89 }, {}, null],
    [
      "late and gone before coming",
      {},
      { as: "late", minutesLate: 20, leftAt: at("18:20") },
      {},
      "minutes_out_of_range",
    ],
    ["late and left early", {}, { as: "late", minutesLate: 20, leftAt: at("19:00") }, {}, null],
    ["left at the start", {}, { as: "left_early", leftAt: at("18:00") }, {}, "minutes_out_of_range"],
    ["left at the end", {}, { as: "left_early", leftAt: at("19:30") }, {}, "minutes_out_of_range"],
    ["a line that changed", { version: 2 }, { as: "present" }, { seenVersion: 1 }, "changed_meanwhile"],
    ["a locked line", { locksAt: at("18:20") }, { as: "present" }, {}, "locked"],
    [
      "a locked line, no reason",
      { locksAt: at("18:20") },
      { as: "present" },
      { mayCorrectLocked: true },
      "needs_reason",
    ],
    ["a line that locks in a minute", { locksAt: at("18:21") }, { as: "present" }, {}, null],
  ];

  test.each(table)("%s", (_, change, wanted, ask, refusal) => {
    const result = decideMark({ ...line, ...change }, wanted, { ...asked, ...ask });
    if (refusal === null) expect(result.ok).toBe(true);
    else expect(result).toEqual(refuse(refusal));
  });

  test("a locked line is corrected with the permission and a reason", () => {
    const result = decideMark(
      { ...line, locksAt: at("18:00") },
      { as: "present" },
      {
        ...asked,
        mayCorrectLocked: true,
        correctionReason: "the bus list was wrong",
      },
    );
    expect(result.ok).toBe(true);
  });

  test("a clear obeys the same version and lock", () => {
    expect(decideClear({ ...line, version: 1 }, { ...asked, seenVersion: 1 })).toEqual(done(true));
    expect(decideClear({ ...line, version: 1 }, asked)).toEqual(refuse("changed_meanwhile"));
    expect(decideClear({ ...line, locksAt: at("18:00") }, asked)).toEqual(refuse("locked"));
  });

  test("every refusal has a sentence", () => {
    for (const [, , , , refusal] of table) {
      if (refusal !== null) expect(explainMarkRefusal(refusal)).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe("what is stored and shown", () => {
  test("the facts of each mark", () => {
    const facts = (wanted: WantedMark) => {
      const result = decideMark(line, wanted, asked);
      if (!result.ok) throw new Error(result.refusal);
      return result.value;
    };
    const none = { arrivedAt: null, leftAt: null, noticeGivenAt: null, reason: null, modality: "in_person" };
    expect(facts({ as: "present" })).toEqual({ was: "attended", ...none });
    expect(facts({ as: "present", modality: "video" })).toEqual({ was: "attended", ...none, modality: "video" });
    expect(facts({ as: "late", minutesLate: 12 })).toEqual({ was: "attended", ...none, arrivedAt: at("18:12") });
    expect(facts({ as: "left_early", leftAt: at("19:00") })).toEqual({ was: "attended", ...none, leftAt: at("19:00") });
    expect(facts({ as: "missed" })).toEqual({ was: "missed", ...none });
    expect(facts({ as: "excused", reason: "medical", noticeGivenAt: at("09:40") })).toEqual({
      was: "excused",
      ...none,
      reason: "medical",
      noticeGivenAt: at("09:40"),
    });
  });

  test("what is shown is what was recorded, and minutes never leave the session", () => {
    const wanted: fc.Arbitrary<WantedMark> = fc.oneof(
      fc.constant<WantedMark>({ as: "present" }),
      fc.integer({ min: 1, max: 89 }).map<WantedMark>((minutesLate) => ({ as: "late", minutesLate })),
      fc.integer({ min: 1, max: 89 }).map<WantedMark>((minutes) => ({
        as: "left_early",
        leftAt: new Date(session.startsAt.getTime() + minutes * 60_000),
      })),
      fc.constant<WantedMark>({ as: "missed" }),
      fc.constant<WantedMark>({ as: "excused" }),
    );
    fc.assert(
      fc.property(wanted, (each) => {
        const result = decideMark(line, each, asked);
        if (!result.ok) return false;
        const shown = shownMark(result.value, session);
        const credited = creditedMinutes(result.value, session);
        if (shown.name !== each.as) return false;
        if (each.as === "late") return shown.minutesLate === each.minutesLate && credited === 90 - each.minutesLate;
        if (each.as === "present") return credited === 90;
        return each.as === "left_early" ? credited > 0 && credited < 90 : credited === 0;
      }),
    );
  });

  test("seconds are dropped: 18:00:59 is on time", () => {
    const facts = { was: "attended", arrivedAt: new Date("2026-03-02T18:00:59Z"), leftAt: null } as const;
    const rest = { noticeGivenAt: null, reason: null, modality: "in_person" } as const;
    expect(shownMark({ ...facts, ...rest }, session).name).toBe("present");
  });
});
