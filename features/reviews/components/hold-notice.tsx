import { Notice } from "@/components/notice";
import { OUTCOME_WORDS } from "@/features/reviews/components/review-words";
import type { Evidence } from "@/features/reviews/queries/evidence";
import { holdsAgainst } from "@/lib/reviews/decide-step";
import { formatDate } from "@/lib/time/format";
import { addDays } from "@/lib/time/local-date";

/** Where the review stands, in a sentence: what holds everything, or what came of it. */
export function HoldNotice({ evidence }: { evidence: Evidence }) {
  const { work, known } = evidence;
  const { review, facts, today, steps } = work;
  const { firstName } = known;
  const kept = `${firstName} keeps the place and is expected as before.`;
  if (review.state === "signed_off") {
    const title =
      review.outcome === null
        ? "Signed off."
        : `Signed off: ${firstName} ${OUTCOME_WORDS[review.outcome].replace("place ended", "– the place ended")}.`;
    return (
      <Notice tone="good" title={title} className="rv-hold">
        {review.outcomeReason}
      </Notice>
    );
  }
  if (review.state === "withdrawn") {
    return (
      <Notice title="Withdrawn. Nothing of it can be signed." className="rv-hold">
        {steps.at(-1)?.note}
      </Notice>
    );
  }
  const held = holdsAgainst(facts, today);
  const waits = facts.objections.some(({ isAnswered }) => !isAnswered);
  if (waits) {
    return (
      <Notice tone="warning" title="An objection waits for an answer." className="rv-hold">
        {`Everything waits until it is answered. ${kept}`}
      </Notice>
    );
  }
  if (held?.reason === "time_to_object") {
    return (
      <Notice
        tone="warning"
        title={`The time to object runs through ${formatDate(held.through, today)}.`}
        className="rv-hold"
      >
        {`Nothing is decided against ${firstName} before ${formatDate(addDays(held.through, 1), today)}. ${kept}`}
      </Notice>
    );
  }
  if (review.state === "decided" && review.outcome !== null) {
    return (
      <Notice title={`Decided: ${OUTCOME_WORDS[review.outcome]}. It waits for the signature.`} className="rv-hold">
        {`Until it is signed nothing changes. ${kept}`}
      </Notice>
    );
  }
  if (held?.reason === "not_delivered") {
    return (
      <Notice title="The notice was issued and is not delivered yet." className="rv-hold">
        {`The time to object begins with the delivery. ${kept}`}
      </Notice>
    );
  }
  return (
    <Notice title={`${work.directorName} decides, and nothing is decided yet.`} className="rv-hold">
      {held?.reason === "no_notice"
        ? `A place ends only after a letter with the reasons and time to object. ${kept}`
        : kept}
    </Notice>
  );
}
