import type { ClashKind } from "@/lib/scheduling/clash-rules";
import type { Instant } from "@/lib/time/zone";

/** What two sessions at the same time can be in each other's way for. */
export type PairKind = Extract<ClashKind, "client" | "facilitator" | "room">;

/** Something that takes people and a room for a stretch of time. Only what takes place belongs here: no cancelled and no closed sessions. */
export interface Booking {
  /** The session's id; for one that is only planned, any key of its own. */
  readonly id: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly roomId: string | null;
  readonly staffIds: readonly string[];
  readonly clientIds: readonly string[];
}

/** `who` (a client, a staff member or a room, by id) is asked for by the planned booking and by another at overlapping times. */
export interface Clash {
  readonly kind: PairKind;
  readonly who: string;
  readonly planned: string;
  readonly other: string;
}

/**
 * All clashes that the planned bookings would bring, among themselves and with the `busy` ones: the same client,
 * facilitator or room at overlapping times (the clinic's rules, conflicts). One that ends at the minute the other
 * starts is no clash. A busy booking with the id of a planned one is that session as it stands now, so it does not
 * clash with its own next state. Ordered by the planned start, then client, facilitator, room.
 *
 * One sweep in the order of starts, so a year of a series against a busy site costs a sort and little more.
 */
export function findClashes(planned: readonly Booking[], busy: readonly Booking[]): Clash[] {
  const plannedIds = new Set(planned.map(({ id }) => id));
  const all = [...planned, ...busy.filter(({ id }) => !plannedIds.has(id))];
  all.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());

  const found: { clash: Clash; at: number }[] = [];
  let running: Booking[] = [];
  for (const booking of all) {
    const start = booking.startsAt.getTime();
    running = running.filter((earlier) => earlier.endsAt.getTime() > start);
    for (const earlier of running) {
      const [first, second] = plannedIds.has(earlier.id) ? [earlier, booking] : [booking, earlier];
      if (plannedIds.has(first.id)) found.push(...clashesOfPair(first, second));
    }
    running.push(booking);
  }
  return found.sort((a, b) => a.at - b.at || ORDER[a.clash.kind] - ORDER[b.clash.kind]).map(({ clash }) => clash);
}

const ORDER: Record<PairKind, number> = { client: 0, facilitator: 1, room: 2 };

function clashesOfPair(planned: Booking, other: Booking): { clash: Clash; at: number }[] {
  const at = planned.startsAt.getTime();
  const clash = (kind: PairKind, who: string) => ({ clash: { kind, who, planned: planned.id, other: other.id }, at });
  return [
    ...shared(planned.clientIds, other.clientIds).map((who) => clash("client", who)),
    ...shared(planned.staffIds, other.staffIds).map((who) => clash("facilitator", who)),
    ...(planned.roomId !== null && planned.roomId === other.roomId ? [clash("room", planned.roomId)] : []),
  ];
}

function shared(some: readonly string[], others: readonly string[]): string[] {
  return some.length === 0 || others.length === 0 ? [] : some.filter((one) => others.includes(one));
}
