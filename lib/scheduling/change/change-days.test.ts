import { describe, expect, it } from "vitest";
import { placesOf } from "@/lib/scheduling/change/parts";
import type { SeriesState } from "@/lib/scheduling/change/series-state";
import {
  adding,
  after,
  BOSTON,
  cancelling,
  changing,
  closure,
  endingOn,
  exampleSeries,
  marked,
  moving,
  NOW,
  on,
  planOf,
  refusalOf,
  ROOM_B,
  starts,
  withFacts,
} from "@/lib/scheduling/change/testing/example-series";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { toInstant } from "@/lib/time/zone";

const series = exampleSeries();
const rule = (text: string) => ({ rule: `FREQ=WEEKLY;${text}` });
const days = (state: SeriesState, from: string, through: string) =>
  starts(state, from, through).map((text) => text.slice(5, 10));

/** The places that the parts yield are those of the stored sessions of the pattern. */
function expectPartsYieldRows(state: SeriesState): void {
  const places = state.parts.flatMap((part) => placesOf(part, BOSTON, part.from, state.materializedThrough));
  const rows = state.sessions.filter(({ origin, status }) => origin === "pattern" && status !== "cancelled");
  const text = ({ regularDate, regularTime }: { regularDate: string; regularTime: string }) =>
    `${regularDate} ${regularTime}`;
  expect(places.map(text)).toEqual(rows.map(text).sort());
}

describe("H6: other days", () => {
  it("keep the ids of days that stay, take plain sessions off dropped days, and make new ones", () => {
    const plan = planOf(series, changing(series, "2026-11-25", rule("BYDAY=WE,TH")));
    expect(plan.changed).toEqual([]);
    expect(plan.removed.map(({ date }) => date).slice(0, 3)).toEqual(["2026-11-27", "2026-11-30", "2026-12-04"]);
    expect(plan.added.map(({ date }) => date).slice(0, 2)).toEqual(["2026-11-26", "2026-12-03"]);
    expect(plan.added[0]).toMatchObject({
      origin: "pattern",
      sequence: 0,
      startTime: "09:00",
      place: { roomId: "room d" },
    });
  });

  it("re-time the days that stay in the same change", () => {
    const next = after(series, changing(series, "2026-11-25", { ...rule("BYDAY=WE"), startTime: localTime("18:00") }));
    expect(on(next, "2026-12-02")).toMatchObject({ id: "2026-12-02T09:00", startTime: "18:00", sequence: 1 });
    expectPartsYieldRows(next);
  });

  it("begin with the anchor's own day, and in the week of the anchor", () => {
    const next = after(series, changing(series, "2026-11-25", rule("BYDAY=MO,TH")));
    expect(days(next, "2026-11-23", "2026-12-04")).toEqual(["11-23", "11-26", "11-30", "12-03"]);
  });

  it("make new days under closures closed", () => {
    const closed = { ...series, closures: [closure("2026-11-26")] };
    const plan = planOf(closed, changing(closed, "2026-11-25", rule("BYDAY=TH")));
    expect(plan.added.map(({ status }) => status).slice(0, 2)).toEqual(["closed", "scheduled"]);
  });

  it("keep what records point at as canceled, and what is marked as it is", () => {
    const asked = marked(withFacts(series, ["2026-11-27"], { hasHistory: true }), "2026-11-30");
    const plan = planOf(asked, changing(asked, "2026-11-25", rule("BYDAY=WE")));
    expect(
      plan.changed.map(({ after: facts }) => [facts.date, facts.status, facts.cancelReason, facts.sequence]),
    ).toEqual([["2026-11-27", "cancelled", "No longer part of the series", 1]]);
    expect(plan.stays).toMatchObject([{ session: { date: "2026-11-30" }, why: "has_attendance" }]);
  });

  it("leave added ones, and refuse a new day that would meet one", () => {
    const extra = after(series, adding("2026-11-26", "09:00"));
    const change = changing(extra, "2026-11-25", rule("BYDAY=TH"));
    expect(refusalOf(extra, change)).toEqual({ reason: "duplicate", date: "2026-11-26", time: "09:00" });
    const other = after(series, adding("2026-11-28", "09:00"));
    expect(days(after(other, changing(other, "2026-11-25", rule("BYDAY=TH"))), "2026-11-25", "2026-12-03")).toEqual([
      ...["11-26", "11-28", "12-03"],
    ]);
  });

  it("are not undone for days that were left out", () => {
    const without = exampleSeries({ exdates: ["2026-12-25T09:00"] });
    const change = changing(without, "2026-12-02", { ...rule("BYDAY=FR"), startTime: localTime("10:00") });
    expect(days(after(without, change), "2026-12-14", "2027-01-01")).toEqual(["12-18", "01-01"]);
    const timed = after(without, changing(without, "2026-12-02", { startTime: localTime("10:00") }));
    expect(timed.parts.at(-1)?.exdates).toEqual(["2026-12-25T10:00"]);
    expectPartsYieldRows(timed);
  });
});

