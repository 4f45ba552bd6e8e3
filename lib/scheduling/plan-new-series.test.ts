import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HORIZON_DAYS, horizonFrom } from "@/lib/scheduling/horizon";
import type { NewSeries } from "@/lib/scheduling/new-series";
import type { DatedClosure } from "@/lib/scheduling/place-sessions";
import { planNewSeries } from "@/lib/scheduling/plan-new-series";
import { addDays, localDate, WEEKDAYS, weekdayOf } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { toLocal, zone } from "@/lib/time/zone";

const boston = zone("America/New_York");
const today = localDate("2026-11-18");

const stress: NewSeries = {
  siteId: "worcester",
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
  capacity: 10,
  modality: "in_person",
  joinLink: null,
};

const holiday = (name: string, date: string, over: Partial<DatedClosure> = {}): DatedClosure => ({
  id: name,
  name,
  siteId: null,
  date: localDate(date),
  fromTime: null,
  toTime: null,
  ...over,
});
const winter = [
  holiday("Christmas Day", "2026-12-25"),
  holiday("New Year’s Day", "2027-01-01"),
  holiday("Martin Luther King Jr. Day", "2027-01-18"),
];

function plan(over: Partial<NewSeries>, closures: DatedClosure[] = [], on = today) {
  return planNewSeries({ ...stress, ...over }, { zone: boston, today: on, closures });
}
function planned(...args: Parameters<typeof plan>) {
  const result = plan(...args);
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}
const texts = (sessions: readonly { date: string; time: string }[]) =>
  sessions.map(({ date, time }) => `${date} ${time}`);

