import { and, eq, gt, gte, inArray, isNull, lt, lte, or } from "drizzle-orm";
import {
  clients,
  enrollments,
  rooms,
  serviceTypes,
  sessions,
  staff,
  staffAbsences,
  unavailableTimes,
} from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfEnrollments } from "@/features/enrollment/queries/expected";
import type { BookingClash, PlannedBooking } from "@/lib/scheduling/booking-clash";
import type { BookingToCheck, ClashWorld, FoundClash } from "@/lib/scheduling/find-booking-clashes";
import type { Booking } from "@/lib/scheduling/find-clashes";
import type { StoredBooking } from "@/lib/scheduling/stood-before";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { listClosuresFrom } from "@/features/closures/queries/standing-closures";

/** No session is longer than a day, so nothing that began earlier can still run. */
const LONGEST_MS = 86_400_000;

interface BusySession extends Booking {
  readonly seriesId: string;
  readonly title: string;
}

export interface ClashWorldRead extends ClashWorld {
  /** The sessions in the way, by id. */
  readonly others: ReadonlyMap<string, NonNullable<BookingClash["other"]>>;
  /** Planned sessions as they are stored now, by id. */
  readonly stored: ReadonlyMap<string, StoredBooking>;
  /** Names of whom and what clashes are about. */
  readonly namesOf: (clashes: readonly FoundClash[]) => Promise<ReadonlyMap<string, string>>;
}

interface Asked {
  readonly siteId: string;
  readonly planned: readonly PlannedBooking[];
  readonly goneIds?: readonly string[];
  readonly about?: "everything" | "clients";
}

