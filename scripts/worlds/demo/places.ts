import { createAdmin } from "@/features/accounts/commands/create-admin";
import { inviteStaff } from "@/features/accounts/commands/invite";
import { acceptInvitation } from "@/features/accounts/commands/set-password";
import { foundClinic } from "@/features/programs/commands/clinic";
import { createProgram, type ProgramFields } from "@/features/programs/commands/programs";
import { createRoom } from "@/features/programs/commands/rooms";
import { createServiceType } from "@/features/programs/commands/service-types";
import { createSite } from "@/features/programs/commands/sites";
import { createTrack } from "@/features/programs/commands/tracks";
import { DEFAULT_POLICY } from "@/lib/policy/default-policy";
import { createStaff } from "@/features/staff/commands";
import type { Actor, StaffActor } from "@/lib/access/decide-access";
import type { PolicyBody } from "@/lib/standing/types";
import type { Instant } from "@/lib/time/zone";
import { ADMIN_EMAIL, STAFF, type StaffKey } from "./cast";
import { OPERATOR, type Stage } from "./stage";
import { TRACKS, type ProgramKey, type SiteKey, type TrackKey } from "./tracks";

/** What stands before anybody comes: ids by the story's own names. */
export interface Places {
  readonly sites: Readonly<Record<SiteKey, string>>;
  readonly rooms: ReadonlyMap<string, string>;
  readonly programs: Readonly<Record<ProgramKey, string>>;
  readonly tracks: ReadonlyMap<TrackKey, string>;
  readonly services: ReadonlyMap<string, string>;
  readonly staff: Readonly<Record<StaffKey, StaffActor>>;
  readonly staffById: ReadonlyMap<string, StaffActor>;
}

const SITES: readonly (readonly [SiteKey, string, string, string])[] = [
  ["worcester", "Worcester", "14 Larch Street, Worcester, MA", "508-555-0140"],
  ["quincy", "Quincy", "220 Harbor Row, Quincy, MA", "617-555-0122"],
];

const SERVICES = [
  "Check-in",
  "CBT group",
  "DBT skills",
  "Relapse prevention",
  "Process group",
  "Psychoeducation",
  "Mindfulness",
  "Skills",
  "Family education",
  "Individual counseling",
] as const;

/** The common rules: one missed day watch, two warning, three a contract, three in a row without a word a review. */
const DAYS_POLICY: PolicyBody = {
  ...DEFAULT_POLICY,
  makeUpErasesWithin: 7,
  rules: DEFAULT_POLICY.rules.filter(({ id }) => id !== "hours"),
};

const PROGRAMS: Readonly<Record<ProgramKey, Omit<ProgramFields, "siteIds"> & { at: SiteKey[]; policy: PolicyBody }>> = {
  iop: { ...fields("Adult IOP", "iop", 540, 3, 12), at: ["worcester", "quincy"], policy: DAYS_POLICY },
  // Twenty hours seated a week. Breaks are not sessions, so the minutes are those between them.
  day: { ...fields("Day program", "php", 1050, 5, 6), at: ["quincy"], policy: DAYS_POLICY },
  virtual: {
    ...fields("Virtual IOP", "iop", 540, 3, 8),
    at: ["quincy"],
    policy: { ...DEFAULT_POLICY, makeUpErasesWithin: 7 },
  },
  aftercare: { ...fields("Aftercare", "aftercare", 90, 1, 12), at: ["worcester"], policy: DAYS_POLICY },
};

function fields(
  name: string,
  level: ProgramFields["level"],
  minutesPerWeek: number,
  daysPerWeek: number,
  expectedWeeks: number,
) {
  return { name, level, minutesPerWeek, daysPerWeek, expectedWeeks };
}

