import { and, eq, gte, inArray, lte } from "drizzle-orm";
import { sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listRooms } from "@/features/programs/queries/sites";
import type { BookingClash, PlannedBooking } from "@/lib/scheduling/booking-clash";
import { noticeIdOf } from "@/lib/scheduling/clash-notices";
import type { ClashRules } from "@/lib/scheduling/clash-rules";
import type { BookingToCheck, ClashWorld } from "@/lib/scheduling/find-booking-clashes";
import { nextFreeTime } from "@/lib/scheduling/next-free-time";
import { offerWaysOut } from "@/lib/scheduling/offer-ways-out";
import type { OfferedWayOut } from "@/lib/scheduling/ways-out";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { minutesOfDay } from "@/lib/time/local-time";
import { toLocal } from "@/lib/time/zone";
import { idOf, readBookings, type ClashQuestion } from "./booking-clashes";

export interface WaysOutQuestion extends ClashQuestion {
  /** What `listBookingClashes` found for these planned sessions. */
  readonly clashes: readonly BookingClash[];
  readonly rules: ClashRules;
  /** How many sessions are planned in all, for "on 2 of 24 dates". */
  readonly plannedCount: number;
  /** Whether these days may be left out, and where the plan then ends (null: nowhere). Left out: skipping is not offered. */
  readonly skip?: (dates: readonly LocalDate[]) => { readonly endsOn: LocalDate | null } | null;
}

/** Over how long a time back the hours count in which a site is used. */
const USED_HOURS_DAYS = 28;
/** More sessions than this are given another time by changing the time of the whole series, not day by day. */
const MOST_RETIMED = 30;

/**
 * At most three ways out of each notice, by `noticeIdOf`; a notice with nothing to choose is not in the list. The same
 * few queries however many notices there are.
 */
export async function listWaysOut(
  reader: Reader,
  question: WaysOutQuestion,
): Promise<ReadonlyMap<string, readonly OfferedWayOut[]>> {
  const { clashes, rules, zone, siteId, plannedCount, skip } = question;
  if (clashes.length === 0) return new Map();
  const today = toLocal(question.now, zone).date;
  const dates = new Set(clashes.map(({ date }) => date));
  const planned = question.planned.filter(({ date }) => dates.has(date));
  const { toCheck, world } = await readBookings(reader, { ...question, planned });
  const rooms = await readRooms(reader, question, [...dates], new Set(planned.map(idOf)));
  const hours = await readUsedHours(reader, siteId, [...dates], toCheck);
  const byKey = new Map(planned.map((booking, index) => [booking.key, { booking, toCheck: toCheck[index]! }]));
  const freeTimes = new Map<string, ReturnType<typeof nextFreeTime>>();
  const timeFor = (keys: readonly string[]) => {
    const id = keys.join();
    if (!freeTimes.has(id)) freeTimes.set(id, findTime(keys));
    return freeTimes.get(id)!;
  };
  const findTime = (keys: readonly string[]) => {
    const moving = new Set(keys);
    const rest = planned.filter(({ key }) => !moving.has(key)).map(({ key }) => byKey.get(key)!.toCheck);
    const around: ClashWorld = { ...world, busy: [...withoutPlanned(world.busy, planned), ...rest] };
    return nextFreeTime(
      keys.map((key) => byKey.get(key)!.toCheck),
      around,
      hours,
      zone,
    );
  };
  const groups = new Map<string, BookingClash[]>();
  for (const clash of clashes)
    groups.set(noticeIdOf(clash, zone), [...(groups.get(noticeIdOf(clash, zone)) ?? []), clash]);
  const offered = [...groups].map(([id, group]) => {
    const [clash] = group as [BookingClash];
    const keys = [...new Set(group.map(({ key }) => key))].filter((key) => byKey.has(key));
    const concerned = keys.map((key) => byKey.get(key)!);
    const days = [...new Set(group.map(({ date }) => date))].sort();
    const isOfHour =
      !["capacity", "credential"].includes(clash.kind) && clash.side !== "staff" && keys.length <= MOST_RETIMED;
    const ways = offerWaysOut({
      kind: clash.kind,
      rule: rules[clash.kind],
      who: clash.who,
      dates: days,
      plannedCount,
      today,
      room: isOfRoom(clash) ? rooms.instead(concerned, planned) : null,
      startTime: isOfHour ? timeFor(keys) : null,
      skip: clash.kind !== "credential" && days.length < plannedCount ? (skip?.(days) ?? null) : null,
    });
    return [id, ways] as const;
  });
  return new Map(offered.filter(([, ways]) => ways.length > 0));
}

