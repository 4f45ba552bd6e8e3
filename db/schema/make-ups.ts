import { sql } from "drizzle-orm";
import { checkOneOf, id, index, instant, integer, ref, table, text, uniqueIndex, word } from "../columns";
import { enrollments } from "./enrollments";
import { clients } from "./people";
import { sessions } from "./scheduling";

export const OFFER_STATES = ["offered", "accepted", "declined", "withdrawn", "lapsed"] as const;

/** A seat that was offered to make up for a missed session. Once accepted it is a line of that session's roster. */
export const makeUpOffers = table(
  "make_up_offers",
  {
    id: id(),
    clientId: ref(() => clients.id).notNull(),
    enrollmentId: ref(() => enrollments.id).notNull(),
    /** The session with the open seat. */
    sessionId: ref(() => sessions.id).notNull(),
    /** The missed session it would make up for. */
    forSessionId: ref(() => sessions.id).notNull(),
    state: word(OFFER_STATES).notNull(),
    offeredAt: instant().notNull(),
    offeredBy: text().notNull(),
    answeredAt: instant(),
    answeredBy: text(),
    /** Why it was withdrawn, or what an accepted one has come to: the rule's word ("no_longer_missed"). */
    reason: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    checkOneOf("make_up_offers_state", t.state, OFFER_STATES),
    uniqueIndex("make_up_offers_line")
      .on(t.sessionId, t.clientId)
      .where(sql`state in ('offered', 'accepted')`),
    index("make_up_offers_session").on(t.sessionId),
    index("make_up_offers_for_session").on(t.forSessionId),
    index("make_up_offers_client").on(t.clientId, t.offeredAt),
    index("make_up_offers_enrollment").on(t.enrollmentId),
  ],
);
