import { CLASH_KINDS, type ClashKind } from "@/lib/scheduling/clash-rules";
import { closureCovers } from "@/lib/scheduling/closure";
import { findClashes, type Booking, type Clash } from "@/lib/scheduling/find-clashes";
import type { DatedClosure } from "@/lib/scheduling/place-sessions";
import { addDays, weekdayOf, type LocalDate } from "@/lib/time/local-date";
import { minutesOfDay, type LocalTime } from "@/lib/time/local-time";
import { weekdayBit } from "@/lib/time/weekday-set";

const MINUTES_OF_A_DAY = 24 * 60;

/** A planned session with everything that can make it clash. `clientIds`: everybody who would be expected. */
export interface BookingToCheck extends Booking {
  readonly siteId: string;
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly capacity: number | null;
  readonly serviceTypeId: string;
  /** Staff hold it although a closure covers it. */
  readonly isHeldAnyway: boolean;
}

/** Weekdays (bits, Monday 1) and hours at which a client cannot come. Without times: the whole day. Wall clock of the site. */
export interface UnavailableTime {
  readonly clientId: string;
  readonly weekdays: number;
  readonly fromTime: LocalTime | null;
  readonly toTime: LocalTime | null;
  readonly from: LocalDate;
  /** The last day, included; null: it goes on. */
  readonly through: LocalDate | null;
}

/** Days on which a member of staff is away, both included. */
export interface AbsentDays {
  readonly staffId: string;
  readonly from: LocalDate;
  readonly through: LocalDate;
}

/** What planned sessions are held against. */
export interface ClashWorld {
  /** What takes place: no cancelled and no closed sessions. */
  readonly busy: readonly Booking[];
  readonly closures: readonly DatedClosure[];
  readonly unavailable: readonly UnavailableTime[];
  readonly absences: readonly AbsentDays[];
  /** Seats by room; a room without a number, and a virtual one, has no limit. */
  readonly seats: ReadonlyMap<string, number | null>;
  /** The credential that a service type asks for. */
  readonly credentialAsked: ReadonlyMap<string, string | null>;
  /** The credentials that a member of staff holds. */
  readonly credentialsHeld: ReadonlyMap<string, readonly string[]>;
}

/** `planned` and `who` are ids. */
export type FoundClash =
  | Clash
  | {
      readonly kind: "capacity";
      readonly planned: string;
      readonly who: string;
      readonly expected: number;
      readonly limit: number;
      /** What is too small: the places that staff set, or the seats of the room. */
      readonly of: "places" | "seats";
    }
  | { readonly kind: "availability"; readonly planned: string; readonly who: string; readonly window: UnavailableTime }
  | { readonly kind: "availability"; readonly planned: string; readonly who: string; readonly absence: AbsentDays }
  | { readonly kind: "closure"; readonly planned: string; readonly who: string; readonly closure: DatedClosure }
  | { readonly kind: "credential"; readonly planned: string; readonly who: string; readonly credential: string };

/**
 * All clashes of planned sessions, of all seven kinds (the clinic's rules, conflicts): the same client, facilitator or
 * room at overlapping times, more people than places or seats, a client or a lead who cannot come, a closed day, and
 * nobody who holds the credential that the service type asks for (one of two leads is enough). A planned session that a
 * closure covers would be closed, so it is in nobody's way, and clashes for the closure alone.
 *
 * Ordered by the planned start, then by kind. One sweep over the busy site; everything else looks at one day's or one
 * person's few entries.
 */
