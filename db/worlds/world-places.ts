import { localDate, WEEKDAYS, type LocalDate, type Weekday } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import type { Zone } from "@/lib/time/zone";
import * as schema from "../schema";
import { searchName } from "../search-name";
import type { Bulk } from "./bulk";
import { idAt, type Chance } from "./chance";
import {
  GROUPS_PER_TRACK,
  TRACKS_PER_SITE,
  WORLD_DIRECTOR,
  WORLD_SIZES,
  WORLD_ZONE,
  type WorldSize,
} from "./world-size";

/** One weekly group. */
export interface WorldGroup {
  readonly id: string;
  readonly siteId: string;
  readonly trackId: string;
  readonly title: string;
  readonly serviceTypeId: string;
  readonly weekday: Weekday;
  readonly startTime: ReturnType<typeof localTime>;
  readonly roomId: string;
  readonly facilitatorId: string;
  readonly facilitatorAccountId: string;
}

/** A track with its groups; the last one of a site is a single group with guests. */
export interface WorldTrack {
  readonly id: string;
  readonly siteId: string;
  readonly weekdays: readonly Weekday[];
  readonly groups: readonly WorldGroup[];
}

export interface WorldPlaces {
  readonly programId: string;
  readonly staffIds: ReadonlyMap<string, readonly string[]>;
  readonly tracks: readonly WorldTrack[];
}

export const MINUTES = 90;
const DAYS: readonly (readonly Weekday[])[] = [
  ["MO", "WE", "FR"],
  ["TU", "TH", "SA"],
];
const TIMES = ["09:00", "10:45", "13:00", "14:45", "17:30", "19:15"].map((text) => localTime(text));
const TITLES = ["Relapse prevention", "CBT skills", "DBT skills", "Process group", "Mindfulness", "Early recovery"];
const STAFF_PER_SITE = 10;

export interface WorldBeginning {
  readonly size: WorldSize;
  readonly founded: Date;
  /** The Monday of the first week. */
  readonly firstMonday: LocalDate;
  readonly through: LocalDate;
  /** The standing policy of the program, as JSON. */
  readonly policy: Record<string, unknown>;
  readonly passwordHash: string;
}

/** The clinic, its sites, rooms, staff, tracks and series. */
export async function fillPlaces(bulk: Bulk, chance: Chance, beginning: WorldBeginning): Promise<WorldPlaces> {
  const { founded, policy, size } = beginning;
  const id = () => idAt(chance, founded);
  const createdAt = founded;
  await bulk.insert(schema.clinics, [
    {
      ...{ id: id(), name: `World ${size}`, isDemo: true, createdAt, version: 1 },
      ...{ afternoonFrom: localTime("12:00"), eveningFrom: localTime("17:00"), lockAfterBusinessDays: 5 },
      nextClientNumber: 100_000,
    },
  ]);
  const sites = Array.from({ length: WORLD_SIZES[size].sites }, (_, at) => ({
    ...{ id: id(), name: `Site ${at + 1}`, zone: WORLD_ZONE as Zone, createdAt, version: 1 },
    ...{ address: `${at + 1} Main Street`, phone: "508-555-0100" },
  }));
  await bulk.insert(schema.sites, sites);
  const programId = id();
  const program = { name: "Adult IOP", level: "iop", minutesPerWeek: 270, daysPerWeek: 3, expectedWeeks: 26 } as const;
  await bulk.insert(schema.programs, [{ id: programId, ...program, createdAt, version: 1 }]);
  await bulk.insert(
    schema.programSites,
    sites.map((site) => ({ programId, siteId: site.id })),
  );
  const recorded = { recordedAt: founded, recordedBy: "operator" };
  const from = localDate("2020-01-01");
  await bulk.insert(schema.policyVersions, [{ id: id(), programId, version: 1, from, body: policy, ...recorded }]);
  const types = TITLES.map((name) => ({
    ...{ id: id(), name, countsToHours: true, countsToStanding: true, isBillable: true, credential: null },
    ...{ createdAt, version: 1 },
  }));
  await bulk.insert(schema.serviceTypes, types);
  const typeIds = types.map((type) => type.id);
  const staffIds = new Map<string, string[]>();
  const tracks: WorldTrack[] = [];
  for (const [index, site] of sites.entries()) {
    const people = await fillStaff(bulk, id, index, createdAt, beginning.passwordHash);
    staffIds.set(
      site.id,
      people.map((person) => person.staffId),
    );
    tracks.push(...(await fillTracks(bulk, id, site.id, { programId, typeIds, people }, beginning)));
  }
  return { programId, staffIds, tracks };
}

interface Lead {
  readonly staffId: string;
  readonly accountId: string;
}

