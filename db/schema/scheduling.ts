import { sql } from "drizzle-orm";
import {
  check,
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
  timeZone,
  uniqueIndex,
  wallTime,
  word,
} from "../columns";
import { enrollments } from "./enrollments";
import { contacts, staff } from "./people";
import { closures, rooms, sites } from "./places";
import { curriculumTopics, programs, serviceTypes, tracks } from "./programs";

export const SESSION_KINDS = ["group", "individual", "family"] as const;
export const MODALITIES = ["in_person", "video", "audio", "hybrid"] as const;
export const SESSION_STATUSES = ["scheduled", "cancelled", "closed"] as const;
export const SESSION_ORIGINS = ["pattern", "added"] as const;

/**
 * A recurring definition. The wall clock of `zone` is its truth: `startDate` + `startTime` is DTSTART, `rule` an RRULE
 * (null: DTSTART and `rdates` alone). A series keeps its id for life, and with it its members and its sessions: when it
 * is changed "from here on", this row holds what it is from then on, and `series_parts` what it was until then.
 */
export const series = table(
  "series",
  {
    id: id(),
    siteId: ref(() => sites.id).notNull(),
    programId: ref(() => programs.id),
    trackId: ref(() => tracks.id),
    kind: word(SESSION_KINDS).notNull(),
    title: text().notNull(),
    serviceTypeId: ref(() => serviceTypes.id).notNull(),
    startDate: day().notNull(),
    startTime: wallTime().notNull(),
    durationMinutes: integer().notNull(),
    zone: timeZone().notNull(),
    rule: text(),
    exdates: json<string[]>().notNull(),
    rdates: json<string[]>().notNull(),
    /** The last local day (ended early or by its rule); null: runs on. */
    lastDate: day(),
    roomId: ref(() => rooms.id),
    facilitatorId: ref(() => staff.id),
    coFacilitatorId: ref(() => staff.id),
    capacity: integer(),
    modality: word(MODALITIES).notNull(),
    joinLink: text(),
    /** The first regular day that this row speaks for; null: the day after the last of `series_parts`, or the first day of all. */
    regularFrom: day(),
    /** Sessions exist as rows through this local day; a job moves it on. */
    materializedThrough: day().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    archivedAt: instant(),
    /** The import it came with; null: somebody planned it here. */
    importId: ref(() => calendarImports.id),
    version: integer().notNull().default(1),
  },
  (t) => [
    checkOneOf("series_kind", t.kind, SESSION_KINDS),
    checkOneOf("series_modality", t.modality, MODALITIES),
    check("series_duration", sql`${t.durationMinutes} between 5 and 1440`),
    check("series_capacity", sql`${t.capacity} is null or ${t.capacity} > 0`),
    index("series_site").on(t.siteId),
    index("series_materialized").on(t.materializedThrough),
    index("series_import").on(t.importId),
  ],
);

/**
 * What a series was for its regular places from day `from` through day `through`, both included, before it was changed
 * from a later day on. Parts of one series never overlap; the series' own row follows after the last of them.
 */
export const seriesParts = table(
  "series_parts",
  {
    id: id(),
    seriesId: ref(() => series.id).notNull(),
    from: day().notNull(),
    through: day().notNull(),
    startDate: day().notNull(),
    startTime: wallTime().notNull(),
    durationMinutes: integer().notNull(),
    rule: text(),
    exdates: json<string[]>().notNull(),
    rdates: json<string[]>().notNull(),
    roomId: ref(() => rooms.id),
    facilitatorId: ref(() => staff.id),
    coFacilitatorId: ref(() => staff.id),
    modality: word(MODALITIES).notNull(),
    joinLink: text(),
  },
  (t) => [
    checkOneOf("series_parts_modality", t.modality, MODALITIES),
    check("series_parts_span", sql`${t.through} >= ${t.from}`),
    index("series_parts_series").on(t.seriesId, t.from),
  ],
);

