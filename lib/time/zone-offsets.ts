import type { Zone } from "@/lib/time/zone";

/**
 * Where a zone's clock stands, from Intl and cached. Asking Intl costs some 2 µs each time and expanding a year of
 * sessions asks hundreds of times, so each zone and year is read once into a short table of clock changes.
 * "Wall" is always the wall clock written as if it were UTC, in milliseconds.
 */
interface Span {
  /** First instant at which this offset holds; -Infinity for the first of a table. */
  readonly from: number;
  /** First instant at which it no longer holds; Infinity for the last. */
  readonly until: number;
  /** Wall clock minus UTC, in milliseconds. */
  readonly offset: number;
}

const DAY_MS = 86_400_000;
/** No zone has changed its clock twice within a week. */
const STEP_MS = 7 * DAY_MS;
/** A table reaches two days past its year on both sides: a wall clock on January 1 may lie in another year in UTC. */
const MARGIN_MS = 2 * DAY_MS;
const OFFSET_NAME = /^GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

const formatters = new Map<Zone, Intl.DateTimeFormat>();
const tables = new Map<Zone, Map<number, readonly Span[]>>();

/** Wall clock minus UTC at an instant, in milliseconds. */
export function offsetAt(instantMs: number, zone: Zone): number {
  const spans = spansOf(zone, new Date(instantMs).getUTCFullYear());
  for (const span of spans) if (instantMs < span.until) return span.offset;
  return spans[0]!.offset;
}

/**
 * The instant at which a zone's clock shows `wallMs`. A wall clock that occurs twice means the first; one that the
 * spring change skips is read with the offset before the change (2:30 AM becomes 3:30 AM).
 */
export function instantOfWall(wallMs: number, zone: Zone): number {
  const spans = spansOf(zone, new Date(wallMs).getUTCFullYear());
  for (let i = 0; i < spans.length; i++) {
    const span = spans[i]!;
    const instant = wallMs - span.offset;
    if (instant >= span.until) continue;
    return instant >= span.from ? instant : wallMs - spans[i - 1]!.offset;
  }
  throw new RangeError(`No clock for ${zone} at ${wallMs}`);
}

function spansOf(zone: Zone, year: number): readonly Span[] {
  let years = tables.get(zone);
  if (!years) tables.set(zone, (years = new Map()));
  let spans = years.get(year);
  if (!spans) years.set(year, (spans = readSpans(zone, year)));
  return spans;
}

function readSpans(zone: Zone, year: number): Span[] {
  const start = startOfYear(year) - MARGIN_MS;
  const end = startOfYear(year + 1) + MARGIN_MS;
  const spans: Span[] = [];
  let from = -Infinity;
  let offset = askIntl(start, zone);
  for (let before = start; before < end; before += STEP_MS) {
    const after = Math.min(before + STEP_MS, end);
    const next = askIntl(after, zone);
    if (next === offset) continue;
    const at = changeBetween(before, after, offset, zone);
    spans.push({ from, until: at, offset });
    from = at;
    offset = next;
  }
  spans.push({ from, until: Infinity, offset });
  return spans;
}

/** The first second after `before` at which the offset is no longer `offset`. */
function changeBetween(before: number, after: number, offset: number, zone: Zone): number {
  let low = before / 1000;
  let high = after / 1000;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (askIntl(middle * 1000, zone) === offset) low = middle;
    else high = middle;
  }
  return high * 1000;
}

function askIntl(instantMs: number, zone: Zone): number {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    formatters.set(zone, formatter);
  }
  const name = formatter.formatToParts(instantMs).find((part) => part.type === "timeZoneName")?.value ?? "";
  const match = OFFSET_NAME.exec(name);
  if (!match) throw new Error(`Intl names no offset for ${zone}: ${name}`);
  if (match[1] === undefined) return 0;
  const ms = (Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4] ?? "0")) * 1000;
  return match[1] === "-" ? -ms : ms;
}

/** Date.UTC reads the years 0 to 99 as 1900 to 1999, so the year is set on its own. */
function startOfYear(year: number): number {
  return new Date(0).setUTCFullYear(year, 0, 1);
}
