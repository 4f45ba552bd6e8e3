import {
  addDays,
  daysBetween,
  eachDay,
  startOfWeek,
  weekdayOf,
  type LocalDate,
  type Weekday,
} from "@/lib/time/local-date";
import type { Chance } from "@/db/worlds/chance";
import type { OwnDecision } from "@/lib/enrollment/decide-ending";
import type { OrdinaryEnding } from "@/lib/enrollment/enrollment-status";
import { CLIENTS, FORMER_CLIENTS, type FormerPlan, type StaffKey, type Story } from "./cast";
import { daysOf, type SiteKey, type TrackKey, TRACKS } from "./tracks";

/** A part of a plan: from a day on, these weekdays, these minutes. */
export interface StayPhase {
  readonly from: LocalDate;
  readonly weekdays: readonly Weekday[];
  readonly minutes: number;
}

export interface Ending {
  readonly date: LocalDate;
  readonly status: OrdinaryEnding;
  readonly said?: OwnDecision["by"];
  readonly reason: string;
}

/** One client's time in one track, as the story has it. */
export interface Stay {
  readonly name: string;
  readonly pronouns: string;
  readonly track: TrackKey;
  readonly site: SiteKey;
  readonly counselor: StaffKey;
  readonly story: Story | FormerPlan["ending"] | "aftercare";
  readonly start: LocalDate;
  readonly expectedEnd: LocalDate | null;
  readonly ending: Ending | null;
  readonly phases: readonly StayPhase[];
}

const COUNSELORS: Readonly<Record<TrackKey, readonly StaffKey[]>> = {
  morning: ["marisol", "marisol", "theo"],
  afternoon: ["theo", "theo", "walter"],
  evening: ["priya", "priya", "walter"],
  day: ["imogen", "rufus"],
  virtual: ["sunniva", "cosmo"],
  later: ["rufus", "sunniva"],
  night: ["cosmo", "imogen"],
  saturday: ["priya"],
};

/** Weeks each step of a plan lasts, its days and the minutes it asks; the last one lasts. */
const STEPS: Readonly<Record<TrackKey, readonly { weeks: number; days: number; minutes: number }[]>> = {
  morning: [
    { weeks: 4, days: 5, minutes: 900 },
    { weeks: 3, days: 4, minutes: 720 },
    { weeks: 99, days: 3, minutes: 540 },
  ],
  afternoon: [
    { weeks: 4, days: 5, minutes: 900 },
    { weeks: 3, days: 4, minutes: 720 },
    { weeks: 99, days: 3, minutes: 540 },
  ],
  evening: [
    { weeks: 5, days: 4, minutes: 720 },
    { weeks: 99, days: 3, minutes: 540 },
  ],
  // Twenty hours seated; the breaks leave seventeen and a half, of which the plan asks seventeen.
  day: [{ weeks: 99, days: 5, minutes: 1020 }],
  virtual: [{ weeks: 99, days: 3, minutes: 540 }],
  later: [{ weeks: 99, days: 3, minutes: 540 }],
  night: [{ weeks: 99, days: 3, minutes: 540 }],
  saturday: [{ weeks: 99, days: 1, minutes: 90 }],
};

const WEEKS_OF_STAY: Readonly<Record<TrackKey, number>> = {
  morning: 13,
  afternoon: 13,
  evening: 14,
  day: 6,
  virtual: 12,
  later: 13,
  night: 13,
  saturday: 12,
};

/** Three days a week, as people can: every day of the week has somebody. */
const THREE_DAYS: readonly (readonly Weekday[])[] = [
  ["MO", "WE", "FR"],
  ["TU", "WE", "TH"],
  ["MO", "TU", "TH"],
  ["TU", "TH", "FR"],
  ["MO", "WE", "TH"],
];

export interface StayOptions {
  readonly today: LocalDate;
  /** Only clients whose story is told on purpose, and a few more. */
  readonly isSmall: boolean;
}

/** Everybody's stay, those who left first, by this week's Monday. */
export function planStays(chance: Chance, { today, isSmall }: StayOptions): Stay[] {
  const monday = startOfWeek(today);
  const stays: Stay[] = [];
  const turn = new Map<TrackKey, number>();
  const counselorOf = (track: TrackKey): StaffKey => {
    const count = turn.get(track) ?? 0;
    turn.set(track, count + 1);
    return COUNSELORS[track][count % COUNSELORS[track].length] ?? "dana";
  };
  for (const former of FORMER_CLIENTS) {
    if (isSmall && former.ending === "completed" && former.next === undefined) continue;
    stays.push(...formerStays(chance, monday, today, former, counselorOf));
  }
  let plain = 0;
  for (const { name, pronouns, track, weeks, story } of CLIENTS) {
    if (isSmall && story === "steady" && ++plain % 6 !== 0) continue;
    const first = addDays(monday, -7 * weeks);
    // The worked example begins on a Monday; others on any day their track meets.
    const start =
      story === "today"
        ? meetingFrom(track, today)
        : story === "next-week"
          ? meetingFrom(track, addDays(monday, 7))
          : meetingFrom(track, story === "example" ? first : addDays(first, weeks > 6 ? 0 : chance.whole(0, 3)));
    stays.push({
      ...{ name, pronouns, track, story, start, ending: null },
      site: TRACKS[track].site,
      counselor: counselorOf(track),
      expectedEnd: addDays(startOfWeek(start), 7 * Math.max(WEEKS_OF_STAY[track], weeks + 2) - 3),
      phases: story === "example" ? examplePhases(start) : phasesOf(chance, track, start),
    });
  }
  return stays;
}