/** One dated session. It keeps its id for life. */
export const sessions = table(
  "sessions",
  {
    id: id(),
    seriesId: ref(() => series.id).notNull(),
    siteId: ref(() => sites.id).notNull(),
    programId: ref(() => programs.id),
    trackId: ref(() => tracks.id),
    kind: word(SESSION_KINDS).notNull(),
    title: text().notNull(),
    serviceTypeId: ref(() => serviceTypes.id).notNull(),
    origin: word(SESSION_ORIGINS).notNull(),
    date: day().notNull(),
    startTime: wallTime().notNull(),
    durationMinutes: integer().notNull(),
    zone: timeZone().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    /** Its regular place in the series: where the pattern put it, wherever staff moved it. */
    regularDate: day().notNull(),
    regularTime: wallTime().notNull(),
    /** What staff changed on this session alone; a series change leaves these as they are. */
    hasOwnTime: flag().notNull(),
    hasOwnLength: flag().notNull(),
    hasOwnRoom: flag().notNull(),
    hasOwnLead: flag().notNull(),
    roomId: ref(() => rooms.id),
    facilitatorId: ref(() => staff.id),
    coFacilitatorId: ref(() => staff.id),
    capacity: integer(),
    modality: word(MODALITIES).notNull(),
    joinLink: text(),
    status: word(SESSION_STATUSES).notNull(),
    cancelReason: text(),
    /** Staff hold it although a closure covers it, by video for instance: it is not closed (H10). Null: they do not. */
    heldAnywayAt: instant(),
    /** What it was about, from the curriculum of its service type. */
    topicId: ref(() => curriculumTopics.id),
    /** Staff said that the group did not meet (it is canceled since): nobody missed it. */
    didNotMeetAt: instant(),
    calendarUid: text().notNull(),
    sequence: integer().notNull(),
    rosterFinishedAt: instant(),
    rosterFinishedBy: text(),
    createdAt: instant().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    checkOneOf("sessions_kind", t.kind, SESSION_KINDS),
    checkOneOf("sessions_origin", t.origin, SESSION_ORIGINS),
    checkOneOf("sessions_modality", t.modality, MODALITIES),
    checkOneOf("sessions_status", t.status, SESSION_STATUSES),
    check("sessions_span", sql`${t.endsAt} > ${t.startsAt}`),
    check("sessions_cancel_reason", sql`${t.status} <> 'cancelled' or ${t.cancelReason} is not null`),
    // Never two active sessions of one series at one start.
    uniqueIndex("sessions_series_start")
      .on(t.seriesId, t.startsAt)
      .where(sql`status <> 'cancelled'`),
    uniqueIndex("sessions_calendar_uid").on(t.calendarUid),
    index("sessions_series_date").on(t.seriesId, t.date),
    index("sessions_site_date").on(t.siteId, t.date),
    index("sessions_track_date").on(t.trackId, t.date),
    index("sessions_facilitator_start").on(t.facilitatorId, t.startsAt),
    index("sessions_co_facilitator_start").on(t.coFacilitatorId, t.startsAt),
    index("sessions_room_start").on(t.roomId, t.startsAt),
    index("sessions_date").on(t.date),
  ],
);

/** Which closures cover a session: it is closed while any does. `statusBefore` is what removing the last one gives back. */
export const sessionClosures = table(
  "session_closures",
  {
    sessionId: ref(() => sessions.id).notNull(),
    closureId: ref(() => closures.id).notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.closureId] }), index("session_closures_closure").on(t.closureId)],
);

/** A client who belongs to a series by name (individual, family, or a guest in a group), from a day through a day; null: as long as enrolled. */
export const seriesMembers = table(
  "series_members",
  {
    id: id(),
    seriesId: ref(() => series.id).notNull(),
    enrollmentId: ref(() => enrollments.id).notNull(),
    from: day().notNull(),
    through: day(),
    recordedAt: instant().notNull(),
    recordedBy: text().notNull(),
  },
  (t) => [index("series_members_series").on(t.seriesId, t.from), index("series_members_enrollment").on(t.enrollmentId)],
);