async function fillStaff(
  bulk: Bulk,
  id: () => string,
  site: number,
  createdAt: Date,
  passwordHash: string,
): Promise<Lead[]> {
  const leads = Array.from({ length: STAFF_PER_SITE }, () => ({ staffId: id(), accountId: id() }));
  await bulk.insert(
    schema.staff,
    leads.map(({ staffId }, at) => {
      const givenName = `Lead ${at + 1}`;
      const familyName = `of Site ${site + 1}`;
      const name = { givenName, familyName, searchName: searchName(givenName, familyName) };
      return { id: staffId, ...name, title: "Counselor", credentials: ["LMHC"], createdAt, version: 1 };
    }),
  );
  // The first lead of the first site is the director, who may sign in.
  const isDirector = (at: number) => site === 0 && at === 0;
  await bulk.insert(
    schema.accounts,
    leads.map(({ staffId, accountId }, at) => ({
      ...{ id: accountId, side: "staff" as const, staffId, createdAt, version: 1 },
      email: isDirector(at) ? WORLD_DIRECTOR : `lead${at}.site${site}@world.example`,
      passwordHash: isDirector(at) ? passwordHash : null,
    })),
  );
  await bulk.insert(
    schema.accountRoles,
    leads.map(({ accountId }, at) => ({
      ...{ id: id(), accountId, siteId: null },
      role: isDirector(at) ? ("director" as const) : ("clinician" as const),
    })),
  );
  return leads;
}

async function fillTracks(
  bulk: Bulk,
  id: () => string,
  siteId: string,
  { programId, typeIds, people }: { programId: string; typeIds: readonly string[]; people: readonly Lead[] },
  { founded: createdAt, firstMonday, through }: WorldBeginning,
): Promise<WorldTrack[]> {
  const rooms = ["A", "B", "C"].map((letter) => ({
    ...{ id: id(), siteId, name: `Room ${letter}`, capacity: 14, isVirtual: false, joinLink: null },
    ...{ createdAt, version: 1 },
  }));
  await bulk.insert(schema.rooms, rooms);
  const tracks = Array.from({ length: TRACKS_PER_SITE + 1 }, (_, nth): WorldTrack => {
    const isLeftOver = nth === TRACKS_PER_SITE;
    // Seventeen tracks fill one half of the week, sixteen the other.
    const weekdays = isLeftOver ? (["SU"] as const) : DAYS[nth < 17 ? 0 : 1]!;
    const place = nth < 17 ? nth : nth - 17;
    const trackId = id();
    const groups = weekdays.slice(0, isLeftOver ? 1 : GROUPS_PER_TRACK).map((weekday, at): WorldGroup => {
      const lead = people[(nth + at) % people.length]!;
      const type = (nth + at) % TITLES.length;
      return {
        ...{ id: id(), siteId, trackId, weekday, title: TITLES[type]!, serviceTypeId: typeIds[type]! },
        startTime: isLeftOver ? TIMES[1]! : TIMES[place % TIMES.length]!,
        roomId: rooms[Math.floor(place / TIMES.length) % rooms.length]!.id,
        facilitatorId: lead.staffId,
        facilitatorAccountId: lead.accountId,
      };
    });
    return { id: trackId, siteId, weekdays, groups };
  });
  await bulk.insert(
    schema.tracks,
    tracks.map(({ id: trackId, groups }, nth) => {
      const start = groups[0]!.startTime;
      const band = start < "12:00" ? "morning" : start < "17:00" ? "afternoon" : "evening";
      return {
        id: trackId,
        programId,
        siteId,
        name: `Track ${nth + 1}`,
        band: band as "morning",
        createdAt,
        version: 1,
      };
    }),
  );
  await bulk.insert(
    schema.series,
    tracks.flatMap(({ groups }) =>
      groups.map((group) => ({
        ...common(group, programId),
        ...{ id: group.id, startDate: dayIn(firstMonday, group.weekday), exdates: [], rdates: [] },
        ...{ rule: `FREQ=WEEKLY;BYDAY=${group.weekday}`, lastDate: null, materializedThrough: through },
        ...{ createdAt, createdBy: "operator", archivedAt: null, version: 1 },
      })),
    ),
  );
  return tracks;
}

/** What a series and its sessions have in common. */
export function common(group: WorldGroup, programId: string) {
  const { siteId, trackId, title, serviceTypeId, startTime, roomId, facilitatorId } = group;
  return {
    ...{ siteId, trackId, title, serviceTypeId, startTime, roomId, facilitatorId, programId },
    ...{ kind: "group" as const, durationMinutes: MINUTES, zone: WORLD_ZONE as Zone, coFacilitatorId: null },
    ...{ capacity: 14, modality: "in_person" as const, joinLink: null },
  };
}

/** The day of a week that begins on this Monday. */
export function dayIn(monday: LocalDate, weekday: Weekday): LocalDate {
  const at = new Date(`${monday}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + WEEKDAYS.indexOf(weekday));
  return localDate(at.toISOString().slice(0, 10));
}
