import { dayOf } from "@/lib/standing/days";
import type { Decision, PolicyVersion, Rule, RuleLevel, Weight } from "@/lib/standing/types";

/** A policy version as it binds one client, with its defaults filled in. */
export interface Terms {
  readonly version: PolicyVersion;
  /** The first day on which it binds; −∞ for the earliest version. */
  readonly bindsFrom: number;
  /** How far back its windows and streaks look. */
  readonly reach: number;
  readonly countBy: "day" | "session";
  readonly weekStarts: "monday" | "sunday";
  readonly weights: { readonly late: Weight; readonly leftEarly: Weight; readonly lateCancel: Weight };
  readonly makeUpErasesWithin: number | null;
  readonly rules: readonly Rule[];
  /** The rules that open cases: those of level contract and review. */
  readonly caseRules: readonly Rule[];
  /** The others: watch and warning come and go with the facts. */
  readonly passingRules: readonly Rule[];
}

/** A rule of this level opens a case; one of the others comes and goes with the facts. */
export function opensCase(level: RuleLevel): boolean {
  return level === "contract" || level === "review";
}

/** Which version of the policy is in force on which day, for one enrollment. */
export class PolicyInForce {
  /** Rising by the day from which each is in force. */
  private readonly segments: readonly { readonly from: number; readonly terms: Terms }[];

  constructor(versions: readonly PolicyVersion[], decisions: readonly Decision[], enrollmentStart: number) {
    const bound = boundVersions(versions, decisions, enrollmentStart);
    const segments: { from: number; terms: Terms }[] = [];
    for (const terms of bound.sort((a, b) => a.bindsFrom - b.bindsFrom)) {
      const before = segments.at(-1);
      if (before !== undefined && before.terms.version.from > terms.version.from) continue;
      if (before !== undefined && before.from === terms.bindsFrom) segments.pop();
      segments.push({ from: terms.bindsFrom, terms });
    }
    this.segments = segments;
  }

  /** Of the versions that bind by then, the one with the latest `from`. */
  on(day: number): Terms {
    for (let i = this.segments.length - 1; i > 0; i--) {
      const segment = this.segments[i]!;
      if (day >= segment.from) return segment.terms;
    }
    return this.segments[0]!.terms;
  }

  /** The versions in force on the days from `from` to `to`, in order. */
  between(from: number, to: number): Terms[] {
    const later = this.segments.filter((segment) => segment.from > from && segment.from <= to);
    return [this.on(from), ...later.map(({ terms }) => terms)];
  }

  /** Every rule of level contract, whatever the version, by id: a decided contract closes them all. */
  contractRuleIds(): Set<string> {
    const ids = new Set<string>();
    for (const { terms } of this.segments) {
      for (const rule of terms.caseRules) if (rule.level === "contract") ids.add(rule.id);
    }
    return ids;
  }
}

/** Nobody has written a policy yet: every mark has its name, and no rule counts anything. */
const NO_POLICY: PolicyVersion = { version: 0, from: "0001-01-01", rules: [] };

function boundVersions(
  versions: readonly PolicyVersion[],
  decisions: readonly Decision[],
  enrollmentStart: number,
): Terms[] {
  const earliest = versions.reduce<PolicyVersion | null>(
    (least, version) => (least === null || version.from < least.from ? version : least),
    null,
  );
  if (earliest === null) return [termsOf(NO_POLICY, -Infinity, enrollmentStart)];
  return versions.flatMap((version) => {
    if (version === earliest) return [termsOf(version, -Infinity, enrollmentStart)];
    const from = dayOf(version.from);
    if (version.adoption !== "when-acknowledged" || enrollmentStart >= from) {
      return [termsOf(version, from, enrollmentStart)];
    }
    const acknowledged = firstAcknowledgement(decisions, version.version);
    if (acknowledged === null) return [];
    const bindsFrom = Math.max(from, acknowledged);
    return [termsOf(version, bindsFrom, bindsFrom)];
  });
}

function firstAcknowledgement(decisions: readonly Decision[], version: number): number | null {
  let first: number | null = null;
  for (const decision of decisions) {
    if (decision.kind !== "acknowledge" || decision.version !== version) continue;
    const day = dayOf(decision.on);
    if (first === null || day < first) first = day;
  }
  return first;
}

function termsOf(version: PolicyVersion, bindsFrom: number, reach: number): Terms {
  return {
    version,
    bindsFrom,
    reach,
    countBy: version.countBy ?? "day",
    weekStarts: version.weekStarts ?? "monday",
    weights: {
      late: version.weights?.late ?? 0,
      leftEarly: version.weights?.leftEarly ?? 0,
      lateCancel: version.weights?.lateCancel ?? 1,
    },
    makeUpErasesWithin: version.makeUpErasesWithin ?? null,
    rules: version.rules,
    caseRules: version.rules.filter(({ level }) => opensCase(level)),
    passingRules: version.rules.filter(({ level }) => !opensCase(level)),
  };
}
