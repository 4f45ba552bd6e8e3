import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, localDate, WEEKDAYS, type Weekday } from "@/lib/time/local-date";
import { explainOffer, offeredDays, offeredMinutes, type OfferedSession, type TrackOffer } from "./week-offer";
import { weekdayList, weekdayLong, weekdayShort } from "./weekday-words";

const MONDAY = localDate("2026-03-02");
function group(offset: number, over: Partial<OfferedSession> = {}): OfferedSession {
  return { date: addDays(MONDAY, offset), title: "Process group", minutes: 60, taken: 4, capacity: 12, ...over };
}
/** Three groups of an hour on Monday, Wednesday and Friday, for four weeks. */
const fourWeeks = [0, 1, 2, 3].flatMap((week) =>
  [0, 2, 4].flatMap((weekday) => [0, 1, 2].map(() => group(week * 7 + weekday))),
);
const morning: TrackOffer = { trackId: "t", name: "Morning", days: offeredDays(fourWeeks) };
const plan = { weekdays: ["MO", "WE", "FR"] as Weekday[], minutesPerWeek: 540, daysPerWeek: 3 };

describe("what a track offers", () => {
  test("is the average of four weeks on each weekday", () => {
    expect(morning.days.map(({ weekday, minutes }) => [weekday, minutes])).toEqual([
      ["MO", 180],
      ["WE", 180],
      ["FR", 180],
    ]);
    expect(offeredMinutes(morning, ["MO", "FR", "SU"])).toBe(360);
    expect(offeredDays([])).toEqual([]);
  });

  test("counts what is held every second week by half, and what begins later from there", () => {
    expect(offeredDays([group(0), group(14)])).toMatchObject([{ weekday: "MO", minutes: 30 }]);
    expect(offeredDays(fourWeeks.map((each) => ({ ...each, date: addDays(each.date, 35) })))).toEqual(morning.days);
  });

  test("names the group with the fewest places left", () => {
    const days = offeredDays([
      group(0),
      group(0, { title: "Yoga", taken: 7, capacity: 8 }),
      group(2, { capacity: null }),
    ]);
    expect(days.map(({ fullest }) => fullest)).toEqual([{ title: "Yoga", taken: 7, capacity: 8 }, null]);
  });
});

describe("told in sentences", () => {
  test("enough", () => {
    expect(explainOffer(morning, plan)).toEqual([
      { tone: "plain", text: "The Morning track on Mon, Wed, Fri offers 9 h a week; 9 h are needed." },
    ]);
  });

  test("too little", () => {
    expect(explainOffer(morning, { ...plan, weekdays: ["MO", "WE"] })).toEqual([
      {
        tone: "warning",
        text: "The Morning track on Mon, Wed offers 6 h a week; 9 h are needed. 3 h a week would have to come from other sessions.",
      },
    ]);
  });

  test("a day without groups, and one that is full", () => {
    const full = { ...morning, days: offeredDays([...fourWeeks, group(0, { title: "Yoga", taken: 8, capacity: 8 })]) };
    expect(
      explainOffer(full, { ...plan, weekdays: ["MO", "TU", "WE", "FR"] })
        .map(({ text }) => text)
        .slice(1),
    ).toEqual(["The Morning track has no groups on Tue.", "Yoga on Mon is full: 8 of 8 places are taken."]);
  });

  test("nothing planned at all, and nothing chosen yet", () => {
    expect(explainOffer({ ...morning, days: [] }, plan)).toEqual([
      { tone: "warning", text: "No groups of the Morning track are planned yet, so no roster will name this client." },
    ]);
    expect(explainOffer(morning, { ...plan, weekdays: [] })).toEqual([]);
  });

  test("warns of hours exactly when the offer is below what is asked", () => {
    fc.assert(
      fc.property(
        fc.subarray([...WEEKDAYS], { minLength: 1 }),
        fc.integer({ min: 0, max: 900 }),
        (weekdays, minutesPerWeek) => {
          const [first] = explainOffer(morning, { weekdays, minutesPerWeek, daysPerWeek: 1 });
          expect(first!.tone === "warning").toBe(offeredMinutes(morning, weekdays) < minutesPerWeek);
        },
      ),
    );
  });
});

test("weekdays in words", () => {
  expect(weekdayList(["FR", "MO", "WE"])).toBe("Mon, Wed, Fri");
  expect(weekdayList(["MO", "TU", "WE", "TH", "FR"])).toBe("Mon–Fri");
  expect(weekdayList(["SU", "SA"])).toBe("Sat, Sun");
  expect(weekdayList([])).toBe("");
  expect(WEEKDAYS.every((weekday) => weekdayLong(weekday).startsWith(weekdayShort(weekday)))).toBe(true);
});
