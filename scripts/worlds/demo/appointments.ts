import { addDays, startOfWeek, WEEKDAYS, type LocalDate, type Weekday } from "@/lib/time/local-date";
import { localTime, minutesOfDay, type LocalTime } from "@/lib/time/local-time";
import type { StaffKey } from "./cast";
import type { Stay } from "./stays";
import { TRACKS, type SiteKey } from "./tracks";

/** When and where somebody is seen alone, or with their family. */
export interface Appointment {
  readonly kind: "individual" | "family";
  readonly staff: StaffKey;
  readonly weekday: Weekday;
  readonly time: LocalTime;
  readonly minutes: number;
  /** Every so many weeks, from this day's week on. */
  readonly every: 1 | 2;
  readonly from: LocalDate;
  readonly through: LocalDate;
  readonly room: string;
}

const FAMILY_THERAPIST: Readonly<Record<SiteKey, StaffKey>> = { worcester: "jocelyn", quincy: "perpetua" };
const OFFICES = ["Office 1", "Office 2", "Office 3", "Office 4"] as const;
const INDIVIDUAL_MINUTES = 50;
const FAMILY_MINUTES = 60;

const BY_DAY = ["09:00", "10:10", "11:20", "13:00", "14:00", "15:00", "16:00"];
const AFTER_WORK = ["16:00", "15:00", "14:00", "13:00", "17:00"];
const FOR_FAMILIES = ["17:30", "18:40", "12:40", "16:20", "19:50"];
const FAMILY_SATURDAY = ["09:00", "10:10", "11:30"];

interface Taken {
  readonly who: string;
  readonly weekday: Weekday;
  readonly from: number;
  readonly to: number;
  readonly week: 0 | 1 | null;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** Gives everybody a weekly hour with their counselor and a family hour every other week, with nobody in two places. */
export class Appointments {
  private readonly taken: Taken[] = [];
  private readonly monday: LocalDate;
  private families = 0;

  constructor(
    private readonly from: LocalDate,
    private readonly horizon: LocalDate,
  ) {
    this.monday = startOfWeek(from);
    for (const { leads, groups, shape, site, room } of Object.values(TRACKS)) {
      for (const { weekdays, slot } of groups) {
        const block = shape.blocks[slot];
        if (block === undefined) continue;
        for (const weekday of weekdays) {
          const span = spanOf(block.start, block.minutes);
          const always = { weekday, ...span, week: null, first: from, last: horizon };
          this.taken.push({ who: leads[slot] ?? leads[0], ...always }, { who: `${site} ${room}`, ...always });
        }
      }
    }
  }

  individual(stay: Stay): Appointment | null {
    const isOnline = stay.track === "virtual";
    const times = TRACKS[stay.track].band === "evening" ? AFTER_WORK : BY_DAY;
    const rooms = isOnline ? ["Online"] : OFFICES;
    // Each counselor's week fills from another day on, so that a day is not all appointments.
    const days = turned(["MO", "TU", "WE", "TH", "FR"] as const, this.taken.length);
    return this.place(stay, "individual", stay.counselor, days, times, INDIVIDUAL_MINUTES, 1, rooms);
  }

  family(stay: Stay): Appointment | null {
    const staff = FAMILY_THERAPIST[stay.site];
    const isSaturday = this.families++ % 4 === 3;
    const days = isSaturday ? (["SA"] as const) : turned(["MO", "TU", "WE", "TH", "FR"] as const, this.families);
    const times = isSaturday ? FAMILY_SATURDAY : FOR_FAMILIES;
    return (
      this.place(stay, "family", staff, days, times, FAMILY_MINUTES, 2, ["Room C"]) ??
      this.place(stay, "family", staff, ["FR", "TH", "TU"], BY_DAY, FAMILY_MINUTES, 2, ["Room C", "Room D"])
    );
  }

  private place(
    stay: Stay,
    kind: Appointment["kind"],
    staff: StaffKey,
    weekdays: readonly Weekday[],
    times: readonly string[],
    minutes: number,
    every: 1 | 2,
    rooms: readonly string[],
  ): Appointment | null {
    const start = stay.start > this.from ? stay.start : this.from;
    const through = stay.ending?.date ?? stay.expectedEnd ?? this.horizon;
    for (const text of times) {
      for (const weekday of weekdays) {
        const time = localTime(text);
        for (const shift of every === 2 ? [0, 7] : [0]) {
          const from = addDays(firstOn(weekday, start), shift);
          const week = every === 1 ? null : this.weekOf(from);
          const wish = { weekday, ...spanOf(time, minutes), week, first: from, last: through };
          const groups = this.busyInTrack(stay, wish);
          const room = rooms.find((each) => each === "Online" || this.isFree(`${stay.site} ${each}`, wish));
          if (groups || room === undefined || !this.isFree(staff, wish) || !this.isFree(stay.name, wish)) continue;
          for (const who of [staff, stay.name, `${stay.site} ${room}`]) this.taken.push({ who, ...wish });
          return { kind, staff, weekday, time, minutes, every, from, through, room };
        }
      }
    }
    return null;
  }

  /** Is the client's own track in session then, on a day of any phase of theirs? */
  private busyInTrack(stay: Stay, wish: Omit<Taken, "who">): boolean {
    if (!stay.phases.some(({ weekdays }) => weekdays.includes(wish.weekday))) return false;
    return TRACKS[stay.track].shape.blocks.some(({ start, minutes }) => {
      const block = spanOf(start, minutes);
      return block.from < wish.to && wish.from < block.to;
    });
  }

  private isFree(who: string, wish: Omit<Taken, "who">): boolean {
    return !this.taken.some(
      (each) =>
        each.who === who &&
        each.weekday === wish.weekday &&
        each.from < wish.to &&
        wish.from < each.to &&
        each.first <= wish.last &&
        wish.first <= each.last &&
        (each.week === null || wish.week === null || each.week === wish.week),
    );
  }

  private weekOf(date: LocalDate): 0 | 1 {
    const days = Math.round((Date.parse(startOfWeek(date)) - Date.parse(this.monday)) / 86_400_000);
    return (days / 7) % 2 === 0 ? 0 : 1;
  }
}

function spanOf(time: LocalTime, minutes: number): { from: number; to: number } {
  const from = minutesOfDay(time);
  return { from, to: from + minutes };
}

function firstOn(weekday: Weekday, from: LocalDate): LocalDate {
  const monday = startOfWeek(from);
  const date = addDays(monday, WEEKDAYS.indexOf(weekday));
  return date >= from ? date : addDays(date, 7);
}

function turned<Value>(values: readonly Value[], by: number): Value[] {
  const at = by % values.length;
  return [...values.slice(at), ...values.slice(0, at)];
}
