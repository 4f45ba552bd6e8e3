import { explainRuleProblem } from "@/lib/recurrence/rule-problem";
import type { SeriesChangeRefusal } from "@/lib/scheduling/change/series-change";
import { LONGEST_TITLE, MOST_PLACES } from "@/lib/scheduling/decide-new-series";
import { formatDate, formatTime } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";

/** A sentence, and the field of the change's form that mends it; without a field it is about the change as a whole. */
export interface ExplainedChange {
  readonly field?: string;
  readonly sentence: string;
}

/** What to say when a change of a series cannot be made, and what can be done instead. */
export function explainSeriesChange(refusal: SeriesChangeRefusal, today?: LocalDate): ExplainedChange {
  switch (refusal.reason) {
    case "unknown_session":
      return { sentence: "This session is no longer there. Open the series again to see how it stands." };
    case "has_attendance":
      return {
        sentence: "Attendance is recorded in this session, so it stays as it is. Clear the marks first if it is wrong.",
      };
    case "is_cancelled":
      return { sentence: "This session is canceled. Restore it first." };
    case "is_closed":
      return { field: "date", sentence: "This session is closed that day. Move it to an open day, or hold it anyway." };
    case "not_cancelled":
      return { sentence: "This session is not canceled, so there is nothing to restore." };
    case "not_closed":
      return { sentence: "No closure covers this session. It takes place as planned." };
    case "duplicate":
      return {
        field: "startTime",
        sentence: `This series already meets ${formatDate(refusal.date, today)} at ${formatTime(refusal.time)}. Choose another time.`,
      };
    case "closed_day":
      return {
        field: "date",
        sentence: `${formatDate(refusal.date, today)} is closed: ${refusal.name}. Choose another day or time.`,
      };
    case "bad_length":
      return { field: "endTime", sentence: "A session lasts from 5 min to 12 h." };
    case "bad_capacity":
      return { field: "capacity", sentence: `Enter 1 to ${MOST_PLACES} places, or leave it empty.` };
    case "bad_title":
      return { field: "title", sentence: `Enter a name of at most ${LONGEST_TITLE} characters.` };
    case "too_far_ahead":
      return { field: "date", sentence: "This is more than two years ahead. Check the date." };
    case "too_long_ago":
      return { field: "date", sentence: "This is more than a year ago. Check the date." };
    case "ends_in_past":
      return { field: "lastDate", sentence: "A series can end today at the earliest. What was held stays on record." };
    case "rule":
      return { field: "repeats", sentence: explainRuleProblem(refusal.why) };
    case "rule_has_end":
      return { field: "repeats", sentence: "Days are changed without an end. Set the last day on its own." };
    case "too_many":
      return {
        field: "repeats",
        sentence: `These are more than ${refusal.most.toLocaleString("en-US")} sessions. End it earlier, or let it repeat less often.`,
      };
  }
}
