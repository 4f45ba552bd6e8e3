import { ButtonLink } from "@/components/button";
import { Card, CardHeader } from "@/components/card";
import { Icon } from "@/components/icon";
import { Meter } from "@/components/meter";
import { Notice } from "@/components/notice";
import {
  CloseCaseForm,
  OfferForm,
  OpenReviewForm,
  PaperForm,
  SettleOfferForm,
  SignForm,
} from "@/features/reviews/components/case-forms";
import { OUTCOME_WORDS, STATE_WORDS } from "@/features/reviews/components/review-words";
import type { CaseView } from "@/features/reviews/queries/case-view";
import { askSentence, progressSentence } from "@/lib/reviews/contract-terms";
import { formatDate } from "@/lib/time/format";
import { toLocal } from "@/lib/time/zone";
import "@/features/reviews/components/reviews.css";

const FORMS = ["offer", "sign", "paper", "declined", "withdrawn", "review", "close"] as const;
type FormName = (typeof FORMS)[number];

/** What waits for a person on this chart, how far a contract has come, and the next step. Null when there is nothing to say. */
export function CaseCard({ view, open }: { view: CaseView | null; open: string | undefined }) {
  if (view === null) return null;
  const { cases, contract, agreement, review, past } = view;
  const level = cases.some((each) => each.level === "review") || review !== null ? "review" : "contract";
  const isQuiet = cases.length === 0 && review === null && agreement === null && contract === null && past.length === 0;
  if (isQuiet) return null;
  const form = FORMS.find((each) => each === open) ?? null;
  return (
    <Card pad labelledBy="case-h" className="rv-case" id="case">
      <CardHeader id="case-h" title={titleOf(view)} />
      {cases.length > 0 || review !== null ? (
        <p className={`rv-case__l is-${level}`}>
          <Icon name={level === "review" ? "s-review" : "s-contract"} />
          <span>{openWords(view)}</span>
        </p>
      ) : null}
      <ContractPart view={view} />
      {form === null ? <CaseButtons view={view} /> : <CaseForm view={view} form={form} />}
      {past.length === 0 ? null : (
        <ul className="rv-past">
          {past.slice(0, 3).map((each) => (
            <li key={each.id}>
              <a className="link" href={`/reviews/${each.id}`}>
                {each.outcome !== null && each.state === "signed_off"
                  ? `Review: ${OUTCOME_WORDS[each.outcome]}`
                  : `Review: ${STATE_WORDS[each.state]}`}
              </a>
              <small>{formatDate(toLocal(each.openedAt, view.zone).date, view.today)}</small>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function titleOf({ cases, review, agreement, contract }: CaseView): string {
  if (review !== null || cases.some(({ level }) => level === "review")) return "Review";
  return cases.length > 0 || agreement !== null || contract !== null ? "Contract" : "Reviews";
}

function openWords({ cases, review, today, zone, contract }: CaseView): string {
  if (review !== null) {
    return `Under review since ${formatDate(toLocal(review.openedAt, zone).date, today)}. ${review.directorName} decides, with notice first.`;
  }
  const waiting = cases.find(({ level }) => level === "review") ?? cases[0];
  if (waiting === undefined) return "";
  const since = formatDate(waiting.openedOn, today);
  if (waiting.level === "review") return `Since ${since} a person must decide. Nothing happens without notice.`;
  return contract?.state === "running" ? `Asked for on ${since}.` : `Since ${since} a contract is to be agreed.`;
}

function ContractPart({ view }: { view: CaseView }) {
  const { contract, agreement, declined, terms, today, zone } = view;
  return (
    <>
      {contract === null || (contract.state !== "running" && agreement?.state === "offered") ? null : (
        <div className="rv-prog">
          <p>
            <b>{`${contract.attended} of ${contract.of}`}</b>{" "}
            {contract.state === "running" ? "attended so far" : "attended"}
          </p>
          <Meter
            label={`${contract.attended} of ${contract.of} attended, ${contract.attend} needed`}
            max={contract.of}
            done={contract.attended}
            short={contract.missed}
            required={contract.attend}
          />
          <p className="muted">{progressSentence(contract, today)}</p>
        </div>
      )}
      {agreement === null ? null : (
        <div className="rv-terms">
          {agreement.state === "offered" ? (
            <p>
              <b>{askSentence(agreement.terms)}</b>{" "}
              {`Offered on ${formatDate(toLocal(agreement.offeredAt, zone).date, today)}.`}
            </p>
          ) : null}
          {agreement.terms.help.length === 0 ? null : (
            <ul className="rv-dots">
              {agreement.terms.help.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
          {agreement.state === "offered" ? (
            <ul className="rv-ticks">
              <Tick isDone={agreement.staffSignedAt !== null}>
                {agreement.staffSignedAt === null
                  ? "Not signed by the clinic"
                  : `Signed by ${agreement.signedByName ?? ""}`}
              </Tick>
              <Tick isDone={agreement.clientSignedAt !== null}>
                {agreement.clientSignedAt === null
                  ? "Not signed by the client"
                  : `Signed by ${agreement.clientSignedName ?? ""}`}
              </Tick>
            </ul>
          ) : null}
        </div>
      )}
      {declined === null ? null : (
        <Notice title="The client did not want the last offer.">
          {declined.declinedNote === null ? "They gave no reason." : `“${declined.declinedNote}”`} Talk about what would
          work, and offer another.
        </Notice>
      )}
      {terms === null || contract?.state === "running" ? null : (
        <p className="muted">{`The policy’s contract: ${askSentence(terms).toLowerCase()} Version ${terms.policyVersion}.`}</p>
      )}
    </>
  );
}

function Tick({ isDone, children }: { isDone: boolean; children: string }) {
  return (
    <li className={isDone ? "is-done" : ""}>
      <Icon name={isDone ? "check" : "clock"} size="s" />
      <span>{children}</span>
    </li>
  );
}

function CaseButtons({ view }: { view: CaseView }) {
  const { cases, review, agreement, terms, contract, may, clientId, hasLeft } = view;
  const at = (form: FormName) => `/clients/${clientId}?case=${form}#case`;
  const hasReview = cases.some(({ level }) => level === "review");
  const isOnTable = agreement?.state === "offered";
  const canClose = may.close && review === null && cases.length > 0;
  return (
    <div className="rv-btns">
      {review === null ? null : (
        <ButtonLink size="s" variant="primary" href={`/reviews/${review.id}`} iconEnd="chev">
          Open the review
        </ButtonLink>
      )}
      {review === null && hasReview && may.prepare && !hasLeft ? (
        <ButtonLink size="s" variant="primary" href={at("review")}>
          Open a review
        </ButtonLink>
      ) : null}
      {isOnTable && may.offer ? (
        <>
          {agreement.staffSignedAt === null ? (
            <ButtonLink size="s" variant="primary" href={at("sign")}>
              Sign
            </ButtonLink>
          ) : null}
          {agreement.clientSignedAt === null ? (
            <ButtonLink size="s" href={at("paper")}>
              Signed on paper
            </ButtonLink>
          ) : null}
          <ButtonLink size="s" href={at("declined")}>
            Declined
          </ButtonLink>
          <ButtonLink size="s" variant="ghost" href={at("withdrawn")}>
            Take back
          </ButtonLink>
        </>
      ) : null}
      {!isOnTable && terms !== null && contract?.state !== "running" && may.offer && review === null && !hasLeft ? (
        <ButtonLink size="s" variant={hasReview ? "default" : "primary"} href={at("offer")}>
          Offer a contract
        </ButtonLink>
      ) : null}
      {agreement !== null && may.offer ? (
        <ButtonLink size="s" icon="print" href={`/contracts/${agreement.id}`}>
          Print
        </ButtonLink>
      ) : null}
      {canClose ? (
        <ButtonLink size="s" variant="ghost" href={at("close")}>
          Close the case
        </ButtonLink>
      ) : null}
    </div>
  );
}

function CaseForm({ view, form }: { view: CaseView; form: FormName }) {
  const { agreement, cases, enrollmentId, clientId, today, directors, ownName } = view;
  const backHref = `/clients/${clientId}`;
  const [first] = cases.toSorted((one, other) => (one.level < other.level ? 1 : -1));
  if (form === "offer") return <OfferForm enrollmentId={enrollmentId} backHref={backHref} />;
  if (form === "review") return <OpenReviewForm {...{ enrollmentId, directors, backHref }} />;
  if (form === "close") {
    return first === undefined ? null : <CloseCaseForm {...{ enrollmentId, caseKey: first.key, backHref }} />;
  }
  if (agreement?.state !== "offered") return null;
  const agreementId = agreement.id;
  if (form === "sign") return <SignForm {...{ agreementId, ownName: ownName ?? "", backHref }} />;
  if (form === "paper") return <PaperForm {...{ agreementId, today, backHref }} />;
  return <SettleOfferForm {...{ agreementId, as: form, backHref }} />;
}
