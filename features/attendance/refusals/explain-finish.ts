import type { FinishRefusal } from "../commands/finish-roster";

/** What to tell somebody whose roster is not complete yet. */
export function explainFinishRefusal(refusal: FinishRefusal): string {
  switch (refusal.why) {
    case "no_such_session":
      return "This session does not exist any more.";
    case "off":
      return "This session was canceled or closed, so there is nothing to finish.";
    case "not_open_yet":
      return "Attendance is not open yet, so there is nothing to finish.";
    case "not_recorded":
      return refusal.count === 1 ? "1 person is not recorded yet." : `${refusal.count} people are not recorded yet.`;
  }
}
