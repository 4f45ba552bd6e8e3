import type { RuleDraft } from "@/lib/policy/policy-draft";
import { countOf } from "@/lib/standing/sentences";
import type { CountBy } from "@/lib/standing/types";

/** What stands under a rule that is being edited: that it is new, or what its changed parts were. Null: as it was. */
export type RuleNote = { readonly kind: "new" } | { readonly kind: "changed"; readonly was: readonly string[] } | null;

const LEVEL_WORDS = { watch: "Watch", warning: "Warning", contract: "Contract", review: "Review" };
const MEASURE_WORDS: Record<RuleDraft["measure"], string> = {
  absences: "missed days",
  lates: "late days",
  streak: "missed in a row",
  rate: "percent attendance",
  weekMinutes: "a week below the plan’s minutes",
  weekDays: "a week below the plan’s days",
  daysSinceAttended: "days without attending",
  daysSinceContact: "days without contact",
};
const EXCUSED_WORDS = { skips: "excused left out", counts: "excused counted", breaks: "excused ends the row" };

/**
 * A row of the form beside the same rule in the version before: "was 30 days". `before` null: there was no such rule.
 * Parts that the measure has no use for are not looked at.
 */
export function noteOfRule(row: RuleDraft, before: RuleDraft | null, countBy: CountBy): RuleNote {
  if (before === null) return { kind: "new" };
  const was: string[] = [];
  const say = (isOther: boolean, words: string) => {
    if (isOther) was.push(words);
  };
  if (row.measure !== before.measure) say(true, MEASURE_WORDS[before.measure]);
  else {
    say(row.at !== before.at, amountWords(before, countBy));
    if (hasWindow(row)) say(windowWords(row, countBy) !== windowWords(before, countBy), windowWords(before, countBy));
    if (hasKinds(row)) say(kindWords(row) !== kindWords(before), kindWords(before));
    if (hasExcused(row)) say(row.excused !== before.excused, EXCUSED_WORDS[before.excused]);
    if (row.measure === "streak") {
      say(
        row.withoutContact !== before.withoutContact,
        before.withoutContact ? "with no word" : "with or without word",
      );
    }
    if (row.measure === "rate") {
      say(
        (row.once ?? 1) !== (before.once ?? 1),
        `once ${before.once ?? 1} ${before.once === null ? "is" : "are"} taken`,
      );
    }
  }
  say(row.level !== before.level, LEVEL_WORDS[before.level]);
  return was.length === 0 ? null : { kind: "changed", was };
}

function hasWindow({ measure }: RuleDraft): boolean {
  return measure === "absences" || measure === "lates" || measure === "rate";
}

function hasKinds(row: RuleDraft): boolean {
  return hasWindow(row) || row.measure === "streak";
}

function hasExcused(row: RuleDraft): boolean {
  return hasKinds(row) && row.measure !== "lates";
}

function amountWords({ measure, at }: RuleDraft, countBy: CountBy): string {
  if (at === null) return "empty";
  if (measure === "rate") return `${at}%`;
  return countOf(at, measure === "daysSinceAttended" || measure === "daysSinceContact" ? "day" : countBy);
}

function windowWords({ window, size }: RuleDraft, countBy: CountBy): string {
  switch (window) {
    case "days":
      return countOf(size ?? 0, "day");
    case "last":
      return `the last ${countOf(size ?? 0, countBy)}`;
    case "enrollment":
      return "the enrollment";
    default:
      return `a calendar ${window}`;
  }
}

function kindWords({ kinds }: RuleDraft): string {
  return kinds.length === 0 ? "all kinds" : `${[...kinds].sort().join(" and ")} only`;
}
