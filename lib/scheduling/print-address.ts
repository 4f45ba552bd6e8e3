import { parseLocalDate, type LocalDate } from "@/lib/time/local-date";

/** What the address of a paper says: which one, of what, for when. */
export interface PrintAddress {
  readonly what: "week" | "day";
  /** Any day of the week; null: this one. */
  readonly week: LocalDate | null;
  /** Null: today. */
  readonly day: LocalDate | null;
  readonly site: string | null;
  /** "me" is whoever prints. */
  readonly facilitator: string;
  /** Nothing on it but the word "Appointment" and times. */
  readonly isPlain: boolean;
}

type Search = Readonly<Record<string, string | readonly string[] | undefined>>;

const ID = /^[0-9a-z]{1,40}$/;

/** Reads the address of a paper. What makes no sense in it is as if it were not there. */
export function readPrintAddress(search: Search): PrintAddress {
  const one = (name: string) => {
    const value = search[name];
    return (typeof value === "string" ? value : (value?.[0] ?? "")).trim();
  };
  const id = (name: string) => (ID.test(one(name)) ? one(name) : null);
  return {
    what: one("what") === "day" ? "day" : "week",
    week: parseLocalDate(one("week")),
    day: parseLocalDate(one("day")),
    site: id("site"),
    facilitator: id("facilitator") ?? "me",
    isPlain: one("plain") === "1",
  };
}
