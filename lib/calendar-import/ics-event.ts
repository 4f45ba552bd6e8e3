import ICAL from "ical.js";
import type { FileWords } from "@/lib/calendar-import/file-series";
import { whyNotThisLong } from "@/lib/calendar-import/file-series";
import type { IcsBlock } from "@/lib/calendar-import/ics-blocks";
import { stampOf } from "@/lib/calendar-import/stamp-of";
import { done, refuse, type Result } from "@/lib/result";
import { parseLocalDate, type LocalDate } from "@/lib/time/local-date";
import { parseLocalTime } from "@/lib/time/local-time";
import { toInstant, toLocal, zone as readZone, type Zone } from "@/lib/time/zone";

/** One VEVENT as it stands, before its changes of single dates are joined to it. */
export interface IcsEvent {
  readonly line: number;
  readonly uid: string;
  readonly sequence: number;
  readonly words: FileWords;
  readonly zone: Zone;
  readonly start: Date;
  readonly minutes: number;
  readonly rule: string | null;
  /** Stored stamps on the clock of `zone`. */
  readonly exdates: readonly string[];
  readonly rdates: readonly Date[];
  /** Which date of a series this is a change of; null: it is the series, or a single event. */
  readonly replaces: { readonly instant: Date } | { readonly day: LocalDate } | null;
  readonly isCancelled: boolean;
}

export interface IcsRefusal {
  readonly what: string;
  readonly why: string;
  /** Of a series or event that cannot be read: what else there is of it would be wrong without it. */
  readonly uid: string | null;
}

/** Thrown and caught in this file only, so that every reader of a value can stay one line. */
class Unreadable extends Error {}

/** A value of jCal, the typed form in which the library hands out properties (RFC 7265). */
type Property = readonly [
  name: string,
  parameters: Readonly<Record<string, unknown>>,
  type: string,
  ...values: unknown[],
];

const UTC = readZone("UTC");

export interface IcsPlace {
  /** The clock of events that name none. */
  readonly siteZone: Zone;
  readonly zoneOf: (tzid: string) => Zone | null;
}

/** Reads one VEVENT, or says why it cannot be taken. */
export function readEvent(block: IcsBlock, place: IcsPlace): Result<IcsEvent, IcsRefusal> {
  const uid = rawValues(block, "UID")[0]?.trim() ?? null;
  const about = { what: rawValues(block, "SUMMARY")[0]?.trim().slice(0, 120) ?? "", uid };
  try {
    return done(readWhole(block, place));
  } catch (error) {
    if (error instanceof Unreadable) return refuse({ ...about, why: error.message });
    // The library throws plain errors at lines it cannot read; any other kind is a fault of ours.
    if (error instanceof TypeError || error instanceof RangeError) throw error;
    return refuse({ ...about, why: "A line of it is not iCalendar." });
  }
}

function readWhole(block: IcsBlock, place: IcsPlace): IcsEvent {
  if (!block.isWhole) unreadable("The file breaks off in the middle of it.");
  const properties = parseProperties(block);
  const all = (name: string) => properties.filter((property) => property[0] === name);
  const text = (name: string) => textOf(all(name)[0]);
  const begins = all("dtstart")[0] ?? unreadable("It has no start.");
  if (begins[2] === "date") unreadable("It lasts all day. A session has a time.");
  const start = momentOf(begins, begins[3], place);
  if (toLocal(start.instant, UTC).seconds !== 0) unreadable("It does not start on a full minute.");
  const rules = rawValues(block, "RRULE");
  if (rules.length > 1) unreadable("It has two recurrence rules.");
  if (rawValues(block, "EXRULE").length > 0)
    unreadable("It has a rule of what is left out (EXRULE), which is not in use any more.");
  const zone = start.zone;
  return {
    line: block.line,
    uid: text("uid"),
    sequence: Number(text("sequence")) || 0,
    words: {
      title: text("summary"),
      room: text("location"),
      leader: nameOf(all("organizer")[0]),
      serviceType: text("categories"),
      program: "",
      kind: "",
    },
    zone,
    start: start.instant,
    minutes: minutesOf(all("dtend")[0], all("duration")[0], start.instant, place),
    rule: rules[0]?.trim() ?? null,
    exdates: all("exdate").flatMap((property) =>
      property
        .slice(3)
        .map((value) =>
          property[2] === "date" ? dayOf(value) : stampOf(momentOf(property, value, place, zone).instant, zone),
        ),
    ),
    rdates: all("rdate").flatMap((property) => {
      if (property[2] === "period") unreadable("It has extra dates of a length of their own (PERIOD).");
      if (property[2] === "date") unreadable("It has extra dates without a time.");
      return property.slice(3).map((value) => momentOf(property, value, place, zone).instant);
    }),
    replaces: replacedBy(all("recurrence-id")[0], place, zone),
    isCancelled: text("status").toUpperCase() === "CANCELLED",
  };
}

