import { describe, expect, it } from "vitest";
import { countChanges } from "@/lib/scheduling/change/count-changes";
import { describeSeriesChange } from "@/lib/scheduling/change/describe-series-change";
import { explainSeriesChange } from "@/lib/scheduling/change/explain-series-change";
import type { SeriesChange, SeriesChangeRefusal } from "@/lib/scheduling/change/series-change";
import {
  adding,
  after,
  cancelling,
  changing,
  closure,
  endingOn,
  exampleSeries,
  moving,
  on,
  planOf,
  PRIYA,
  ROOM_B,
  WALTER,
  withFacts,
} from "@/lib/scheduling/change/testing/example-series";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";

const today = localDate("2026-11-18");
const series = exampleSeries({ rule: "FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20270129" });
const words = (state: typeof series, change: SeriesChange) =>
  describeSeriesChange(planOf(state, change), change, today);
const ten = { startTime: localTime("10:00") };
const sessionId = on(series, "2026-11-25").id;
const closed = withFacts({ ...series, closures: [closure("2026-11-25")] }, ["2026-11-25"], { status: "closed" });
const cancelled = after(series, cancelling(series, "2026-11-25"));

describe("describeSeriesChange", () => {
  it.each<[string, typeof series, SeriesChange, string, string]>([
    [
      "a move",
      series,
      moving(series, "2026-11-25", "2026-11-26", "14:00"),
      "Move this session",
      "Moved a session from Wed, Nov 25, 9:00 AM to Thu, Nov 26, 2:00 PM",
    ],
    [
      "a room",
      series,
      { kind: "change-one", sessionId, wanted: { place: ROOM_B } },
      "Change this session",
      "Changed the session on Wed, Nov 25, 9:00 AM",
    ],
    [
      "a cancellation",
      series,
      cancelling(series, "2026-11-25"),
      "Cancel this session",
      "Canceled the session on Wed, Nov 25, 9:00 AM",
    ],
    [
      "a restoring",
      cancelled,
      { kind: "restore-one", sessionId },
      "Restore this session",
      "Restored the session on Wed, Nov 25, 9:00 AM",
    ],
    [
      "holding",
      closed,
      { kind: "hold-anyway", sessionId, place: null, isHeld: true },
      "Hold this session",
      "Held the session on Wed, Nov 25, 9:00 AM anyway",
    ],
    [
      "an extra session",
      series,
      adding("2026-11-28", "12:00"),
      "Add 1 session",
      "Added a session on Sat, Nov 28, noon",
    ],
    ["another time", series, changing(series, "2026-11-25", ten), "Move 29 sessions", "Moved 29 sessions to 10:00 AM"],
    [
      "another room and lead",
      series,
      changing(series, "2027-01-27", { place: ROOM_B, lead: WALTER }),
      "Change 2 sessions",
      "Changed the room and lead of 2 sessions",
    ],
    [
      "a length, a name, places",
      series,
      changing(series, "2027-01-29", { durationMinutes: 60, title: "Balance", capacity: 8 }),
      "Change 1 session",
      "Changed the length, name and number of places of 1 session",
    ],
    [
      "other days",
      series,
      changing(series, "2027-01-18", { ...ten, rule: "FREQ=WEEKLY;BYDAY=WE,TH" }),
      "Move 2 sessions, add 2 and remove 4",
      "Moved 2 sessions to 10:00 AM, added 2 and removed 4",
    ],
    [
      "an early end",
      series,
      endingOn("2027-01-01"),
      "End on Fri, Jan 1, 2027, 12 sessions go",
      "Ended the series on Fri, Jan 1, 2027, 12 sessions removed",
    ],
    [
      "an end one earlier",
      series,
      endingOn("2027-01-28"),
      "End on Thu, Jan 28, 2027, 1 session goes",
      "Ended the series on Thu, Jan 28, 2027, 1 session removed",
    ],
    [
      "a later end",
      series,
      endingOn("2027-02-05"),
      "Go on until Fri, Feb 5, 2027, 3 sessions more",
      "Extended the series to Fri, Feb 5, 2027, 3 sessions more",
    ],
    [
      "no end",
      series,
      endingOn(null),
      "Run on without an end, 47 sessions more",
      "Let the series run on, 47 sessions more",
    ],
    ["nothing", series, changing(series, "2026-11-25", { lead: PRIYA }), "Nothing to change", "Changed nothing"],
  ])("%s", (_, state, change, button, summary) => {
    expect(words(state, change)).toEqual({ button, summary });
  });

  it("words letting go of a session that was held", () => {
    const held = after(closed, { kind: "hold-anyway", sessionId, place: null, isHeld: true });
    expect(words(held, { kind: "hold-anyway", sessionId, place: null, isHeld: false }).button).toBe(
      "Don’t hold this session",
    );
  });

  it("says what is still to come where no row changes", () => {
    const last = after(series, {
      kind: "change-one",
      sessionId: on(series, "2027-01-29").id,
      wanted: { place: ROOM_B },
    });
    expect(words(last, changing(last, "2027-01-29", { place: { ...ROOM_B, roomId: "room e" } })).button).toBe(
      "Change the series",
    );
  });
});

describe("countChanges", () => {
  it("counts each session once, and not those of which only the regular place moves", () => {
    const moved = after(series, moving(series, "2027-01-27", "2027-01-28", "11:00"), cancelling(series, "2027-01-25"));
    const plan = planOf(moved, changing(moved, "2027-01-22", { ...ten, lead: WALTER }));
    expect(plan.changed).toHaveLength(4);
    expect(countChanges(plan)).toEqual({ moved: 2, altered: 1, added: 0, gone: 0 });
  });
});

describe("explainSeriesChange", () => {
  const refusals: SeriesChangeRefusal[] = [
    { reason: "unknown_session" },
    { reason: "has_attendance" },
    { reason: "is_cancelled" },
    { reason: "is_closed" },
    { reason: "not_cancelled" },
    { reason: "not_closed" },
    { reason: "duplicate", date: localDate("2026-11-27"), time: localTime("09:00") },
    { reason: "closed_day", date: localDate("2026-11-26"), name: "Thanksgiving Day" },
    { reason: "bad_length" },
    { reason: "bad_capacity" },
    { reason: "bad_title" },
    { reason: "too_far_ahead" },
    { reason: "too_long_ago" },
    { reason: "ends_in_past" },
    { reason: "rule", why: { kind: "yields_nothing" } },
    { reason: "rule_has_end" },
    { reason: "too_many", most: 2000 },
  ];

  it("has plain words for every refusal", () => {
    const sentences = refusals.map((refusal) => explainSeriesChange(refusal, today).sentence);
    expect(new Set(sentences).size).toBe(refusals.length);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[A-Z].*[.]$/);
      expect(sentence).not.toMatch(/cancelled|patient|no-show|!/);
    }
  });

  it("names the day, the closure, and the field that mends it", () => {
    expect(explainSeriesChange(refusals[6]!, today)).toEqual({
      field: "startTime",
      sentence: "This series already meets Fri, Nov 27 at 9:00 AM. Choose another time.",
    });
    expect(explainSeriesChange(refusals[7]!, today)).toEqual({
      field: "date",
      sentence: "Thu, Nov 26 is closed: Thanksgiving Day. Choose another day or time.",
    });
  });
});
