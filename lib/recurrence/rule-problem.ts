/** Why a recurrence rule cannot be taken. Each one is something the person who typed it can mend. */
export type RuleProblem =
  | { readonly kind: "empty" }
  | { readonly kind: "too_long"; readonly length: number; readonly most: number }
  | { readonly kind: "no_frequency" }
  | { readonly kind: "unknown_part"; readonly part: string }
  | { readonly kind: "repeated_part"; readonly part: string }
  | { readonly kind: "bad_value"; readonly part: string; readonly value: string }
  | { readonly kind: "count_and_until" }
  | { readonly kind: "not_together"; readonly part: string; readonly because: string }
  | { readonly kind: "too_often"; readonly frequency: string }
  | { readonly kind: "yields_nothing" }
  | { readonly kind: "too_many"; readonly most: number; readonly days: number };

/** The sentence to show at the field. */
export function explainRuleProblem(problem: RuleProblem): string {
  switch (problem.kind) {
    case "empty":
      return "Enter a recurrence rule, such as FREQ=WEEKLY;BYDAY=MO,WE,FR.";
    case "too_long":
      return `This rule has ${problem.length} characters. Use at most ${problem.most}.`;
    case "no_frequency":
      return "Say how often it repeats: the rule needs a FREQ part, such as FREQ=WEEKLY.";
    case "unknown_part":
      return `${quote(problem.part)} isn't a part of a recurrence rule. Check the spelling or take it out.`;
    case "repeated_part":
      return `${problem.part} appears more than once. Keep one of them.`;
    case "bad_value":
      return problem.value === ""
        ? `${problem.part} has no value.`
        : `${quote(problem.value)} isn't a value that ${problem.part} can have.`;
    case "count_and_until":
      return "The rule has both COUNT and UNTIL. Keep the one that should end it.";
    case "not_together":
      return `${problem.part} can't be used ${problem.because}.`;
    case "too_often":
      return `FREQ=${problem.frequency} repeats within a day. Use DAILY, WEEKLY, MONTHLY or YEARLY.`;
    case "yields_nothing":
      return "No session would ever take place under this rule. Check its dates and its end.";
    case "too_many":
      return `This rule makes more than ${problem.most.toLocaleString("en-US")} sessions in ${problem.days} days. Make it repeat less often.`;
  }
}

/** What a stranger typed, short enough for a sentence and without characters that could disturb the line. */
function quote(typed: string): string {
  const clean = typed.replace(/[\p{Cc}\p{Cf}]/gu, "").trim();
  const characters = [...clean];
  return `“${characters.length > 40 ? `${characters.slice(0, 40).join("")}…` : clean}”`;
}
