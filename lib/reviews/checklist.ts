import { isRunning, type ReviewFacts } from "@/lib/reviews/review";
import { formatDate } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";

/** One line of what the rule asks. `needed`: nobody's place may end without it. */
export interface ChecklistLine {
  readonly key: string;
  readonly state: "done" | "waits" | "open";
  readonly isNeeded: boolean;
  readonly title: string;
  readonly detail: string;
}

export interface ChecklistFacts {
  readonly review: ReviewFacts;
  readonly today: LocalDate;
  readonly attempts: number;
  readonly reached: number;
  readonly waysTried: number;
  readonly metOn: LocalDate | null;
  readonly makeUpsOffered: number;
  readonly hasContractTerms: boolean;
  readonly wasContractOffered: boolean;
}

/** What the rule asks before anybody's place ends, line by line, with where it stands. */
export function reviewChecklist(facts: ChecklistFacts): ChecklistLine[] {
  const { review, today } = facts;
  const { notice, objections } = review;
  const open = objections.filter(({ isAnswered }) => !isAnswered).length;
  const through = notice?.objectionThrough ?? null;
  const isOver = through !== null && today > through;
  return [
    line("tried", facts.attempts > 0, false, "Tried to reach them", triedDetail(facts)),
    line("met", facts.metOn !== null, false, "Heard them", heardDetail(facts)),
    line("help", facts.makeUpsOffered > 0 || facts.wasContractOffered, false, "Offered a way back", offerDetail(facts)),
    line(
      "notice",
      notice !== null,
      true,
      "Notice with the reasons",
      notice === null ? "No letter was issued." : `Issued on ${formatDate(notice.issuedOn, today)}.`,
    ),
    line(
      "delivered",
      notice?.deliveredOn != null,
      true,
      "Delivered",
      notice?.deliveredOn == null ? "Not yet." : `On ${formatDate(notice.deliveredOn, today)}.`,
    ),
    {
      key: "time",
      state: isOver ? "done" : through === null ? "open" : "waits",
      isNeeded: true,
      title: "Time to object",
      detail:
        through === null
          ? "Begins with the delivery."
          : isOver
            ? `Over since ${formatDate(through, today)}.`
            : `Through ${formatDate(through, today)}. Everything waits until then.`,
    },
    {
      key: "objections",
      state: open > 0 ? "waits" : objections.length > 0 || isOver ? "done" : "open",
      isNeeded: true,
      title: "Objections answered",
      detail: objectionDetail(objections.length, open),
    },
    line(
      "referral",
      review.hasReferral,
      true,
      "Referral, or why there is none",
      review.hasReferral ? "Recorded." : "Nobody is named who can help instead.",
    ),
    {
      key: "decided",
      state: review.state === "signed_off" ? "done" : review.state === "decided" ? "waits" : "open",
      isNeeded: true,
      title: "Decided and signed, by name",
      detail:
        review.state === "signed_off"
          ? "Signed."
          : review.state === "decided"
            ? "Decided, and waits for the signature."
            : isRunning(review)
              ? "Nothing is decided."
              : "Nothing was decided.",
    },
  ];
}

function line(key: string, isDone: boolean, isNeeded: boolean, title: string, detail: string): ChecklistLine {
  return { key, state: isDone ? "done" : "open", isNeeded, title, detail };
}

function triedDetail({ attempts, reached, waysTried }: ChecklistFacts): string {
  if (attempts === 0) return "No attempt is on record.";
  const times = attempts === 1 ? "1 attempt" : `${attempts} attempts`;
  const ways = waysTried === 1 ? "1 way" : `${waysTried} ways`;
  return `${times} in ${ways}, ${reached === 0 ? "none" : reached} reached.`;
}

function heardDetail({ metOn, today }: ChecklistFacts): string {
  return metOn === null ? "No talk is recorded." : `On ${formatDate(metOn, today)}.`;
}

function offerDetail({ makeUpsOffered, hasContractTerms, wasContractOffered }: ChecklistFacts): string {
  const makeUps =
    makeUpsOffered === 0
      ? "No make-up was offered"
      : makeUpsOffered === 1
        ? "1 make-up was offered"
        : `${makeUpsOffered} make-ups were offered`;
  const contract = wasContractOffered
    ? "a contract was offered"
    : hasContractTerms
      ? "no contract was offered"
      : "the policy has no contract";
  return `${makeUps}, ${contract}.`;
}

function objectionDetail(all: number, open: number): string {
  if (all === 0) return "None came in.";
  if (open === 0) return all === 1 ? "1 came in and was answered." : `${all} came in, all answered.`;
  return open === 1 ? "1 waits for an answer." : `${open} wait for an answer.`;
}
