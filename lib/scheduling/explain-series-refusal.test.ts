import { describe, expect, it } from "vitest";
import { explainNewSeries, explainPlan, explainWarning, explainWhen } from "@/lib/scheduling/explain-series-refusal";
import { localDate } from "@/lib/time/local-date";

describe("what the series form says", () => {
  it("puts a sentence at the field that mends it", () => {
    expect(explainWhen("no_weekday")).toEqual({ field: "weekdays", sentence: "Choose at least one day of the week." });
    expect(explainNewSeries("join_link_missing").field).toBe("joinLink");
    expect(explainNewSeries("bad_length").sentence).toBe("A session lasts from 5 min to 12 h.");
    expect(explainPlan({ kind: "yields_nothing" }).field).toBe("repeats");
    expect(explainPlan({ kind: "too_many", most: 2000, days: 366 })).toEqual({
      field: "count",
      sentence: "These are more than 2,000 sessions. End it earlier, or let it repeat less often.",
    });
  });

  it("does not carry a long wrong date into the page", () => {
    expect(explainPlan({ kind: "bad_date", value: "9".repeat(10_000) }).sentence.length).toBeLessThan(80);
  });

  it("words what may be overruled", () => {
    expect(explainWarning({ kind: "over_room_capacity", capacity: 14, seats: 12 })).toBe(
      "14 places, but the room seats 12.",
    );
    expect(explainWarning({ kind: "start_skipped_by_clock", date: localDate("2027-03-14") })).toContain(
      "Sunday, March 14",
    );
  });
});
