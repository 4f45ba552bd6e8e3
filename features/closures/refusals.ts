import type { CloseDaysRefusal } from "./commands/close-days";
import type { ReopenRefusal } from "./commands/reopen-site";

interface AtField {
  readonly field: string;
  readonly sentence: string;
}

/** Why days cannot be closed, at the field that is to blame. */
export function explainClosure(refusal: CloseDaysRefusal): AtField | string {
  switch (refusal) {
    case "no_such_site":
      return { field: "site", sentence: "This site is not here any more. Choose another one." };
    case "name_missing":
      return { field: "name", sentence: "Say why, in a word or two: it stands on the calendar." };
    case "no_days":
      return "Choose at least one day.";
    case "too_many_days":
      return "These are too many days at once. Close them in two steps.";
    case "ends_before_start":
      return { field: "toTime", sentence: "The end has to be later than the beginning." };
    case "too_long_ago":
      return { field: "from", sentence: "This day is more than a year ago. Its records are settled." };
    case "too_far_ahead":
      return { field: "from", sentence: "This day is more than three years ahead." };
    case "changed_meanwhile":
      return "The schedule changed while you were looking. Nothing was closed. Look at the new numbers and confirm again.";
  }
}

export function explainReopening(refusal: ReopenRefusal): string {
  switch (refusal) {
    case "no_such_closure":
      return "This closure is not here any more.";
    case "changed_meanwhile":
      return "The schedule changed while you were looking. Nothing was reopened. Look at the new numbers and confirm again.";
  }
}
