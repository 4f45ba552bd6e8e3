import { describeRule } from "@/lib/standing/sentences";
import { datesOf, ruleOfCase, type StandingFacts } from "@/lib/standing/standing-facts";
import type { Standing } from "@/lib/standing/types";
import { localDate, type LocalDate } from "@/lib/time/local-date";

/** Why a case is open: the rule in its own words, and the client's own days that it counted. */
export interface CaseReasons {
  readonly rule: string;
  readonly dates: readonly LocalDate[];
}

/**
 * The reasons of a review case, from the standing as it is now. A contract that was not kept is its own rule: the days
 * missed since it was signed. A rule that is no longer in force has no words any more, and its days are none.
 */
export function reasonsOfCase(caseKey: string, standing: Standing, facts: StandingFacts): CaseReasons {
  const id = ruleOfCase(caseKey);
  const sessions = datesOf(facts);
  if (id === "contract") {
    const { contract } = standing;
    if (contract === null) return { rule: "A contract was not kept.", dates: [] };
    const { attend, of, signedOn, decidedOn } = contract;
    const missed = standing.ledger
      .filter(({ outcome, skipped }) => skipped === null && MISSED.has(outcome ?? ""))
      .flatMap(({ session }) => sessions.get(session)?.date ?? [])
      .filter((date) => date > signedOn && (decidedOn === null || date <= decidedOn));
    const unit = facts.policy.countBy ?? "day";
    return { rule: `The contract of attending ${attend} of ${of} ${unit}s was not kept.`, dates: distinct(missed) };
  }
  const rule = facts.policy.rules.find((each) => each.id === id);
  const reason = standing.reasons.find((each) => each.rule === id);
  if (rule === undefined || reason === undefined) return { rule: "The rule is no longer in force.", dates: [] };
  const dates = reason.counted.flatMap(({ session }) => sessions.get(session)?.date ?? []);
  return { rule: describeRule(rule, facts.policy.countBy ?? "day"), dates: distinct(dates) };
}

const MISSED: ReadonlySet<string> = new Set(["unexcused", "late-cancel", "late-as-absent"]);

function distinct(dates: readonly string[]): LocalDate[] {
  return [...new Set(dates)].sort().map((date) => localDate(date));
}
