import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { DecideForm, SignOffForm } from "@/features/reviews/components/decide-forms";
import { LetterPreview } from "@/features/reviews/components/letter-text";
import {
  AnswerForm,
  DeliverForm,
  InviteForm,
  IssueForm,
  NoteForm,
  ObjectionForm,
  ReferralForm,
  TalkForm,
} from "@/features/reviews/components/review-forms";
import { OUTCOME_WORDS } from "@/features/reviews/components/review-words";
import type { Evidence } from "@/features/reviews/queries/evidence";
import { holdsAgainst } from "@/lib/reviews/decide-step";
import type { NoticeLetter } from "@/lib/reviews/notice-letter";
import { endsThePlace, isRunning } from "@/lib/reviews/review";
import { explainReviewRefusal } from "@/lib/reviews/review-refusal";
import { formatDate } from "@/lib/time/format";

const TITLES = {
  invite: "Invite to a talk",
  talk: "Record a talk",
  note: "Add a note",
  refer: "Referral",
  issue: "Issue the notice",
  deliver: "Record the delivery",
  object: "Record an objection",
  answer: "Answer the objection",
  decide: "Decide",
  sign: "Sign off",
} as const;

type FormName = keyof typeof TITLES;

/** What can be done next, or the form of what was chosen; the address says which, so it opens without scripts too. */
export function NextStepCard({
  evidence,
  open,
}: {
  evidence: Evidence & { draft: NoticeLetter | null };
  open: string | undefined;
}) {
  const { work, may } = evidence;
  const { review, facts } = work;
  if (!isRunning(review) || !facts.isCaseOpen || facts.hasLeft) return null;
  const allowed = allowedSteps(evidence);
  const form = allowed.find((each) => each === open) ?? null;
  const at = (name: FormName) => `/reviews/${review.id}?do=${name}#next`;
  const first = allowed.find((name) => ["sign", "answer", "deliver", "issue", "decide"].includes(name));
  return (
    <Card pad labelledBy="next-h" id="next" className="rv-next">
      <CardHeader id="next-h" title={form === null ? "Next" : TITLES[form]} />
      {form === null ? (
        <>
          <div className="rv-btns rv-btns--col">
            {allowed.map((name) => (
              <ButtonLink
                key={name}
                size="s"
                href={at(name)}
                {...(name === first ? { variant: "primary" as const } : {})}
              >
                {name === "issue" && facts.notice !== null ? "Issue the notice anew" : TITLES[name]}
              </ButtonLink>
            ))}
          </div>
          {may.decide ? null : <p className="muted">{`${work.directorName} decides.`}</p>}
        </>
      ) : (
        <StepForm evidence={evidence} form={form} />
      )}
    </Card>
  );
}

function allowedSteps({ work, may }: Evidence): FormName[] {
  const { facts, review } = work;
  const { notice, objections } = facts;
  const waits = objections.some(({ isAnswered }) => !isAnswered);
  const steps: FormName[] = [];
  if (may.decide && review.state === "decided") steps.push("sign");
  if (may.decide && waits) steps.push("answer");
  if (may.prepare) {
    if (notice === null) steps.push("invite", "talk", "issue");
    else steps.push(...(notice.deliveredOn === null ? (["deliver"] as const) : []), "object", "invite", "talk");
    steps.push("refer", "note");
    if (notice !== null) steps.push("issue");
  }
  if (may.decide) steps.push("decide");
  return steps;
}

function StepForm({ evidence, form }: { evidence: Evidence & { draft: NoticeLetter | null }; form: FormName }) {
  const { work, known, draft } = evidence;
  const { review, facts, today, rules, directorName } = work;
  const common = { reviewId: review.id, today, firstName: known.firstName };
  switch (form) {
    case "invite":
      return (
        <>
          <p className="muted">
            The client reads it on their own page: who would like to talk, on which day, and that nothing is decided.
          </p>
          <InviteForm {...common} />
        </>
      );
    case "talk":
      return <TalkForm {...common} />;
    case "note":
      return <NoteForm {...common} />;
    case "refer":
      return <ReferralForm {...common} />;
    case "issue":
      return (
        <>
          {draft === null ? null : (
            <details className="rv-fold">
              <summary>Read the letter first</summary>
              <LetterPreview letter={draft} />
            </details>
          )}
          <p className="muted">
            {`The client has ${rules.objectionDays} days to object. Your counsel confirms the days and the wording. Whoever issues it cannot answer the objection.`}
          </p>
          <IssueForm {...common} />
        </>
      );
    case "deliver":
      return <DeliverForm {...common} days={rules.objectionDays} mailDays={rules.mailDays} />;
    case "object":
      return <ObjectionForm {...common} />;
    case "answer": {
      const waiting = facts.objections.find(({ isAnswered }) => !isAnswered);
      const step = work.steps.find(({ id }) => id === waiting?.id);
      return step === undefined ? null : (
        <>
          <blockquote className="rv-quote">{step.note}</blockquote>
          <AnswerForm {...common} objectionId={step.id} />
        </>
      );
    }
    case "decide": {
      const held = holdsAgainst(facts, today);
      return (
        <DecideForm
          {...common}
          version={review.version}
          held={held === null ? null : sentenceOf(held)}
          hasTerms={evidence.hasTerms}
          takesOverFrom={evidence.isDirector ? null : directorName}
        />
      );
    }
    case "sign":
      return (
        <SignOffForm
          reviewId={review.id}
          version={review.version}
          ownName={evidence.ownName ?? ""}
          does={whatItDoes(evidence)}
        />
      );
  }
}

function sentenceOf(refusal: Parameters<typeof explainReviewRefusal>[0]): string {
  const said = explainReviewRefusal(refusal);
  return typeof said === "string" ? said : said.sentence;
}

/** What the signature will carry out, and what still keeps it. */
function whatItDoes({ work, known }: Evidence): string[] {
  const { facts, today } = work;
  const { decision } = facts;
  if (decision === null) return [];
  const lines = [
    `Decided: ${known.firstName} ${OUTCOME_WORDS[decision.outcome].replace("place ended", "– the place ends")}.`,
  ];
  if (!endsThePlace(decision.outcome)) {
    lines.push(
      decision.outcome === "contract"
        ? "The case is closed and a contract is offered."
        : "The case is closed. Nothing else changes.",
    );
    return lines;
  }
  const lastDay = decision.lastDay !== null && decision.lastDay > today ? decision.lastDay : today;
  lines.push(`The last day is ${formatDate(lastDay, today)}. After it no session expects them.`);
  lines.push("They read the decision, your reasons and the referral on their own page.");
  const held = holdsAgainst(facts, today);
  if (held !== null) lines.push(sentenceOf(held));
  if (!facts.hasReferral) lines.push(sentenceOf({ reason: "no_referral" }));
  return lines;
}
