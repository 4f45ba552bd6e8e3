import { isMissed } from "../standing/outcomes";
import type { LedgerLine } from "../standing/types";
import { covers, type DateSpan } from "../roster/expected";
import type { LocalDate } from "../time/local-date";
import type { Instant } from "../time/zone";

/** Why an offer was taken back, or what an accepted one has come to. */
export const OFFER_REASONS = [
  "staff",
  "no_longer_missed",
  "taken_elsewhere",
  "hours_reached",
  "session_off",
  "left",
  "on_hold",
] as const;
export type OfferReason = (typeof OFFER_REASONS)[number];

export function offerReasonOf(text: string | null): OfferReason | null {
  return OFFER_REASONS.find((reason) => reason === text) ?? null;
}

export interface OfferToSettle {
  readonly id: string;
  readonly state: "offered" | "accepted";
  readonly reason: string | null;
  readonly forSessionId: string;
  readonly session: {
    readonly date: LocalDate;
    readonly startsAt: Instant;
    readonly status: "scheduled" | "cancelled" | "closed";
  };
  /** Of an accepted one: somebody recorded how it went. */
  readonly isMarked: boolean;
}

/** What the records say by now of the enrollment that the offers are to. */
export interface OfferFacts {
  readonly now: Instant;
  readonly enrolled: DateSpan;
  readonly holds: readonly DateSpan[];
  readonly ledger: readonly Pick<LedgerLine, "session" | "outcome" | "skipped">[];
  /** Sessions to come of which the client said that they cannot come: the ledger does not know them yet. */
  readonly awayToCome: ReadonlySet<string>;
  readonly week: DateSpan;
  /** This week needs more hours than are to come, or nearly so. */
  readonly needsHours: boolean;
  /** The last day on which a make-up erases the miss; null: it never does. */
  readonly lastDayOf: (missed: string) => LocalDate | null;
}

export interface SettledOffer {
  readonly id: string;
  readonly state: "offered" | "accepted" | "withdrawn" | "lapsed";
  readonly reason: OfferReason | null;
}

/**
 * What has become of offers and accepted make-ups, from the records alone: those whose answer no longer matters lapse
 * or are withdrawn with the reason. Somebody who accepted keeps their seat when the miss is corrected away (they plan to
 * come, and the minutes are theirs), and it is said; a seat goes only with the enrollment or a hold. Gives back changes
 * only, so settling twice is settling once.
 */
export function settleOffers(offers: readonly OfferToSettle[], facts: OfferFacts): SettledOffer[] {
  const taken = new Set(
    offers.flatMap(({ state, forSessionId, session }) =>
      state === "accepted" && session.status === "scheduled" ? [forSessionId] : [],
    ),
  );
  return offers.flatMap((offer) => {
    const next = offer.state === "accepted" ? settleAccepted(offer, facts) : settleOffered(offer, facts, taken);
    return next.state === offer.state && next.reason === offer.reason ? [] : [{ id: offer.id, ...next }];
  });
}

type Next = Pick<SettledOffer, "state" | "reason">;

function settleAccepted(offer: OfferToSettle, facts: OfferFacts): Next {
  const before: Next = { state: "accepted", reason: offerReasonOf(offer.reason) };
  if (offer.isMarked || offer.session.startsAt <= facts.now) return before;
  const gone = whyNotThere(offer, facts);
  if (gone !== null) return { state: "withdrawn", reason: gone };
  return { state: "accepted", reason: isStillMissed(offer, facts) ? null : "no_longer_missed" };
}

function settleOffered(offer: OfferToSettle, facts: OfferFacts, taken: ReadonlySet<string>): Next {
  const withdrawn = (reason: OfferReason): Next => ({ state: "withdrawn", reason });
  if (offer.session.startsAt <= facts.now) return { state: "lapsed", reason: null };
  if (offer.session.status !== "scheduled") return withdrawn("session_off");
  const gone = whyNotThere(offer, facts);
  if (gone !== null) return withdrawn(gone);
  if (!isStillMissed(offer, facts)) return withdrawn("no_longer_missed");
  if (taken.has(offer.forSessionId) || lineOf(offer, facts)?.skipped === "made-up") return withdrawn("taken_elsewhere");
  const lastDay = facts.lastDayOf(offer.forSessionId);
  const erases = lastDay !== null && offer.session.date <= lastDay;
  // Offered for the minutes alone, and the week has enough of them now.
  if (!erases && covers(facts.week, offer.session.date) && !facts.needsHours) return withdrawn("hours_reached");
  return { state: "offered", reason: null };
}

function whyNotThere({ session }: OfferToSettle, { enrolled, holds }: OfferFacts): OfferReason | null {
  if (!covers(enrolled, session.date)) return "left";
  return holds.some((hold) => covers(hold, session.date)) ? "on_hold" : null;
}

const NOT_A_MISS: readonly LedgerLine["skipped"][] = ["cancelled", "inactive", "waived", "make-up"];

/** Is the session that the offer is for still on record as missed, and does the miss still matter? */
function isStillMissed(offer: OfferToSettle, facts: OfferFacts): boolean {
  const line = lineOf(offer, facts);
  return line === undefined ? facts.awayToCome.has(offer.forSessionId) : isOpenMiss(line);
}

/** A line of the ledger that a make-up may make up for: missed, and not left out for a reason of its own. */
export function isOpenMiss({ outcome, skipped }: Pick<LedgerLine, "outcome" | "skipped">): boolean {
  return outcome !== null && isMissed(outcome) && !NOT_A_MISS.includes(skipped);
}

function lineOf({ forSessionId }: OfferToSettle, { ledger }: OfferFacts) {
  return ledger.find(({ session }) => session === forSessionId);
}
