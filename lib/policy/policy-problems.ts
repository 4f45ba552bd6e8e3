import { checkPolicy } from "@/lib/standing/check-policy";
import type { PolicyBody, Rule, Window } from "@/lib/standing/types";

/** What is wrong with a policy, and where: "rules.2.at" or "absentFrom". */
export interface PolicyProblem {
  readonly path: string;
  readonly sentence: string;
}

const MOST_RULES = 20;
const LONGEST_WINDOW = 730;

/**
 * Everything that keeps a policy from being stored; empty when it can be. The language itself is the standing rules'
 * (clinic's rules, standing); the upper limits only catch slips of the finger.
 */
export function policyProblems(policy: PolicyBody): PolicyProblem[] {
  const own = [...numberProblems(policy), ...contractProblems(policy), ...rulesProblems(policy)];
  if (own.length > 0) return own;
  const read = checkPolicy(policy);
  return read.ok ? [] : read.refusal.map(({ path, sentence }) => ({ path, sentence }));
}

function numberProblems(policy: PolicyBody): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const numbers = [
    ["lateFrom", policy.lateFrom, 1, 240, "minutes"],
    ["absentFrom", policy.absentFrom, 1, 240, "minutes"],
    ["leftEarlyFrom", policy.leftEarlyFrom, 1, 240, "minutes"],
    ["noticeHours", policy.noticeHours, 0, 336, "hours"],
    ["makeUpErasesWithin", policy.makeUpErasesWithin, 0, 365, "days"],
  ] as const;
  for (const [path, value, min, max, unit] of numbers) {
    if (value === null || value === undefined || isWhole(value, min, max)) continue;
    problems.push({ path, sentence: `Fill in whole ${unit} from ${min} to ${max}, or leave it empty.` });
  }
  if (
    typeof policy.lateFrom === "number" &&
    typeof policy.absentFrom === "number" &&
    policy.absentFrom <= policy.lateFrom
  ) {
    problems.push({ path: "absentFrom", sentence: "Counting as missed has to begin after counting as late." });
  }
  return problems;
}

function contractProblems(policy: PolicyBody): PolicyProblem[] {
  const terms = policy.contract ?? null;
  const hasContractRule = policy.rules.some((rule) => rule.level === "contract");
  if (terms === null) {
    const sentence = "A rule leads to a contract, so say how many of the next days have to be attended.";
    return hasContractRule ? [{ path: "contract.attend", sentence }] : [];
  }
  if (!isWhole(terms.of, 1, 60)) return [{ path: "contract.of", sentence: "Fill in a whole number from 1 to 60." }];
  if (!isWhole(terms.attend, 1, terms.of)) {
    return [{ path: "contract.attend", sentence: `Fill in a whole number from 1 to ${terms.of}.` }];
  }
  return [];
}

function rulesProblems(policy: PolicyBody): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  if (policy.rules.length === 0) {
    problems.push({ path: "rules", sentence: "Keep at least one rule. Without one nobody is told about missed days." });
  }
  if (policy.rules.length > MOST_RULES) {
    problems.push({ path: "rules", sentence: `Keep to ${MOST_RULES} rules. More cannot be explained to anybody.` });
  }
  const seen = new Set<string>();
  policy.rules.forEach((rule, index) => {
    problems.push(...ruleProblems(rule).map(({ path, sentence }) => ({ path: `rules.${index}.${path}`, sentence })));
    if (rule.id === "" || rule.id === "contract" || seen.has(rule.id)) {
      problems.push({
        path: `rules.${index}.id`,
        sentence: "Every rule needs a name of its own, other than “contract”.",
      });
    }
    seen.add(rule.id);
  });
  return problems;
}

function ruleProblems(rule: Rule): PolicyProblem[] {
  switch (rule.measure) {
    case "absences":
    case "lates":
      return [...atProblems(rule.at, 200, true), ...windowProblems(rule.within)];
    case "streak":
      return atProblems(rule.at, 200, false);
    case "rate": {
      const problems = windowProblems(rule.within);
      if (!isWhole(rule.below, 1, 100)) {
        problems.push({ path: "at", sentence: "Fill in a whole percentage from 1 to 100." });
      }
      if (rule.once !== undefined && !isWhole(rule.once, 1, 200)) {
        problems.push({ path: "once", sentence: "Fill in a whole number from 1 to 200, or leave it empty." });
      }
      return problems;
    }
    case "weekMinutes":
    case "weekDays":
      return [];
    case "daysSinceAttended":
    case "daysSinceContact":
      return atProblems(rule.at, LONGEST_WINDOW, false);
  }
}

function atProblems(at: number, max: number, allowsHalves: boolean): PolicyProblem[] {
  const value = allowsHalves ? at * 2 : at;
  if (isWhole(value, 1, allowsHalves ? max * 2 : max)) return [];
  return [{ path: "at", sentence: `Fill in a number from 1 to ${max}${allowsHalves ? ", halves allowed" : ""}.` }];
}

function windowProblems(window: Window): PolicyProblem[] {
  if (window === "enrollment" || "calendar" in window) return [];
  const size = "days" in window ? window.days : window.last;
  if (isWhole(size, 1, LONGEST_WINDOW)) return [];
  return [{ path: "size", sentence: `Fill in a whole number from 1 to ${LONGEST_WINDOW}.` }];
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
