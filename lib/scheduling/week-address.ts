import { SESSION_KINDS, type SessionKind } from "@/lib/scheduling/session-kind";
import {
  addDays,
  addMonths,
  localDate,
  parseLocalDate,
  startOfMonth,
  startOfWeek,
  type LocalDate,
} from "@/lib/time/local-date";

/** The cookie that holds the site whose schedule was looked at last. */
export const REMEMBERED_SITE = "schedule-site";

export const SCHEDULE_VIEWS = ["day", "week", "month", "list"] as const;
export type ScheduleView = (typeof SCHEDULE_VIEWS)[number];

/** What the schedule's address says. Ids are opaque, so no name and no topic ever stands in it. */
export interface WeekAddress {
  /** The Monday, for the grid and the list; null: this week. */
  readonly week: LocalDate | null;
  /** For the view of one day; null: today. */
  readonly day: LocalDate | null;
  /** The first of the month, for the view of a month; null: this month. */
  readonly month: LocalDate | null;
  /** Null: the grid of a week, or its list on a narrow screen. */
  readonly view: ScheduleView | null;
  readonly site: string | null;
  readonly program: string | null;
  readonly room: string | null;
  /** "me" is whoever looks. */
  readonly facilitator: string | null;
  /** Null: all kinds. */
  readonly kinds: readonly SessionKind[] | null;
  readonly isNew: boolean;
}

type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

const ID = /^[0-9a-z]{1,40}$/;

/** Reads an address. What makes no sense in it (a day that does not exist, an id with a quote) is as if it were not there. */
export function readWeekAddress(search: Search): WeekAddress {
  const one = (name: string) => {
    const value = search[name];
    return (typeof value === "string" ? value : (value?.[0] ?? "")).trim();
  };
  const id = (name: string) => (ID.test(one(name)) ? one(name) : null);
  const week = parseLocalDate(one("week"));
  const asked = one("kind").split(",");
  const kinds = SESSION_KINDS.filter((kind) => asked.includes(kind));
  const view = SCHEDULE_VIEWS.find((each) => each === one("view")) ?? null;
  return {
    week: week === null || view === "day" || view === "month" ? null : startOfWeek(week),
    day: view === "day" ? parseLocalDate(one("day")) : null,
    month: view === "month" ? parseLocalDate(`${one("month")}-01`) : null,
    view,
    site: id("site"),
    program: id("program"),
    room: id("room"),
    // "Only mine" can be said on its own, so that it is easy to link to.
    facilitator: one("mine") === "1" ? "me" : id("facilitator"),
    kinds: kinds.length === 0 || kinds.length === SESSION_KINDS.length ? null : kinds,
    isNew: one("new") === "1",
  };
}

/** The parts of an address that are said, by their names in it. */
export function weekQuery(address: WeekAddress): Record<string, string> {
  const { week, day, month, view, site, program, room, facilitator, kinds, isNew } = address;
  const said = {
    week: view === "day" || view === "month" ? null : week,
    view,
    day: view === "day" ? day : null,
    month: view === "month" ? (month?.slice(0, 7) ?? null) : null,
    site,
    program,
    room,
    facilitator,
    kind: kinds?.join(",") ?? null,
    new: isNew ? "1" : null,
  };
  return Object.fromEntries(Object.entries(said).filter((entry): entry is [string, string] => entry[1] !== null));
}

/** The address of the schedule, with some parts changed. */
export function weekHref(address: WeekAddress, change: Partial<WeekAddress> = {}): string {
  // A comma needs no escape in a query, and an address that people read is worth the two characters.
  const query = new URLSearchParams(weekQuery({ ...address, ...change })).toString().replaceAll("%2C", ",");
  return query === "" ? "/schedule" : `/schedule?${query}`;
}

/** The address with one kind shown or hidden. The last one that shows stays: an empty calendar would tell nothing. */
export function toggleKind(address: WeekAddress, kind: SessionKind): string {
  const shown = address.kinds ?? SESSION_KINDS;
  const next = shown.includes(kind) ? shown.filter((each) => each !== kind) : [...shown, kind];
  const kinds = SESSION_KINDS.filter((each) => next.includes(each));
  return weekHref(address, { kinds: kinds.length === 0 || kinds.length === SESSION_KINDS.length ? null : kinds });
}

/** The days that an address shows, both included. A month is its own days; the grid adds those that fill its weeks. */
export function daysShown(
  address: WeekAddress,
  today: LocalDate,
): { readonly from: LocalDate; readonly to: LocalDate } {
  if (address.view === "day") {
    const day = address.day ?? today;
    return { from: day, to: day };
  }
  if (address.view === "month") {
    const first = startOfMonth(address.month ?? today);
    return { from: first, to: addDays(addMonths(first, 1), -1) };
  }
  const monday = startOfWeek(address.week ?? today);
  return { from: monday, to: addDays(monday, 6) };
}

/** The days a month's grid shows: its own, with the rest of their first and last week. */
export function monthGrid(month: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } {
  const first = startOfMonth(month);
  return { from: startOfWeek(first), to: addDays(startOfWeek(addDays(addMonths(first, 1), -1)), 6) };
}

/**
 * Another view of what is shown now: of today when it is among the shown days, else of the first of them. A week goes
 * to the month that most of it lies in.
 */
export function viewHref(address: WeekAddress, view: ScheduleView, today: LocalDate): string {
  const { from, to } = daysShown(address, today);
  const isWeek = address.view !== "day" && address.view !== "month";
  const anchor = from <= today && today <= to ? today : view === "month" && isWeek ? addDays(from, 3) : from;
  return weekHref({ ...address, view }, placeOf(view, anchor));
}

/** The same view, one day, week or month on or back. */
export function stepHref(address: WeekAddress, by: 1 | -1, today: LocalDate): string {
  const { from } = daysShown(address, today);
  if (address.view === "day") return weekHref(address, { day: addDays(from, by) });
  if (address.view === "month") return weekHref(address, { month: addMonths(from, by) });
  return weekHref(address, { week: addDays(from, 7 * by) });
}

/** The same view of now. */
export function nowHref(address: WeekAddress): string {
  return weekHref(address, { week: null, day: null, month: null });
}

function placeOf(view: ScheduleView, date: LocalDate): Pick<WeekAddress, "week" | "day" | "month"> {
  return {
    week: view === "week" || view === "list" ? startOfWeek(date) : null,
    day: view === "day" ? date : null,
    month: view === "month" ? localDate(`${date.slice(0, 7)}-01`) : null,
  };
}
