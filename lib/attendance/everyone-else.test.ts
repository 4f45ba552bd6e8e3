import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { localTime } from "../time/local-time";
import { countFilled, fillMark, minutesAfterStart, type KnownOfLine } from "./everyone-else";

const at = (clock: string) => new Date(`2026-11-18T${clock}:00Z`);
const session = { startsAt: at("10:15"), endsAt: at("11:15"), startTime: localTime("10:15") };
const notice = (
  kind: NonNullable<KnownOfLine["notice"]>["kind"],
  more: Partial<NonNullable<KnownOfLine["notice"]>> = {},
) => ({ kind, expectedTime: null, isExcused: null, ...more });

describe("everyone else present", () => {
  test.each<[string, KnownOfLine, ReturnType<typeof fillMark>]>([
    ["somebody nobody told of", { arrivedAt: null, notice: null }, { as: "present" }],
    ["somebody who came in before the start", { arrivedAt: at("09:58"), notice: null }, { as: "present" }],
    ["somebody who came in at the start", { arrivedAt: at("10:15"), notice: null }, { as: "present" }],
    ["somebody who came in later", { arrivedAt: at("10:27"), notice: null }, { as: "late", minutesLate: 12 }],
    ["somebody who came in after the end", { arrivedAt: at("11:15"), notice: null }, null],
    [
      "somebody who could not come, and came for something after the end",
      { arrivedAt: at("13:00"), notice: notice("cannot_come") },
      { as: "missed" },
    ],
    [
      "somebody who is excused, and came for something after the end",
      { arrivedAt: at("11:15"), notice: notice("cannot_come", { isExcused: true }) },
      { as: "excused" },
    ],
    [
      "somebody who said late and came after the end",
      { arrivedAt: at("11:20"), notice: notice("late", { expectedTime: localTime("10:30") }) },
      null,
    ],
    ["somebody who cannot come", { arrivedAt: null, notice: notice("cannot_come") }, { as: "missed" }],
    [
      "somebody who cannot come and whose notice does not excuse",
      { arrivedAt: null, notice: notice("cannot_come", { isExcused: false }) },
      { as: "missed" },
    ],
    [
      "somebody who cannot come and is excused",
      { arrivedAt: null, notice: notice("cannot_come", { isExcused: true }) },
      { as: "excused" },
    ],
    [
      "somebody who could not come, and came",
      { arrivedAt: at("10:00"), notice: notice("cannot_come") },
      { as: "present" },
    ],
    [
      "somebody who could not come, and came late",
      { arrivedAt: at("10:20"), notice: notice("cannot_come", { isExcused: true }) },
      { as: "late", minutesLate: 5 },
    ],
    ["somebody who will be late and is not here", { arrivedAt: null, notice: notice("late") }, null],
    [
      "somebody who said late and came late",
      { arrivedAt: at("10:40"), notice: notice("late") },
      { as: "late", minutesLate: 25 },
    ],
    ["somebody who said late and was on time", { arrivedAt: at("10:10"), notice: notice("late") }, { as: "present" }],
    [
      "somebody who leaves early",
      { arrivedAt: null, notice: notice("leaving_early", { expectedTime: localTime("10:50") }) },
      { as: "left_early", leftAt: localTime("10:50") },
    ],
    [
      "somebody who leaves after the end",
      { arrivedAt: null, notice: notice("leaving_early", { expectedTime: localTime("11:15") }) },
      { as: "present" },
    ],
    [
      "somebody who leaves early at no known time",
      { arrivedAt: null, notice: notice("leaving_early") },
      { as: "present" },
    ],
    [
      "somebody who leaves early and came late",
      { arrivedAt: at("10:20"), notice: notice("leaving_early", { expectedTime: localTime("10:50") }) },
      { as: "late", minutesLate: 5 },
    ],
  ])("%s", (_, known, mark) => {
    expect(fillMark(known, session)).toEqual(mark);
  });

  test("counts what the button says", () => {
    const marks = [
      fillMark({ arrivedAt: null, notice: null }, session),
      fillMark({ arrivedAt: at("10:00"), notice: null }, session),
      fillMark({ arrivedAt: null, notice: notice("cannot_come") }, session),
      fillMark({ arrivedAt: null, notice: notice("late") }, session),
    ];
    expect(countFilled(marks)).toEqual({ present: 2, otherwise: 1, open: 1 });
  });

  test("never says missed or excused of somebody who came in before the end, nor here of somebody who came after", () => {
    const kinds = fc.constantFrom("cannot_come" as const, "late" as const, "leaving_early" as const);
    fc.assert(
      fc.property(
        fc.integer({ min: -600, max: 600 }),
        fc.option(kinds),
        fc.option(fc.boolean()),
        (minutes, kind, isExcused) => {
          const arrivedAt = new Date(session.startsAt.getTime() + minutes * 60_000);
          const filled = fillMark({ arrivedAt, notice: kind === null ? null : notice(kind, { isExcused }) }, session);
          const wrong = arrivedAt < session.endsAt ? ["missed", "excused"] : ["present", "late", "left_early"];
          expect(wrong).not.toContain(filled?.as);
        },
      ),
    );
  });
});

test("minutes after the start leave seconds out on both sides, as a late mark is read back", () => {
  expect(minutesAfterStart(new Date("2026-11-18T10:15:59Z"), session)).toBeNull();
  expect(minutesAfterStart(new Date("2026-11-18T10:16:01Z"), session)).toBe(1);
  expect(minutesAfterStart(at("11:14"), session)).toBe(59);
  expect(minutesAfterStart(at("11:15"), session)).toBeNull();
});
