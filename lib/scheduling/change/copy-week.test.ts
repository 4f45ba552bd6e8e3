import { describe, expect, it } from "vitest";
import { planWeekCopy } from "@/lib/scheduling/change/copy-week";
import {
  adding,
  after,
  cancelling,
  closure,
  endingOn,
  exampleSeries,
  moving,
  NOW,
  on,
  ROOM_B,
  starts,
  WALTER,
} from "@/lib/scheduling/change/testing/example-series";
import type { SeriesState } from "@/lib/scheduling/change/series-state";
import { localDate } from "@/lib/time/local-date";

const ended = after(exampleSeries(), endingOn("2026-11-27"));
const week = localDate("2026-11-23");
const copied = (state: SeriesState, to: string, now = NOW) => planWeekCopy([state], week, localDate(to), now)[0];

describe("copying a week", () => {
  it("adds each session of the week on the same weekday and time", () => {
    const copy = copied(ended, "2026-12-07")!;
    expect(copy).toMatchObject({ seriesId: "seeking balance", skipped: [] });
    expect(copy.changes).toEqual([
      adding("2026-12-07", "09:00"),
      adding("2026-12-09", "09:00"),
      adding("2026-12-11", "09:00"),
    ]);
    expect(starts(after(ended, ...copy.changes), "2026-12-01")).toEqual([
      ...["2026-12-07 09:00", "2026-12-09 09:00", "2026-12-11 09:00"],
    ]);
  });

  it("takes what a session has as its own, and where it was moved", () => {
    const id = on(ended, "2026-11-25").id;
    const wanted = { place: ROOM_B, lead: WALTER, durationMinutes: 60 };
    const own = after(
      ended,
      { kind: "change-one", sessionId: id, wanted },
      moving(ended, "2026-11-25", "2026-11-26", "14:00"),
    );
    expect(copied(own, "2026-12-07")?.changes[1]).toEqual({ ...adding("2026-12-10", "14:00"), ...wanted });
  });

  it("leaves out canceled sessions, and copies added ones", () => {
    const busy = after(ended, cancelling(ended, "2026-11-23"), adding("2026-11-24", "11:00"));
    expect(copied(busy, "2026-12-07")?.changes.map(({ date }) => date)).toEqual([
      "2026-12-08",
      "2026-12-09",
      "2026-12-11",
    ]);
  });

  it("skips what is there, moved or not, what was canceled there, and closed days", () => {
    const running = {
      ...exampleSeries({ rule: "FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20261210" }),
      closures: [closure("2026-12-11")],
    };
    const busy = after(running, moving(running, "2026-12-07", "2026-12-08"), cancelling(running, "2026-12-09"));
    const copy = copied(busy, "2026-12-07")!;
    expect(copy.changes).toEqual([]);
    expect(copy.skipped.map(({ date, why }) => [date, why])).toEqual([
      ["2026-12-07", "already_there"],
      ["2026-12-09", "cancelled_there"],
      ["2026-12-11", "closed_day"],
    ]);
  });

  it("copies nothing into the past, and nothing further than two years", () => {
    const held = planWeekCopy([ended], localDate("2026-11-02"), localDate("2026-11-16"), NOW)[0]!;
    expect(held.skipped.map(({ date, why }) => [date, why])).toEqual([
      ["2026-11-16", "past"],
      ["2026-11-18", "past"],
      ["2026-11-20", "already_there"],
    ]);
    expect(copied(ended, "2029-01-01")?.skipped.map(({ why }) => why)).toEqual(Array(3).fill("too_far_ahead"));
  });

  it("does not make two of one, and leaves out series that do not meet that week", () => {
    const twice = after(ended, adding("2026-11-24", "11:00"), adding("2026-12-08", "11:00"));
    expect(copied(twice, "2026-12-07")?.skipped).toMatchObject([{ date: "2026-12-08", why: "already_there" }]);
    expect(planWeekCopy([ended], localDate("2027-03-01"), localDate("2027-03-08"), NOW)).toEqual([]);
  });
});
