import { sql } from "drizzle-orm";
import {
  check,
  checkOneOf,
  flag,
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
import { enrollments } from "./enrollments";
import { clients } from "./people";
import { sessions } from "./scheduling";

export const ADDITION_KINDS = ["walk_in", "make_up", "visitor"] as const;
export const NOTICE_KINDS = ["cannot_come", "late", "leaving_early"] as const;
export const NOTICE_CHANNELS = ["phone", "text", "in_person", "app"] as const;
export const CORRECTION_STATES = ["waiting", "approved", "declined", "withdrawn"] as const;
export const REMINDER_KINDS = ["facilitator", "director", "end_of_day", "by_hand"] as const;

/**
 * Somebody on one roster who is not in the session's plan: a walk-in, a visitor from another track, a make-up. One line
 * of one session, which is what H16 calls "plus anyone marked", known before there is a mark.
 */
export const rosterAdditions = table(
  "roster_additions",
  {
    id: id(),
    sessionId: ref(() => sessions.id).notNull(),
    clientId: ref(() => clients.id).notNull(),
    enrollmentId: ref(() => enrollments.id).notNull(),
    kind: word(ADDITION_KINDS).notNull(),
    /** The missed session that it makes up for; only with "make_up". */
    makeUpForSessionId: ref(() => sessions.id),
    addedAt: instant().notNull(),
    addedBy: text().notNull(),
    removedAt: instant(),
  },
  (t) => [
    checkOneOf("roster_additions_kind", t.kind, ADDITION_KINDS),
    check("roster_additions_make_up", sql`(${t.kind} = 'make_up') = (${t.makeUpForSessionId} is not null)`),
    uniqueIndex("roster_additions_line")
      .on(t.sessionId, t.clientId)
      .where(sql`removed_at is null`),
    index("roster_additions_session").on(t.sessionId),
    index("roster_additions_client").on(t.clientId),
    index("roster_additions_enrollment").on(t.enrollmentId),
    index("roster_additions_make_up_for").on(t.makeUpForSessionId),
  ],
);

/**
 * What a client told the clinic beforehand about one session: cannot come, late, leaving early. It is no mark. Whether
 * it excuses is decided by who may (`isExcused`; null: nobody decided yet).
 */
export const absenceNotices = table(
  "absence_notices",
  {
    id: id(),
    sessionId: ref(() => sessions.id).notNull(),
    clientId: ref(() => clients.id).notNull(),
    kind: word(NOTICE_KINDS).notNull(),
    /** When they expect to come, or to leave, by the session's wall clock. */
    expectedTime: wallTime(),
    /** One of the reasons a policy may name ("medical", "transport"), or null: none given. */
    reason: text(),
    /** In the client's own words, or as the front desk took it down. Shown in an opened row only. */
    words: text(),
    /** When the clinic was told: what notice hours are counted from. */
    givenAt: instant().notNull(),
    channel: word(NOTICE_CHANNELS).notNull(),
    recordedAt: instant().notNull(),
    recordedBy: text().notNull(),
    isExcused: flag(),
    decidedAt: instant(),
    decidedBy: text(),
    withdrawnAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [
    checkOneOf("absence_notices_kind", t.kind, NOTICE_KINDS),
    checkOneOf("absence_notices_channel", t.channel, NOTICE_CHANNELS),
    uniqueIndex("absence_notices_line")
      .on(t.sessionId, t.clientId)
      .where(sql`withdrawn_at is null`),
    index("absence_notices_session").on(t.sessionId),
    index("absence_notices_client").on(t.clientId, t.givenAt),
  ],
);

/** A change of a locked mark that somebody asks for who may not make it: it waits for who may. `wanted` is the line as it was typed. */
export const correctionRequests = table(
  "correction_requests",
  {
    id: id(),
    sessionId: ref(() => sessions.id).notNull(),
    clientId: ref(() => clients.id).notNull(),
    wanted: json<Record<string, unknown>>().notNull(),
    /** The version of the line that the person was looking at. */
    seenVersion: integer().notNull(),
    reason: text().notNull(),
    state: word(CORRECTION_STATES).notNull(),
    requestedAt: instant().notNull(),
    requestedBy: text().notNull(),
    decidedAt: instant(),
    decidedBy: text(),
    answer: text(),
  },
  (t) => [
    checkOneOf("correction_requests_state", t.state, CORRECTION_STATES),
    uniqueIndex("correction_requests_waiting")
      .on(t.sessionId, t.clientId)
      .where(sql`state = 'waiting'`),
    index("correction_requests_session").on(t.sessionId),
    index("correction_requests_client").on(t.clientId),
    index("correction_requests_state_at").on(t.state, t.requestedAt),
  ],
);

/** Who was told, and when, that a roster is not taken. Each of the clock's own steps is taken once. */
export const rosterReminders = table(
  "roster_reminders",
  {
    id: id(),
    sessionId: ref(() => sessions.id).notNull(),
    kind: word(REMINDER_KINDS).notNull(),
    at: instant().notNull(),
    sentBy: text().notNull(),
    /** The staff members who were told. */
    toStaffIds: json<string[]>().notNull(),
  },
  (t) => [
    checkOneOf("roster_reminders_kind", t.kind, REMINDER_KINDS),
    uniqueIndex("roster_reminders_step")
      .on(t.sessionId, t.kind)
      .where(sql`kind <> 'by_hand'`),
    index("roster_reminders_session").on(t.sessionId, t.at),
  ],
);
