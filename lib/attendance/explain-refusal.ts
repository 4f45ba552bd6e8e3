import { MARK_FROM_MINUTES_BEFORE, type MarkRefusal } from "./decide-mark";

/** What to tell the person whose mark was refused: what is the case, and what to do. */
export function explainMarkRefusal(refusal: MarkRefusal): string {
  switch (refusal) {
    case "session_cancelled":
      return "This session was canceled, so there is no attendance to take.";
    case "session_closed":
      return "The site was closed for this session, so nobody was expected.";
    case "not_on_roster":
      return "This person is not on the roster of this session.";
    case "too_early":
      return `Attendance opens ${MARK_FROM_MINUTES_BEFORE} minutes before the start. An excuse can be recorded now.`;
    case "minutes_out_of_range":
      return "That time lies outside the session. Check the minutes.";
    case "notice_in_future":
      return "They cannot have told us at a time that is still to come.";
    case "locked":
      return "This period is locked. A director or an admin can correct it.";
    case "needs_reason":
      return "This period is locked. Say why the record changes, and it will be kept beside the old one.";
    case "changed_meanwhile":
      return "Somebody else recorded this line in the meantime. Look at both and choose.";
  }
}
