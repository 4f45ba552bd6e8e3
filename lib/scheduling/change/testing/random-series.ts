import fc from "fast-check";
import { stampText } from "@/lib/recurrence/local-stamp";
import { placesOf, withKnownEnd } from "@/lib/scheduling/change/parts";
import { newSession } from "@/lib/scheduling/change/new-session";
import type { Lead, Place, SeriesPart, SeriesState } from "@/lib/scheduling/change/series-state";
import {
  addDays,
  dayNumber,
  localDate,
  startOfWeek,
  weekdayOf,
  WEEKDAYS,
  type LocalDate,
  type Weekday,
} from "@/lib/time/local-date";
import { localTime, type LocalTime } from "@/lib/time/local-time";
import { zone, type Instant, type Zone } from "@/lib/time/zone";

/*
 * Random series for the tests of series changes: what a clinic plans, around the weeks in which the clocks change. The
 * days are kept apart from the text of their rule, so that a test can reckon them without reading a rule.
 */

/** Days as a person says them: every n weeks on weekdays, every n months on the nth weekday (-1: the last), or one day. */
export type DaysSpec =
  | { readonly kind: "weekly"; readonly every: number; readonly weekdays: readonly Weekday[] }
  | { readonly kind: "monthly"; readonly every: number; readonly nth: 1 | 2 | 3 | 4 | -1; readonly weekday: Weekday }
  | { readonly kind: "single" };

export type EndSpec =
  | { readonly kind: "never" }
  | { readonly kind: "on"; readonly days: number }
  | { readonly kind: "after"; readonly count: number };

/** A series about to be made. */
export interface SeriesSetup {
  readonly zone: Zone;
  readonly now: Instant;
  readonly startDate: LocalDate;
  readonly startTime: LocalTime;
  readonly durationMinutes: number;
  readonly days: DaysSpec;
  readonly end: EndSpec;
  /** Days left out from the beginning. */
  readonly leftOut: readonly LocalDate[];
  /** Sessions are rows for so many days from the start. */
  readonly rowDays: number;
}

export const TIMES: readonly LocalTime[] = ["01:30", "02:30", "09:00", "10:00", "18:00", "23:30"].map(localTime);
export const LENGTHS: readonly number[] = [60, 90, 180];
export const PLACES: readonly Place[] = [
  { roomId: "room a", modality: "in_person", joinLink: null },
  { roomId: "room b", modality: "in_person", joinLink: null },
  { roomId: "room v", modality: "video", joinLink: null },
];
export const ROOM_LINKS: Readonly<Record<string, string>> = { "room v": "https://video.example.org/v" };
export const LEADS: readonly Lead[] = [
  { facilitatorId: "priya", coFacilitatorId: null },
  { facilitatorId: "walter", coFacilitatorId: null },
  { facilitatorId: "priya", coFacilitatorId: "walter" },
];

const ZONES = ["America/New_York", "America/Phoenix", "Europe/Lisbon"].map(zone);
/** Ten days before a clock change in New York or Lisbon, and an ordinary day. */
const NOWS = ["2026-02-27T15:00:00Z", "2026-03-20T13:30:00Z", "2026-10-16T22:10:00Z", "2026-11-18T15:42:00Z"];

const weekdays = fc.subarray([...WEEKDAYS], { minLength: 1, maxLength: 5 });

/** Days that repeat. */
export const repeatingDays: fc.Arbitrary<DaysSpec> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant("weekly" as const), every: fc.constantFrom(1, 1, 2, 3), weekdays }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("monthly" as const),
      every: fc.constantFrom(1, 1, 2),
      nth: fc.constantFrom<1 | 2 | 3 | 4 | -1>(1, 2, 3, 4, -1),
      weekday: fc.constantFrom(...WEEKDAYS),
    }),
  },
);