/** Rules are left to our own reader, which says what is wrong with them. */
function parseProperties(block: IcsBlock): Property[] {
  const lines = block.lines.filter((line) => !/^(RRULE|EXRULE)[;:]/i.test(line));
  const parsed = ICAL.parse(lines.join("\r\n")) as unknown as readonly [string, Property[], unknown];
  return parsed[1];
}

function rawValues({ lines }: IcsBlock, name: string): string[] {
  return lines
    .filter((line) => new RegExp(`^${name}[;:]`, "i").test(line))
    .map((line) => line.slice(line.indexOf(":") + 1));
}

function textOf(property: Property | undefined): string {
  const value: unknown = property?.[3];
  return typeof value === "string" || typeof value === "number" ? String(value).replaceAll(/\s+/g, " ").trim() : "";
}

/** The CN of an organizer: "Marisol Benítez". */
function nameOf(property: Property | undefined): string {
  const name = property?.[1].cn;
  return typeof name === "string" ? name.trim() : "";
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):(\d{2})(Z?)$/;

function momentOf(
  [, parameters]: Property,
  value: unknown,
  { siteZone, zoneOf }: IcsPlace,
  floating = siteZone,
): { instant: Date; zone: Zone } {
  const match = MOMENT.exec(String(value));
  const date = match === null ? null : parseLocalDate(match[1]!);
  const time = match === null ? null : parseLocalTime(match[2]!);
  const seconds = Number(match?.[3]);
  if (match === null || date === null || time === null || !(seconds < 60))
    return unreadable(`${JSON.stringify(String(value).slice(0, 40))} is not a date and time.`);
  const tzid = parameters.tzid;
  const zone = match[4] === "Z" ? UTC : typeof tzid === "string" ? zoneOf(tzid) : floating;
  if (zone === null) return unreadable(`Nobody knows the time zone “${String(tzid).slice(0, 60)}”.`);
  return { instant: new Date(toInstant(date, time, zone).getTime() + seconds * 1000), zone };
}

function dayOf(value: unknown): LocalDate {
  return parseLocalDate(String(value)) ?? unreadable(`${JSON.stringify(String(value).slice(0, 40))} is not a date.`);
}

function minutesOf(ends: Property | undefined, lasts: Property | undefined, start: Date, place: IcsPlace): number {
  let minutes = 0;
  if (ends !== undefined && ends[2] !== "date")
    minutes = (momentOf(ends, ends[3], place).instant.getTime() - start.getTime()) / 60_000;
  else if (lasts !== undefined) minutes = ICAL.Duration.fromString(String(lasts[3])).toSeconds() / 60;
  const why = whyNotThisLong(minutes);
  return why === null ? minutes : unreadable(why);
}

function replacedBy(property: Property | undefined, place: IcsPlace, zone: Zone): IcsEvent["replaces"] {
  if (property === undefined) return null;
  if (property[1].range !== undefined)
    unreadable("It changes a series “from here on” (RANGE), which few programs write and none agree on.");
  if (property[2] === "date") return { day: dayOf(property[3]) };
  return { instant: momentOf(property, property[3], place, zone).instant };
}

function unreadable(why: string): never {
  throw new Unreadable(why);
}
