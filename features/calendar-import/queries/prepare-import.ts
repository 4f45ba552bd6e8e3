import { createHash } from "node:crypto";
import type { Reader } from "@/db/store";
import {
  listBookingClashes,
  type BookingClash,
  type PlannedBooking,
} from "@/features/scheduling/queries/booking-clashes";
import { getClashRules } from "@/features/scheduling/queries/clash-rules";
import { prepareSeries, type PreparedSeries } from "@/features/scheduling/queries/prepare-series";
import { bookingsOfSeries } from "@/features/scheduling/queries/series-clashes";
import { explainSeries } from "@/features/scheduling/refusals/series";
import type { LeftOut } from "@/lib/calendar-import/file-series";
import type { MappedSeries } from "@/lib/calendar-import/map-series";
import { withoutStarts } from "@/lib/calendar-import/settle-series";
import { stampOf } from "@/lib/calendar-import/stamp-of";
import { clashesUnderRules, type ClashKind, type ClashRules } from "@/lib/scheduling/clash-rules";
import type { NewSeries } from "@/lib/scheduling/new-series";
import { seriesRuleOf } from "@/lib/scheduling/plan-new-series";
import type { SeriesRule } from "@/lib/recurrence/series-rule";
import { formatDate } from "@/lib/time/format";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";
import { readSessionsHere, type SessionsHere } from "./sessions-here";

export interface ImportQuestion {
  readonly siteId: string;
  readonly zone: Zone;
  readonly mapped: readonly MappedSeries[];
  /** What reading and mapping the file left out. */
  readonly leftOut: readonly LeftOut[];
}

/** One series that is taken, worked out to its last session. */
export interface ImportedSeries extends MappedSeries {
  readonly prepared: PreparedSeries;
}

/** What importing a file comes to, before anything is stored. */
export interface PreparedImport {
  readonly series: readonly ImportedSeries[];
  readonly leftOut: readonly LeftOut[];
  /** Sessions that are here already, and so are not made a second time. */
  readonly already: number;
  readonly clashes: readonly BookingClash[];
  /** Changes whenever what would be made changes. */
  readonly fingerprint: string;
}

/** More rows than this in one transaction would keep everybody else waiting. */
export const MOST_SESSIONS = 20_000;

/**
 * The dry run of an import: the same for the page that shows it and, inside its transaction, for the import itself.
 * Every series is worked out by the code that plans a series here; what is here already is skipped; and all that come
 * are held against everything else and against each other at once.
 */
export async function prepareImport(reader: Reader, now: Instant, question: ImportQuestion): Promise<PreparedImport> {
  const leftOut = [...question.leftOut];
  const first = await prepareAll(reader, now, question.mapped, leftOut);
  const planned = first.flatMap(({ prepared }) =>
    prepared.plan.sessions.map((session) => known(prepared, session.startsAt)),
  );
  const here = await readSessionsHere(reader, question.siteId, planned);
  const fresh: ImportedSeries[] = [];
  let already = 0;
  for (const one of first) {
    const left = skipKnown(one, here, question.zone);
    already += left.skipped;
    if (left.skipped === 0) fresh.push(one);
    else if (left.series === null)
      leftOut.push({
        line: one.line,
        what: whatOf(one),
        why: `It is here already, with ${count(left.skipped, "session")}.`,
      });
    else fresh.push(...(await prepareAll(reader, now, [{ ...one, series: left.series }], leftOut)));
  }
  const { kept, clashes } = await settleClashes(reader, now, fresh, question, leftOut);
  leftOut.sort((one, other) => one.line - other.line);
  return { series: kept, leftOut, already, clashes, fingerprint: fingerprintOf(kept, leftOut, clashes) };
}

async function prepareAll(
  reader: Reader,
  now: Instant,
  mapped: readonly MappedSeries[],
  leftOut: LeftOut[],
): Promise<ImportedSeries[]> {
  const all: ImportedSeries[] = [];
  for (const one of mapped) {
    const prepared = await prepareSeries(reader, now, one.series);
    if (prepared.ok) all.push({ ...one, prepared: prepared.value });
    else leftOut.push({ line: one.line, what: whatOf(one), why: explainSeries(prepared.refusal).sentence });
  }
  return all;
}

function known({ series }: PreparedSeries, startsAt: Date) {
  const { title, kind, roomId, facilitatorId } = series;
  return { title, kind, startsAt, roomId, facilitatorId };
}

