import type { CountBy, Rule, SessionRule, Window } from "@/lib/standing/types";

/**
 * A rule as one English sentence: "At 2 missed days within 30 days: warning." The wording is part of the language, so
 * that a policy can be read back to whoever wrote it.
 */
export function describeRule(rule: Rule, countBy: CountBy): string {
  return `${conditionOf(rule, countBy)}: ${rule.level}.`;
}

/** "1 day", "2 days", "0.5 days": one is singular, every other number plural. */
export function countOf(count: number, unit: string): string {
  return `${count} ${unitWord(count, unit)}`;
}

/** "day" for one, "days" for every other number. */
export function unitWord(count: number, unit: string): string {
  return count === 1 ? unit : `${unit}s`;
}

/** "2 missed days (group) within 30 days", "5 missed or excused of the last 10 days", "3 missed days in a row". */
export function describeCount(rule: SessionRule, count: number, countBy: CountBy): string {
  const missed = missedWord(rule);
  if (rule.measure === "streak") {
    const contact = rule.withoutContact === true ? " without contact" : "";
    return `${count} ${missed} ${unitWord(count, countBy)}${kindsIn(rule)} in a row${contact}`;
  }
  const { within } = rule;
  if (typeof within === "object" && "last" in within) {
    return `${count} ${missed} of the last ${countOf(within.last, countBy)}${kindsIn(rule)}`;
  }
  return `${count} ${missed} ${unitWord(count, countBy)}${kindsIn(rule)} ${describeWindow(within, countBy)}`;
}

/** "in the enrollment", "within 30 days", "in a calendar month", "of the last 12 days". */
export function describeWindow(window: Window, countBy: CountBy): string {
  if (window === "enrollment") return "in the enrollment";
  if ("days" in window) return `within ${countOf(window.days, "day")}`;
  if ("calendar" in window) return `in a calendar ${window.calendar}`;
  return `of the last ${countOf(window.last, countBy)}`;
}

/** " (group, family)", or nothing when all kinds count. */
export function kindsIn({ kinds }: { readonly kinds?: readonly string[] }): string {
  return kinds === undefined ? "" : ` (${kinds.join(", ")})`;
}

function conditionOf(rule: Rule, countBy: CountBy): string {
  switch (rule.measure) {
    case "absences":
    case "lates":
      return `At ${describeCount(rule, rule.at, countBy)}`;
    case "streak": {
      const ends = rule.excused === "breaks" ? `, an excused ${countBy} ends the row` : "";
      return `At ${describeCount(rule, rule.at, countBy)}${ends}`;
    }
    case "rate": {
      const excused = rule.excused === "counts" ? ", excused counted as missed," : "";
      const once = rule.once === undefined || rule.once === 1 ? "" : `, once ${rule.once} are taken`;
      return `Attendance${kindsIn(rule)}${excused} below ${rule.below}% ${describeWindow(rule.within, countBy)}${once}`;
    }
    case "weekMinutes":
      return "A week below the plan's minutes";
    case "weekDays":
      return "A week below the plan's days";
    case "daysSinceAttended":
      return `At ${countOf(rule.at, "day")} without attending`;
    case "daysSinceContact":
      return `At ${countOf(rule.at, "day")} without contact`;
  }
}

function missedWord(rule: SessionRule): string {
  if (rule.measure === "lates") return "late";
  return rule.excused === "counts" ? "missed or excused" : "missed";
}
