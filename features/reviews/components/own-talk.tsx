import { ButtonLink } from "@/components/button";
import { PhoneBox, PhoneSection } from "@/components/phone-shell";
import type { OwnContract, OwnReview } from "@/features/reviews/queries/own-review";
import { formatDate, formatTime } from "@/lib/time/format";
import { parseLocalTime } from "@/lib/time/local-time";
import "@/features/reviews/components/own.css";

/**
 * On the client's own page: that we would like to talk, and the plan they can agree on with us. Never a verdict, and
 * nothing that sounds like one.
 */
export function OwnTalk({ review, contract }: { review: OwnReview | null; contract: OwnContract | null }) {
  const isOffered = contract?.agreement.state === "offered" && contract.agreement.clientSignedAt === null;
  const isAgreed = contract?.agreement.state === "signed" && review === null;
  const waits = contract?.agreement.state === "offered" && contract.agreement.clientSignedAt !== null;
  return (
    <>
      {review === null ? null : (
        <PhoneSection id="talk-h" title={review.isRunning ? "A talk with us" : "What we decided"}>
          <PhoneBox pad className="own-talk">
            <p className="own-talk__h">
              {review.isRunning ? wish(review) : "We wrote down what was decided, and why."}
            </p>
            {review.isRunning ? (
              <>
                {review.meeting === null ? null : <p>{meetingWords(review)}</p>}
                <p>Nothing has been decided. You will be heard first. Your place is kept, and your sessions go on.</p>
                {review.letter !== null &&
                review.objectionThrough !== null &&
                review.objectionThrough >= review.today ? (
                  <p>{`You can tell us that you object through ${formatDate(review.objectionThrough, review.today)}.`}</p>
                ) : null}
              </>
            ) : null}
            <ButtonLink href="/me/talk" variant="primary" size="big" block>
              {review.letter === null ? "Read more" : review.isRunning ? "Read our letter" : "Read it"}
            </ButtonLink>
          </PhoneBox>
        </PhoneSection>
      )}
      {contract === null || !(isOffered || isAgreed || waits) ? null : (
        <PhoneSection id="plan-h" title="Our plan">
          <PhoneBox pad className="own-talk">
            <p className="own-talk__h">
              {isAgreed
                ? `You and ${contract.counselor ?? "we"} agreed on a plan.`
                : waits
                  ? "You signed. We sign next."
                  : `${contract.counselor ?? "We"} would like to agree on a plan with you.`}
            </p>
            {isOffered ? (
              <p>{`Come to ${contract.agreement.terms.attend} of the next ${contract.agreement.terms.of} ${contract.agreement.terms.unit}s. Here is what we do to help.`}</p>
            ) : null}
            <ButtonLink href="/me/plan" {...(isOffered ? { variant: "primary" as const } : {})} size="big" block>
              {isOffered ? "Read it and answer" : "Read the plan"}
            </ButtonLink>
          </PhoneBox>
        </PhoneSection>
      )}
    </>
  );
}

/** "Marisol and Dana would like to meet with you." */
export function wish({ people }: Pick<OwnReview, "people">): string {
  const who = people.length === 0 ? "We" : people.join(" and ");
  return `${who} would like to meet with you.`;
}

export function meetingWords({ meeting, today }: Pick<OwnReview, "meeting" | "today">): string {
  if (meeting === null) return "";
  const at = meeting.at === null ? null : parseLocalTime(meeting.at);
  return `On ${formatDate(meeting.on, today)}${at === null ? "" : ` at ${formatTime(at)}`}. You may bring somebody you trust.`;
}
