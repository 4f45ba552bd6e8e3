import { listPrograms, listServiceTypes, listTracks } from "@/features/programs/queries/programs";
import { listRooms } from "@/features/programs/queries/sites";
import { listStaff, staffNameWithCredentials } from "@/features/staff/queries";
import { searchName } from "@/db/search-name";
import type { Reader } from "@/db/store";
import type { Named } from "@/lib/calendar-import/match-name";
import type { ProgramChoice } from "@/lib/calendar-import/map-series";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the words of a file can mean at a site. Archived things are not offered. */
export interface ImportChoices {
  readonly rooms: readonly Choice[];
  readonly staff: readonly Choice[];
  readonly serviceTypes: readonly Choice[];
  readonly programs: readonly Choice[];
  /** The same by their names alone, to be recognised by. */
  readonly known: Readonly<Record<"room" | "leader" | "serviceType" | "program", readonly Named[]>>;
  readonly virtualRooms: ReadonlySet<string>;
  /** What a choice of a program stands for. */
  readonly programOf: (value: string) => ProgramChoice | null;
}

export async function listImportChoices(reader: Reader, siteId: string): Promise<ImportChoices> {
  const rooms = await listRooms(reader, [siteId]);
  const people = await listStaff(reader);
  const types = await listServiceTypes(reader);
  const programs = await listPrograms(reader, [siteId]);
  const tracks = await listTracks(reader, [siteId]);
  const named = (rows: readonly { id: string; name: string }[]) =>
    rows.map(({ id, name }): Named => ({ id, words: searchName(name) }));
  // A track goes by its program and its own name, and by its own name alone.
  const offered = programs.flatMap(({ id, name }) => [
    ...tracks
      .filter(({ programId }) => programId === id)
      .map((track) => ({ value: track.id, label: `${name}, ${track.name}`, words: searchName(name, track.name) })),
    { value: `program:${id}`, label: `${name}, no track`, words: searchName(name) },
  ]);
  const programOfTrack = new Map(tracks.map(({ id, programId }) => [id, programId]));
  return {
    rooms: rooms.map(({ id, name }) => ({ value: id, label: name })),
    staff: people.map((member) => ({ value: member.id, label: staffNameWithCredentials(member) })),
    serviceTypes: types.map(({ id, name }) => ({ value: id, label: name })),
    programs: offered.map(({ value, label }) => ({ value, label })),
    known: {
      room: named(rooms),
      leader: people.map(({ id, givenName, familyName }) => ({ id, words: searchName(givenName, familyName) })),
      serviceType: named(types),
      program: offered.map(({ value, words }) => ({ id: value, words })),
    },
    virtualRooms: new Set(rooms.filter(({ isVirtual }) => isVirtual).map(({ id }) => id)),
    programOf: (value) => {
      if (value.startsWith("program:")) {
        const programId = value.slice("program:".length);
        return programs.some(({ id }) => id === programId) ? { programId, trackId: null } : null;
      }
      const programId = programOfTrack.get(value);
      return programId === undefined ? null : { programId, trackId: value };
    },
  };
}