describe("the phase of every other week", () => {
  const biweekly = exampleSeries({ rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR" });
  it("is that of the anchor's week", () => {
    const next = after(biweekly, changing(biweekly, "2026-12-04", rule("INTERVAL=2;BYDAY=TU,TH")));
    expect(days(next, "2026-11-30", "2027-01-03")).toEqual(["11-30", "12-15", "12-17", "12-29", "12-31"]);
    expectPartsYieldRows(next);
  });

  it("is that of the anchor's week for 'all' too, wherever the anchor lies", () => {
    for (const anchor of ["2026-11-06", "2026-12-18"]) {
      const next = after(biweekly, changing(biweekly, anchor, rule("INTERVAL=2;BYDAY=SA"), { scope: "all" }));
      expect(days(next, "2026-11-19", "2027-01-03")).toEqual(["11-21", "12-05", "12-19", "01-02"]);
    }
  });

  it("holds for months", () => {
    const monthly = exampleSeries({
      rule: "FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU",
      from: "2026-11-03",
      rowsThrough: "2027-06-30",
    });
    const next = after(
      monthly,
      changing(monthly, "2027-01-05", { rule: "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR" }, { scope: "all" }),
    );
    expect(days(next, "2026-11-19", "2027-06-30")).toEqual(["11-27", "01-29", "03-26", "05-28"]);
  });
});

describe("the end of a series whose days change", () => {
  it("is the same day where it ends on a day", () => {
    const until = exampleSeries({ rule: "FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20270129" });
    const next = after(until, changing(until, "2026-11-25", rule("BYDAY=TU,TH")));
    expect(next.parts.at(-1)).toMatchObject({ through: "2027-01-29", rule: "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270129" });
    expect(next.sessions.at(-1)?.date).toBe("2027-01-28");
  });

  it("is as many sessions away as it was where it ends after a number", () => {
    const counted = exampleSeries({ rule: "FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=24" });
    const left = counted.sessions.filter(({ date }) => date >= "2026-12-07").length;
    const next = after(counted, changing(counted, "2026-12-07", rule("BYDAY=TU")));
    expect(next.sessions.filter(({ date }) => date >= "2026-12-07")).toHaveLength(left);
    expect(next.parts.at(-1)?.rule).toBe(`FREQ=WEEKLY;BYDAY=TU;COUNT=${left}`);
    expect(next.parts.at(-1)?.through).toBe(next.sessions.at(-1)?.date);
    expectPartsYieldRows(next);
  });

  it("still is after its time was split", () => {
    const counted = exampleSeries({ rule: "FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=24" });
    const split = after(counted, changing(counted, "2026-12-07", { startTime: localTime("18:00") }));
    expectPartsYieldRows(split);
    const next = after(split, changing(split, "2026-11-30", rule("BYDAY=MO,TU,WE,TH,FR")));
    const count = (state: SeriesState) => state.sessions.filter(({ date }) => date >= "2026-11-30").length;
    expect(count(next)).toBe(count(split));
    expectPartsYieldRows(next);
  });

  it("counts nothing where only other sessions are left", () => {
    const counted = after(exampleSeries({ rule: "FREQ=WEEKLY;BYDAY=MO;COUNT=4" }), adding("2026-12-20", "09:00"));
    const anchorId = counted.sessions.at(-1)!.id;
    const change = { ...changing(counted, "2026-11-23", rule("BYDAY=TU")), anchorId };
    expect(planOf(counted, change)).toMatchObject({ isNothing: true, added: [], removed: [] });
  });
});

describe("a single session made into a series", () => {
  const single = exampleSeries({ rule: null, from: "2026-12-01", startTime: "14:00", rowsThrough: "2026-12-31" });
  it("keeps its id, begins the pattern and runs on to the horizon", () => {
    const next = after(single, changing(single, "2026-12-01", rule("BYDAY=TU,TH")));
    expect(next.sessions[0]?.id).toBe("2026-12-01T14:00");
    expect(days(next, "2026-12-01", "2026-12-11")).toEqual(["12-01", "12-03", "12-08", "12-10"]);
    expect(next.materializedThrough).toBe("2027-06-01");
    expect(next.parts).toMatchObject([{ from: "2026-12-01", through: null, rule: "FREQ=WEEKLY;BYDAY=TU,TH" }]);
    expectPartsYieldRows(next);
  });

  it("keeps it where the new days are others", () => {
    const next = after(single, changing(single, "2026-12-01", rule("BYDAY=FR")));
    expect(days(next, "2026-12-01", "2026-12-11")).toEqual(["12-01", "12-04", "12-11"]);
    expectPartsYieldRows(next);
  });

  it("can begin with one that was held, and end", () => {
    const held = marked(exampleSeries({ rule: null, from: "2026-11-17", startTime: "14:00" }), "2026-11-17");
    const next = after(held, changing(held, "2026-11-17", rule("INTERVAL=2;BYDAY=TU")), endingOn("2026-12-31"));
    expect(days(next, "2026-11-01", "2027-12-31")).toEqual(["11-17", "12-01", "12-15", "12-29"]);
    expect(next.parts).toHaveLength(2);
  });
});

describe("parts", () => {
  it("say the same of the same days after a change and back", () => {
    const there = after(series, changing(series, "2026-12-07", { startTime: localTime("10:00") }));
    expect(there.parts).toMatchObject([
      { from: "2026-11-02", through: "2026-12-06", startTime: "09:00" },
      { from: "2026-12-07", through: null, startTime: "10:00" },
    ]);
    const back = after(there, changing(there, "2026-12-07", { startTime: localTime("09:00") }));
    expect(back.parts).toEqual(series.parts);
  });

  it("are replaced whole when nothing lies before", () => {
    const soon = exampleSeries({ from: "2026-11-30" });
    const next = after(
      soon,
      changing(soon, "2026-11-30", { startTime: localTime("10:00"), place: ROOM_B }, { scope: "all" }),
    );
    expect(next.parts).toMatchObject([{ from: "2026-11-30", startTime: "10:00", place: ROOM_B }]);
  });

  it("keep added dates through a change of time and of days", () => {
    const extra = exampleSeries({ rdates: ["2026-12-05T14:00", "2026-12-12"] });
    expect(starts(extra, "2026-12-05", "2026-12-05")).toEqual(["2026-12-05 14:00"]);
    const next = after(extra, changing(extra, "2026-12-02", { ...rule("BYDAY=TU"), startTime: localTime("11:00") }));
    expect(starts(next, "2026-12-02", "2026-12-12")).toEqual([
      "2026-12-05 11:00",
      "2026-12-08 11:00",
      "2026-12-12 11:00",
    ]);
    expectPartsYieldRows(next);
  });

  it("lose times of day that their rule had", () => {
    const imported = exampleSeries({ rule: "FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=30;UNTIL=20261221T143000Z" });
    expect(starts(imported, "2026-12-14")).toEqual(["2026-12-14 09:30", "2026-12-21 09:30"]);
    const next = after(imported, changing(imported, "2026-11-23", { startTime: localTime("18:00") }));
    expect(starts(next, "2026-12-14")).toEqual(["2026-12-14 18:00", "2026-12-21 18:00"]);
    expectPartsYieldRows(next);
  });

  it("hold two sessions a day, and refuse to lay them onto one start", () => {
    const twice = exampleSeries({ rule: "FREQ=WEEKLY;BYDAY=MO;BYHOUR=9,14" });
    expect(refusalOf(twice, changing(twice, "2026-11-23", { startTime: localTime("10:00") }))?.reason).toBe(
      "duplicate",
    );
    const next = after(twice, changing(twice, "2026-11-23", { rule: "FREQ=WEEKLY;BYDAY=MO;BYHOUR=14,16" }));
    const monday = next.sessions
      .filter(({ date }) => date === "2026-11-30")
      .map(({ id, startTime }) => [id, startTime]);
    expect(monday).toEqual([
      ["2026-11-30T14:00", "14:00"],
      ["2026-11-30T09:00", "16:00"],
    ]);
  });

  it("split on the day after, where the anchor is an added session later that day", () => {
    const extra = after(series, adding("2026-11-25", "15:00"));
    const anchorId = extra.sessions.find(({ origin }) => origin === "added")!.id;
    const next = after(extra, { ...changing(extra, "2026-11-25", { place: ROOM_B }), anchorId });
    expect(next.sessions.filter(({ date }) => date === "2026-11-25").map(({ place }) => place.roomId)).toEqual([
      "room d",
      "room b",
    ]);
    expect(next.parts.at(-1)?.from).toBe("2026-11-26");
  });
});

describe("a moved or canceled session of the past", () => {
  it("moved ahead follows in what is not its own, and stays where it is", () => {
    const moved = after(series, moving(series, "2026-11-16", "2026-11-28", "11:00"));
    const next = after(
      moved,
      changing(moved, "2026-11-20", { startTime: localTime("10:00"), place: ROOM_B }, { scope: "all" }),
    );
    expect(on(next, "2026-11-16")).toMatchObject({
      date: "2026-11-28",
      startTime: "11:00",
      regularTime: "09:00",
      place: ROOM_B,
    });
  });

  it("moved into the past holds its day", () => {
    const moved = after(series, moving(series, "2026-11-20", "2026-11-17", "11:00"));
    const next = after(moved, changing(moved, "2026-11-23", rule("BYDAY=FR"), { scope: "all" }));
    expect(days(next, "2026-11-17", "2026-11-27")).toEqual(["11-17", "11-18", "11-27"]);
  });

  it("canceled after it was moved back is restored at the series' new time", () => {
    const moved = after(series, moving(series, "2026-12-04", "2026-11-17", "11:00"));
    const next = after(
      moved,
      cancelling(moved, "2026-12-04"),
      changing(moved, "2026-11-25", { startTime: localTime("10:00") }),
      { kind: "restore-one", sessionId: on(moved, "2026-12-04").id },
    );
    expect(on(next, "2026-12-04")).toMatchObject({ date: "2026-12-04", startTime: "10:00", status: "scheduled" });
  });
});

it("answers for two years of five days a week without delay", () => {
  const long = exampleSeries({
    rule: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    from: "2026-01-05",
    rowsThrough: "2028-01-05",
  });
  const began = toInstant(localDate("2026-11-18"), localTime("10:42"), BOSTON);
  expect(began).toEqual(NOW);
  const plan = planOf(
    long,
    changing(long, "2026-11-25", { rule: "FREQ=WEEKLY;BYDAY=TU,TH,SA", startTime: localTime("10:00") }),
  );
  expect(plan.changed.length + plan.added.length + plan.removed.length).toBeGreaterThan(300);
});