/** Found the clinic, its sites, rooms, programs, tracks and service types, and let its staff in. */
export async function buildPlaces(stage: Stage, at: Instant, passwordHash: string): Promise<Places> {
  const byOperator = { by: OPERATOR, at };
  await stage.do(foundClinic, { name: "Fern Hollow", isDemo: true }, byOperator);
  await join(
    stage,
    at,
    passwordHash,
    await stage.do(createAdmin, { name: "Astrid Bellamy", email: ADMIN_EMAIL }, byOperator),
  );
  const sites = new Map<SiteKey, string>();
  for (const [key, name, address, phone] of SITES) {
    sites.set(key, (await stage.do(createSite, { name, zone: stage.zone, address, phone }, byOperator)).id);
  }
  const siteIds = { worcester: named(sites, "worcester"), quincy: named(sites, "quincy") };
  const staff = await letStaffIn(stage, at, passwordHash, siteIds);
  const byDirector = { by: staff.dana as Actor, at };
  const rooms = await buildRooms(stage, siteIds, byDirector);
  const services = new Map<string, string>();
  for (const name of SERVICES) services.set(name, (await stage.do(createServiceType, service(name), byDirector)).id);
  const family = { ...service("Family therapy"), credential: "LMFT" };
  services.set("Family therapy", (await stage.do(createServiceType, family, byDirector)).id);
  const orientation = { ...service("Orientation"), countsToHours: false, countsToStanding: false, isBillable: false };
  services.set("Orientation", (await stage.do(createServiceType, orientation, byDirector)).id);

  const programs = new Map<ProgramKey, string>();
  for (const [key, { at: where, ...program }] of Object.entries(PROGRAMS) as [ProgramKey, (typeof PROGRAMS)["iop"]][]) {
    const input = { ...program, siteIds: where.map((site) => siteIds[site]) };
    programs.set(key, (await stage.do(createProgram, input, byDirector)).id);
  }
  const tracks = new Map<TrackKey, string>();
  for (const [key, { program, site, name, band }] of Object.entries(TRACKS) as [
    TrackKey,
    (typeof TRACKS)[TrackKey],
  ][]) {
    const input = { programId: named(programs, program), siteId: siteIds[site], name, band };
    tracks.set(key, (await stage.do(createTrack, input, byDirector)).id);
  }
  return {
    sites: siteIds,
    rooms,
    programs: Object.fromEntries(programs) as Record<ProgramKey, string>,
    tracks,
    services,
    staff,
    staffById: new Map(Object.values(staff).map((actor) => [actor.staffId, actor])),
  };
}

function service(name: string) {
  return { name, countsToHours: true, countsToStanding: true, isBillable: true, credential: null };
}

async function buildRooms(stage: Stage, sites: Readonly<Record<SiteKey, string>>, when: { by: Actor; at: Instant }) {
  const rooms = new Map<string, string>();
  const add = async (site: SiteKey, name: string, capacity: number | null, joinLink: string | null = null) => {
    const input = { siteId: sites[site], name, capacity, isVirtual: joinLink !== null, joinLink };
    rooms.set(roomKey(site, name), (await stage.do(createRoom, input, when)).id);
  };
  for (const site of ["worcester", "quincy"] as const) {
    for (const [name, seats] of [
      ["Room A", 12],
      ["Room B", 12],
      ["Room C", 8],
      ["Room D", 12],
    ] as const) {
      await add(site, name, seats);
    }
    for (let office = 1; office <= 4; office++) await add(site, `Office ${office}`, 3);
    await add(site, "Online", null, `https://video.fernhollow.example/${site}`);
  }
  return rooms;
}

export function roomKey(site: SiteKey, name: string): string {
  return `${site} ${name}`;
}

async function letStaffIn(
  stage: Stage,
  at: Instant,
  passwordHash: string,
  sites: Readonly<Record<SiteKey, string>>,
): Promise<Record<StaffKey, StaffActor>> {
  const actors: [string, StaffActor][] = [];
  for (const [key, { name, title, credentials, role, site, email }] of Object.entries(STAFF)) {
    const [givenName = "", ...rest] = name.split(" ");
    const member = { givenName, familyName: rest.join(" "), title, credentials };
    const { id: staffId } = await stage.do(createStaff, member, { by: OPERATOR, at });
    const grants = [{ role, siteId: site === null ? null : sites[site] }];
    const link = await stage.do(inviteStaff, { staffId, email, grants }, { by: OPERATOR, at });
    await join(stage, at, passwordHash, link);
    actors.push([key, { kind: "staff", accountId: link.accountId, signInId: "", staffId, name, roles: grants }]);
  }
  return Object.fromEntries(actors) as Record<StaffKey, StaffActor>;
}

/** Uses the link up, so that everybody can sign in with the demo's one password. */
export async function join(
  stage: Stage,
  at: Instant,
  passwordHash: string,
  link: { readonly path: string },
): Promise<void> {
  const token = link.path.slice(link.path.lastIndexOf("/") + 1);
  await stage.do(acceptInvitation, { token, passwordHash }, { by: OPERATOR, at });
}

/** What the story calls by name and must have made before. */
export function named<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The story has no ${String(key)} yet.`);
  return value;
}
