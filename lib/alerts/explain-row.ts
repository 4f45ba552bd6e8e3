import { formatDate, formatMinutes } from "../time/format";
import type { LocalDate } from "../time/local-date";
import type { PolicyBody, Reason, Rule, Standing } from "../standing/types";
import { attemptsSoFar, missedWords, type CountedAttempt } from "./attempt-words";
import { explainCall, speakingCause, type CallCause, type SpeakingCause } from "./explain-call";

/** What the work list knows of a row beside its alerts. */
export interface RowFacts {
  /** What was missed on the row's day. */
  readonly missed: readonly { readonly kind: "group" | "individual" | "family"; readonly minutes: number }[];
  /** Attempts since the day. */
  readonly attempts: readonly CountedAttempt[];
  /** The day of the first session that the speaking rule counted. */
  readonly firstCountedOn: LocalDate | null;
  /** The last day on which the client came, or was reached. */
  readonly lastWordOn: LocalDate | null;
}

export interface RowWords {
  /** What happened, without a full stop: "Second missed day in 30". */
  readonly headline: string;
  /** What else is true: "3 groups missed, 3 h. 1 letter and 2 calls so far." */
  readonly detail: string;
}

/** Say one row of the work list: what happened in one line, and what one should know before calling in the next. */
export function explainRow(
  causes: readonly CallCause[],
  standing: Standing | null,
  policy: PolicyBody | null,
  today: LocalDate,
  facts: RowFacts,
): RowWords {
  const call = explainCall(causes, standing, policy, today);
  const missed = missedWords(facts.missed, formatMinutes);
  const tried = attemptsSoFar(facts.attempts);
  const inContract = contractWords(causes, standing);
  if (inContract !== null) {
    return { headline: inContract.headline, detail: sentences(missed, inContract.detail, tried) };
  }
  const spoken = speakerOf(causes, standing, policy);
  const failed = spoken?.isContract === true && standing?.contract?.state === "failed" ? standing.contract : null;
  if (failed !== null) {
    const { attended, of, missed: count } = failed;
    return {
      headline: `Contract not kept: ${attended} of ${of} attended, ${count} missed`,
      detail: sentences(missed, tried ?? call.detail),
    };
  }
  const unit = policy?.countBy === "session" ? "session" : "day";
  const said =
    spoken?.rule !== undefined && spoken.reason?.holds === true
      ? ruleWords(spoken.rule, spoken.reason, unit, facts)
      : null;
  const first =
    said !== null &&
    spoken?.rule?.measure === "absences" &&
    facts.firstCountedOn !== null &&
    isMoreThanOne(spoken.reason)
      ? `First was ${formatDate(facts.firstCountedOn, today)}.`
      : null;
  return {
    // The row stands under "This week" already.
    headline: said ?? withoutStop(call.headline).replace(" this week:", ":"),
    // What was tried weighs more than what would come: it tells whether the next call is the first.
    detail: sentences(missed, tried ?? first ?? call.detail),
  };
}

/**
 * What speaks for a row: its own strongest cause; or, for a missed day whose rule spoke on another day or whose row was
 * closed, the hardest rule that holds.
 */
export function speakerOf(
  causes: readonly CallCause[],
  standing: Standing | null,
  policy: PolicyBody | null,
): SpeakingCause | null {
  const own = speakingCause(causes, standing, policy);
  // A case stays open after its rule stopped holding: what does hold says more than that something once did.
  const holds = (cause: SpeakingCause | null) => cause?.isContract === true || cause?.reason?.holds === true;
  if (holds(own)) return own;
  const stillHold = causes.filter((cause) => holds(speakingCause([cause], standing, policy)));
  if (own !== null) return speakingCause(stillHold, standing, policy) ?? own;
  const [missed] = causes;
  if (missed?.kind !== "missed_day" || standing === null) return null;
  const holding = standing.reasons.filter(({ holds, level }) => holds && level === standing.level);
  const named = holding.map(({ rule }) => ({ kind: "standing" as const, on: missed.on, cause: rule }));
  return speakingCause(named, standing, policy);
}

/** A miss while a contract runs is told by the contract: how far it has come, and what one more would do. */
function contractWords(causes: readonly CallCause[], standing: Standing | null): RowWords | null {
  const contract = standing?.contract;
  const missed = causes.find(({ kind }) => kind === "missed_day");
  if (contract?.state !== "running" || missed === undefined || missed.on <= contract.signedOn) return null;
  const { attended, of, attend, missed: count } = contract;
  const left = of - attend - count;
  return {
    headline: `Missed a day inside a contract: ${attended} of ${of} attended, ${count} missed`,
    detail:
      left > 0
        ? `${left} more may be missed before the contract ends early.`
        : "One more missed ends the contract early.",
  };
}

/** What a rule counted, the way one says it across a desk. Null: as the call list says it. */
function ruleWords(rule: Rule, { value }: Reason, unit: string, { lastWordOn }: RowFacts): string | null {
  if (rule.measure === "streak") {
    const row = `Missed ${value} ${unit}${value === 1 ? "" : "s"} in a row`;
    if (rule.withoutContact !== true) return row;
    return `${row}, no word ${lastWordOn === null ? "yet" : `since ${formatDate(lastWordOn)}`}`;
  }
  if (rule.measure !== "absences" || !Number.isInteger(value)) return null;
  const what = rule.excused === "counts" ? "missed or excused" : "missed";
  return `${capitalized(ordinal(value))} ${what} ${unit} ${windowWords(rule.within, unit)}`;
}

function windowWords(window: Extract<Rule, { within: unknown }>["within"], unit: string): string {
  if (window === "enrollment") return "in the program";
  if ("days" in window) return `in ${window.days}`;
  if ("last" in window) return `of the last ${window.last} ${unit}s`;
  return `this ${window.calendar}`;
}

const ORDINALS = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** "first", "second", … "tenth", then "11th", "12th", "21st". */
export function ordinal(count: number): string {
  const word = ORDINALS[count];
  if (word !== undefined && word !== "") return word;
  const isTeen = count % 100 >= 11 && count % 100 <= 13;
  const ending = isTeen ? "th" : (["th", "st", "nd", "rd"][count % 10] ?? "th");
  return `${count}${ending}`;
}

function isMoreThanOne(reason: Reason | undefined): boolean {
  return reason !== undefined && reason.value > 1;
}

function capitalized(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, "");
}

function sentences(...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== "").join(" ");
}