/** What is left of a series without the sessions that are here. Null: nothing is. */
function skipKnown(
  { prepared }: ImportedSeries,
  here: SessionsHere,
  zone: Zone,
): { skipped: number; series: NewSeries | null } {
  const { series, plan } = prepared;
  const starts = plan.sessions.map(({ startsAt }) => startsAt);
  const skipped = starts.filter((startsAt) => here.takes(known(prepared, startsAt)));
  if (skipped.length === 0) return { skipped: 0, series };
  if (skipped.length === starts.length) return { skipped: skipped.length, series: null };
  const rule = seriesRuleOf(series, zone);
  // A series that goes on does so here already: what is missing of it is taken date by date.
  const left = withoutStarts(plan.total === starts.length ? rule : datesOf(rule, starts), skipped);
  if (left === null) return { skipped: skipped.length, series: null };
  const { date, time } = left.start;
  const dates = { rule: left.rule, exdates: left.exdates, rdates: left.rdates };
  return { skipped: skipped.length, series: { ...series, ...dates, startDate: date, startTime: time } };
}

function datesOf(rule: SeriesRule, starts: readonly Date[]): SeriesRule {
  const stamps = starts.map((start) => stampOf(start, rule.zone));
  // The start has to be one that the wall clock alone says, or it would be a session more.
  const plain = starts[stamps.findIndex((stamp) => !stamp.endsWith("Z"))] ?? starts[0]!;
  const { date, time } = toLocal(plain, rule.zone);
  return { ...rule, start: { date, time }, rule: null, exdates: [], rdates: stamps };
}

/** All clashes of what is still to come, and without the series that a kind of clash is not allowed for. */
async function settleClashes(
  reader: Reader,
  now: Instant,
  fresh: readonly ImportedSeries[],
  { siteId, zone }: ImportQuestion,
  leftOut: LeftOut[],
): Promise<{ kept: readonly ImportedSeries[]; clashes: readonly BookingClash[] }> {
  const rules = await getClashRules(reader);
  let kept = fresh;
  // Leaving one out only ever takes clashes away, so a second look is enough.
  for (;;) {
    const planned: PlannedBooking[] = [];
    for (const [nth, { prepared }] of kept.entries())
      for (const booking of await bookingsOfSeries(reader, prepared, null))
        if (booking.endsAt > now) planned.push({ ...booking, key: `${nth}|${booking.key}` });
    const found = await listBookingClashes(reader, { siteId, zone, now, planned });
    const refused = refusedOf(found, rules);
    if (refused.size === 0) return { kept, clashes: clashesUnderRules(found, rules).warned };
    for (const [nth, clash] of refused)
      leftOut.push({
        line: kept[nth]!.line,
        what: whatOf(kept[nth]!),
        why: explainClash(clash, toLocal(now, zone).date),
      });
    kept = kept.filter((_each, nth) => !refused.has(nth));
  }
}

/** Which series clash in a way that the clinic does not allow. Of two of one file, the later is left out. */
function refusedOf(found: readonly BookingClash[], rules: ClashRules): Map<number, BookingClash> {
  const refused = new Map<number, BookingClash>();
  for (const clash of clashesUnderRules(found, rules).refused) {
    const own = nthOf(clash.key);
    const other = clash.other?.id.startsWith("new ") ? nthOf(clash.other.id.slice(4)) : null;
    if (other !== null && other > own) continue;
    if (!refused.has(own)) refused.set(own, clash);
  }
  return refused;
}

function nthOf(key: string): number {
  return Number(key.split("|", 1)[0]);
}

const CLASH_WORDS: Readonly<Record<ClashKind, string>> = {
  client: "A client is expected elsewhere",
  facilitator: "The lead is in another session",
  room: "The room is taken",
  capacity: "There are not enough places",
  availability: "Somebody cannot come then",
  closure: "The site is closed",
  credential: "Nobody who leads it holds the credential",
};

function explainClash({ kind, date, who }: BookingClash, today: NewSeries["startDate"]): string {
  // A client's name would stand beside the file's own words.
  const name = kind === "client" || kind === "availability" || who === "" ? "" : ` (${who})`;
  return `${CLASH_WORDS[kind]} on ${formatDate(date, today)}${name}, and the clinic’s settings do not allow that.`;
}

function whatOf({ series, prepared }: MappedSeries & { prepared?: PreparedSeries }): string {
  return `${series.title}, ${formatDate(series.startDate, prepared?.today)}`;
}

function count(number: number, word: string): string {
  return `${number.toLocaleString("en-US")} ${word}${number === 1 ? "" : "s"}`;
}

function fingerprintOf(
  series: readonly ImportedSeries[],
  leftOut: readonly LeftOut[],
  clashes: readonly BookingClash[],
): string {
  const told = {
    series: series.map(({ prepared: { series: own, plan } }) => [
      own,
      plan.through,
      plan.sessions.map(({ startsAt, status }) => [startsAt.getTime(), status]),
    ]),
    leftOut,
    clashes: clashes.map(({ kind, key, whoId }) => [kind, key, whoId]).sort(),
  };
  return createHash("sha256").update(JSON.stringify(told)).digest("base64url");
}
