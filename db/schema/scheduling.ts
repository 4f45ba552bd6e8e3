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
import { programs, serviceTypes, tracks } from "./programs";

export const SESSION_KINDS = ["group", "individual", "family"] as const;
export const MODALITIES = ["in_person", "video", "audio", "hybrid"] as const;
export const SESSION_STATUSES = ["scheduled", "cancelled", "closed"] as const;
export const SESSION_ORIGINS = ["pattern", "added"] as const;

/**
 * A recurring definition. The wall clock of `zone` is its truth: `startDate` + `startTime` is DTSTART, `rule` an RRULE
 * (null: DTSTART and `rdates` alone). When a series is split, the later part names the first one as its `lineageId`.
 */
export const series = table(
  "series",
  {
    id: id(),
    lineageId: text().notNull(),
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
    /** Sessions exist as rows through this local day; a job moves it on. */
    materializedThrough: day().notNull(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    archivedAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [
    checkOneOf("series_kind", t.kind, SESSION_KINDS),
    checkOneOf("series_modality", t.modality, MODALITIES),
    check("series_duration", sql`${t.durationMinutes} between 5 and 1440`),
    check("series_capacity", sql`${t.capacity} is null or ${t.capacity} > 0`),
    index("series_lineage").on(t.lineageId),
    index("series_site").on(t.siteId),
    index("series_materialized").on(t.materializedThrough),
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