/** A room that is taken, or too small: another one would do. */
function isOfRoom({ kind, detail }: BookingClash): boolean {
  return kind === "room" || (kind === "capacity" && /seats?$/.test(detail ?? ""));
}

function withoutPlanned(busy: ClashWorld["busy"], planned: readonly PlannedBooking[]): ClashWorld["busy"] {
  const own = new Set(planned.map(idOf));
  return busy.filter(({ id }) => !own.has(id));
}

interface Concerned {
  readonly booking: PlannedBooking;
  readonly toCheck: BookingToCheck;
}

/** The site's rooms with what takes place in them on these days. */
async function readRooms(
  reader: Reader,
  { siteId, goneIds = [] }: ClashQuestion,
  dates: readonly LocalDate[],
  plannedIds: ReadonlySet<string>,
) {
  const rooms = await listRooms(reader, [siteId]);
  const gone = new Set(goneIds);
  const rows = await reader
    .select({ id: sessions.id, roomId: sessions.roomId, startsAt: sessions.startsAt, endsAt: sessions.endsAt })
    .from(sessions)
    .where(and(eq(sessions.siteId, siteId), inArray(sessions.date, [...dates]), eq(sessions.status, "scheduled")));
  const taken = rows.filter(({ id }) => !gone.has(id) && !plannedIds.has(id));
  return {
    /** Another room of the same sort that is free at all these times and large enough: the smallest such, by name. */
    instead(concerned: readonly Concerned[], planned: readonly PlannedBooking[]) {
      const booked = rooms.find(({ id }) => id === concerned[0]?.booking.roomId);
      if (booked === undefined) return null;
      const needed = Math.max(
        ...concerned.map(({ booking, toCheck }) => Math.max(booking.capacity ?? 0, toCheck.clientIds.length)),
      );
      const own = new Set(concerned.map(({ booking }) => booking.key));
      const others = [...taken, ...planned.filter(({ key }) => !own.has(key))];
      const isFree = (roomId: string) =>
        concerned.every(
          ({ booking }) =>
            !others.some(
              (other) => other.roomId === roomId && other.startsAt < booking.endsAt && booking.startsAt < other.endsAt,
            ),
        );
      const fitting = rooms
        .filter(({ id }) => id !== booked.id)
        .filter(({ isVirtual, joinLink }) => isVirtual === booked.isVirtual && (!isVirtual || joinLink !== null))
        .filter(({ capacity }) => capacity === null || capacity >= needed)
        .filter(({ id }) => isFree(id))
        .sort((a, b) => (a.capacity ?? Infinity) - (b.capacity ?? Infinity) || (a.name < b.name ? -1 : 1));
      const room = fitting[0];
      return room === undefined ? null : { id: room.id, name: room.name, seats: room.capacity };
    },
  };
}

/** From the earliest start to the latest end at the site, in minutes of the day, around these days. */
async function readUsedHours(
  reader: Reader,
  siteId: string,
  dates: readonly LocalDate[],
  planned: readonly BookingToCheck[],
): Promise<{ from: number; to: number }> {
  const sorted = [...dates].sort();
  const rows = await reader
    .selectDistinct({ startTime: sessions.startTime, minutes: sessions.durationMinutes })
    .from(sessions)
    .where(
      and(
        eq(sessions.siteId, siteId),
        gte(sessions.date, addDays(sorted[0]!, -USED_HOURS_DAYS)),
        lte(sessions.date, sorted.at(-1)!),
      ),
    );
  const used = [
    ...rows,
    ...planned.map(({ startTime, startsAt, endsAt }) => ({
      startTime,
      minutes: (endsAt.getTime() - startsAt.getTime()) / 60_000,
    })),
  ];
  return {
    from: Math.min(...used.map(({ startTime }) => minutesOfDay(startTime))),
    to: Math.min(24 * 60, Math.max(...used.map(({ startTime, minutes }) => minutesOfDay(startTime) + minutes))),
  };
}
