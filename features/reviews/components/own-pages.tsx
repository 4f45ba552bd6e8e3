import { PhoneBox, PhoneSection } from "@/components/phone-shell";
import { LetterPreview } from "@/features/reviews/components/letter-text";
import { ConfirmForm, DeclinePlanForm, ObjectForm, SignPlanForm } from "@/features/reviews/components/own-forms";
import { meetingWords, wish } from "@/features/reviews/components/own-talk";
import type { OwnContract, OwnReview } from "@/features/reviews/queries/own-review";
import { contractSentences } from "@/lib/reviews/contract-terms";
import { formatDate } from "@/lib/time/format";
import "@/features/reviews/components/own.css";

/** The client's side of a review: who wants to talk, the letter, how to object, the answers, what came of it. */
export function OwnReviewPage({ review }: { review: OwnReview }) {
  const { id, today, isRunning, letter, meeting, objections, objectionThrough, result, sitePhone } = review;
  return (
    <>
      {result === null ? null : <OwnResult result={result} today={today} sitePhone={sitePhone} />}
      {isRunning ? (
        <PhoneBox pad className="own-talk">
          <p className="own-talk__h">{wish(review)}</p>
          {meeting === null ? (
            <p>{`Call ${sitePhone} and we find a time that works for you.`}</p>
          ) : (
            <p>{meetingWords(review)}</p>
          )}
          <p>Nothing has been decided. Only a person can decide, after hearing you. Your sessions go on.</p>
        </PhoneBox>
      ) : null}
      {letter === null ? null : (
        <PhoneSection id="letter-h" title="Our letter">
          <PhoneBox pad>
            <LetterPreview letter={letter} />
            {isRunning && !review.hasLetterConfirmed ? <ConfirmForm reviewId={id} /> : null}
          </PhoneBox>
        </PhoneSection>
      )}
      {objections.length === 0 ? null : (
        <PhoneSection id="said-h" title="What you told us">
          {objections.map((each) => (
            <PhoneBox pad key={each.id} className="own-talk">
              <p>{`On ${formatDate(each.on, today)} you said: “${each.words}”`}</p>
              <p>
                {each.answer === null
                  ? "We will answer you. Everything waits until then."
                  : `Our answer of ${formatDate(each.answer.on, today)}: ${each.answer.text}`}
              </p>
            </PhoneBox>
          ))}
        </PhoneSection>
      )}
      {isRunning ? (
        <PhoneSection id="object-h" title="Do you object?">
          <PhoneBox pad className="own-talk">
            <p>
              {objectionThrough === null
                ? "You can say at any time that you object, and why."
                : `You can say so through ${formatDate(objectionThrough, today)}. While these days run, and until you have an answer, nothing is decided against you.`}
            </p>
            <p>{`You can also call ${sitePhone}, write to us, or come in.`}</p>
            <ObjectForm reviewId={id} />
          </PhoneBox>
        </PhoneSection>
      ) : null}
    </>
  );
}

function OwnResult({
  result,
  today,
  sitePhone,
}: {
  result: NonNullable<OwnReview["result"]>;
  today: OwnReview["today"];
  sitePhone: string;
}) {
  const { outcome, on, reason, lastDay, by, referral } = result;
  const headline = {
    continue: "You go on as before.",
    contract: "You go on, and we would like to agree on a plan with you.",
    transfer: "You go on somewhere else.",
    discharge: "Your place here comes to an end.",
  }[outcome];
  return (
    <PhoneBox pad className="own-talk">
      <p className="own-talk__h">{headline}</p>
      <p>{`${by} decided this on ${formatDate(on, today)}. Why: ${reason}`}</p>
      {lastDay === null ? null : <p>{`Your last day with us is ${formatDate(lastDay, today)}.`}</p>}
      {referral === null ? null : <p>{`Who can help you now: ${referral}`}</p>}
      <p>{`Questions, or you see it differently? Call ${sitePhone}. You can still file a grievance.`}</p>
    </PhoneBox>
  );
}

/** The plan to agree on, or the one that both agreed on. */
export function OwnPlanPage({ contract }: { contract: OwnContract }) {
  const { agreement, counselor, ownName, sitePhone } = contract;
  const { terms, id } = agreement;
  const canAnswer = agreement.state === "offered" && agreement.clientSignedAt === null;
  return (
    <>
      <PhoneBox pad className="own-talk">
        <p className="own-talk__h">
          {agreement.state === "signed"
            ? `You and ${counselor ?? "we"} agreed on a plan.`
            : canAnswer
              ? `${counselor ?? "We"} would like to agree on this plan with you.`
              : "You signed. We sign next, and then it begins."}
        </p>
        {terms.words === null ? null : <p>{terms.words}</p>}
      </PhoneBox>
      <PhoneSection id="ask-h" title="What we ask">
        <PhoneBox pad>
          <ul className="own-lines">
            {contractSentences(terms).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </PhoneBox>
      </PhoneSection>
      <PhoneSection id="help-h" title="What we do">
        <PhoneBox pad>
          {terms.help.length === 0 ? (
            <p>{`If something is in the way, call ${sitePhone}. We look for a way together.`}</p>
          ) : (
            <ul className="own-lines">
              {terms.help.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
        </PhoneBox>
      </PhoneSection>
      {canAnswer ? (
        <>
          <PhoneSection id="sign-h" title="Sign">
            <PhoneBox pad>
              <SignPlanForm agreementId={id} ownName={ownName} />
            </PhoneBox>
          </PhoneSection>
          <PhoneSection id="no-h" title="Not for you?">
            <PhoneBox pad className="own-talk">
              <p>{`That is fine. Nothing happens by itself. ${counselor ?? "We"} will talk with you about what would work.`}</p>
              <DeclinePlanForm agreementId={id} />
            </PhoneBox>
          </PhoneSection>
        </>
      ) : null}
    </>
  );
}
