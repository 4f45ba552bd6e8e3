import { SESSION_KINDS, type SessionKind } from "@/lib/scheduling/session-kind";
import { parseLocalDate, startOfWeek, type LocalDate } from "@/lib/time/local-date";

/** What the schedule's address says. Ids are opaque, so no name and no topic ever stands in it. */
export interface WeekAddress {
  /** The Monday; null: this week. */
  readonly week: LocalDate | null;
  /** Null: the grid, or the list on a narrow screen. */
  readonly view: "week" | "list" | null;
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
  const date = parseLocalDate(one("week"));
  const asked = one("kind").split(",");
  const kinds = SESSION_KINDS.filter((kind) => asked.includes(kind));
  const view = one("view");
  return {
    week: date === null ? null : startOfWeek(date),
    view: view === "week" || view === "list" ? view : null,
    site: id("site"),
    program: id("program"),
    room: id("room"),
    facilitator: id("facilitator"),
    kinds: kinds.length === 0 || kinds.length === SESSION_KINDS.length ? null : kinds,
    isNew: one("new") === "1",
  };
}

/** The parts of an address that are said, by their names in it. */
export function weekQuery(address: WeekAddress): Record<string, string> {
  const { week, view, site, program, room, facilitator, kinds, isNew } = address;
  const said = {
    week,
    view,
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
