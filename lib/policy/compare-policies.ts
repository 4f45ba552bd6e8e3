import { policyLines, type PolicyTopic } from "@/lib/policy/policy-sentences";
import { describeRule } from "@/lib/standing/sentences";
import type { PolicyBody, RuleLevel } from "@/lib/standing/types";

/** One rule in two versions, as sentences. It is the same rule while it keeps its id. */
export interface RuleChange {
  readonly id: string;
  readonly level: RuleLevel;
  readonly change: "same" | "changed" | "added" | "removed";
  /** Null when it was added. */
  readonly was: string | null;
  /** Null when it was removed. */
  readonly is: string | null;
}

/** One of the numbers, as sentences. */
export interface LineChange {
  readonly topic: PolicyTopic;
  readonly was: string;
  readonly is: string;
}

export interface PolicyComparison {
  /** In the order of the later version; what was removed follows at the end. */
  readonly rules: readonly RuleChange[];
  /** Only what differs. */
  readonly lines: readonly LineChange[];
  /** The rules that both have stand in another order. Nobody's standing depends on it: the highest wins. */
  readonly isReordered: boolean;
  readonly isSame: boolean;
}

/** What differs between two policies, sentence by sentence. */
export function comparePolicies(was: PolicyBody, is: PolicyBody): PolicyComparison {
  const rules = [...changesOfRules(was, is), ...removedRules(was, is)];
  const before = new Map(policyLines(was).map(({ topic, sentence }) => [topic, sentence]));
  const lines = policyLines(is)
    .map(({ topic, sentence }) => ({ topic, was: before.get(topic) ?? "", is: sentence }))
    .filter((line) => line.was !== line.is);
  const isReordered = sharedIds(was, is).join() !== sharedIds(is, was).join();
  const isSame = lines.length === 0 && !isReordered && rules.every(({ change }) => change === "same");
  return { rules, lines, isReordered, isSame };
}

function changesOfRules(was: PolicyBody, is: PolicyBody): RuleChange[] {
  const before = new Map(was.rules.map((rule) => [rule.id, describeRule(rule, was.countBy ?? "day")]));
  return is.rules.map((rule): RuleChange => {
    const { id, level } = rule;
    const old = before.get(id) ?? null;
    const now = describeRule(rule, is.countBy ?? "day");
    return { id, level, change: old === null ? "added" : old === now ? "same" : "changed", was: old, is: now };
  });
}

function removedRules(was: PolicyBody, is: PolicyBody): RuleChange[] {
  const kept = new Set(is.rules.map(({ id }) => id));
  return was.rules
    .filter(({ id }) => !kept.has(id))
    .map((rule): RuleChange => {
      const sentence = describeRule(rule, was.countBy ?? "day");
      return { id: rule.id, level: rule.level, change: "removed", was: sentence, is: null };
    });
}

/** The ids of the first that the second has too, in the order of the first. */
function sharedIds(one: PolicyBody, other: PolicyBody): string[] {
  const ids = new Set(other.rules.map(({ id }) => id));
  return one.rules.map(({ id }) => id).filter((id) => ids.has(id));
}