/** A contact who takes part in a family series. */
export const seriesContacts = table(
  "series_contacts",
  {
    seriesId: ref(() => series.id).notNull(),
    contactId: ref(() => contacts.id).notNull(),
    recordedAt: instant().notNull(),
    recordedBy: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.seriesId, t.contactId] }), index("series_contacts_contact").on(t.contactId)],
);

/** Somebody away from work, both days included: their sessions need a substitute. */
export const staffAbsences = table(
  "staff_absences",
  {
    id: id(),
    staffId: ref(() => staff.id).notNull(),
    from: day().notNull(),
    through: day().notNull(),
    reason: text().notNull(),
    recordedAt: instant().notNull(),
    recordedBy: text().notNull(),
    withdrawnAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [
    check("staff_absences_span", sql`${t.through} >= ${t.from}`),
    index("staff_absences_staff").on(t.staffId, t.through),
    index("staff_absences_through").on(t.through),
  ],
);

export const SUBSTITUTE_STATES = ["asked", "accepted", "declined", "withdrawn"] as const;

/** One colleague asked to lead one session in another's place, and what came of it. Assigning somebody is asking and accepting at once. */
export const substituteRequests = table(
  "substitute_requests",
  {
    id: id(),
    sessionId: ref(() => sessions.id).notNull(),
    absenceId: ref(() => staffAbsences.id),
    /** Whose place it is. */
    forStaffId: ref(() => staff.id).notNull(),
    staffId: ref(() => staff.id).notNull(),
    state: word(SUBSTITUTE_STATES).notNull(),
    note: text(),
    askedAt: instant().notNull(),
    askedBy: text().notNull(),
    answeredAt: instant(),
    answeredBy: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    checkOneOf("substitute_requests_state", t.state, SUBSTITUTE_STATES),
    index("substitute_requests_session").on(t.sessionId),
    index("substitute_requests_staff").on(t.staffId, t.state),
    index("substitute_requests_absence").on(t.absenceId),
  ],
);

/** What is needed to take one change of the schedule back: rows as they were before and after it. Written and read by the scheduling feature alone. */
export interface UndoImages {
  readonly series: readonly { readonly before: unknown; readonly after: unknown }[];
  readonly parts: readonly {
    readonly seriesId: string;
    readonly before: readonly unknown[];
    readonly after: readonly unknown[];
  }[];
  readonly sessions: readonly { readonly before: unknown; readonly after: unknown }[];
  readonly ties: readonly { readonly before: readonly unknown[]; readonly after: readonly unknown[] }[];
}

/** A change of the schedule that can be taken back for a while. `summary`: what was done, in words without a client's name. */
export const scheduleChanges = table(
  "schedule_changes",
  {
    id: id(),
    siteId: ref(() => sites.id).notNull(),
    seriesId: text(),
    what: text().notNull(),
    summary: text().notNull(),
    images: json<UndoImages>().notNull(),
    madeAt: instant().notNull(),
    madeBy: text().notNull(),
    undoneAt: instant(),
    undoneBy: text(),
  },
  (t) => [index("schedule_changes_made").on(t.madeBy, t.madeAt), index("schedule_changes_series").on(t.seriesId)],
);

export const IMPORT_FORMATS = ["ics", "csv"] as const;

/** A file of sessions that was taken in, and whether it was taken back. The file itself is not kept. */
export const calendarImports = table(
  "calendar_imports",
  {
    id: id(),
    siteId: ref(() => sites.id).notNull(),
    fileName: text().notNull(),
    format: word(IMPORT_FORMATS).notNull(),
    /** Of the file's bytes: the same file is noticed when it comes again. */
    contentHash: text().notNull(),
    seriesCount: integer().notNull(),
    sessionCount: integer().notNull(),
    madeAt: instant().notNull(),
    madeBy: text().notNull(),
    undoneAt: instant(),
    undoneBy: text(),
  },
  (t) => [
    checkOneOf("calendar_imports_format", t.format, IMPORT_FORMATS),
    index("calendar_imports_site").on(t.siteId, t.madeAt),
  ],
);
