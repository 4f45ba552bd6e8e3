import { addDays, daysBetween, type LocalDate } from "@/lib/time/local-date";
import { weekdaySet } from "@/lib/time/weekday-set";
import * as schema from "../schema";
import { searchName } from "../search-name";
import type { Bulk } from "./bulk";
import { idAt, type Chance } from "./chance";
import type { WorldPlaces, WorldTrack } from "./world-places";
import { SEATS, WORLD_CLIENT, WORLD_SIZES, type WorldSize } from "./world-size";

/** One client's time in a place of a track. A place is held by one client after another. */
export interface WorldStay {
  readonly clientId: string;
  readonly enrollmentId: string;
  readonly from: LocalDate;
  /** Null: in care now. */
  readonly through: LocalDate | null;
  readonly isSteady: boolean;
  /** One in forty misses as it comes; the others never twice in a fortnight. */
  readonly isAtRisk: boolean;
  /** When they last missed, in milliseconds; moves on while the weeks are filled. */
  lastMissed: number;
}

export type WorldSeat = readonly WorldStay[];

const GIVEN = [
  "Alder",
  "Birch",
  "Cedar",
  "Dune",
  "Ember",
  "Fern",
  "Grove",
  "Hazel",
  "Iris",
  "Jade",
  "Kestrel",
  "Linden",
];
const FAMILY = ["Ashdown", "Brookside", "Cliffe", "Dalewood", "Eastmere", "Fallow", "Glen", "Heath", "Ivydale", "Jura"];
const GUESTS = 8;

export interface PeopleBeginning {
  readonly size: WorldSize;
  readonly founded: Date;
  readonly firstMonday: LocalDate;
  readonly lastMonday: LocalDate;
  readonly passwordHash: string;
}

/** Fills every seat of every track, one stay after another. The seats of each group, by its id. */
export async function fillPeople(
  bulk: Bulk,
  chance: Chance,
  places: WorldPlaces,
  beginning: PeopleBeginning,
): Promise<Map<string, WorldSeat[]>> {
  const { founded } = beginning;
  const rows = {
    clients: [] as Client[],
    enrollments: [] as Enrollment[],
    phases: [] as Phase[],
    members: [] as Member[],
  };
  const seatsOf = new Map<string, WorldSeat[]>();
  let nth = 0;
  for (const [siteId, staffIds] of places.staffIds) {
    const tracks = places.tracks.filter((track) => track.siteId === siteId);
    const guests: WorldSeat[] = [];
    for (const track of tracks) {
      const isLeftOver = track.groups.length === 1;
      const seats = Array.from({ length: isLeftOver ? SEATS - GUESTS : SEATS }, (): WorldSeat => {
        const stays = staysOf(chance, beginning, nth);
        for (const stay of stays)
          addRows(rows, chance, places.programId, track, stay, founded, staffIds[nth % staffIds.length]);
        nth += 1;
        return stays;
      });
      if (isLeftOver) addGuests(rows, chance, track, guests, founded);
      else if (guests.length < GUESTS) guests.push(seats[0]!);
      for (const group of track.groups) seatsOf.set(group.id, isLeftOver ? [...seats, ...guests] : seats);
    }
  }
  await bulk.insert(schema.clients, rows.clients);
  await bulk.insert(schema.enrollments, rows.enrollments);
  await bulk.insert(schema.planPhases, rows.phases);
  await bulk.insert(schema.seriesMembers, rows.members);
  const [first] = [...seatsOf.values()][0] ?? [];
  const clientId = first?.at(-1)?.clientId;
  if (clientId !== undefined) await bulk.insert(schema.accounts, [clientAccount(chance, beginning, clientId)]);
  return seatsOf;
}

type Client = typeof schema.clients.$inferInsert;
type Enrollment = typeof schema.enrollments.$inferInsert;
type Phase = typeof schema.planPhases.$inferInsert;
type Member = typeof schema.seriesMembers.$inferInsert;

interface Rows {
  readonly clients: Client[];
  readonly enrollments: Enrollment[];
  readonly phases: Phase[];
  readonly members: Member[];
}

function clientAccount(chance: Chance, { founded, passwordHash }: PeopleBeginning, clientId: string) {
  const side = "client" as const;
  return {
    id: idAt(chance, founded),
    side,
    email: WORLD_CLIENT,
    passwordHash,
    clientId,
    createdAt: founded,
    version: 1,
  };
}

/** In a world of several stays a place is held by two and by three clients in turn. */
function staysOf(chance: Chance, { size, firstMonday, lastMonday, founded }: PeopleBeginning, nth: number): WorldSeat {
  const perPlace = WORLD_SIZES[size].clientsPerPlace;
  const count = perPlace === 1 ? 1 : nth % 2 === 0 ? Math.floor(perPlace) : Math.ceil(perPlace);
  const weeks = daysBetween(firstMonday, lastMonday) / 7 + 1;
  const length = Math.floor(weeks / count);
  return Array.from({ length: count }, (_, turn): WorldStay => {
    const from = addDays(firstMonday, 7 * length * turn);
    const through = turn === count - 1 ? null : addDays(from, 7 * length - 1);
    return {
      clientId: idAt(chance, founded),
      enrollmentId: idAt(chance, founded),
      ...{ isSteady: nth % 10 < 7, isAtRisk: nth % 40 === 39, lastMissed: 0 },
      ...{ from, through },
    };
  });
}

function addRows(
  rows: Rows,
  chance: Chance,
  programId: string,
  track: WorldTrack,
  stay: WorldStay,
  createdAt: Date,
  counselorId: string | undefined,
): void {
  const { clientId, enrollmentId, from, through } = stay;
  const { siteId } = track;
  const nth = rows.clients.length;
  const number = `EK-${String(nth + 1).padStart(5, "0")}`;
  const givenName = GIVEN[nth % GIVEN.length]!;
  const familyName = `${FAMILY[Math.floor(nth / GIVEN.length) % FAMILY.length]!} ${nth + 1}`;
  rows.clients.push({
    ...{ id: clientId, siteId, number, givenName, familyName, preferredName: null, pronouns: null, language: "en" },
    ...{ email: null, phone: "508-555-0137", prefersContactBy: "call", isSafeToLeaveMessage: true, contactNote: null },
    ...{ searchName: searchName(familyName, givenName, number), createdAt, archivedAt: null, version: 1 },
  });
  rows.enrollments.push({
    ...{ id: enrollmentId, clientId, programId, siteId, startDate: from, expectedEndDate: null },
    ...{ status: through === null ? "active" : "completed", endDate: through },
    ...{ endReason: through === null ? null : "Finished the program", counselorId: counselorId ?? null },
    ...{ createdAt, createdBy: "operator", version: 1 },
  });
  const days = track.weekdays.length;
  rows.phases.push({
    ...{ id: idAt(chance, createdAt), enrollmentId, from, through: null, trackId: track.id },
    ...{ weekdays: weekdaySet(track.weekdays), minutesPerWeek: days * 90, daysPerWeek: days, requiredKinds: [] },
    ...{ recordedAt: createdAt, recordedBy: "operator" },
  });
}

function addGuests(rows: Rows, chance: Chance, track: WorldTrack, guests: readonly WorldSeat[], at: Date): void {
  for (const { enrollmentId, from, through } of guests.flat()) {
    const recorded = { recordedAt: at, recordedBy: "operator" };
    rows.members.push({
      id: idAt(chance, at),
      seriesId: track.groups[0]!.id,
      enrollmentId,
      from,
      through,
      ...recorded,
    });
  }
}
