import { describe, expect, test } from "vitest";
import { localDate } from "../time/local-date";
import { localTime } from "../time/local-time";
import { toInstant, zone } from "../time/zone";
import { readTypedMark, toldOf, type TypedMark } from "./typed-mark";

const boston = zone("America/New_York");
const at = (time: string, date = "2026-11-18") => toInstant(localDate(date), localTime(time), boston);
const session = {
  date: localDate("2026-11-18"),
  startTime: localTime("10:15"),
  zone: boston,
  startsAt: at("10:15"),
  endsAt: at("11:15"),
};
const nothing = { minutesLate: null, leftAt: null, told: null, reason: null, modality: null };
const read = (typed: Partial<TypedMark> & Pick<TypedMark, "as">, now = at("10:27"), notice: number | null = null) =>
  readTypedMark({ ...nothing, ...typed }, session, notice, now);

describe("what was typed becomes facts", () => {
  test("late without minutes is as of now", () => {
    expect(read({ as: "late" })).toMatchObject({ as: "late", minutesLate: 12 });
    expect(read({ as: "late", minutesLate: 20 })).toMatchObject({ minutesLate: 20 });
    expect(read({ as: "late" }, at("10:10"))).toMatchObject({ minutesLate: 1 });
    expect(read({ as: "late" }, at("15:00"))).toMatchObject({ minutesLate: 1 });
  });

  test("left early without a time is as of now, or a minute before the end", () => {
    expect(read({ as: "left_early" })).toEqual({ as: "left_early", leftAt: at("10:27") });
    expect(read({ as: "left_early" }, at("15:00"))).toEqual({ as: "left_early", leftAt: at("11:14") });
    expect(read({ as: "left_early", leftAt: localTime("10:50") })).toEqual({ as: "left_early", leftAt: at("10:50") });
  });

  test("a time before the start is after midnight", () => {
    const late = {
      ...session,
      startTime: localTime("23:00"),
      startsAt: at("23:00"),
      endsAt: at("00:30", "2026-11-19"),
    };
    const typed = { ...nothing, as: "left_early", leftAt: localTime("00:10") } as const;
    expect(readTypedMark(typed, late, null, at("23:30"))).toEqual({
      as: "left_early",
      leftAt: at("00:10", "2026-11-19"),
    });
  });

  test("notice is the latest moment that the words allow, never one to come", () => {
    expect(read({ as: "excused", told: "early" })).toMatchObject({ noticeGivenAt: at("10:15", "2026-11-17") });
    expect(read({ as: "excused", told: "early" }, at("10:27"), 48)).toMatchObject({
      noticeGivenAt: at("10:15", "2026-11-16"),
    });
    expect(read({ as: "missed", told: "before" })).toMatchObject({ noticeGivenAt: at("10:14") });
    expect(read({ as: "missed", told: "after" })).toMatchObject({ noticeGivenAt: null });
    expect(read({ as: "excused", told: "early" }, at("09:00", "2026-11-15"))).toMatchObject({
      noticeGivenAt: at("09:00", "2026-11-15"),
    });
  });

  test.each(["early", "before"] as const)("%s comes back as the same words", (told) => {
    const wanted = read({ as: "excused", told });
    if (wanted?.as !== "excused") throw new Error("not excused");
    expect(toldOf(wanted.noticeGivenAt ?? null, session, null)).toBe(told);
  });

  test("unrecorded is nothing to record", () => {
    expect(read({ as: "unrecorded" })).toBeNull();
  });
});
