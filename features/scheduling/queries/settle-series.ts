import type { Reader } from "@/db/store";
import { done, type Result } from "@/lib/result";
import type { BookingClash, PlannedBooking } from "@/lib/scheduling/booking-clash";
import { noticeIdOf } from "@/lib/scheduling/clash-notices";
import { clashesUnderRules, type ClashRules } from "@/lib/scheduling/clash-rules";
import type { NewSeries } from "@/lib/scheduling/new-series";
import { parseWayOut, type OfferedWayOut, type WayOut } from "@/lib/scheduling/ways-out";
import type { LocalDate } from "@/lib/time/local-date";
import type { Instant, Zone } from "@/lib/time/zone";
import { listBookingClashes } from "./booking-clashes";
import { getClashRules } from "./clash-rules";
import { prepareSeries, type PreparedSeries, type SeriesRefusal } from "./prepare-series";
import { bookingsOfSeries } from "./series-clashes";
import { listWaysOut } from "./ways-out";

/** What somebody chose for the clashes of one notice. */
export interface ChosenWay {
  readonly noticeId: string;
  readonly way: WayOut;
}

export interface SettledSeries {
  /** The series as it is once every picked way out is carried out. */
  readonly prepared: PreparedSeries;
  readonly rules: ClashRules;
  /** All clashes that the rules want told, as they are before any way out. */
  readonly clashes: readonly BookingClash[];
  /** Sessions that took place before any way out. */
  readonly plannedCount: number;
  readonly ways: ReadonlyMap<string, readonly OfferedWayOut[]>;
}

/** Leaving a day out moves the end, and the new last days may clash in their turn. So often this is followed. */
const MOST_ROUNDS = 4;

/**
 * A new series with a way out picked for every clash: the chosen one, else the safe one. Since leaving days out brings
 * new days at the end, and those may clash too, it looks again until nothing new turns up.
 */
export async function settleSeries(
  reader: Reader,
  now: Instant,
  asked: { readonly series: NewSeries; readonly enrollmentId: string | null; readonly chosen: readonly ChosenWay[] },
): Promise<Result<SettledSeries, SeriesRefusal>> {
  const { enrollmentId, chosen } = asked;
  const bare = { ...asked.series, ways: [] };
  const first = await prepareSeries(reader, now, bare);
  if (!first.ok) return first;
  const { zone, plan } = first.value;
  const rules = await getClashRules(reader);
  const plannedCount = plan.sessions.filter(({ status }) => status === "scheduled").length;
  const bookings = new Map<string, PlannedBooking>();
  const clashes: BookingClash[] = [];
  let prepared = first.value;
  let ways: ReadonlyMap<string, readonly OfferedWayOut[]> = new Map();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const planned = await bookingsOfSeries(reader, prepared, enrollmentId);
    for (const booking of planned) if (!bookings.has(booking.key)) bookings.set(booking.key, booking);
    const question = { siteId: bare.siteId, zone, now };
    const fresh = freshOf(await listBookingClashes(reader, { ...question, planned }), clashes, rules, zone);
    if (fresh.length === 0) break;
    clashes.push(...fresh);
    const offered = await listWaysOut(reader, {
      ...question,
      planned: [...bookings.values()],
      clashes,
      rules,
      plannedCount,
      skip: (dates) => endWithout(first.value, dates),
    });
    ways = new Map([...offered].map(([id, list]) => [id, withChoice(list, chosen, id)]));
    const next = await prepareSeries(reader, now, { ...bare, ways: pickedOf(ways) });
    // A way out that cannot be carried out is not one: the plan stands as it was.
    if (!next.ok) break;
    prepared = next.value;
  }
  return done({ prepared, rules, clashes, plannedCount, ways });
}

/** What is told for the first time: another notice, or another day of a known one. */
function freshOf(
  found: readonly BookingClash[],
  known: readonly BookingClash[],
  rules: ClashRules,
  zone: Zone,
): BookingClash[] {
  const { warned, refused } = clashesUnderRules(found, rules);
  const idOf = (clash: BookingClash) => `${noticeIdOf(clash, zone)} ${clash.date}`;
  const told = new Set(known.map(idOf));
  return [...warned, ...refused].filter((clash) => !told.has(idOf(clash)));
}

function withChoice(
  offered: readonly OfferedWayOut[],
  chosen: readonly ChosenWay[],
  noticeId: string,
): OfferedWayOut[] {
  const choice = chosen.find((each) => each.noticeId === noticeId)?.way.way;
  if (!offered.some(({ way }) => way === choice)) return [...offered];
  return offered.map((each) => ({ ...each, isPicked: each.way === choice }));
}

function pickedOf(ways: SettledSeries["ways"]): WayOut[] {
  return [...ways.values()].flatMap((offered) => {
    const picked = offered.find(({ isPicked }) => isPicked);
    const way = picked === undefined ? null : parseWayOut(picked.value);
    return way === null || way.way === "anyway" ? [] : [way];
  });
}

/** Where the series ends when these days are left out; it may run on, and a series of nothing is none. */
function endWithout({ replan }: PreparedSeries, dates: readonly LocalDate[]): { endsOn: LocalDate | null } | null {
  const plan = replan([{ way: "skip", dates }]);
  return plan.ok && plan.value.sessions.length > 0 ? { endsOn: plan.value.lastDate } : null;
}
