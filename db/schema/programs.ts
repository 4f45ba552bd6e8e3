import {
  checkOneOf,
  day,
  flag,
  id,
  index,
  instant,
  integer,
  json,
  primaryKey,
  ref,
  table,
  text,
  uniqueIndex,
  word,
} from "../columns";
import { sites } from "./places";

export const PROGRAM_LEVELS = ["php", "iop", "op", "aftercare"] as const;
export const BANDS = ["morning", "afternoon", "evening"] as const;

/** A level of care: its hours, days and length are defaults for a client's plan, never a limit in code. */
export const programs = table(
  "programs",
  {
    id: id(),
    name: text().notNull(),
    level: word(PROGRAM_LEVELS).notNull(),
    minutesPerWeek: integer().notNull(),
    daysPerWeek: integer().notNull(),
    expectedWeeks: integer().notNull(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [checkOneOf("programs_level", t.level, PROGRAM_LEVELS), uniqueIndex("programs_name").on(t.name)],
);

/** Where a program is offered. */
export const programSites = table(
  "program_sites",
  {
    programId: ref(() => programs.id).notNull(),
    siteId: ref(() => sites.id).notNull(),
  },
  (t) => [primaryKey({ columns: [t.programId, t.siteId] }), index("program_sites_site").on(t.siteId)],
);

/** A program's weekly block pattern in a band at a site; series belong to it. */
export const tracks = table(
  "tracks",
  {
    id: id(),
    programId: ref(() => programs.id).notNull(),
    siteId: ref(() => sites.id).notNull(),
    name: text().notNull(),
    band: word(BANDS).notNull(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [
    checkOneOf("tracks_band", t.band, BANDS),
    uniqueIndex("tracks_program_site_name").on(t.programId, t.siteId, t.name),
    index("tracks_site").on(t.siteId),
  ],
);

/** What a session is, in the clinic's own list. `credential`: what its facilitator must hold; null: nothing. */
export const serviceTypes = table(
  "service_types",
  {
    id: id(),
    name: text().notNull(),
    countsToHours: flag().notNull(),
    countsToStanding: flag().notNull(),
    isBillable: flag().notNull(),
    credential: text(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [uniqueIndex("service_types_name").on(t.name)],
);

/** A version of a program's standing policy. `body` is the policy's JSON without `version` and `from`. Never changed once stored. */
export const policyVersions = table(
  "policy_versions",
  {
    id: id(),
    programId: ref(() => programs.id).notNull(),
    version: integer().notNull(),
    from: day().notNull(),
    body: json<Record<string, unknown>>().notNull(),
    recordedAt: instant().notNull(),
    recordedBy: text().notNull(),
  },
  (t) => [
    uniqueIndex("policy_versions_program_version").on(t.programId, t.version),
    uniqueIndex("policy_versions_program_from").on(t.programId, t.from),
  ],
);

/** A version of a program's policy that is being written. It applies to nobody. One a program. */
export const policyDrafts = table(
  "policy_drafts",
  {
    id: id(),
    programId: ref(() => programs.id).notNull(),
    /** The version it started from; 0: none. */
    basedOn: integer().notNull(),
    body: json<Record<string, unknown>>().notNull(),
    updatedAt: instant().notNull(),
    updatedBy: text().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [uniqueIndex("policy_drafts_program").on(t.programId)],
);

/** One topic of the curriculum of a service type: "Triggers and cravings", the third of eight. */
export const curriculumTopics = table(
  "curriculum_topics",
  {
    id: id(),
    serviceTypeId: ref(() => serviceTypes.id).notNull(),
    position: integer().notNull(),
    title: text().notNull(),
    createdAt: instant().notNull(),
    archivedAt: instant(),
  },
  (t) => [index("curriculum_topics_service_type").on(t.serviceTypeId, t.position)],
);
