import type { MarkRefusal } from "./decide-mark";
import { explainMarkRefusal } from "./explain-refusal";

/** What to tell the person whose lines were refused, whatever the session or line. */
export function explainLineRefusal(why: MarkRefusal | "no_such_session"): string {
  return why === "no_such_session" ? "This session does not exist any more." : explainMarkRefusal(why);
}
