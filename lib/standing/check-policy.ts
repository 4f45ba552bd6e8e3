import { done, refuse, type Result } from "@/lib/result";
import { ruleProblems } from "@/lib/standing/check-rule";
import { isListOfTexts, isRecord, isWhole } from "@/lib/standing/json-values";
import {
  policyProblem,
  unknownFields,
  type PolicyProblem,
  type PolicyProblemCode,
} from "@/lib/standing/policy-problem";
import type { PolicyBody } from "@/lib/standing/types";

const FIELDS = [
  "adoption",
  "countBy",
  "weekStarts",
  "lateFrom",
  "absentFrom",
  "leftEarlyFrom",
  "noticeHours",
  "excuses",
  "weights",
  "makeUpErasesWithin",
  "contract",
  "rules",
];
const WORDS = {
  adoption: ["at-once", "when-acknowledged"],
  countBy: ["day", "session"],
  weekStarts: ["monday", "sunday"],
};
const WEIGHTS = ["late", "leftEarly", "lateCancel"];

/**
 * Reads a policy as it comes from a file or a form: shape, words and numbers of the language, before it is stored. All
 * problems at once, each with its place and a sentence. What passes can be evaluated.
 */
export function checkPolicy(body: unknown): Result<PolicyBody, PolicyProblem[]> {
  if (!isRecord(body)) return refuse([policyProblem("not_a_policy", "")]);
  const problems = [
    ...unknownFields(body, FIELDS, ""),
    ...wordProblems(body),
    ...numberProblems(body),
    ...excusesProblems(body.excuses),
    ...weightsProblems(body.weights),
    ...contractProblems(body.contract),
    ...rulesProblems(body.rules),
  ];
  // Every field has been read above, and no other is there.
  return problems.length === 0 ? done(body as unknown as PolicyBody) : refuse(problems);
}

function wordProblems(body: Record<string, unknown>): PolicyProblem[] {
  return Object.entries(WORDS).flatMap(([field, words]) =>
    body[field] === undefined || words.some((word) => word === body[field])
      ? []
      : [policyProblem("unknown_word", field)],
  );
}

function numberProblems(body: Record<string, unknown>): PolicyProblem[] {
  const isHours = (value: unknown): boolean => typeof value === "number" && Number.isFinite(value) && value >= 0;
  const isCount = (value: unknown): boolean => isWhole(value, 0);
  const checks: [string, (value: unknown) => boolean, PolicyProblemCode][] = [
    ["lateFrom", isCount, "not_minutes"],
    ["absentFrom", isCount, "not_minutes"],
    ["leftEarlyFrom", isCount, "not_minutes"],
    ["noticeHours", isHours, "not_hours"],
    ["makeUpErasesWithin", isCount, "not_days"],
  ];
  return checks.flatMap(([field, passes, code]) => {
    const value = body[field] ?? null;
    return value === null || passes(value) ? [] : [policyProblem(code, field)];
  });
}

function excusesProblems(excuses: unknown): PolicyProblem[] {
  if (excuses === undefined || excuses === null || isListOfTexts(excuses)) return [];
  return [policyProblem("not_reasons", "excuses")];
}

function weightsProblems(weights: unknown): PolicyProblem[] {
  if (weights === undefined) return [];
  if (!isRecord(weights)) return [policyProblem("not_weights", "weights")];
  const isWeight = (value: unknown): boolean => value === undefined || value === 0 || value === 0.5 || value === 1;
  return [
    ...unknownFields(weights, WEIGHTS, "weights."),
    ...WEIGHTS.flatMap((name) => (isWeight(weights[name]) ? [] : [policyProblem("not_weights", `weights.${name}`)])),
  ];
}

function contractProblems(contract: unknown): PolicyProblem[] {
  if (contract === undefined || contract === null) return [];
  if (!isRecord(contract)) return [policyProblem("not_contract", "contract")];
  const { attend, of, excused } = contract;
  const problems = unknownFields(contract, ["attend", "of", "excused"], "contract.");
  if (!isWhole(attend, 1) || !isWhole(of, 1) || attend > of) problems.push(policyProblem("not_contract", "contract"));
  if (excused !== undefined && excused !== "skips" && excused !== "counts") {
    problems.push(policyProblem("unknown_word", "contract.excused"));
  }
  return problems;
}

function rulesProblems(rules: unknown): PolicyProblem[] {
  if (!Array.isArray(rules)) return [policyProblem("no_rules", "rules")];
  const seen = new Set<unknown>();
  return rules.flatMap((rule: unknown, index) => {
    if (!isRecord(rule)) return [policyProblem("not_a_rule", `rules.${index}`)];
    const problems = ruleProblems(rule, `rules.${index}.`);
    if (typeof rule.id === "string" && rule.id !== "" && seen.has(rule.id)) {
      problems.push(policyProblem("repeated_id", `rules.${index}.id`));
    }
    seen.add(rule.id);
    return problems;
  });
}