export function findBookingClashes(planned: readonly BookingToCheck[], world: ClashWorld): FoundClash[] {
  const rank = new Map<ClashKind, number>(CLASH_KINDS.map((kind, index) => [kind, index]));
  const startOf = new Map(planned.map(({ id, startsAt }) => [id, startsAt.getTime()]));
  const closuresByDate = groupBy(world.closures, ({ date }) => date);
  const windowsByClient = groupBy(world.unavailable, ({ clientId }) => clientId);
  const absencesByStaff = groupBy(world.absences, ({ staffId }) => staffId);
  const found: FoundClash[] = [];
  const takingPlace: BookingToCheck[] = [];
  for (const booking of planned) {
    const closure = booking.isHeldAnyway
      ? undefined
      : closuresByDate.get(booking.date)?.find((each) => closureCovers(each, booking));
    if (closure !== undefined) {
      found.push({ kind: "closure", planned: booking.id, who: closure.id, closure });
      continue;
    }
    takingPlace.push(booking);
    found.push(...capacityClash(booking, world));
    for (const clientId of booking.clientIds)
      for (const window of windowsByClient.get(clientId) ?? [])
        if (isUnavailable(window, booking))
          found.push({ kind: "availability", planned: booking.id, who: clientId, window });
    for (const staffId of booking.staffIds)
      for (const absence of absencesByStaff.get(staffId) ?? [])
        if (absence.from <= booking.date && booking.date <= absence.through)
          found.push({ kind: "availability", planned: booking.id, who: staffId, absence });
    found.push(...credentialClash(booking, world));
  }
  const own = new Set(planned.map(({ id }) => id));
  const others = world.busy.filter(({ id }) => !own.has(id));
  found.push(...findClashes(takingPlace, others));
  return found.sort(
    (a, b) => startOf.get(a.planned)! - startOf.get(b.planned)! || rank.get(a.kind)! - rank.get(b.kind)!,
  );
}

/** Whether a client cannot come to a session: it touches their window, if only by a minute. */
export function isUnavailable(
  window: UnavailableTime,
  session: { readonly date: LocalDate; readonly startTime: LocalTime; readonly startsAt: Date; readonly endsAt: Date },
): boolean {
  const start = minutesOfDay(session.startTime);
  const end = start + (session.endsAt.getTime() - session.startsAt.getTime()) / 60_000;
  const opens = window.fromTime === null ? 0 : minutesOfDay(window.fromTime);
  const closes = window.toTime === null ? MINUTES_OF_A_DAY : minutesOfDay(window.toTime);
  const touches = (date: LocalDate, from: number, to: number) =>
    holdsOn(window, date) && Math.max(from, opens) < Math.min(to, closes);
  if (touches(session.date, start, Math.min(end, MINUTES_OF_A_DAY))) return true;
  return end > MINUTES_OF_A_DAY && touches(addDays(session.date, 1), 0, end - MINUTES_OF_A_DAY);
}

function holdsOn({ weekdays, from, through }: UnavailableTime, date: LocalDate): boolean {
  return (weekdays & weekdayBit(weekdayOf(date))) !== 0 && from <= date && (through === null || date <= through);
}

function capacityClash({ id, roomId, capacity, clientIds }: BookingToCheck, { seats }: ClashWorld): FoundClash[] {
  const inRoom = roomId === null ? null : (seats.get(roomId) ?? null);
  const expected = clientIds.length;
  const isPlaces = capacity !== null && (inRoom === null || capacity <= inRoom);
  const limit = isPlaces ? capacity : inRoom;
  if (limit === null || expected <= limit) return [];
  return [
    { kind: "capacity", planned: id, who: isPlaces ? id : roomId!, expected, limit, of: isPlaces ? "places" : "seats" },
  ];
}

/** A session that nobody leads yet lacks a lead, not a credential. One who holds it is enough: the other may be learning. */
function credentialClash({ id, staffIds, serviceTypeId }: BookingToCheck, world: ClashWorld): FoundClash[] {
  const credential = world.credentialAsked.get(serviceTypeId) ?? null;
  const lead = staffIds[0];
  if (credential === null || lead === undefined) return [];
  if (staffIds.some((staffId) => world.credentialsHeld.get(staffId)?.includes(credential))) return [];
  return [{ kind: "credential", planned: id, who: lead, credential }];
}

function groupBy<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}
