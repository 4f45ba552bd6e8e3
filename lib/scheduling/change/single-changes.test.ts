import { describe, expect, it } from "vitest";
import {
  adding,
  after,
  BY_VIDEO,
  cancelling,
  changing,
  closure,
  exampleSeries,
  moving,
  on,
  planOf,
  refusalOf,
  ROOM_B,
  ROOM_D,
  starts,
  VIDEO_LINK,
  WALTER,
  withFacts,
} from "@/lib/scheduling/change/testing/example-series";
import type { SeriesChange } from "@/lib/scheduling/change/series-change";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";

const series = exampleSeries();
const snow = { ...series, closures: [closure("2026-11-25")] };
const closed = withFacts(snow, ["2026-11-25"], { status: "closed", sequence: 1 });
const id = on(series, "2026-11-25").id;
const hold = (isHeld: boolean, place: typeof BY_VIDEO | null = null): SeriesChange => ({
  kind: "hold-anyway",
  sessionId: id,
  place,
  isHeld,
});

describe("H10: closed sessions", () => {
  it("are kept as closed by a series change on their day, and follow it in the rest", () => {
    const next = after(closed, changing(closed, "2026-11-23", { startTime: localTime("10:00"), place: ROOM_B }));
    expect(on(next, "2026-11-25")).toMatchObject({ status: "closed", startTime: "10:00", place: ROOM_B });
  });

  it("open when the series moves out of a closed part of the day, and close when it moves into one", () => {
    const morning = {
      ...series,
      closures: [
        closure("2026-11-25", { toTime: localTime("12:00") }),
        closure("2026-11-27", { fromTime: localTime("12:00") }),
      ],
    };
    const stands = withFacts(morning, ["2026-11-25"], { status: "closed" });
    const next = after(stands, changing(stands, "2026-11-23", { startTime: localTime("14:00") }));
    expect([on(next, "2026-11-25").status, on(next, "2026-11-27").status]).toEqual(["scheduled", "closed"]);
  });

  it("may be moved to an open day by hand; nothing else is changed on them", () => {
    expect(on(after(closed, moving(closed, "2026-11-25", "2026-11-26")), "2026-11-25")).toMatchObject({
      ...{ status: "scheduled", date: "2026-11-26", sequence: 2 },
    });
    const room = { kind: "change-one", sessionId: id, wanted: { place: ROOM_B } } as const;
    expect(refusalOf(closed, room)).toEqual({ reason: "is_closed" });
    expect(refusalOf(closed, { ...room, wanted: { startTime: localTime("10:00") } })?.reason).toBe("closed_day");
    expect(planOf(closed, { ...room, wanted: { place: ROOM_D } }).isNothing).toBe(true);
  });

  it("may be canceled", () => {
    expect(on(after(closed, cancelling(closed, "2026-11-25")), "2026-11-25").status).toBe("cancelled");
  });
});

describe("holding a session although it is closed", () => {
  it("makes it scheduled, by video if so wished, and letting go undoes it", () => {
    const held = after(closed, hold(true, BY_VIDEO));
    expect(on(held, "2026-11-25")).toMatchObject({
      ...{ status: "scheduled", isHeldAnyway: true, place: { ...BY_VIDEO, joinLink: VIDEO_LINK } },
      own: { place: true },
    });
    expect(planOf(held, hold(true, BY_VIDEO)).isNothing).toBe(true);
    const back = after(held, hold(false, ROOM_D));
    expect(on(back, "2026-11-25")).toMatchObject({ ...on(closed, "2026-11-25"), sequence: 3 });
    expect(planOf(back, hold(false)).isNothing).toBe(true);
  });

  it("is for closed sessions", () => {
    expect(refusalOf(series, hold(true))).toEqual({ reason: "not_closed" });
    const cancelled = after(closed, cancelling(closed, "2026-11-25"));
    expect(refusalOf(cancelled, hold(true))).toEqual({ reason: "is_cancelled" });
    expect(planOf(series, hold(false)).isNothing).toBe(true);
  });

  it("lasts while it is re-timed on that day, and ends when it leaves it", () => {
    const held = after(closed, hold(true));
    const later = after(held, moving(held, "2026-11-25", "2026-11-25", "15:00"));
    expect(on(later, "2026-11-25")).toMatchObject({ status: "scheduled", isHeldAnyway: true, startTime: "15:00" });
    const away = after(held, moving(held, "2026-11-25", "2026-11-26"));
    expect(on(away, "2026-11-25")).toMatchObject({ status: "scheduled", isHeldAnyway: false });
    const timed = after(held, changing(held, "2026-11-23", { startTime: localTime("10:00") }));
    expect(on(timed, "2026-11-25")).toMatchObject({ status: "scheduled", isHeldAnyway: true, startTime: "10:00" });
  });
});

