import {
  checkOneOf,
  day,
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
  word,
} from "../columns";
import { enrollments } from "./enrollments";
import { clients, contacts, staff } from "./people";
import { sessions } from "./scheduling";
import { sites } from "./places";

export const STANDING_LEVELS = ["good", "watch", "warning", "contract", "review"] as const;
export const CASE_STATES = ["open", "closed", "withdrawn"] as const;
export const DECISION_KINDS = ["close", "sign", "waive", "acknowledge"] as const;
export const ALERT_KINDS = ["missed_day", "standing", "hours"] as const;
export const ALERT_STATES = ["open", "acknowledged", "closed", "withdrawn"] as const;
export const OUTREACH_RESULTS = ["reached", "message", "no_answer", "wrong_number"] as const;
export const OUTREACH_CHANNELS = ["call", "text", "email", "in_person", "letter"] as const;

/** The last evaluation of an enrollment: a cache that one command rebuilds. `result` is the engine's whole output. */
export const standings = table(
  "standings",
  {
    enrollmentId: ref(() => enrollments.id).primaryKey(),
    siteId: ref(() => sites.id).notNull(),
    level: word(STANDING_LEVELS).notNull(),
    asOf: day().notNull(),
    evaluatedAt: instant().notNull(),
    weekFrom: day().notNull(),
    weekRequired: integer().notNull(),
    weekCredited: integer().notNull(),
    weekUnmarked: integer().notNull(),
    weekComing: integer().notNull(),
    isWeekReachable: flag().notNull(),
    result: json<unknown>().notNull(),
  },
  (t) => [
    checkOneOf("standings_level", t.level, STANDING_LEVELS),
    index("standings_site_level").on(t.siteId, t.level),
    index("standings_as_of").on(t.asOf),
  ],
);

/** A contract or review case: it stays until a person closes it, or is withdrawn when its cause is corrected away. */
export const standingCases = table(
  "standing_cases",
  {
    id: id(),
    enrollmentId: ref(() => enrollments.id).notNull(),
    key: text().notNull(),
    level: word(STANDING_LEVELS).notNull(),
    openedOn: day().notNull(),
    recordedAt: instant().notNull(),
    state: word(CASE_STATES).notNull(),
    closedOn: day(),
  },
  (t) => [
    checkOneOf("standing_cases_level", t.level, STANDING_LEVELS),
    checkOneOf("standing_cases_state", t.state, CASE_STATES),
    uniqueIndex("standing_cases_key").on(t.enrollmentId, t.key),
  ],
);

/** What a named person decided about a standing: close a case, sign a contract, waive a session, acknowledge a policy version. */
export const decisions = table(
  "decisions",
  {
    id: id(),
    enrollmentId: ref(() => enrollments.id).notNull(),
    kind: word(DECISION_KINDS).notNull(),
    on: day().notNull(),
    rule: text(),
    sessionId: ref(() => sessions.id),
    policyVersion: integer(),
    reason: text().notNull(),
    recordedAt: instant().notNull(),
    recordedBy: text().notNull(),
    voidedAt: instant(),
  },
  (t) => [
    checkOneOf("decisions_kind", t.kind, DECISION_KINDS),
    index("decisions_enrollment").on(t.enrollmentId),
    index("decisions_session").on(t.sessionId),
  ],
);

/**
 * Something a person must look at. One row per client-day and kind, however many sessions of the day were missed.
 * It latches: only a person closes it, or it is withdrawn when its cause is corrected away.
 */
export const alerts = table(
  "alerts",
  {
    id: id(),
    enrollmentId: ref(() => enrollments.id).notNull(),
    clientId: ref(() => clients.id).notNull(),
    siteId: ref(() => sites.id).notNull(),
    kind: word(ALERT_KINDS).notNull(),
    /** The day it is about: the missed day, the day the level rose, the Monday of the week that fell short. */
    on: day().notNull(),
    /** What opened it, so that evaluating twice opens nothing twice: a rule, a case key, or the kind itself. */
    cause: text().notNull(),
    level: word(STANDING_LEVELS).notNull(),
    state: word(ALERT_STATES).notNull(),
    openedAt: instant().notNull(),
    settledAt: instant(),
    settledBy: text(),
    /** Who works it; null: the client's primary counselor. */
    assignedToId: ref(() => staff.id),
    /** By when somebody tries next, as the last attempt left it; null: as the ladder says. */
    nextTryOn: day(),
    version: integer().notNull().default(1),
  },
  (t) => [
    checkOneOf("alerts_kind", t.kind, ALERT_KINDS),
    checkOneOf("alerts_level", t.level, STANDING_LEVELS),
    checkOneOf("alerts_state", t.state, ALERT_STATES),
    uniqueIndex("alerts_cause").on(t.enrollmentId, t.kind, t.on, t.cause),
    index("alerts_site_state").on(t.siteId, t.state, t.on),
    index("alerts_client").on(t.clientId),
    index("alerts_assigned_to").on(t.assignedToId),
  ],
);

/** Outreach: an attempt to reach a client, and its outcome. Never a clinical note. */
export const outreachAttempts = table(
  "outreach_attempts",
  {
    id: id(),
    clientId: ref(() => clients.id).notNull(),
    enrollmentId: ref(() => enrollments.id),
    alertId: ref(() => alerts.id),
    on: day().notNull(),
    at: instant().notNull(),
    channel: word(OUTREACH_CHANNELS).notNull(),
    wasReached: flag().notNull(),
    /** What came of it, in one word; null: an attempt of before these words were kept. */
    result: text().$type<(typeof OUTREACH_RESULTS)[number]>(),
    /** The person spoken with in the client's place, under a consent. */
    contactId: ref(() => contacts.id),
    nextStep: text(),
    nextOn: day(),
    note: text().notNull(),
    recordedAt: instant().notNull(),
    recordedBy: text().notNull(),
    voidedAt: instant(),
  },
  (t) => [
    checkOneOf("outreach_attempts_channel", t.channel, OUTREACH_CHANNELS),
    index("outreach_attempts_client").on(t.clientId, t.at),
    index("outreach_attempts_enrollment").on(t.enrollmentId),
    index("outreach_attempts_alert").on(t.alertId),
  ],
);

/** A step of the ladder that was taken because an alert waited too long. Each step is taken once. */
export const alertEscalations = table(
  "alert_escalations",
  {
    id: id(),
    alertId: ref(() => alerts.id).notNull(),
    step: integer().notNull(),
    at: instant().notNull(),
    toStaffId: ref(() => staff.id),
  },
  (t) => [uniqueIndex("alert_escalations_step").on(t.alertId, t.step), index("alert_escalations_to").on(t.toStaffId)],
);
