import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carryOutWays, skippedDates } from "@/lib/scheduling/carry-out-ways";
import { planNewSeries } from "@/lib/scheduling/plan-new-series";
import type { NewSeries } from "@/lib/scheduling/new-series";
import type { WayOut } from "@/lib/scheduling/ways-out";
import { localDate } from "@/lib/time/local-date";
import { localTime, localTimeOfMinutes } from "@/lib/time/local-time";
import { zone } from "@/lib/time/zone";

const boston = zone("America/New_York");
const place = { zone: boston, today: localDate("2026-11-18"), closures: [] };
const series: NewSeries = {
  siteId: "here",
  programId: null,
  trackId: null,
  kind: "group",
  title: "Yoga",
  serviceTypeId: "t",
  startDate: localDate("2026-12-02"),
  startTime: localTime("09:00"),
  durationMinutes: 60,
  rule: "FREQ=WEEKLY;BYDAY=WE",
  exdates: [],
  rdates: [],
  takesPlace: 4,
  roomId: "B",
  facilitatorId: null,
  coFacilitatorId: null,
  capacity: null,
  modality: "in_person",
  joinLink: null,
};
const plan = (ways: readonly WayOut[], over: Partial<NewSeries> = {}) => {
  const planned = planNewSeries({ ...series, ...over, ways }, place);
  if (!planned.ok) throw new Error(JSON.stringify(planned.refusal));
  return planned.value;
};
const ninth = [localDate("2026-12-09")];

describe("a plan with ways out", () => {
  it("leaves days out and still holds four sessions", () => {
    const { sessions, lastDate } = plan([{ way: "skip", dates: ninth }]);
    expect(sessions.map(({ date }) => date)).toEqual(["2026-12-02", "2026-12-16", "2026-12-23", "2026-12-30"]);
    expect(lastDate).toBe("2026-12-30");
    expect(skippedDates([{ way: "skip", dates: ninth }], series.startTime)).toEqual(["2026-12-09T09:00"]);
  });

  it("gives one day a room of its own, and another a time of its own", () => {
    const { sessions } = plan([
      { way: "place", roomId: "D", dates: ninth },
      { way: "time", startTime: localTime("13:30"), dates: [localDate("2026-12-16")] },
    ]);
    expect(
      sessions.map(({ ownRoomId, hasOwnTime, time, regularTime }) => [ownRoomId, hasOwnTime, time, regularTime]),
    ).toEqual([
      [null, false, "09:00", "09:00"],
      ["D", false, "09:00", "09:00"],
      [null, true, "13:30", "09:00"],
      [null, false, "09:00", "09:00"],
    ]);
    expect(sessions[2]!.startsAt.toISOString()).toBe("2026-12-16T18:30:00.000Z");
    expect(sessions[2]!.endsAt.toISOString()).toBe("2026-12-16T19:30:00.000Z");
  });

  it("passes over days that no session has", () => {
    const nothing: WayOut[] = [
      { way: "place", roomId: "D", dates: [localDate("2026-12-10")] },
      { way: "skip", dates: [localDate("2026-12-11")] },
      { way: "anyway", dates: ninth },
    ];
    const starts = (ways: readonly WayOut[]) => plan(ways).sessions.map(({ startsAt }) => startsAt.getTime());
    expect(starts(nothing)).toEqual(starts([]));
  });

  it("takes a session out of a closure by another time, and counts it", () => {
    const closures = [
      { id: "x", name: "Snow", siteId: null, date: ninth[0]!, fromTime: null, toTime: localTime("12:00") },
    ];
    const ways: WayOut[] = [{ way: "time", startTime: localTime("13:00"), dates: ninth }];
    const planned = planNewSeries({ ...series, ways }, { ...place, closures });
    expect(planned).toMatchObject({ ok: true, value: { lastDate: "2026-12-23", total: 4 } });
  });

  it("refuses to put two sessions onto one start", () => {
    const twice = {
      ...series,
      rdates: ["2026-12-09T13:00"],
      ways: [{ way: "time" as const, startTime: localTime("13:00"), dates: ninth }],
    };
    expect(planNewSeries(twice, place)).toEqual({ ok: false, refusal: { kind: "two_at_once", date: "2026-12-09" } });
  });

  it("keeps length and regular place, whatever the ways", () => {
    const { sessions } = plan([], { takesPlace: 30 });
    const anyWay = fc.record({
      way: fc.constant("time" as const),
      startTime: fc.integer({ min: 180, max: 1300 }).map(localTimeOfMinutes),
      dates: fc.subarray(sessions.map(({ date }) => date)),
    });
    fc.assert(
      fc.property(fc.array(anyWay, { maxLength: 3 }), (ways) => {
        const carried = carryOutWays(sessions, ways, boston);
        expect(carried.map(({ regularDate }) => regularDate)).toEqual(sessions.map(({ regularDate }) => regularDate));
        for (const { startsAt, endsAt } of carried) expect(endsAt.getTime() - startsAt.getTime()).toBe(3_600_000);
      }),
    );
  });
});
