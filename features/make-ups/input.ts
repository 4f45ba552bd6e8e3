import { z } from "zod";
import { VISITOR_RULES } from "@/lib/roster/decide-addition";
import { idInput, listOf, localTimeInput, oneOf, wholeNumber } from "@/server/doors/inputs";

const MOST_SEATS = 20;
const MOST_PAIRS = 5000;

export const offerInput = z.object({ enrollmentId: idInput, sessionIds: listOf(idInput, MOST_SEATS) });

export const answerOfferInput = z.object({
  offerId: idInput,
  answer: oneOf(["accept", "decline"], "Say yes or no."),
});

export const withdrawOfferInput = z.object({ offerId: idInput });

/** Pairs of service types, "missed>offered", as the ticked boxes send them. */
export const makeUpRulesInput = z.object({
  seenVersion: wholeNumber(1, 1_000_000_000),
  weekday: oneOf(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]),
  time: localTimeInput,
  visitors: oneOf(VISITOR_RULES),
  pairs: listOf(z.string().regex(/^[0-9a-z]{26}>[0-9a-z]{26}$/), MOST_PAIRS),
});