describe("planNewSeries", () => {
  it("makes 24 sessions that take place, and keeps the three closed days among them", () => {
    const { sessions, lastDate, total, rule } = planned({ takesPlace: 24 }, winter);
    expect(sessions.filter(({ status }) => status === "scheduled")).toHaveLength(24);
    expect(sessions.filter(({ status }) => status === "closed").map(({ closures }) => closures[0]!.name)).toEqual([
      "Christmas Day",
      "New Year’s Day",
      "Martin Luther King Jr. Day",
    ]);
    expect([lastDate, total, rule]).toEqual(["2027-01-29", 27, "FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=27"]);
  });

  it("counts dates that were left out as not taking place", () => {
    const { sessions, lastDate } = planned({ takesPlace: 4, exdates: ["2026-12-02"] });
    expect(sessions).toHaveLength(4);
    expect(lastDate).toBe("2026-12-09");
  });

  it("lays a series that runs on out to 26 weeks from its start, or from today when that is later", () => {
    const future = planned({});
    expect([future.through, future.lastDate, future.total]).toEqual([horizonFrom(stress.startDate), null, null]);
    expect(future.sessions).toHaveLength(79);
    const past = planned({ startDate: localDate("2026-10-05") });
    expect(past.through).toBe(horizonFrom(today));
    expect(past.sessions[0]!.date).toBe("2026-10-05");
  });

  it("lays one that ends within a year out whole", () => {
    const { sessions, through, total } = planned({ rule: "FREQ=WEEKLY;COUNT=40" });
    expect([sessions.length, through, total]).toEqual([40, "2027-08-30", 40]);
  });

  it("lays a longer one out to the horizon and still knows its end", () => {
    const { sessions, lastDate, total, through } = planned({ rule: "FREQ=WEEKLY;COUNT=100" });
    expect([total, lastDate, through]).toEqual([100, "2028-10-23", horizonFrom(stress.startDate)]);
    expect(sessions).toHaveLength(27);
  });

  it("ends with the whole of its last day", () => {
    expect(planned({ rule: "FREQ=DAILY;UNTIL=20261202" }).sessions).toHaveLength(3);
  });

  it("holds the wall clock over both clock changes", () => {
    const { sessions } = planned({ startDate: localDate("2026-10-26"), rule: "FREQ=WEEKLY;BYDAY=MO" });
    expect(new Set(sessions.map(({ time }) => time))).toEqual(new Set(["09:00"]));
    const hours = sessions.map(({ startsAt }) => startsAt.getUTCHours());
    expect([hours[0], hours[1], hours.at(-1)]).toEqual([13, 14, 13]);
  });

  it("closes what starts in a part of a day, at its own site only", () => {
    const part = { siteId: "worcester", fromTime: localTime("08:00"), toTime: localTime("09:01") };
    const at = (over: Partial<DatedClosure>) =>
      planned({ rule: null }, [holiday("Snow", "2026-11-30", { ...part, ...over })]).sessions[0]!.status;
    expect(at({})).toBe("closed");
    expect(at({ siteId: "fitchburg" })).toBe("scheduled");
    expect(at({ toTime: localTime("09:00") })).toBe("scheduled");
  });

  it("takes added dates, before the start too", () => {
    const { sessions } = planned({ rule: null, rdates: ["2026-11-21T10:00", "2026-12-05"] });
    expect(texts(sessions)).toEqual(["2026-11-21 10:00", "2026-11-30 09:00", "2026-12-05 09:00"]);
  });

  it.each<[string, Partial<NewSeries>]>([
    ["yields_nothing", { rule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" }],
    ["yields_nothing", { rule: "FREQ=DAILY;UNTIL=20200101" }],
    ["yields_nothing", { rule: null, exdates: ["2026-11-30"] }],
    ["too_often", { rule: "FREQ=SECONDLY" }],
    ["too_often", { rule: "FREQ=MINUTELY;INTERVAL=5" }],
    ["too_many", { rule: "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11;BYMINUTE=0,30" }],
    ["too_many", { rule: "FREQ=DAILY;COUNT=2001" }],
    ["too_many", { rule: "FREQ=DAILY", takesPlace: 2001 }],
    ["no_frequency", { rule: "BYDAY=MO" }],
    ["bad_value", { rule: "FREQ=WEEKLY;BYDAY=XX" }],
    ["bad_value", { rule: "FREQ=WEEKLY;INTERVAL=0" }],
    ["empty", { rule: "" }],
    ["too_long", { rule: `FREQ=DAILY;BYDAY=${"MO,".repeat(4000)}TU` }],
    ["bad_date", { exdates: ["2026-02-30"] }],
    ["bad_date", { rdates: ["tomorrow"] }],
  ])("refuses: %s %j", (kind, over) => {
    const result = plan(over);
    expect(result.ok ? "made" : result.refusal.kind).toBe(kind);
  });

  it("makes as many as were asked for, on the days asked for, in order, whatever is closed", () => {
    const days = fc.subarray([...WEEKDAYS], { minLength: 1 });
    const closed = fc.uniqueArray(fc.nat(120), { maxLength: 12 });
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 40 }),
        closed,
        (weekdays, every, wanted, off) => {
          const closures = off.map((n) => holiday(`c${n}`, addDays(stress.startDate, n)));
          const rule = `FREQ=WEEKLY;INTERVAL=${every};BYDAY=${weekdays.join(",")}`;
          const { sessions, lastDate, through, total } = planned({ rule, takesPlace: wanted }, closures);
          const dates = sessions.map(({ date }) => date);
          expect([...dates].sort()).toEqual(dates);
          expect(new Set(dates).size).toBe(dates.length);
          for (const session of sessions) {
            expect(weekdays).toContain(weekdayOf(session.date));
            expect(session.status === "closed").toBe(closures.some(({ date }) => date === session.date));
            expect(toLocal(session.startsAt, boston)).toMatchObject({ date: session.date, time: "09:00" });
          }
          expect(through >= addDays(stress.startDate, HORIZON_DAYS)).toBe(true);
          if (lastDate !== null && lastDate <= through) {
            expect(sessions).toHaveLength(total!);
            expect(sessions.filter(({ status }) => status === "scheduled")).toHaveLength(wanted);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
