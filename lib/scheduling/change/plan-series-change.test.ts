import { describe, expect, it } from "vitest";
import { tellsPeople } from "@/lib/scheduling/change/tells-people";
import {
  after,
  BOSTON,
  BY_VIDEO,
  cancelling,
  changing,
  exampleSeries,
  marked,
  moving,
  NOW,
  on,
  planOf,
  PRIYA,
  refusalOf,
  ROOM_B,
  ROOM_D,
  starts,
  VIDEO_LINK,
  WALTER,
} from "@/lib/scheduling/change/testing/example-series";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { toInstant } from "@/lib/time/zone";

const series = exampleSeries();
const ten = { startTime: localTime("10:00") };
const tuesdays = { rule: "FREQ=WEEKLY;BYDAY=TU" };

describe("H1: a session keeps its id for life", () => {
  it.each([
    ["moved", moving(series, "2026-11-25", "2026-11-26", "14:00")],
    ["re-timed with its series", changing(series, "2026-11-25", ten)],
    ["canceled", cancelling(series, "2026-11-25")],
    [
      "on a day that stays while its time changes",
      changing(series, "2026-11-25", { ...ten, rule: "FREQ=WEEKLY;BYDAY=WE,TH" }),
    ],
  ])("when it is %s", (_, change) => {
    const next = after(series, change);
    expect(on(next, "2026-11-25").id).toBe("2026-11-25T09:00");
    expect(new Set(next.sessions.map(({ id }) => id)).size).toBe(next.sessions.length);
  });
});

describe("H2: what has begun is neither touched nor made by a series change", () => {
  it("leaves past sessions under 'all', today's begun one too", () => {
    const plan = planOf(series, changing(series, "2026-11-30", { ...ten, place: ROOM_B }, { scope: "all" }));
    expect(plan.changed[0]?.before.date).toBe("2026-11-20");
    const past = plan.stays.filter(({ why }) => why === "past");
    expect(past.map(({ session }) => session.date).slice(-2)).toEqual(["2026-11-16", "2026-11-18"]);
  });

  it("leaves them when the anchor itself is past", () => {
    const next = after(series, changing(series, "2026-11-09", ten));
    expect(starts(next, "2026-11-16", "2026-11-20")).toEqual([
      "2026-11-16 09:00",
      "2026-11-18 09:00",
      "2026-11-20 10:00",
    ]);
    expect(next.parts.map(({ from, startTime }) => [from, startTime])).toEqual([
      ["2026-11-02", "09:00"],
      ["2026-11-19", "10:00"],
    ]);
  });

  it("makes no session earlier than now when days are added", () => {
    const everyDay = { rule: "FREQ=DAILY", startTime: localTime("10:30") };
    const plan = planOf(series, changing(series, "2026-11-02", everyDay, { scope: "all" }));
    expect(plan.added[0]?.date).toBe("2026-11-19");
    const noon = planOf(exampleSeries({ rule: "FREQ=WEEKLY;BYDAY=MO" }), {
      ...changing(series, "2026-11-16", { rule: "FREQ=DAILY", startTime: localTime("12:00") }, { scope: "all" }),
    });
    expect(noon.added[0]?.date).toBe("2026-11-18");
  });

  it("does not move a session of today to a time that has gone by; its other fields follow", () => {
    const evening = exampleSeries({ startTime: "18:00" });
    const plan = planOf(evening, changing(evening, "2026-11-18", { startTime: localTime("09:00"), place: ROOM_B }));
    expect(plan.changed[0]?.after).toMatchObject({ date: "2026-11-18", startTime: "18:00", place: ROOM_B });
    expect(plan.stays).toMatchObject([{ session: { date: "2026-11-18" }, why: "past" }]);
  });

  it("stands at the very minute of the start", () => {
    const at = toInstant(localDate("2026-11-20"), localTime("09:00"), BOSTON);
    expect(planOf(series, changing(series, "2026-11-20", ten), at).changed[0]?.before.date).toBe("2026-11-23");
    const before = new Date(at.getTime() - 1);
    expect(planOf(series, changing(series, "2026-11-20", { place: ROOM_B }), before).changed[0]?.before.date).toBe(
      "2026-11-20",
    );
  });
});