interface Range {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** What planned sessions are held against, in as many queries whether they are one or 150. */
export async function readClashWorld(
  reader: Reader,
  { siteId, planned, goneIds, about }: Asked,
  toCheck: readonly BookingToCheck[],
): Promise<ClashWorldRead> {
  const days = toCheck.map(({ date }) => date).sort();
  const range: Range = { from: days[0]!, to: days.at(-1)! };
  const roomIds = distinct(toCheck.map(({ roomId }) => roomId));
  const staffIds = distinct(toCheck.flatMap((booking) => booking.staffIds));
  const clientIds = distinct(toCheck.flatMap((booking) => booking.clientIds));
  const gone = new Set(goneIds);
  const busy = mergeBusy([
    ...(about === "clients" ? [] : await busyByPlaceAndLead(reader, toCheck, roomIds, staffIds)),
    ...(await busyByClients(reader, clientIds, range)),
  ]).filter(({ id }) => !gone.has(id));
  const roomRows = await readByIds(roomIds, (ids) => reader.select().from(rooms).where(inArray(rooms.id, ids)));
  const staffRows = await readByIds(staffIds, (ids) => reader.select().from(staff).where(inArray(staff.id, ids)));
  const typeIds = distinct(toCheck.map(({ serviceTypeId }) => serviceTypeId));
  const types = await readByIds(typeIds, (ids) =>
    reader.select().from(serviceTypes).where(inArray(serviceTypes.id, ids)),
  );
  const standing = (await listClosuresFrom(reader, siteId, range.from)).filter(({ date }) => date <= range.to);
  const known = new Map<string, string>([
    ...roomRows.map(({ id, name }) => [id, name] as const),
    ...staffRows.map(({ id, givenName, familyName }) => [id, `${givenName} ${familyName}`] as const),
    ...standing.map(({ id, name }) => [id, name] as const),
  ]);
  return {
    busy,
    others: new Map(
      busy.map(({ id, seriesId, title, startsAt, endsAt }) => [id, { id, seriesId, title, startsAt, endsAt }]),
    ),
    stored: await readStored(reader, planned),
    closures: standing,
    unavailable: await readUnavailable(reader, clientIds, range),
    absences: await readAbsences(reader, staffIds, range),
    seats: new Map(roomRows.map(({ id, capacity }) => [id, capacity])),
    credentialAsked: new Map(types.map(({ id, credential }) => [id, credential])),
    credentialsHeld: new Map(staffRows.map(({ id, credentials }) => [id, credentials])),
    namesOf: async (clashes) => {
      const unknown = distinct(clashes.map(({ who }) => who)).filter((id) => clientIds.includes(id));
      return new Map([...known, ...(await readClientNames(reader, unknown))]);
    },
  };
}

async function busyByPlaceAndLead(
  reader: Reader,
  toCheck: readonly BookingToCheck[],
  roomIds: readonly string[],
  staffIds: readonly string[],
): Promise<BusySession[]> {
  const starts = toCheck.map(({ startsAt }) => startsAt.getTime());
  const span = and(
    // No limit of arguments: a plan may have thousands.
    gt(sessions.startsAt, new Date(starts.reduce((a, b) => Math.min(a, b)) - LONGEST_MS)),
    lt(sessions.startsAt, new Date(toCheck.reduce((last, { endsAt }) => Math.max(last, endsAt.getTime()), 0))),
  );
  if (roomIds.length === 0 && staffIds.length === 0) return [];
  // Each arm carries the span, so that both engines walk one index range per room and per lead.
  const wanted = or(
    roomIds.length === 0 ? undefined : and(inArray(sessions.roomId, [...roomIds]), span),
    staffIds.length === 0 ? undefined : and(inArray(sessions.facilitatorId, [...staffIds]), span),
    staffIds.length === 0 ? undefined : and(inArray(sessions.coFacilitatorId, [...staffIds]), span),
  );
  const rows = await reader
    .select({
      id: sessions.id,
      seriesId: sessions.seriesId,
      title: sessions.title,
      startsAt: sessions.startsAt,
      endsAt: sessions.endsAt,
      roomId: sessions.roomId,
      facilitatorId: sessions.facilitatorId,
      coFacilitatorId: sessions.coFacilitatorId,
    })
    .from(sessions)
    .where(and(wanted, eq(sessions.status, "scheduled")));
  return rows.map(({ facilitatorId, coFacilitatorId, ...row }) => ({
    ...row,
    staffIds: distinct([facilitatorId, coFacilitatorId]),
    clientIds: [],
  }));
}

async function busyByClients(reader: Reader, clientIds: readonly string[], range: Range): Promise<BusySession[]> {
  const rows = await readByIds(clientIds, (ids) =>
    reader
      .select({ id: enrollments.id, clientId: enrollments.clientId })
      .from(enrollments)
      .where(inArray(enrollments.clientId, ids)),
  );
  if (rows.length === 0) return [];
  const clientOf = new Map(rows.map(({ id, clientId }) => [id, clientId]));
  // What began the day before may still run.
  const days = { from: addDays(range.from, -1), to: addDays(range.to, 1) };
  const expected = await listExpectedOfEnrollments(reader, [...clientOf.keys()], days);
  return [...expected].flatMap(([enrollmentId, list]) =>
    list
      .filter(({ status }) => status === "scheduled")
      .map(({ id, seriesId, title, startsAt, endsAt, roomId, facilitatorId, coFacilitatorId }) => ({
        ...{ id, seriesId, title, startsAt, endsAt, roomId },
        staffIds: distinct([facilitatorId, coFacilitatorId]),
        clientIds: [clientOf.get(enrollmentId)!],
      })),
  );
}

/** One booking per session, with everybody it was found for. */
function mergeBusy(found: readonly BusySession[]): BusySession[] {
  const byId = new Map<string, BusySession>();
  const people = new Map<string, Set<string>>();
  for (const session of found) {
    byId.set(session.id, session);
    const there = people.get(session.id) ?? new Set<string>();
    for (const clientId of session.clientIds) there.add(clientId);
    people.set(session.id, there);
  }
  return [...byId.values()].map((session) => ({ ...session, clientIds: [...people.get(session.id)!] }));
}

async function readStored(
  reader: Reader,
  planned: readonly PlannedBooking[],
): Promise<ReadonlyMap<string, StoredBooking>> {
  const rows = await readByIds(distinct(planned.map(({ sessionId }) => sessionId)), (ids) =>
    reader
      .select({
        id: sessions.id,
        startsAt: sessions.startsAt,
        endsAt: sessions.endsAt,
        roomId: sessions.roomId,
        facilitatorId: sessions.facilitatorId,
        coFacilitatorId: sessions.coFacilitatorId,
        capacity: sessions.capacity,
        serviceTypeId: sessions.serviceTypeId,
        status: sessions.status,
      })
      .from(sessions)
      .where(inArray(sessions.id, ids)),
  );
  // One that is brought back stood in nobody's way before.
  return new Map(rows.filter(({ status }) => status !== "cancelled").map((row) => [row.id, row]));
}

async function readUnavailable(reader: Reader, clientIds: readonly string[], { from, to }: Range) {
  return readByIds(clientIds, (ids) =>
    reader
      .select()
      .from(unavailableTimes)
      .where(
        and(
          inArray(unavailableTimes.clientId, ids),
          isNull(unavailableTimes.removedAt),
          lte(unavailableTimes.from, addDays(to, 1)),
          or(isNull(unavailableTimes.through), gte(unavailableTimes.through, from)),
        ),
      ),
  );
}

async function readAbsences(reader: Reader, staffIds: readonly string[], { from, to }: Range) {
  return readByIds(staffIds, (ids) =>
    reader
      .select()
      .from(staffAbsences)
      .where(
        and(
          inArray(staffAbsences.staffId, ids),
          isNull(staffAbsences.withdrawnAt),
          lte(staffAbsences.from, to),
          gte(staffAbsences.through, from),
        ),
      ),
  );
}

async function readClientNames(reader: Reader, clientIds: readonly string[]): Promise<[string, string][]> {
  const rows = await readByIds(clientIds, (ids) =>
    reader
      .select({
        id: clients.id,
        givenName: clients.givenName,
        familyName: clients.familyName,
        preferredName: clients.preferredName,
      })
      .from(clients)
      .where(inArray(clients.id, ids)),
  );
  return rows.map(({ id, givenName, familyName, preferredName }) => [
    id,
    `${preferredName ?? givenName} ${familyName}`,
  ]);
}

async function readByIds<Row>(ids: readonly string[], read: (ids: string[]) => PromiseLike<Row[]>): Promise<Row[]> {
  return ids.length === 0 ? [] : read([...ids]);
}

function distinct(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}
