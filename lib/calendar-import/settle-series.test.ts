import { describe, expect, it } from "vitest";
import { settleSeries, withoutStarts } from "@/lib/calendar-import/settle-series";
import { firstOccurrences } from "@/lib/recurrence/first-occurrences";
import type { SeriesRule } from "@/lib/recurrence/series-rule";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { zone } from "@/lib/time/zone";

const today = localDate("2026-11-18");
const place = { zone: zone("America/New_York"), from: localDate("2025-11-18"), today };

function series(date: string, rule: string | null, more: Partial<SeriesRule> = {}): SeriesRule {
  return {
    start: { date: localDate(date), time: localTime("18:00") },
    zone: place.zone,
    durationMinutes: 60,
    rule,
    exdates: [],
    rdates: [],
    ...more,
  };
}

function settled(...asked: Parameters<typeof series>) {
  const result = settleSeries(series(...asked), place);
  if (!result.ok) throw new Error(result.refusal.kind);
  return result.value;
}

describe("a series of a file", () => {
  it("that can be as it is stays as it is", () => {
    const { rule, before, through } = settled("2026-11-23", "FREQ=WEEKLY;BYDAY=MO");
    expect({ before, through }).toEqual({ before: 0, through: null });
    expect(rule).toEqual(series("2026-11-23", "FREQ=WEEKLY;BYDAY=MO"));
  });

  it("that began long ago begins at its first session that is taken, in the same weeks", () => {
    const { rule, before } = settled("2024-01-02", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=200");
    expect(rule.start.date).toBe("2025-11-18");
    expect(rule.rule).toBe(`FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=${200 - before}`);
    expect(before).toBe(98);
  });

  it("that ended long ago is not taken, and says how many sessions it had", () => {
    const result = settleSeries(series("2024-01-02", "FREQ=WEEKLY;COUNT=5"), place);
    expect(result).toEqual({ ok: false, refusal: { kind: "all_before", count: 5 } });
  });

  it("that ends at a moment ends on that moment’s last day", () => {
    const { rule } = settled("2026-11-23", "FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231T045959Z");
    expect(rule.rule).toBe("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261228");
  });

  it("of the next zone keeps its rule, and one of another continent is taken date by date", () => {
    const chicago = settled("2026-11-23", "FREQ=WEEKLY;BYDAY=MO", { zone: zone("America/Chicago") });
    expect(chicago.rule).toMatchObject({ rule: "FREQ=WEEKLY;BYDAY=MO", start: { time: "19:00" } });
    const tokyo = settled("2026-11-23", "FREQ=WEEKLY;BYDAY=MO", { zone: zone("Asia/Tokyo") });
    expect(tokyo.rule.rule).toBeNull();
    expect(tokyo.through).toBe("2027-11-19");
    expect(firstOccurrences(tokyo.rule, 100)).toHaveLength(52);
  });

  it("keeps the second of a repeated hour by its instant", () => {
    const nights = { zone: zone("UTC"), start: { date: localDate("2026-10-31"), time: localTime("06:30") } };
    const { rule } = settled("2026-10-31", "FREQ=DAILY;COUNT=3", nights);
    expect(rule).toMatchObject({ rule: null, start: { date: "2026-10-31", time: "02:30" } });
    expect(rule.rdates).toEqual(["20261101T063000Z", "2026-11-02T01:30"]);
  });
});

describe("starts that are here already", () => {
  const startsOf = (rule: SeriesRule | null) =>
    rule === null ? null : firstOccurrences(rule, 9).map(({ date }) => date);

  it("are left out of a rule and of dates", () => {
    const weekly = series("2026-11-23", "FREQ=WEEKLY;COUNT=3");
    const [first, second, third] = firstOccurrences(weekly, 3).map(({ startsAt }) => startsAt);
    expect(startsOf(withoutStarts(weekly, [second!]))).toEqual(["2026-11-23", "2026-12-07"]);
    expect(withoutStarts(weekly, [first!, second!, third!])).toBeNull();
    const dated = series("2026-11-23", null, { rdates: ["2026-11-30T18:00", "2026-12-07T18:00"] });
    expect(startsOf(withoutStarts(dated, [first!]))).toEqual(["2026-11-30", "2026-12-07"]);
    expect(withoutStarts(dated, [first!, second!, third!])).toBeNull();
    expect(withoutStarts(dated, [])).toBe(dated);
  });
});