describe("H3: a session with a mark is frozen", () => {
  const frozen = marked(series, "2026-11-25");
  it.each([
    ["move", moving(frozen, "2026-11-25", "2026-11-26")],
    ["cancel", cancelling(frozen, "2026-11-25")],
    ["restore", { kind: "restore-one", sessionId: "2026-11-25T09:00" }],
    ["hold", { kind: "hold-anyway", sessionId: "2026-11-25T09:00", place: null, isHeld: true }],
  ] as const)("%s is refused", (_, change) => {
    expect(refusalOf(frozen, change)).toEqual({ reason: "has_attendance" });
  });

  it.each([
    ["another time", ten],
    ["other days", tuesdays],
    [
      "a room, a lead, a length, a name",
      { place: ROOM_B, lead: WALTER, durationMinutes: 60, title: "Balance", capacity: 8 },
    ],
  ])("a series change to %s leaves it", (_, wanted) => {
    const plan = planOf(frozen, changing(frozen, "2026-11-20", wanted));
    const touched = [...plan.changed.map(({ before }) => before.id), ...plan.removed.map(({ id }) => id)];
    expect(touched).not.toContain("2026-11-25T09:00");
    expect(plan.stays).toContainEqual({ session: on(frozen, "2026-11-25"), why: "has_attendance" });
  });
});

describe("H4: 'this only' changes one session, and what was changed is its own", () => {
  it.each([
    [{ durationMinutes: 60 }, { time: false, length: true, place: false, lead: false }],
    [{ place: ROOM_B }, { time: false, length: false, place: true, lead: false }],
    [{ lead: WALTER }, { time: false, length: false, place: false, lead: true }],
    [
      { startTime: localTime("10:00"), place: ROOM_D, lead: PRIYA },
      { time: true, length: false, place: false, lead: false },
    ],
  ])("%j", (wanted, own) => {
    const plan = planOf(series, { kind: "change-one", sessionId: on(series, "2026-11-25").id, wanted });
    expect(plan.changed).toHaveLength(1);
    expect(plan.changed[0]?.after).toMatchObject({ ...wanted, own });
    expect(plan.after.parts).toBe(series.parts);
  });

  it("lets a session that is moved back follow its series again", () => {
    const moved = after(series, moving(series, "2026-11-25", "2026-11-26", "14:00"));
    expect(on(moved, "2026-11-25")).toMatchObject({ date: "2026-11-26", own: { time: true }, sequence: 1 });
    const back = after(moved, moving(moved, "2026-11-25", "2026-11-25", "09:00"));
    expect(on(back, "2026-11-25")).toMatchObject({ date: "2026-11-25", own: { time: false }, sequence: 2 });
  });

  it("puts a past one right", () => {
    expect(on(after(series, moving(series, "2026-11-16", "2026-11-17")), "2026-11-16").date).toBe("2026-11-17");
    expect(on(after(series, cancelling(series, "2026-11-16")), "2026-11-16").status).toBe("cancelled");
  });

  it("carries the room's own link, and is nothing when all is there already", () => {
    const video = { kind: "change-one", sessionId: on(series, "2026-11-25").id, wanted: { place: BY_VIDEO } } as const;
    const once = after(series, video);
    expect(on(once, "2026-11-25").place).toEqual({ ...BY_VIDEO, joinLink: VIDEO_LINK });
    expect(planOf(once, video).isNothing).toBe(true);
  });

  it.each([
    [{ durationMinutes: 4 }, { reason: "bad_length" }],
    [{ durationMinutes: 721 }, { reason: "bad_length" }],
    [{ date: localDate("2029-01-01") }, { reason: "too_far_ahead" }],
    [{ date: localDate("2025-01-01") }, { reason: "too_long_ago" }],
  ])("refuses %j", (wanted, refusal) => {
    expect(refusalOf(series, { kind: "change-one", sessionId: on(series, "2026-11-25").id, wanted })).toEqual(refusal);
  });

  it("knows only the sessions there are, and leaves canceled ones alone", () => {
    expect(refusalOf(series, { kind: "cancel-one", sessionId: "?", reason: "" })).toEqual({
      reason: "unknown_session",
    });
    const cancelled = after(series, cancelling(series, "2026-11-25"));
    expect(refusalOf(cancelled, moving(cancelled, "2026-11-25", "2026-11-26"))).toEqual({ reason: "is_cancelled" });
  });
});