/** Series of all kinds that the form can make. They began some weeks ago, or begin soon. */
export const randomSeries: fc.Arbitrary<SeriesSetup> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    now: fc.constantFrom(...NOWS.map((text) => new Date(text))),
    begins: fc.integer({ min: -21, max: 10 }),
    without: fc.oneof(fc.constant<number[]>([]), fc.uniqueArray(fc.integer({ min: 1, max: 45 }), { maxLength: 6 })),
    startTime: fc.constantFrom(...TIMES),
    durationMinutes: fc.constantFrom(...LENGTHS),
    days: fc.oneof(
      { weight: 7, arbitrary: repeatingDays },
      { weight: 1, arbitrary: fc.constant<DaysSpec>({ kind: "single" }) },
    ),
    end: fc.oneof<fc.Arbitrary<EndSpec>[]>(
      fc.constant({ kind: "never" }),
      fc.record({ kind: fc.constant("on" as const), days: fc.integer({ min: 7, max: 60 }) }),
      fc.record({ kind: fc.constant("after" as const), count: fc.integer({ min: 2, max: 20 }) }),
    ),
  })
  .map(({ begins, without, ...setup }) => {
    const from = addDays(localDate(setup.now.toISOString().slice(0, 10)), begins);
    const startDate = setup.days.kind === "single" ? from : firstDay(setup.days, from);
    // A single day that were left out would be no series.
    const leftOut = setup.days.kind === "single" ? [] : without.map((days) => addDays(startDate, days));
    return { ...setup, startDate, leftOut, rowDays: 63 };
  });

/** The RRULE of such days, without an end; null for a single day. */
export function ruleOfDays(days: DaysSpec): string | null {
  switch (days.kind) {
    case "single":
      return null;
    case "weekly":
      return `FREQ=WEEKLY;INTERVAL=${days.every};BYDAY=${days.weekdays.join(",")}`;
    case "monthly":
      return `FREQ=MONTHLY;INTERVAL=${days.every};BYDAY=${days.nth}${days.weekday}`;
  }
}

/** The series as it stands once it is made, its sessions called by `newId`. */
export function stateOfSetup(setup: SeriesSetup, newId: () => string): SeriesState {
  const { startDate, startTime, durationMinutes, end } = setup;
  const rule = ruleOfDays(setup.days);
  const part: SeriesPart = {
    ...{ from: startDate, through: null, startDate, startTime, durationMinutes },
    rule: rule === null ? null : `${rule}${endText(end, startDate)}`,
    exdates: setup.leftOut.map((date) => stampText(date, startTime)),
    ...{ rdates: [], place: PLACES[0]!, lead: LEADS[0]! },
  };
  const parts = withKnownEnd([part], setup.zone);
  const materializedThrough = addDays(startDate, setup.rowDays);
  const empty: SeriesState = {
    ...{ id: "series", siteId: "site", zone: setup.zone, kind: "group", title: "Skills", capacity: 10 },
    ...{ parts, materializedThrough, sessions: [], closures: [], roomLinks: ROOM_LINKS },
  };
  const places = placesOf(parts[0]!, setup.zone, startDate, materializedThrough);
  const sessions = places.map((place) => ({
    ...newSession(empty, part, place, empty),
    ...{ id: newId(), hasMarks: false, hasHistory: false },
  }));
  return { ...empty, sessions };
}

function endText(end: EndSpec, startDate: LocalDate): string {
  if (end.kind === "after") return `;COUNT=${end.count}`;
  return end.kind === "on" ? `;UNTIL=${addDays(startDate, end.days).replaceAll("-", "")}` : "";
}

/** The first day on or after `from` on which such days meet, the phase beginning there. */
function firstDay(days: DaysSpec, from: LocalDate): LocalDate {
  for (let date = from; ; date = addDays(date, 1)) if (meetsOn(days, date, date)) return date;
}

/** Whether such days meet on a date, the intervals being reckoned from the stretch that holds `phase`. Day by day, without a rule. */
export function meetsOn(days: DaysSpec, phase: LocalDate, date: LocalDate): boolean {
  if (days.kind === "single") return date === phase;
  if (days.kind === "weekly") {
    const weeks = (dayNumber(startOfWeek(date)) - dayNumber(startOfWeek(phase))) / 7;
    return days.weekdays.includes(weekdayOf(date)) && weeks % days.every === 0;
  }
  if (weekdayOf(date) !== days.weekday) return false;
  const months = (text: LocalDate) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  if ((months(date) - months(phase)) % days.every !== 0) return false;
  if (days.nth === -1) return addDays(date, 7).slice(0, 7) !== date.slice(0, 7);
  return Math.ceil(Number(date.slice(8, 10)) / 7) === days.nth;
}
