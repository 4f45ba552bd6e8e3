import type { LocalDate } from "@/lib/time/local-date";

export type ReviewState = "open" | "notice" | "decided" | "signed_off" | "withdrawn";

export const OUTCOMES = ["continue", "contract", "transfer", "discharge"] as const;

/** What a director can decide. */
export type Outcome = (typeof OUTCOMES)[number];

/** Outcomes that end somebody's place: only these need the notice, the time to object and a referral. */
export type EndingOutcome = Extract<Outcome, "transfer" | "discharge">;

export function endsThePlace(outcome: Outcome): outcome is EndingOutcome {
  return outcome === "transfer" || outcome === "discharge";
}

/** What a review has come to, as far as its rules look at it. Days are the site's. */
export interface ReviewFacts {
  readonly reviewId: string;
  readonly state: ReviewState;
  /** The director who is asked to decide. */
  readonly directorId: string;
  /** Is a review case of this enrollment still open? When the facts took it away there is nothing to decide. */
  readonly isCaseOpen: boolean;
  /** Has the enrollment ended by another way already? */
  readonly hasLeft: boolean;
  /** The notice that was issued last. */
  readonly notice: {
    readonly issuedOn: LocalDate;
    readonly issuedById: string;
    readonly deliveredOn: LocalDate | null;
    /** The last day of the time to object; null: it does not run yet. */
    readonly objectionThrough: LocalDate | null;
  } | null;
  readonly objections: readonly { readonly id: string; readonly isAnswered: boolean }[];
  /** Somebody elsewhere who can help, or why there is nobody. */
  readonly hasReferral: boolean;
  readonly decision: {
    readonly outcome: Outcome;
    readonly decidedById: string;
    readonly reason: string;
    readonly lastDay: LocalDate | null;
  } | null;
}

/** Does it still wait for people? */
export function isRunning({ state }: Pick<ReviewFacts, "state">): boolean {
  return state === "open" || state === "notice" || state === "decided";
}
