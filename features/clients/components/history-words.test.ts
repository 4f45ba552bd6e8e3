import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { historyWords } from "./history-words";

const names = { t: "Morning", s: "Counseling" };

describe("a client's history in words", () => {
  test.each<[string, object, string, string | null]>([
    ["client.created", { number: "EK-0417" }, "Put on file", "EK-0417"],
    ["client.edited", { changes: { phone: {}, preferredName: {} } }, "Record edited", "phone, preferred name"],
    [
      "enrollment.created",
      { startDate: "2026-03-02", phases: [{ trackId: "t", weekdays: ["MO", "WE"], minutesPerWeek: 360 }] },
      "Enrolled",
      "from Mon, Mar 2, Morning, Mon, Wed, 6 h a week",
    ],
    [
      "enrollment.held",
      { from: "2026-03-02", through: "2026-03-06", reason: "Surgery" },
      "Put on hold",
      "from Mon, Mar 2 to Fri, Mar 6, Surgery",
    ],
    [
      "enrollment.joined-series",
      { seriesId: "s", from: "2026-03-02", through: null },
      "Added to a series",
      "Counseling, from Mon, Mar 2",
    ],
    [
      "enrollment.discharged",
      { endDate: "2026-03-06", reason: "Finished" },
      "Left the program",
      "last day Fri, Mar 6, Finished",
    ],
    ["standing.changed", { from: "good", to: "watch" }, "Standing changed", "good → watch"],
    ["alert.opened", { kind: "missed_day" }, "Alert opened", "missed day"],
    [
      "alert.withdrawn",
      { kind: "standing", on: "2026-11-18", level: "warning" },
      "Alert withdrawn",
      "standing, of Wed, Nov 18, warning",
    ],
    ["notice.given", { kind: "cannot_come", on: "2026-11-18" }, "Told us beforehand", "cannot come, about Wed, Nov 18"],
  ])("%s", (event, facts, title, detail) => {
    expect(historyWords(event, { ...facts }, names)).toEqual({ title, detail });
  });

  test("never stumbles over facts of another shape", () => {
    const events = fc.constantFrom(
      "client.edited",
      "enrollment.created",
      "enrollment.plan-changed",
      "enrollment.held",
      "x.y",
    );
    fc.assert(
      fc.property(
        events,
        fc.dictionary(fc.constantFrom("changes", "phases", "phase", "from", "through", "startDate"), fc.jsonValue()),
        (event, facts) => {
          const { title, detail } = historyWords(event, facts, {});
          expect(title).not.toBe("");
          expect(detail === null || !/undefined|NaN|\[object/.test(detail)).toBe(true);
        },
      ),
    );
  });
});
