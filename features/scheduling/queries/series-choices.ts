import { and, asc, eq, gte, inArray, isNull, or } from "drizzle-orm";
import { clients, enrollments, programs } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listPrograms, listServiceTypes, listTracks } from "@/features/programs/queries/programs";
import { listRooms } from "@/features/programs/queries/sites";
import { listStaff, staffNameWithCredentials } from "@/features/staff/queries";
import type { LocalDate } from "@/lib/time/local-date";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the form of a new series offers at a site. Archived things are not offered. */
export interface SeriesChoices {
  readonly rooms: readonly Choice[];
  readonly staff: readonly Choice[];
  /** Tracks under their program, and each program as a whole. */
  readonly tracks: readonly { readonly group: string; readonly options: readonly Choice[] }[];
  readonly serviceTypes: readonly (Choice & { readonly countsToHours: boolean })[];
  readonly enrollments: readonly Choice[];
}

export async function listSeriesChoices(reader: Reader, siteId: string, today: LocalDate): Promise<SeriesChoices> {
  const rooms = await listRooms(reader, [siteId]);
  const people = await listStaff(reader);
  const offered = await listPrograms(reader, [siteId]);
  const tracks = await listTracks(reader, [siteId]);
  const types = await listServiceTypes(reader);
  return {
    rooms: rooms.map(({ id, name, capacity, isVirtual }) => ({
      value: id,
      label: isVirtual ? `${name}, virtual` : capacity === null ? name : `${name}, seats ${capacity}`,
    })),
    staff: people.map((member) => ({ value: member.id, label: staffNameWithCredentials(member) })),
    tracks: offered.map(({ id, name }) => ({
      group: name,
      options: [
        ...tracks
          .filter(({ programId }) => programId === id)
          .map((track) => ({ value: track.id, label: `${name}, ${track.name}` })),
        { value: `program:${id}`, label: `${name}, no track` },
      ],
    })),
    serviceTypes: types.map(({ id, name, countsToHours }) => ({ value: id, label: name, countsToHours })),
    enrollments: await listEnrolledChoices(reader, siteId, today),
  };
}

/** The clients who are here, by name, with their number: two may share a name. */
async function listEnrolledChoices(reader: Reader, siteId: string, today: LocalDate): Promise<Choice[]> {
  const rows = await reader
    .select({
      id: enrollments.id,
      number: clients.number,
      givenName: clients.givenName,
      familyName: clients.familyName,
      preferredName: clients.preferredName,
      program: programs.name,
    })
    .from(enrollments)
    .innerJoin(clients, eq(clients.id, enrollments.clientId))
    .innerJoin(programs, eq(programs.id, enrollments.programId))
    .where(
      and(
        eq(enrollments.siteId, siteId),
        inArray(enrollments.status, ["active", "aftercare"]),
        or(isNull(enrollments.endDate), gte(enrollments.endDate, today)),
      ),
    )
    .orderBy(asc(clients.searchName), asc(enrollments.id));
  return rows.map(({ id, number, givenName, familyName, preferredName, program }) => ({
    value: id,
    label: `${preferredName ?? givenName} ${familyName}, ${number}, ${program}`,
  }));
}
