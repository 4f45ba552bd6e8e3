import { explainLineRefusal } from "@/lib/attendance/explain-line-refusal";
import type { MarkLineRefusal } from "@/features/attendance/commands/record-marks";
import { explainNoticeRefusal, type NoticeRefusal } from "@/lib/notices/decide-notice";

/** Why a notice was not kept, changed or taken back. */
export type NoticeProblem =
  | { readonly why: NoticeRefusal | "nothing_chosen" | "changed_meanwhile" | "withdrawn" | "decided" }
  | { readonly why: "mark"; readonly refusal: MarkLineRefusal["why"] };

/** Why an excuse was not decided. */
export type ExcuseProblem =
  | { readonly why: "changed_meanwhile" | "withdrawn" | "not_an_absence" | "came" }
  | { readonly why: "mark"; readonly refusal: MarkLineRefusal["why"] };

export function explainNoticeProblem(problem: NoticeProblem): string | { field: string; sentence: string } {
  switch (problem.why) {
    case "mark":
      return explainLineRefusal(problem.refusal);
    case "nothing_chosen":
      return { field: "sessionIds", sentence: "Choose at least one session." };
    case "changed_meanwhile":
      return "Somebody else changed this in the meantime. Look at what it says now.";
    case "withdrawn":
      return "This was taken back in the meantime.";
    case "decided":
      return "The excuse is decided already. Undo the decision first.";
    case "needs_time":
    case "time_outside":
      return { field: "expectedTime", sentence: explainNoticeRefusal(problem.why) };
    case "given_in_future":
      return { field: "givenTime", sentence: explainNoticeRefusal(problem.why) };
    default:
      return explainNoticeRefusal(problem.why);
  }
}

export function explainExcuseProblem(problem: ExcuseProblem): string {
  switch (problem.why) {
    case "mark":
      return explainLineRefusal(problem.refusal);
    case "changed_meanwhile":
      return "Somebody else changed or decided this in the meantime. Look at what it says now.";
    case "withdrawn":
      return "They took this back in the meantime.";
    case "not_an_absence":
      return "They said that they come, so there is nothing to excuse.";
    case "came":
      return "They came after all, so there is nothing to excuse.";
  }
}
