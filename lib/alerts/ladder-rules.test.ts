import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_LADDER, DUE_KINDS, dueKindOf, readLadderRules } from "./ladder-rules";

describe("the rules of the ladder as they are stored", () => {
  test.each([
    [null],
    [undefined],
    ["ladder"],
    [{}],
    [{ ladder: null }],
    [{ ladder: { due: { review: { days: 99, by: "25:00" } } } }],
    [{ ladder: { opens: "18:00", closes: "08:00" } }],
    [{ ladder: { directorAfterHours: -1, meetingAfterDays: 1.5 } }],
  ])("%j are as the rule book starts out", (stored) => {
    expect(readLadderRules(stored)).toEqual(DEFAULT_LADDER);
  });

  test("take what is named, and leave the rest", () => {
    const rules = readLadderRules({
      ladder: { due: { watch: { days: 2, by: "16:00" } }, directorAfterHours: null, opens: "08:00" },
      reminders: { facilitatorAfter: 5 },
    });
    expect(rules).toEqual({
      ...DEFAULT_LADDER,
      due: { ...DEFAULT_LADDER.due, watch: { days: 2, by: "16:00" } },
      directorAfterHours: null,
      opens: "08:00",
    });
  });

  test("are total, and come back from storage as they were", () => {
    fc.assert(
      fc.property(fc.anything(), (ladder) => {
        const rules = readLadderRules({ ladder });
        expect(Object.keys(rules.due)).toEqual([...DUE_KINDS]);
        expect(readLadderRules(JSON.parse(JSON.stringify({ ladder: rules })))).toEqual(rules);
      }),
    );
  });
});

test("a row is due by its level, and a short week by a rule of its own", () => {
  expect(dueKindOf({ kind: "missed_day", level: "warning" })).toBe("warning");
  expect(dueKindOf({ kind: "standing", level: "review" })).toBe("review");
  expect(dueKindOf({ kind: "hours", level: "review" })).toBe("hours");
});