describe("H5: 'this and following' goes by the regular place, and leaves what is a session's own", () => {
  it("takes the sessions from the anchor's place on", () => {
    const plan = planOf(series, changing(series, "2026-11-25", ten));
    expect(plan.changed[0]?.before.date).toBe("2026-11-25");
    expect(plan.changed).toHaveLength(series.sessions.filter(({ date }) => date >= "2026-11-25").length);
    expect(plan.added).toEqual([]);
    expect(plan.removed).toEqual([]);
  });

  it("goes by the place of an anchor that was moved, and of one that was canceled", () => {
    const early = after(series, moving(series, "2026-12-02", "2026-11-24"));
    expect(planOf(early, changing(early, "2026-12-02", { place: ROOM_B })).changed[0]?.before.date).toBe("2026-11-24");
    expect(planOf(early, changing(early, "2026-12-02", { place: ROOM_B })).changed[1]?.before.date).toBe("2026-12-04");
    const cancelled = after(series, cancelling(series, "2026-12-02"));
    const plan = planOf(cancelled, changing(cancelled, "2026-12-02", { place: ROOM_B }));
    expect(plan.changed[0]?.before.date).toBe("2026-12-04");
  });

  it("leaves own fields alone and gives the others", () => {
    const id = on(series, "2026-11-30").id;
    const own = after(series, { kind: "change-one", sessionId: id, wanted: { place: ROOM_B, durationMinutes: 60 } });
    const plan = planOf(
      own,
      changing(own, "2026-11-25", { ...ten, place: BY_VIDEO, durationMinutes: 120, lead: WALTER }),
    );
    const changed = plan.changed.find(({ before }) => before.id === id);
    expect(changed?.after).toMatchObject({ startTime: "10:00", place: ROOM_B, durationMinutes: 60, lead: WALTER });
    expect(plan.stays).toContainEqual({ session: on(own, "2026-11-30"), why: "own_fields" });
  });

  it("gives name and places to every session it takes, and to the series", () => {
    const next = after(series, changing(series, "2026-11-25", { title: "Balance", capacity: null }));
    expect(next).toMatchObject({ title: "Balance", capacity: null });
    expect(on(next, "2026-11-23")).toMatchObject({ title: "Seeking balance", capacity: 10 });
    expect(on(next, "2026-11-25")).toMatchObject({ title: "Balance", capacity: null, sequence: 0 });
  });

  it.each([
    [{ title: " " }, { reason: "bad_title" }],
    [{ title: "x".repeat(121) }, { reason: "bad_title" }],
    [{ capacity: 0 }, { reason: "bad_capacity" }],
    [{ durationMinutes: 90.5 }, { reason: "bad_length" }],
    [{ rule: "FREQ=WEEKLY;BYDAY=TU;COUNT=4" }, { reason: "rule_has_end" }],
    [{ rule: "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261201" }, { reason: "rule_has_end" }],
    [{ rule: "every day" }, { reason: "rule", why: { kind: "unknown_part", part: "EVERY DAY" } }],
    [{ rule: "FREQ=HOURLY" }, { reason: "rule", why: { kind: "too_often", frequency: "HOURLY" } }],
    [{ rule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" }, { reason: "rule", why: { kind: "yields_nothing" } }],
  ])("refuses %j", (wanted, refusal) => {
    expect(refusalOf(series, changing(series, "2026-11-25", wanted))).toEqual(refusal);
  });
});

describe("H7: 'all' is every session that is not past, over earlier splits", () => {
  it("reaches both parts and keeps the days of each", () => {
    const split = after(
      series,
      changing(series, "2026-12-14", { rule: "FREQ=WEEKLY;BYDAY=TU,TH", startTime: localTime("18:00") }),
    );
    const next = after(split, changing(split, "2026-11-30", { place: ROOM_B }, { scope: "all" }));
    const later = next.sessions.filter(({ startsAt }) => startsAt > NOW);
    expect(later.every(({ place }) => place.roomId === "room b")).toBe(true);
    expect(next.parts.map(({ from, startTime, place }) => [from, startTime, place.roomId])).toEqual([
      ["2026-11-02", "09:00", "room d"],
      ["2026-11-19", "09:00", "room b"],
      ["2026-12-14", "18:00", "room b"],
    ]);
  });

  it("gives new days to each part at its own time", () => {
    const split = after(series, changing(series, "2026-12-14", { startTime: localTime("18:00") }));
    const next = after(split, changing(split, "2026-12-02", tuesdays, { scope: "all" }));
    expect(starts(next, "2026-12-02", "2026-12-22")).toEqual([
      "2026-12-08 09:00",
      "2026-12-15 18:00",
      "2026-12-22 18:00",
    ]);
  });
});

describe("H8: a session that staff moved stays where they put it", () => {
  const moved = after(series, moving(series, "2026-12-04", "2026-12-05", "14:00"));
  it("when the time changes; its regular place follows", () => {
    const plan = planOf(moved, changing(moved, "2026-11-25", ten));
    const changed = plan.changed.find(({ before }) => before.id === "2026-12-04T09:00")!;
    expect(changed.after).toMatchObject({ date: "2026-12-05", startTime: "14:00", regularTime: "10:00", sequence: 1 });
    expect(tellsPeople(changed)).toBe(false);
    expect(plan.stays).toEqual([{ session: on(moved, "2026-12-04"), why: "moved_by_hand" }]);
  });

  it("even when its regular day is dropped", () => {
    const next = after(moved, changing(moved, "2026-11-25", tuesdays));
    expect(starts(next, "2026-12-02", "2026-12-09")).toEqual(["2026-12-05 14:00", "2026-12-08 09:00"]);
  });

  it("unless it is taken along", () => {
    const along = { takeAlong: ["2026-12-04T09:00"] };
    const next = after(moved, changing(moved, "2026-11-25", ten, along));
    expect(on(next, "2026-12-04")).toMatchObject({ date: "2026-12-04", startTime: "10:00", own: { time: false } });
    const gone = planOf(moved, changing(moved, "2026-11-25", tuesdays, along));
    expect(gone.removed.map(({ id }) => id)).toContain("2026-12-04T09:00");
  });

  it("put back by hand onto a day that is dropped, it stays there too", () => {
    const dropped = after(moved, changing(moved, "2026-11-25", tuesdays));
    const back = after(dropped, moving(dropped, "2026-12-04", "2026-12-04", "09:00"));
    expect(on(back, "2026-12-04")).toMatchObject({ date: "2026-12-04", own: { time: true } });
    const next = after(back, changing(back, "2026-12-01", { rule: "FREQ=WEEKLY;BYDAY=TH" }));
    expect(starts(next, "2026-12-02", "2026-12-09")).toEqual(["2026-12-03 09:00", "2026-12-04 09:00"]);
  });

  it("cannot be taken back to a day that an earlier change dropped", () => {
    const next = after(moved, changing(moved, "2026-11-25", tuesdays));
    const plan = planOf(next, changing(next, "2026-12-01", ten, { takeAlong: ["2026-12-04T09:00"] }));
    expect(plan.stays).toMatchObject([{ session: { date: "2026-12-05" }, why: "moved_by_hand" }]);
  });
});