describe("H14: added sessions", () => {
  const extra = after(series, { ...adding("2026-11-28", "11:00"), durationMinutes: 60 });
  const added = (state: typeof extra) => state.sessions.find(({ origin }) => origin === "added")!;

  it("carry what the series is, but for what was given", () => {
    expect(added(extra)).toMatchObject({
      ...{ date: "2026-11-28", regularDate: "2026-11-28", regularTime: "11:00", durationMinutes: 60, place: ROOM_D },
      ...{ title: "Seeking balance", capacity: 10, sequence: 0, status: "scheduled" },
      own: { time: false, length: true, place: false, lead: false },
    });
  });

  it("are not re-timed by a series change; room and lead follow, the given length does not", () => {
    const wanted = { startTime: localTime("10:00"), durationMinutes: 120, place: ROOM_B, lead: WALTER };
    const change = changing(extra, "2026-11-25", wanted);
    expect(added(after(extra, change))).toMatchObject({
      startTime: "11:00",
      durationMinutes: 60,
      place: ROOM_B,
      lead: WALTER,
    });
    expect(planOf(extra, change).stays).toEqual([{ session: added(extra), why: "added" }]);
    const days = after(extra, changing(extra, "2026-11-25", { rule: "FREQ=WEEKLY;BYDAY=TU" }));
    expect(starts(days, "2026-11-25", "2026-12-01")).toEqual(["2026-11-28 11:00", "2026-12-01 09:00"]);
  });

  it("move with their regular place", () => {
    const moved = after(extra, {
      kind: "change-one",
      sessionId: added(extra).id,
      wanted: { date: localDate("2026-11-29") },
    });
    expect(added(moved)).toMatchObject({ date: "2026-11-29", regularDate: "2026-11-29", own: { time: false } });
  });

  it("may lie a year back, to put the record right, and two ahead", () => {
    expect(starts(after(series, adding("2026-11-17", "11:00")), "2026-11-17", "2026-11-17")).toEqual([
      "2026-11-17 11:00",
    ]);
    expect(refusalOf(series, adding("2025-11-17", "11:00"))).toBeNull();
    expect(refusalOf(series, adding("2025-11-16", "11:00"))).toEqual({ reason: "too_long_ago" });
    expect(refusalOf(series, adding("2028-11-21", "11:00"))).toEqual({ reason: "too_far_ahead" });
    expect(refusalOf(series, { ...adding("2026-11-28", "11:00"), durationMinutes: 0 })).toEqual({
      reason: "bad_length",
    });
  });
});

describe("ways out of clashes in a series change", () => {
  const ten = { startTime: localTime("10:00") };
  const december = localDate("2026-12-02");

  it("put a session elsewhere, or at another time, as its own", () => {
    const exceptions = [
      { way: "place", date: december, place: BY_VIDEO },
      { way: "time", date: localDate("2026-12-04"), startTime: localTime("15:00") },
    ] as const;
    const change = changing(series, "2026-11-25", ten, { exceptions });
    const next = after(series, change);
    expect(on(next, "2026-12-02")).toMatchObject({
      startTime: "10:00",
      place: { roomId: "video room" },
      own: { place: true },
    });
    expect(on(next, "2026-12-04")).toMatchObject({
      startTime: "15:00",
      regularTime: "10:00",
      own: { time: true },
      sequence: 1,
    });
    expect(planOf(next, change).isNothing).toBe(true);
  });

  it("cancel a session that is left out, where it stood", () => {
    const change = changing(series, "2026-11-25", ten, { exceptions: [{ way: "skip", date: december }] });
    const next = after(series, change);
    expect(on(next, "2026-12-02")).toMatchObject({
      ...{ status: "cancelled", cancelReason: "Left out to avoid a clash" },
      ...{ startTime: "09:00", regularTime: "10:00", sequence: 1 },
    });
    expect(planOf(next, change).isNothing).toBe(true);
  });

  it("do not make a new session that is left out, then or later", () => {
    const date = localDate("2026-12-01");
    const change = changing(
      series,
      "2026-11-25",
      { rule: "FREQ=WEEKLY;BYDAY=TU" },
      { exceptions: [{ way: "skip", date }] },
    );
    const next = after(series, change);
    expect(starts(next, "2026-11-25", "2026-12-08")).toEqual(["2026-12-08 09:00"]);
    expect(next.parts.at(-1)?.exdates).toEqual(["2026-12-01T09:00"]);
  });

  it("do not lead into the past, and say nothing of sessions that the change leaves", () => {
    const evening = exampleSeries({ startTime: "18:00" });
    const today = localDate("2026-11-18");
    const early = { exceptions: [{ way: "time", date: today, startTime: localTime("08:00") }] } as const;
    const next = after(evening, changing(evening, "2026-11-18", { startTime: localTime("19:00") }, early));
    expect(on(next, "2026-11-18").startTime).toBe("19:00");
    const same = { exceptions: [{ way: "skip", date: december }] } as const;
    expect(planOf(series, changing(series, "2026-11-25", { place: ROOM_D }, same)).isNothing).toBe(true);
  });
});
