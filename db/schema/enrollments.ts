import { sql } from "drizzle-orm";
import {
  check,
  checkOneOf,
  day,
  id,
  index,
  instant,
  integer,
  json,
  ref,
  table,
  text,
  uniqueIndex,
  wallTime,
  word,
} from "../columns";
import { clients, staff } from "./people";
import { sites } from "./places";
import { programs, tracks } from "./programs";

export const ENROLLMENT_STATUSES = [
  "referred",
  "assessed",
  "waitlisted",
  "active",
  "completed",
  "discharged",
  "transferred",
  "left",
  "aftercare",
] as const;

/** How many sessions of a kind are asked in how many weeks: one individual a week, one family in two weeks. */
export interface RequiredKind {
  kind: "group" | "individual" | "family";
  sessions: number;
  weeks: number;
}

/** A client in a program over dates. "On hold" is not a status: it is a hold that covers the day. Both days included; `endDate` null: open. */
export const enrollments = table(
  "enrollments",
  {
    id: id(),
    clientId: ref(() => clients.id).notNull(),
    programId: ref(() => programs.id).notNull(),
    siteId: ref(() => sites.id).notNull(),
    status: word(ENROLLMENT_STATUSES).notNull(),
    startDate: day().notNull(),
    expectedEndDate: day(),
    endDate: day(),
    endReason: text(),
    counselorId: ref(() => staff.id),
    /** The review whose signed decision ended it: there is no other way to "discharged". */
    endReviewId: text(),
    createdAt: instant().notNull(),
    createdBy: text().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    checkOneOf("enrollments_status", t.status, ENROLLMENT_STATUSES),
    check("enrollments_span", sql`${t.endDate} is null or ${t.endDate} >= ${t.startDate}`),
    index("enrollments_client").on(t.clientId),
    index("enrollments_site_status").on(t.siteId, t.status),
    index("enrollments_program").on(t.programId, t.startDate),
    index("enrollments_counselor").on(t.counselorId),
  ],
);

/**
 * A dated part of the plan: track, weekdays and what a week asks. `weekdays` is a set of bits, Monday 1 to Sunday 64,
 * so that "who is expected on this day" is one portable condition. `through` is the day before the next phase, or null.
 */
export const planPhases = table(
  "plan_phases",
  {
    id: id(),
    enrollmentId: ref(() => enrollments.id).notNull(),
    from: day().notNull(),
    through: day(),
    trackId: ref(() => tracks.id).notNull(),
    weekdays: integer().notNull(),
    minutesPerWeek: integer().notNull(),
    daysPerWeek: integer().notNull(),
    requiredKinds: json<RequiredKind[]>().notNull(),
    recordedAt: instant().notNull(),
    recordedBy: text().notNull(),
  },
  (t) => [
    check("plan_phases_weekdays", sql`${t.weekdays} between 1 and 127`),
    check("plan_phases_minutes", sql`${t.minutesPerWeek} between 0 and 10080`),
    check("plan_phases_days", sql`${t.daysPerWeek} between 0 and 7`),
    uniqueIndex("plan_phases_enrollment_from").on(t.enrollmentId, t.from),
    index("plan_phases_track").on(t.trackId, t.from),
  ],
);

/** An approved leave, both days included; `through` null: until it is ended. A voided one never was. */
export const holds = table(
  "holds",
  {
    id: id(),
    enrollmentId: ref(() => enrollments.id).notNull(),
    from: day().notNull(),
    through: day(),
    reason: text().notNull(),
    recordedAt: instant().notNull(),
    recordedBy: text().notNull(),
    voidedAt: instant(),
  },
  (t) => [index("holds_enrollment").on(t.enrollmentId)],
);

/**
 * When a client cannot come, week by week: work, school, a ride that is not there. `weekdays` is a bit set as in plan
 * phases; without times it is the whole day. Times are the site's wall clock. A client without any can always come.
 */
export const unavailableTimes = table(
  "unavailable_times",
  {
    id: id(),
    clientId: ref(() => clients.id).notNull(),
    weekdays: integer().notNull(),
    fromTime: wallTime(),
    toTime: wallTime(),
    from: day().notNull(),
    through: day(),
    note: text(),
    recordedAt: instant().notNull(),
    recordedBy: text().notNull(),
    removedAt: instant(),
  },
  (t) => [
    check("unavailable_times_weekdays", sql`${t.weekdays} between 1 and 127`),
    index("unavailable_times_client").on(t.clientId),
  ],
);
