import { checkOneOf, id, index, instant, integer, json, table, text, uniqueIndex, word } from "../columns";

export const OUTBOX_STATES = ["waiting", "sent", "failed"] as const;
export const JOB_STATES = ["waiting", "running", "done", "failed"] as const;

/**
 * The audit trail. A command's entries are written in its own transaction; right after, a sealer gives them their place
 * (`seq`) and their link (`hash` over the entry and the hash before it). An entry is never changed after it is sealed.
 */
export const auditEntries = table(
  "audit_entries",
  {
    id: id(),
    at: instant().notNull(),
    /** Who: an account id, "operator", or "job:<name>". */
    actor: text().notNull(),
    actorKind: text().notNull(),
    door: text().notNull(),
    event: text().notNull(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    clientId: text(),
    siteId: text(),
    facts: json<Record<string, unknown>>().notNull(),
    seq: integer(),
    hash: text(),
  },
  (t) => [
    uniqueIndex("audit_entries_seq").on(t.seq),
    index("audit_entries_at").on(t.at),
    index("audit_entries_subject").on(t.subjectType, t.subjectId),
    index("audit_entries_client").on(t.clientId, t.at),
  ],
);

/** Mail and calls to the outside, written with the change that causes them and sent after its commit. */
export const outboxMessages = table(
  "outbox_messages",
  {
    id: id(),
    topic: text().notNull(),
    idempotencyKey: text().notNull(),
    payload: json<Record<string, unknown>>().notNull(),
    state: word(OUTBOX_STATES).notNull(),
    attempts: integer().notNull(),
    notBefore: instant().notNull(),
    createdAt: instant().notNull(),
    sentAt: instant(),
    lastError: text(),
  },
  (t) => [
    checkOneOf("outbox_messages_state", t.state, OUTBOX_STATES),
    uniqueIndex("outbox_messages_idempotency_key").on(t.idempotencyKey),
    index("outbox_messages_due").on(t.state, t.notBefore),
  ],
);

/** Work to be done once. `key` makes asking twice the same as once. */
export const jobs = table(
  "jobs",
  {
    id: id(),
    name: text().notNull(),
    key: text().notNull(),
    payload: json<Record<string, unknown>>().notNull(),
    state: word(JOB_STATES).notNull(),
    attempts: integer().notNull(),
    runAfter: instant().notNull(),
    claimedAt: instant(),
    finishedAt: instant(),
    lastError: text(),
    createdAt: instant().notNull(),
  },
  (t) => [
    checkOneOf("jobs_state", t.state, JOB_STATES),
    uniqueIndex("jobs_key").on(t.key),
    index("jobs_due").on(t.state, t.runAfter),
  ],
);

/** A record that left the clinic: who took it, what it held, why and for whom. Written before the file is made. */
export const disclosures = table(
  "disclosures",
  {
    id: id(),
    at: instant().notNull(),
    accountId: text().notNull(),
    what: text().notNull(),
    purpose: text().notNull(),
    recipient: text().notNull(),
    clientId: text(),
    filters: json<Record<string, unknown>>().notNull(),
    rows: integer(),
  },
  (t) => [index("disclosures_at").on(t.at), index("disclosures_client").on(t.clientId)],
);
