import type { MarkRefusal } from "../attendance/decide-mark";
import { explainMarkRefusal } from "../attendance/explain-refusal";

/** What to tell the person whose request for a correction was refused. */
export function explainAsk(
  refusal: MarkRefusal | "no_such_session" | "not_locked" | "already_waiting" | "same_already",
): string {
  switch (refusal) {
    case "no_such_session":
      return "This session does not exist any more.";
    case "not_locked":
      return "This roster is still open. Change the mark on the roster itself.";
    case "already_waiting":
      return "A correction of this line waits already. Take it back first, or wait for the answer.";
    case "same_already":
      return "This is on record already.";
    default:
      return explainMarkRefusal(refusal);
  }
}
