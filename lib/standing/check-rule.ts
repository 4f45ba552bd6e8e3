import { isListOfTexts, isRecord, isWhole } from "@/lib/standing/json-values";
import { policyProblem, unknownFields, type PolicyProblem } from "@/lib/standing/policy-problem";

const NAME = ["id", "level", "measure"];
const LEVELS: unknown[] = ["watch", "warning", "contract", "review"];
const PERIODS: unknown[] = ["week", "month", "quarter"];

/** Which words each measure takes, besides its name. */
const WORDS_OF: Record<string, readonly string[]> = {
  absences: ["kinds", "excused", "within", "at"],
  lates: ["kinds", "excused", "within", "at"],
  streak: ["kinds", "excused", "at", "withoutContact"],
  rate: ["kinds", "excused", "within", "below", "once"],
  weekMinutes: [],
  weekDays: [],
  daysSinceAttended: ["at"],
  daysSinceContact: ["at"],
};

/** What is wrong with one rule; `path` ends with a dot. That ids do not repeat is for the policy to say. */
export function ruleProblems(rule: Record<string, unknown>, path: string): PolicyProblem[] {
  const problems = nameProblems(rule, path);
  const words =
    typeof rule.measure === "string" && Object.hasOwn(WORDS_OF, rule.measure) ? WORDS_OF[rule.measure] : null;
  if (words === null || words === undefined) return [...problems, policyProblem("unknown_word", `${path}measure`)];
  problems.push(...unknownFields(rule, [...NAME, ...words], path));
  if (words.includes("kinds")) problems.push(...countedProblems(rule, path));
  if (words.includes("within")) problems.push(...windowProblems(rule.within, path));
  if (words.includes("at")) problems.push(...atProblems(rule, path));
  if (rule.measure === "rate") problems.push(...rateProblems(rule, path));
  if (rule.measure === "streak" && rule.withoutContact !== undefined && typeof rule.withoutContact !== "boolean") {
    problems.push(policyProblem("unknown_word", `${path}withoutContact`));
  }
  return problems;
}

function nameProblems(rule: Record<string, unknown>, path: string): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  if (typeof rule.id !== "string" || rule.id === "") problems.push(policyProblem("not_an_id", `${path}id`));
  if (rule.id === "contract") problems.push(policyProblem("reserved_id", `${path}id`));
  if (!LEVELS.includes(rule.level)) problems.push(policyProblem("unknown_word", `${path}level`));
  return problems;
}

function countedProblems({ measure, kinds, excused }: Record<string, unknown>, path: string): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  if (kinds !== undefined && (!isListOfTexts(kinds) || kinds.length === 0)) {
    problems.push(policyProblem("not_kinds", `${path}kinds`));
  }
  if (excused === "breaks" && measure !== "streak") problems.push(policyProblem("breaks_no_row", `${path}excused`));
  const isKnown = excused === undefined || excused === "skips" || excused === "counts" || excused === "breaks";
  if (!isKnown) problems.push(policyProblem("unknown_word", `${path}excused`));
  return problems;
}

function windowProblems(within: unknown, path: string): PolicyProblem[] {
  if (within === "enrollment") return [];
  if (isRecord(within) && Object.keys(within).length === 1) {
    if (isWhole(within.days, 1) || isWhole(within.last, 1) || PERIODS.includes(within.calendar)) return [];
  }
  return [policyProblem("not_a_window", `${path}within`)];
}

/** Missed and late days may be counted in halves; days in a row and days on a clock are whole. */
function atProblems({ measure, at }: Record<string, unknown>, path: string): PolicyProblem[] {
  const inHalves = measure === "absences" || measure === "lates";
  const isCount = typeof at === "number" && isWhole(inHalves ? at * 2 : at, 1);
  return isCount ? [] : [policyProblem("not_a_count", `${path}at`)];
}

function rateProblems({ below, once }: Record<string, unknown>, path: string): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  if (!isWhole(below, 1) || below > 100) problems.push(policyProblem("not_a_percentage", `${path}below`));
  if (once !== undefined && !isWhole(once, 1)) problems.push(policyProblem("not_a_count", `${path}once`));
  return problems;
}
