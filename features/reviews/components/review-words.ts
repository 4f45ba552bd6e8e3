import type { Review } from "@/features/reviews/queries/reviews";
import type { Outcome } from "@/lib/reviews/review";

/** What a director can decide, as the record says it afterwards. */
export const OUTCOME_WORDS: Record<Outcome, string> = {
  continue: "goes on as before",
  contract: "goes on with a contract",
  transfer: "goes on somewhere else",
  discharge: "place ended",
};

export const STATE_WORDS: Record<Review["state"], string> = {
  open: "Being looked at",
  notice: "Notice issued",
  decided: "Waits for the signature",
  signed_off: "Signed off",
  withdrawn: "Withdrawn",
};
