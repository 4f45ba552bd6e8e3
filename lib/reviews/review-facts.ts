import { OUTCOMES, type ReviewFacts, type ReviewState } from "@/lib/reviews/review";
import { parseLocalDate, type LocalDate } from "@/lib/time/local-date";

/** A step as it is on record: what happened, on which day, by whom. The order of the list is the order of the steps. */
export interface StepOnRecord {
  readonly id: string;
  readonly kind: string;
  readonly on: LocalDate;
  readonly recordedBy: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface ReviewOnRecord {
  readonly id: string;
  readonly state: ReviewState;
  readonly directorId: string;
  readonly objectionThrough: LocalDate | null;
}

/**
 * What a review has come to, read from its steps. Only the letter issued last counts, with what was delivered of it; a
 * letter about a case that is gone counts no more, for its reasons were others.
 */
export function reviewFactsOf(
  review: ReviewOnRecord,
  steps: readonly StepOnRecord[],
  { isCaseOpen, hasLeft }: { readonly isCaseOpen: boolean; readonly hasLeft: boolean },
): ReviewFacts {
  const turn = steps.findLastIndex(({ kind, facts }) => kind === "note" && facts.about === "case");
  const issued = steps.slice(turn + 1).findLast(({ kind }) => kind === "notice_issued");
  const since = issued === undefined ? [] : steps.slice(steps.indexOf(issued));
  const delivered = since.find(({ kind }) => kind === "notice_delivered");
  const answered = new Set(
    steps.filter(({ kind }) => kind === "objection_answered").map(({ facts }) => facts.objectionId),
  );
  return {
    reviewId: review.id,
    state: review.state,
    directorId: review.directorId,
    isCaseOpen,
    hasLeft,
    notice:
      issued === undefined
        ? null
        : {
            issuedOn: issued.on,
            issuedById: issued.recordedBy,
            deliveredOn: delivered?.on ?? null,
            objectionThrough: delivered === undefined ? null : review.objectionThrough,
          },
    objections: steps
      .filter(({ kind }) => kind === "objection_received")
      .map(({ id }) => ({ id, isAnswered: answered.has(id) })),
    hasReferral: steps.some(({ kind }) => kind === "referral"),
    decision: review.state === "decided" ? decisionOf(steps.findLast(({ kind }) => kind === "decided")) : null,
  };
}

function decisionOf(step: StepOnRecord | undefined): ReviewFacts["decision"] {
  if (step === undefined) return null;
  const { outcome, reason, lastDay } = step.facts;
  const known = OUTCOMES.find((each) => each === outcome);
  if (known === undefined) return null;
  return {
    outcome: known,
    decidedById: step.recordedBy,
    reason: typeof reason === "string" ? reason : "",
    lastDay: typeof lastDay === "string" ? parseLocalDate(lastDay) : null,
  };
}
