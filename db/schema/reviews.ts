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
  word,
} from "../columns";
import { enrollments } from "./enrollments";
import { clients, staff } from "./people";
import { sites } from "./places";
import { decisions } from "./standing";

export const REVIEW_STATES = ["open", "notice", "decided", "signed_off", "withdrawn"] as const;
export const REVIEW_OUTCOMES = ["continue", "contract", "transfer", "discharge"] as const;
export const REVIEW_STEPS = [
  "opened",
  "note",
  "met",
  "notice_issued",
  "notice_delivered",
  "objection_received",
  "objection_answered",
  "referral",
  "decided",
  "signed_off",
  "withdrawn",
] as const;

/**
 * A named director looks at whether somebody can stay. It holds everything until they decide: nothing in it happens by
 * itself. The row is where it stands; `review_steps` is how it came there, dated and never changed.
 */
export const reviews = table(
  "reviews",
  {
    id: id(),
    enrollmentId: ref(() => enrollments.id).notNull(),
    clientId: ref(() => clients.id).notNull(),
    siteId: ref(() => sites.id).notNull(),
    /** The case that asked for it: "rule@day". */
    caseKey: text().notNull(),
    state: word(REVIEW_STATES).notNull(),
    openedAt: instant().notNull(),
    openedBy: text().notNull(),
    /** The director who is asked to decide, by name. */
    directorId: ref(() => staff.id).notNull(),
    noticeIssuedOn: day(),
    /** The last day of the time to object; nothing is decided against the client before it is over. */
    objectionThrough: day(),
    outcome: word(REVIEW_OUTCOMES),
    outcomeReason: text(),
    decidedAt: instant(),
    decidedById: ref(() => staff.id),
    signedOffAt: instant(),
    signedOffById: ref(() => staff.id),
    version: integer().notNull().default(1),
  },
  (t) => [
    checkOneOf("reviews_state", t.state, REVIEW_STATES),
    checkOneOf("reviews_outcome", t.outcome, REVIEW_OUTCOMES),
    // Somebody leaves by review only after a notice, by a named decision, over a named signature.
    check(
      "reviews_discharge",
      sql`${t.state} <> 'signed_off' or ${t.outcome} is null or ${t.outcome} <> 'discharge' or
        (${t.noticeIssuedOn} is not null and ${t.decidedById} is not null and ${t.signedOffById} is not null)`,
    ),
    uniqueIndex("reviews_running")
      .on(t.enrollmentId)
      .where(sql`state in ('open', 'notice', 'decided')`),
    index("reviews_enrollment").on(t.enrollmentId),
    index("reviews_client").on(t.clientId),
    index("reviews_site_state").on(t.siteId, t.state),
    index("reviews_director").on(t.directorId),
  ],
);

/** One dated step of a review. Never changed or deleted. */
export const reviewSteps = table(
  "review_steps",
  {
    id: id(),
    reviewId: ref(() => reviews.id).notNull(),
    /** The how-manieth step it is: two of one instant keep their order. */
    place: integer().notNull(),
    kind: word(REVIEW_STEPS).notNull(),
    on: day().notNull(),
    at: instant().notNull(),
    recordedBy: text().notNull(),
    note: text().notNull(),
    facts: json<Record<string, unknown>>().notNull(),
  },
  (t) => [
    checkOneOf("review_steps_kind", t.kind, REVIEW_STEPS),
    uniqueIndex("review_steps_place").on(t.reviewId, t.place),
  ],
);

/**
 * An attendance contract on paper or screen: its terms as they were shown, who offered it, who signed. It runs, for
 * standing, from the `sign` decision it leads to, when both have signed.
 */
export const contractAgreements = table(
  "contract_agreements",
  {
    id: id(),
    enrollmentId: ref(() => enrollments.id).notNull(),
    clientId: ref(() => clients.id).notNull(),
    siteId: ref(() => sites.id).notNull(),
    /** "Attend 5 of the next 6 days", with the version it comes from and what the clinic agreed to do. */
    terms: json<Record<string, unknown>>().notNull(),
    offeredAt: instant().notNull(),
    offeredBy: text().notNull(),
    staffSignedAt: instant(),
    staffSignedById: ref(() => staff.id),
    clientSignedAt: instant(),
    /** The name as the client wrote it. */
    clientSignedName: text(),
    /** The account that signed, or the staff member's that took the signature on paper. */
    clientSignedBy: text(),
    declinedAt: instant(),
    declinedNote: text(),
    withdrawnAt: instant(),
    decisionId: ref(() => decisions.id),
    version: integer().notNull().default(1),
  },
  (t) => [
    uniqueIndex("contract_agreements_waiting")
      .on(t.enrollmentId)
      .where(sql`decision_id is null and declined_at is null and withdrawn_at is null`),
    index("contract_agreements_enrollment").on(t.enrollmentId),
    index("contract_agreements_client").on(t.clientId),
    index("contract_agreements_decision").on(t.decisionId),
  ],
);
