import { describe, expect, it } from "vitest";
import {
  adding,
  after,
  BOSTON,
  BY_VIDEO,
  cancelling,
  changing,
  closure,
  exampleSeries,
  moving,
  on,
  planOf,
  PRIYA,
  refusalOf,
  ROOM_B,
  ROOM_D,
  starts,
  WALTER,
  withFacts,
} from "@/lib/scheduling/change/testing/example-series";
import { addDays, localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { toInstant, toLocal } from "@/lib/time/zone";

const series = exampleSeries();
const ten = { startTime: localTime("10:00") };

describe("H9: a canceled session stays on record and is not brought back", () => {
  const cancelled = after(series, cancelling(series, "2026-11-30"));
  it("by other days that keep its day; its place is not made again", () => {
    const next = after(cancelled, changing(cancelled, "2026-11-25", { rule: "FREQ=WEEKLY;BYDAY=MO", ...ten }));
    expect(starts(next, "2026-11-24", "2026-12-07")).toEqual(["2026-12-07 10:00"]);
    expect(on(next, "2026-11-30")).toMatchObject({
      status: "cancelled",
      date: "2026-11-30",
      startTime: "09:00",
      sequence: 1,
    });
  });

  it("and is restored at its current regular time, with what the series is by now", () => {
    const changes = { ...ten, place: ROOM_B, lead: WALTER, durationMinutes: 60 };
    const next = after(cancelled, changing(cancelled, "2026-11-25", changes));
    const restored = on(after(next, { kind: "restore-one", sessionId: "2026-11-30T09:00" }), "2026-11-30");
    expect(restored).toMatchObject({ ...changes, status: "scheduled", cancelReason: null, sequence: 2 });
    expect(restored.endsAt.getTime() - restored.startsAt.getTime()).toBe(60 * 60_000);
  });

  it("is restored with its own length and room, and off the place it was moved to", () => {
    const id = on(series, "2026-11-30").id;
    const own = after(
      series,
      {
        kind: "change-one",
        sessionId: id,
        wanted: { durationMinutes: 45, place: ROOM_B, date: localDate("2026-12-01") },
      },
      cancelling(series, "2026-11-30"),
      changing(series, "2026-11-25", { durationMinutes: 120, place: BY_VIDEO }),
      { kind: "restore-one", sessionId: id },
    );
    expect(on(own, "2026-11-30")).toMatchObject({
      ...{ date: "2026-11-30", durationMinutes: 45, place: ROOM_B },
      own: { time: false, length: true, place: true, lead: false },
    });
  });

  it("cannot be restored onto a start that is taken, nor when it is not canceled", () => {
    const taken = after(cancelled, adding("2026-11-30", "09:00"));
    const restore = { kind: "restore-one", sessionId: "2026-11-30T09:00" } as const;
    expect(refusalOf(taken, restore)).toEqual({ reason: "duplicate", date: "2026-11-30", time: "09:00" });
    expect(refusalOf(series, restore)).toEqual({ reason: "not_cancelled" });
  });

  it("comes back as closed under a closure", () => {
    const closed = { ...cancelled, closures: [closure("2026-11-30")] };
    const back = after(closed, { kind: "restore-one", sessionId: "2026-11-30T09:00" });
    expect(on(back, "2026-11-30").status).toBe("closed");
  });
});

describe("H13 and H15: never two active sessions of a series at one start", () => {
  it.each([
    ["moving onto one", moving(series, "2026-11-25", "2026-11-27")],
    ["adding onto one", adding("2026-11-27", "09:00")],
  ])("%s is refused", (_, change) => {
    expect(refusalOf(series, change)).toEqual({ reason: "duplicate", date: "2026-11-27", time: "09:00" });
  });

  it("a closed one counts, a canceled one does not", () => {
    const closed = withFacts({ ...series, closures: [closure("2026-11-27")] }, ["2026-11-27"], { status: "closed" });
    expect(refusalOf(closed, adding("2026-11-27", "09:00"))?.reason).toBe("duplicate");
    const cancelled = after(series, cancelling(series, "2026-11-27"));
    expect(refusalOf(cancelled, moving(cancelled, "2026-11-25", "2026-11-27"))).toBeNull();
  });

  it("a series that would meet one moved by hand is refused by its date, and changes nothing", () => {
    const moved = after(series, moving(series, "2026-12-04", "2026-12-07", "10:00"));
    expect(refusalOf(moved, changing(moved, "2026-11-25", ten))).toEqual({
      ...{ reason: "duplicate", date: "2026-12-07", time: "10:00" },
    });
    const skip = { exceptions: [{ way: "skip", date: localDate("2026-12-07") }] } as const;
    expect(refusalOf(moved, changing(moved, "2026-11-25", ten, skip))).toBeNull();
  });

  it("moving or adding onto a closed day is refused by the closure's name", () => {
    const closed = { ...series, closures: [closure("2026-11-26", { fromTime: localTime("12:00") })] };
    const refusal = { reason: "closed_day", date: "2026-11-26", name: "Snow day" };
    expect(refusalOf(closed, moving(closed, "2026-11-25", "2026-11-26", "13:00"))).toEqual(refusal);
    expect(refusalOf(closed, adding("2026-11-26", "12:00"))).toEqual(refusal);
    expect(refusalOf(closed, adding("2026-11-26", "11:00"))).toBeNull();
  });
});

describe("H17: times are wall clock over the clock changes", () => {
  it.each([
    ["November 1", "2026-10-19", "2026-10-12", ["2026-10-30 10:00", "2026-11-02 10:00"]],
    ["March 8", "2026-03-02", "2026-02-23", ["2026-03-06 10:00", "2026-03-09 10:00"]],
  ])("a change made before %s holds after it", (_, date, from, expected) => {
    const spring = exampleSeries({ from, rowsThrough: addDays(localDate(date), 21) });
    const now = toInstant(addDays(localDate(date), -3), localTime("12:00"), BOSTON);
    const plan = planOf(spring, changing(spring, date, ten), now);
    const times = plan.changed.map(({ after: facts }) => {
      const { date: day, time } = toLocal(facts.startsAt, BOSTON);
      return `${day} ${time}`;
    });
    expect(times).toEqual(expect.arrayContaining(expected));
    expect(
      plan.changed.every(({ after: facts }) => facts.endsAt.getTime() - facts.startsAt.getTime() === 5_400_000),
    ).toBe(true);
  });

  it("a start that the spring change skips is an hour later, and means the same when asked again", () => {
    const nights = exampleSeries({ from: "2026-03-01", rule: "FREQ=WEEKLY;BYDAY=SU", rowsThrough: "2026-03-29" });
    const now = toInstant(localDate("2026-03-02"), localTime("12:00"), BOSTON);
    const change = {
      kind: "change-one",
      sessionId: on(nights, "2026-03-08").id,
      wanted: { startTime: localTime("02:30") },
    } as const;
    const { after: facts } = planOf(nights, change, now).changed[0]!;
    expect(facts).toMatchObject({ startTime: "03:30", own: { time: true } });
    const again = {
      ...nights,
      sessions: nights.sessions.map((one) => (one.id === change.sessionId ? { ...one, ...facts } : one)),
    };
    expect(planOf(again, change, now).isNothing).toBe(true);
  });
});

describe("H18: SEQUENCE rises when time, place or status changes, and stays when not", () => {
  it.each([
    [{ startTime: localTime("10:00") }, 1],
    [{ durationMinutes: 60 }, 1],
    [{ place: ROOM_B }, 1],
    [{ lead: WALTER }, 0],
    [{ title: "Balance" }, 0],
    [{ capacity: 12 }, 0],
  ])("%j", (wanted, sequence) => {
    const next = after(series, changing(series, "2026-11-25", wanted));
    expect(on(next, "2026-11-25").sequence).toBe(sequence);
  });
});

describe("H19: the same change twice is the same as once", () => {
  it.each([
    ["another time", changing(series, "2026-11-25", ten)],
    ["all at another time", changing(series, "2026-11-25", ten, { scope: "all" })],
    [
      "other days that keep the anchor's",
      changing(series, "2026-11-25", { rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,SA" }),
    ],
    [
      "other days for all",
      changing(series, "2026-11-25", { rule: "FREQ=WEEKLY;INTERVAL=3;BYDAY=WE,SU" }, { scope: "all" }),
    ],
    ["a move", moving(series, "2026-11-25", "2026-11-26")],
    ["a cancellation", cancelling(series, "2026-11-25")],
    [
      "what is there already",
      changing(series, "2026-11-25", { startTime: localTime("09:00"), place: ROOM_D, lead: PRIYA }),
    ],
    [
      "the days it has, written otherwise",
      changing(series, "2026-11-25", { rule: "RRULE:FREQ=WEEKLY;BYDAY=FR,WE,MO;INTERVAL=1" }),
    ],
  ])("%s", (_, change) => {
    const once = after(series, change);
    const again = planOf(once, change);
    expect(again).toMatchObject({ isNothing: true, changed: [], added: [], removed: [] });
    expect(again.after.parts).toBe(once.parts);
  });

  it("holds on a later day too", () => {
    const change = changing(series, "2026-12-07", { rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SA" }, { scope: "all" });
    const once = after(series, change);
    const later = toInstant(localDate("2026-11-30"), localTime("12:00"), BOSTON);
    expect(planOf(once, change, later).isNothing).toBe(true);
  });
});
