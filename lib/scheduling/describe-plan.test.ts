import { describe, expect, it } from "vitest";
import { describePlan } from "@/lib/scheduling/describe-plan";
import type { NewSeries } from "@/lib/scheduling/new-series";
import type { DatedClosure } from "@/lib/scheduling/place-sessions";
import { planNewSeries, seriesRuleOf } from "@/lib/scheduling/plan-new-series";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { zone } from "@/lib/time/zone";

const boston = zone("America/New_York");
const today = localDate("2026-11-18");
const closure = (date: string): DatedClosure => ({
  id: date,
  name: "Holiday",
  siteId: null,
  date: localDate(date),
  fromTime: null,
  toTime: null,
});

function sentence(over: Partial<NewSeries>, closures: DatedClosure[] = []): string {
  const series: NewSeries = {
    siteId: "w",
    programId: null,
    trackId: null,
    kind: "group",
    title: "Managing stress and sleep",
    serviceTypeId: "cbt",
    startDate: localDate("2026-11-30"),
    startTime: localTime("09:00"),
    durationMinutes: 90,
    rule: "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    exdates: [],
    rdates: [],
    roomId: null,
    facilitatorId: null,
    coFacilitatorId: null,
    capacity: null,
    modality: "in_person",
    joinLink: null,
    ...over,
  };
  const plan = planNewSeries(series, { zone: boston, today, closures });
  if (!plan.ok) throw new Error(plan.refusal.kind);
  return describePlan(seriesRuleOf(series, boston), plan.value, today).sentence;
}

describe("describePlan", () => {
  it("tells the series back as the form shows it", () => {
    const closures = ["2026-12-25", "2027-01-01", "2027-01-18"].map(closure);
    expect(sentence({ takesPlace: 24 }, closures)).toBe(
      "Every week on Mon, Wed and Fri, 9:00–10:30 AM, 24 sessions until Fri, Jan 29, 2027.",
    );
  });

  it.each<[string, Partial<NewSeries>]>([
    ["Every week on Mon, Wed and Fri, 9:00–10:30 AM, no end date.", {}],
    [
      "Every month on the last Friday, 9:00–10:30 AM, 2 sessions until Fri, Dec 25.",
      { rule: "FREQ=MONTHLY;BYDAY=-1FR", takesPlace: 2, startDate: localDate("2026-11-27") },
    ],
    [
      "Every 2 weeks on Mon, Wed and Fri, 9:00–10:30 AM, 4 sessions until Wed, Dec 16, not on Wed, Dec 2.",
      { rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR", takesPlace: 4, exdates: ["2026-12-02"] },
    ],
  ])("%s", (expected, over) => {
    expect(sentence(over)).toBe(expected);
  });

  it("says one session as one", () => {
    expect(sentence({ rule: null })).toContain("1 session on Mon, Nov 30");
  });
});
