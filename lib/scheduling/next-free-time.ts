import { findBookingClashes, type BookingToCheck, type ClashWorld } from "@/lib/scheduling/find-booking-clashes";
import type { LocalTime } from "@/lib/time/local-time";
import { localTimeOfMinutes, minutesOfDay } from "@/lib/time/local-time";
import { toInstant, toLocal, type Zone } from "@/lib/time/zone";

const STEP_MINUTES = 15;
const DAY_MS = 86_400_000;
/** Another time of the day does not help against these: who is expected, and who leads, stays the same all day. */
const SAME_ALL_DAY = new Set(["capacity", "credential"]);

/**
 * The next start, in quarter hours and on the same days, at which the room, the leads and every client of all these
 * bookings are free: later than now planned, else the nearest one before it. Within the hours that the site uses, in
 * minutes of the day. Null: there is none, or the bookings do not share one start.
 */
export function nextFreeTime(
  bookings: readonly BookingToCheck[],
  world: ClashWorld,
  hours: { readonly from: number; readonly to: number },
  zone: Zone,
): LocalTime | null {
  const [first] = bookings;
  if (first === undefined || bookings.some(({ startTime }) => startTime !== first.startTime)) return null;
  const start = minutesOfDay(first.startTime);
  const near = { ...world, busy: busyNear(bookings, world.busy) };
  const length = Math.max(...bookings.map(({ startsAt, endsAt }) => endsAt.getTime() - startsAt.getTime())) / 60_000;
  for (const minute of candidates(start, hours.from, hours.to - length)) {
    const time = localTimeOfMinutes(minute);
    const moved = bookings.map((booking) => startAt(booking, time, zone));
    // The spring change skips this time on one of the days.
    if (moved.some(({ startsAt }) => toLocal(startsAt, zone).time !== time)) continue;
    if (findBookingClashes(moved, near).every(({ kind }) => SAME_ALL_DAY.has(kind))) return time;
  }
  return null;
}

/** What takes place around the days that are asked about: a year of a busy site is not swept for every quarter hour. */
function busyNear(bookings: readonly BookingToCheck[], busy: ClashWorld["busy"]): ClashWorld["busy"] {
  const dayOf = (instant: Date) => Math.floor(instant.getTime() / DAY_MS);
  const days = new Set(bookings.flatMap(({ startsAt }) => [-1, 0, 1, 2].map((off) => dayOf(startsAt) + off)));
  return busy.filter(({ startsAt, endsAt }) => days.has(dayOf(startsAt)) || days.has(dayOf(endsAt)));
}

/** Later starts first, the nearest first; then earlier ones. All on the quarter hour. */
function* candidates(start: number, from: number, to: number): Generator<number> {
  const next = (Math.floor(start / STEP_MINUTES) + 1) * STEP_MINUTES;
  const before = (Math.ceil(start / STEP_MINUTES) - 1) * STEP_MINUTES;
  for (let minute = Math.max(next, from); minute <= to; minute += STEP_MINUTES) yield minute;
  for (
    let minute = Math.min(before, Math.floor(to / STEP_MINUTES) * STEP_MINUTES);
    minute >= from;
    minute -= STEP_MINUTES
  )
    yield minute;
}

function startAt(booking: BookingToCheck, startTime: LocalTime, zone: Zone): BookingToCheck {
  const startsAt = toInstant(booking.date, startTime, zone);
  const length = booking.endsAt.getTime() - booking.startsAt.getTime();
  return { ...booking, startTime, startsAt, endsAt: new Date(startsAt.getTime() + length) };
}
