import { formatDate, formatMinutes, formatMonthDay } from "../time/format";
import { startOfWeek, type LocalDate } from "../time/local-date";
import type { PolicyBody, Reason, Rule, Standing } from "../standing/types";

export interface CallCause {
  readonly kind: "missed_day" | "standing" | "hours";
  readonly on: LocalDate;
  /** "missed", "hours", a rule's id, or a case's key "rule@date". */
  readonly cause: string;
}

export interface CallWords {
  /** What happened: "Missed Tue, Nov 17. 2 missed days within 30 days." */
  readonly headline: string;
  /** What comes next, or what else is true; empty when there is nothing to add. */
  readonly detail: string;
}

/**
 * Say why a client is on the call list, from the causes of one row and the standing that was stored with them. The
 * strongest cause speaks; the rest is on the chart.
 */
export function explainCall(
  causes: readonly CallCause[],
  standing: Standing | null,
  policy: PolicyBody | null,
  today: LocalDate,
): CallWords {
  const hours = causes.find(({ kind }) => kind === "hours");
  if (hours !== undefined) return explainHours(hours.on, standing, today);
  const missed = causes.find(({ kind }) => kind === "missed_day");
  const said = missed === undefined ? [] : [`Missed ${missed.on === today ? "today" : formatDate(missed.on, today)}`];
  const strongest = speakingCause(causes, standing, policy);
  const unit = policy?.countBy === "session" ? "session" : "day";
  if (strongest?.isContract === true) said.push("The attendance contract was not kept");
  // It latches: what aged off meanwhile is told as past, for its value is that of today.
  else if (strongest?.rule !== undefined && strongest.reason?.holds === false)
    said.push(...pastOf(strongest.rule, strongest.on, said));
  else if (strongest?.rule !== undefined) said.push(phraseOf(strongest.rule, strongest.reason?.value ?? 0, unit));
  else if (causes.some(({ kind }) => kind === "standing") && missed === undefined)
    said.push("A rule of the policy holds");
  return { headline: `${said.join(". ")}.`, detail: nextStep(standing) };
}

/** What speaks for a row: the hardest of its rules, with what it counted. Null: only a missed day, or hours. */
export interface SpeakingCause {
  readonly on: LocalDate;
  readonly rule: Rule | undefined;
  readonly reason: Reason | undefined;
  /** The contract itself was not kept: no rule of the policy. */
  readonly isContract: boolean;
}

export function speakingCause(
  causes: readonly CallCause[],
  standing: Standing | null,
  policy: PolicyBody | null,
): SpeakingCause | null {
  const rules = policy?.rules ?? [];
  const [strongest] = causes
    .filter(({ kind }) => kind === "standing")
    .map(({ cause, on }) => ({ id: ruleOf(cause), on }))
    .map(({ id, on }) => ({
      on,
      rule: rules.find((rule) => rule.id === id),
      reason: standing?.reasons.find(({ rule }) => rule === id),
      isContract: id === "contract",
    }))
    .sort((one, other) => SEVERITY.indexOf(levelOf(other)) - SEVERITY.indexOf(levelOf(one)));
  return strongest ?? null;
}

/** A contract that was not kept leads to review. */
function levelOf({ rule, isContract }: SpeakingCause): string {
  return rule?.level ?? (isContract ? "review" : "");
}

const SEVERITY = ["", "watch", "warning", "contract", "review"];

/** The rule of a case's key; a rule's own id stays as it is. */
function ruleOf(cause: string): string {
  const at = cause.lastIndexOf("@");
  return at < 0 ? cause : cause.slice(0, at);
}

/** What a rule counted, as the middle of a sentence. */
function phraseOf(rule: Rule, value: number, unit: string): string {
  const units = (count: number) => `${unit}${count === 1 ? "" : "s"}`;
  switch (rule.measure) {
    case "absences":
    case "lates": {
      const what = rule.measure === "lates" ? "late" : rule.excused === "counts" ? "missed or excused" : "missed";
      return `${value} ${what} ${units(value)} ${windowOf(rule.within, unit)}`;
    }
    case "streak":
      return `${value} missed ${units(value)} in a row${rule.withoutContact === true ? " without contact" : ""}`;
    case "rate":
      return `Attendance is ${value}%, below ${rule.below}%`;
    case "weekMinutes":
      return `Last week was ${formatMinutes(value)} short of the plan`;
    case "weekDays":
      return `Last week was ${value} ${value === 1 ? "day" : "days"} short of the plan`;
    case "daysSinceAttended":
      return `${value} days without attending`;
    case "daysSinceContact":
      return `${value} days without contact`;
  }
}

/** What is still worth saying of a rule that held when the alert was opened and holds no longer. */
function pastOf(rule: Rule, on: LocalDate, said: readonly string[]): string[] {
  if (rule.measure === "weekMinutes" || rule.measure === "weekDays")
    return [`The week of ${formatMonthDay(startOfWeek(on))} was short of the plan`];
  return said.length > 0 ? [] : [`A rule of the policy held on ${formatDate(on)}`];
}

function windowOf(window: Extract<Rule, { within: unknown }>["within"], unit: string): string {
  if (window === "enrollment") return "in the enrollment";
  if ("days" in window) return `within ${window.days} days`;
  if ("last" in window) return `of the last ${window.last} ${unit}s`;
  return `this ${window.calendar}`;
}

/** The nearest raise of the forecast: what one more miss would do. */
function nextStep(standing: Standing | null): string {
  const raise = standing?.forecast.raises.find(({ misses }) => misses <= 1);
  if (raise === undefined) return whatIsOpen(standing);
  if (raise.misses === 0)
    return `Even if everything is attended: ${raise.level} on ${formatDate(raise.on as LocalDate)}.`;
  const until = raise.until === null ? "" : ` on or before ${formatDate(raise.until as LocalDate)}`;
  return `One more missed day${until}: ${raise.level}.`;
}

/** With nothing worse ahead, what waits for a person. */
function whatIsOpen(standing: Standing | null): string {
  if (standing?.level === "review") return "A person must decide. Nothing happens without notice.";
  if (standing?.level === "contract" && standing.contract?.state !== "running")
    return "An attendance contract is to be agreed.";
  return "";
}

/** A week out of reach: with its figures while it runs, and as past once it is over. */
function explainHours(week: LocalDate, standing: Standing | null, today: LocalDate): CallWords {
  const hours = standing?.weekHours;
  if (hours === undefined || hours.from !== week) {
    return { headline: `The hours of the week of ${formatDate(week, today)} were not reached.`, detail: "" };
  }
  const best = hours.credited + hours.unmarked + hours.coming;
  return {
    headline: `Can’t reach ${formatMinutes(hours.required)} this week: most possible is ${formatMinutes(best)}.`,
    detail: hours.short.clinic === 0 ? "" : `${formatMinutes(hours.short.clinic)} of it is ours: it was not offered.`,
  };
}
