import type { DidNotMeetRefusal } from "../commands/did-not-meet";
import type { LeadRefusal } from "../commands/record-lead";

export const didNotMeetSentences: Readonly<Record<DidNotMeetRefusal, string>> = {
  has_attendance: "Somebody is marked in this session, so it did meet. Clear the marks first.",
  not_open_yet: "This session is still to come. Cancel it in the schedule.",
  off: "This session is canceled or closed already.",
  locked: "This period is locked. A director or an admin can change it.",
  does_not_fit: "Something else was planned in its place since. Put it right in the schedule.",
};

export const leadSentences: Readonly<Record<LeadRefusal, string>> = {
  off: "This session was canceled or closed, so nobody led it.",
  not_here: "This colleague does not work at this site.",
  shuts_out: "You could not take this roster any more. Ask the front desk to write down who led it.",
};
