import { rankOfLevel } from "@/lib/standing/levels";
import type { PolicyBody, Rule, SessionRule, Window } from "@/lib/standing/types";

/** A policy for the person it is about. */
export interface PolicyForClient {
  /** What we do when somebody misses days, the gentlest first. */
  readonly steps: readonly string[];
  /** What counts, and what never does. */
  readonly counting: readonly string[];
  /** What is promised, whatever the policy says. */
  readonly promises: readonly string[];
}

const PROMISES = [
  "Days the clinic is closed, sessions we cancel and days of an agreed break never count.",
  "A session that nobody wrote down never counts against you.",
  "A computer never decides your place. Only a person can, and you would be told why in writing first and could object.",
];

/**
 * The rules in plain words, for reading before signing: what happens when, and what the next step is. Clients never read
 * a level's name, a rule's, or a word of blame.
 */
export function explainPolicyToClient(policy: PolicyBody): PolicyForClient {
  const rules = [...policy.rules].sort((a, b) => rankOfLevel(a.level) - rankOfLevel(b.level));
  const steps = rules.map((rule) => `If ${conditionOf(rule, policy)}, ${nextStep(rule, policy)}.`);
  return { steps: [...new Set(steps)], counting: countingOf(policy), promises: PROMISES };
}

function nextStep({ level }: Rule, { contract, countBy = "day" }: PolicyBody): string {
  switch (level) {
    case "watch":
      return "we call you";
    case "warning":
      return "your counselor calls you, and together we look for what would help";
    case "contract": {
      const next = contract?.of;
      return `we sit down with you and agree on the next ${next === undefined ? "steps" : many(next, countBy)}`;
    }
    case "review":
      return "we ask you to talk with us before anything is decided";
  }
}

function conditionOf(rule: Rule, { countBy = "day" }: PolicyBody): string {
  switch (rule.measure) {
    case "absences":
      return `you miss ${countedOver(rule, rule.at, rule.within, countBy)}${evenExcused(rule)}`;
    case "lates":
      return `you come late on ${countedOver(rule, rule.at, rule.within, countBy)}`;
    case "streak": {
      const silence = rule.withoutContact === true ? " and we do not hear from you" : "";
      return `you miss ${many(rule.at, countBy)}${ofKinds(rule)} in a row${evenExcused(rule)}${silence}`;
    }
    case "rate":
      return `you come to less than ${rule.below}% of ${rateWindow(rule.within, countBy)}${ofKinds(rule)}${evenExcused(rule)}`;
    case "weekMinutes":
      return "you come to fewer hours in a week than your plan says";
    case "weekDays":
      return "you come on fewer days in a week than your plan says";
    case "daysSinceAttended":
      return `you have not come for ${many(rule.at, "day")}`;
    case "daysSinceContact":
      return `we have not heard from you for ${many(rule.at, "day")}`;
  }
}

/** "2 days within 30 days", "5 of your last 10 days", "7 sessions in all". */
function countedOver(rule: SessionRule, at: number, within: Window, countBy: "day" | "session"): string {
  if (within === "enrollment") return `${many(at, countBy)}${ofKinds(rule)} in all`;
  if ("last" in within) return `${at} of your last ${many(within.last, countBy)}${ofKinds(rule)}`;
  if ("days" in within) return `${many(at, countBy)}${ofKinds(rule)} within ${many(within.days, "day")}`;
  return `${many(at, countBy)}${ofKinds(rule)} in one ${within.calendar}`;
}

function rateWindow(within: Window, countBy: "day" | "session"): string {
  if (within === "enrollment") return `your ${countBy}s so far`;
  if ("last" in within) return `your last ${many(within.last, countBy)}`;
  if ("days" in within) return `the last ${many(within.days, "day")}`;
  return `one ${within.calendar}`;
}

function ofKinds({ kinds }: SessionRule): string {
  return kinds === undefined ? "" : ` of ${kinds.join(" or ")} sessions`;
}

function evenExcused({ excused }: SessionRule): string {
  return excused === "counts" ? ", excused or not" : "";
}

function countingOf(policy: PolicyBody): string[] {
  const { countBy = "day", makeUpErasesWithin = null, excuses = null } = policy;
  return [
    lateLine(policy),
    noticeLine(policy),
    excuses === null || excuses.length === 0 ? null : `These reasons excuse: ${excuses.join(", ")}.`,
    countBy === "day"
      ? "Missing several sessions on one day counts as one day."
      : "Each session you miss counts by itself.",
    makeUpErasesWithin === null
      ? "Coming to an extra session gives you back the hours of one you missed."
      : `Coming to an extra session ${makeUpErasesWithin === 0 ? "on the same day" : `within ${many(makeUpErasesWithin, "day")}`} takes a missed ${countBy} away.`,
  ].filter((line) => line !== null);
}

function lateLine({ lateFrom = null, absentFrom = null }: PolicyBody): string | null {
  if (lateFrom === null && absentFrom === null) return null;
  if (absentFrom === null) return `Coming ${many(lateFrom ?? 0, "minute")} or more after the start counts as late.`;
  const missed = `From ${many(absentFrom, "minute")} after the start on, a session counts as missed. You can still come in, and your minutes count`;
  return lateFrom === null
    ? `${missed}.`
    : `Coming ${many(lateFrom, "minute")} after the start counts as late. ${missed}.`;
}

function noticeLine({ noticeHours = null }: PolicyBody): string {
  if (noticeHours === null) return "If you can't come, please call before the session starts.";
  const when = noticeHours === 0 ? "before the start" : `at least ${many(noticeHours, "hour")} before the start`;
  return `If you can't come, tell us ${when}: then it does not count.`;
}

function many(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
