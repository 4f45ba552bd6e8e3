import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import type { BookingClash, PlannedBooking } from "@/lib/scheduling/booking-clash";
import type { ClashKind } from "@/lib/scheduling/clash-rules";
import { clashDetail } from "@/lib/scheduling/clash-detail";
import { findBookingClashes, type BookingToCheck, type FoundClash } from "@/lib/scheduling/find-booking-clashes";
import { stoodBefore } from "@/lib/scheduling/stood-before";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";
import { readClashWorld, type ClashWorldRead } from "./clash-world";

export type { BookingClash, PlannedBooking } from "@/lib/scheduling/booking-clash";

export interface ClashQuestion {
  readonly siteId: string;
  readonly zone: Zone;
  readonly now: Instant;
  readonly planned: readonly PlannedBooking[];
  /** Sessions that go by the same change: they stand in nobody's way any more. */
  readonly goneIds?: readonly string[];
  /** Only who would come: rooms, leads and closed days are somebody else's question. Left out: everything. */
  readonly about?: "everything" | "clients";
}

/**
 * Everything that the planned sessions would stand in the way of, and all that stands in theirs: one dry run over a whole
 * series, enrollment or week, also inside the transaction that makes it. As many queries for 150 sessions as for one.
 * Ordered by the planned start, then by kind. What the clinic's rules make of it, `clashesUnderRules` says.
 */
export async function listBookingClashes(reader: Reader, question: ClashQuestion): Promise<BookingClash[]> {
  if (question.planned.length === 0) return [];
  const { planned, toCheck, world } = await readBookings(reader, question);
  const all = findBookingClashes(toCheck, world);
  const found = question.about === "clients" ? all.filter(({ kind }) => OF_CLIENTS.has(kind)) : all;
  if (found.length === 0) return [];
  const names = await world.namesOf(found);
  const today = toLocal(question.now, question.zone).date;
  const byId = new Map(planned.map((booking) => [idOf(booking), booking]));
  return found.map((clash) => name(clash, { byId, names, world, today }));
}

const OF_CLIENTS: ReadonlySet<ClashKind> = new Set(["client", "capacity", "availability"]);

/** The planned sessions with everybody who would come, and what they are held against. At least one has to be planned. */
export async function readBookings(
  reader: Reader,
  question: ClashQuestion,
): Promise<{
  /** Without the clients who are expected anyway among those who come besides. */
  readonly planned: readonly PlannedBooking[];
  readonly toCheck: readonly BookingToCheck[];
  readonly world: ClashWorldRead;
}> {
  const both = await withPeople(reader, question);
  const toCheck = both.map(({ toCheck: each }) => each);
  return {
    planned: both.map(({ planned }) => planned),
    toCheck,
    world: await readClashWorld(reader, question, toCheck),
  };
}

/** A stored session is told apart by its id, so that it does not clash with itself as it stands now. */
export function idOf({ key, sessionId }: PlannedBooking): string {
  return sessionId ?? `new ${key}`;
}

/** Who would be expected: whom the roster brings on that day, and who comes besides. */
async function withPeople(
  reader: Reader,
  { planned, siteId, about }: ClashQuestion,
): Promise<{ readonly planned: PlannedBooking; readonly toCheck: BookingToCheck }[]> {
  const asked = planned.map((booking) => ({ ...booking, id: idOf(booking), seriesId: booking.seriesId ?? "" }));
  const expected = await listExpectedOfSessions(reader, asked);
  return planned.map((booking) => {
    const id = idOf(booking);
    const { date, startTime, startsAt, endsAt, roomId, capacity, serviceTypeId, facilitatorId, coFacilitatorId } =
      booking;
    const there = new Set(expected.get(id)!.map(({ clientId }) => clientId));
    const extraClientIds = (booking.extraClientIds ?? []).filter((clientId) => !there.has(clientId));
    const leads = about === "clients" ? [] : [facilitatorId, coFacilitatorId];
    const toCheck = {
      ...{ id, siteId, date, startTime, startsAt, endsAt, roomId, capacity, serviceTypeId },
      isHeldAnyway: about === "clients" || (booking.isHeldAnyway ?? false),
      staffIds: leads.filter((each) => each !== null),
      clientIds: [...new Set([...there, ...extraClientIds])],
    };
    return { planned: { ...booking, extraClientIds }, toCheck };
  });
}

function name(
  clash: FoundClash,
  {
    byId,
    names,
    world,
    today,
  }: {
    readonly byId: ReadonlyMap<string, PlannedBooking>;
    readonly names: ReadonlyMap<string, string>;
    readonly world: ClashWorldRead;
    readonly today: Parameters<typeof clashDetail>[1];
  },
): BookingClash {
  const planned = byId.get(clash.planned)!;
  const detail = clashDetail(clash, today);
  return {
    kind: clash.kind,
    whoId: clash.kind === "capacity" && clash.of === "places" ? (planned.seriesId ?? planned.key) : clash.who,
    who: clash.kind === "capacity" && clash.of === "places" ? planned.title : (names.get(clash.who) ?? ""),
    key: planned.key,
    date: planned.date,
    other: "other" in clash ? otherOf(clash.other, byId, world) : null,
    ...(clash.kind === "availability" ? { side: "window" in clash ? "client" : "staff" } : {}),
    ...(detail === null ? {} : { detail }),
    ...(stoodBefore(clash, byId, world.stored) ? { stoodBefore: true } : {}),
  };
}

function otherOf(
  id: string,
  byId: ReadonlyMap<string, PlannedBooking>,
  { others }: ClashWorldRead,
): NonNullable<BookingClash["other"]> {
  const planned = byId.get(id);
  if (planned === undefined) return others.get(id)!;
  const { seriesId, title, startsAt, endsAt } = planned;
  return { id, seriesId: seriesId ?? "", title, startsAt, endsAt };
}