function formerStays(
  chance: Chance,
  monday: LocalDate,
  today: LocalDate,
  former: FormerPlan,
  counselorOf: (track: TrackKey) => StaffKey,
): Stay[] {
  const { name, pronouns, track } = former;
  const start = meetingFrom(track, addDays(monday, -7 * former.from));
  const date = lastMeeting(track, addDays(monday, -7 * former.to + 4));
  const stay: Stay = {
    ...{ name, pronouns, track, start },
    story: former.ending,
    site: TRACKS[track].site,
    counselor: counselorOf(track),
    expectedEnd: addDays(startOfWeek(start), 7 * WEEKS_OF_STAY[track] - 3),
    ending: { date, ...endingOf(former) },
    phases: phasesOf(chance, track, start),
  };
  if (former.next === undefined) return [stay];
  const onward = meetingFrom(former.next, addDays(startOfWeek(date), 7));
  if (onward > today) return [stay];
  const next: Stay = {
    ...{ name, pronouns, track: former.next, start: onward, ending: null },
    story: former.next === "saturday" ? "aftercare" : "steady",
    site: TRACKS[former.next].site,
    counselor: counselorOf(former.next),
    expectedEnd: addDays(startOfWeek(onward), 7 * WEEKS_OF_STAY[former.next] - 3),
    phases: phasesOf(chance, former.next, onward),
  };
  return [stay, next];
}

function endingOf({ ending, next }: FormerPlan): Omit<Ending, "date"> {
  switch (ending) {
    case "completed":
      return {
        status: "completed",
        reason: next === undefined ? "Finished the program" : "Finished, goes on in aftercare",
      };
    case "transferred":
      return next === undefined
        ? { status: "transferred", reason: "Moved closer to family; records sent with consent" }
        : { status: "transferred", reason: "Steps down to the afternoon program" };
    case "dropped-out":
      return { status: "left", said: "call", reason: "Welcome back at any time" };
    case "by-clinic":
      return {
        ...{
          status: "transferred",
          reason: "Decided after written notice; grievance rights explained, referral given",
        },
      };
  }
}

function phasesOf(chance: Chance, track: TrackKey, start: LocalDate): StayPhase[] {
  const all = daysOf(track);
  let from = start;
  let weeks = 0;
  return STEPS[track].map((step) => {
    const phase = { from, weekdays: weekdaysOf(chance, all, step.days), minutes: step.minutes };
    weeks += step.weeks;
    from = addDays(startOfWeek(start), 7 * weeks);
    return phase;
  });
}

/** Five days, then four, then three, as in the worked example. */
function examplePhases(start: LocalDate): StayPhase[] {
  return [
    { from: start, weekdays: ["MO", "TU", "WE", "TH", "FR"], minutes: 900 },
    { from: addDays(start, 28), weekdays: ["MO", "WE", "TH", "FR"], minutes: 720 },
    { from: addDays(start, 49), weekdays: ["MO", "WE", "FR"], minutes: 540 },
  ];
}

function weekdaysOf(chance: Chance, all: readonly Weekday[], days: number): readonly Weekday[] {
  if (days >= all.length) return all;
  if (days === 3) return chance.pick(THREE_DAYS.filter((three) => three.every((day) => all.includes(day))));
  const dropped = chance.pick(all.slice(1));
  return all.filter((day) => day !== dropped);
}

/** The first day from `date` on that a track meets. */
export function meetingFrom(track: TrackKey, date: LocalDate): LocalDate {
  const days = daysOf(track);
  let on = date;
  while (!days.includes(weekdayOf(on))) on = addDays(on, 1);
  return on;
}

function lastMeeting(track: TrackKey, date: LocalDate): LocalDate {
  const days = daysOf(track);
  let on = date;
  while (!days.includes(weekdayOf(on))) on = addDays(on, -1);
  return on;
}

/** The phase of a stay in force on a day. */
export function stayPhaseOn(stay: Stay, date: LocalDate): StayPhase | null {
  return stay.phases.findLast(({ from }) => from <= date) ?? null;
}

/** The days on which a stay is expected in its track, from its start, both ends included. */
export function meetingDays(stay: Stay, from: LocalDate, to: LocalDate): LocalDate[] {
  const first = stay.start > from ? stay.start : from;
  const last = stay.ending !== null && stay.ending.date < to ? stay.ending.date : to;
  if (daysBetween(first, last) < 0) return [];
  return eachDay(first, last).filter((date) => stayPhaseOn(stay, date)?.weekdays.includes(weekdayOf(date)));
}
