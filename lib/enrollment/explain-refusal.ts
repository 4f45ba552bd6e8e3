import type { EndingRefusal } from "@/lib/enrollment/decide-ending";
import type { EnrollmentRefusal } from "@/lib/enrollment/decide-enrollment";
import type { HoldEndRefusal, HoldRefusal } from "@/lib/enrollment/decide-hold";
import type { LeavingRefusal, MembershipRefusal } from "@/lib/enrollment/decide-membership";
import type { ClashRefusal } from "@/lib/enrollment/plan-clashes";
import type { PhaseRemovalRefusal, PlanRefusal } from "@/lib/enrollment/decide-phase";
import type { StartRefusal } from "@/lib/enrollment/decide-start";
import { formatDate, formatMinutes } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";

export type CareRefusal =
  | EnrollmentRefusal
  | PlanRefusal
  | PhaseRemovalRefusal
  | HoldRefusal
  | HoldEndRefusal
  | EndingRefusal
  | MembershipRefusal
  | LeavingRefusal
  | StartRefusal
  | ClashRefusal;

/** A sentence, and the kind of field it belongs beside; the form says which of its fields that is. */
export interface Explained {
  readonly about:
    | "track"
    | "weekdays"
    | "hours"
    | "days"
    | "kinds"
    | "start"
    | "end"
    | "counselor"
    | "series"
    | "reason"
    | "how"
    | "said"
    | "said-on"
    | "words"
    | null;
  readonly sentence: string;
}

/** What to tell the person whose plan was refused: what is the case, and what to do. */
export function explainCareRefusal(refusal: CareRefusal): Explained {
  switch (refusal.reason) {
    case "no_weekday":
      return about("weekdays", "Choose at least one weekday.");
    case "unknown_weekday":
      return about("weekdays", "Choose weekdays from Monday to Sunday.");
    case "impossible_hours":
      return about("hours", `The chosen weekdays have room for at most ${formatMinutes(refusal.mostMinutes)}.`);
    case "more_days_than_weekdays":
      return about(
        "days",
        `${refusal.daysPerWeek} days a week are asked, but ${refusal.weekdays === 1 ? "only 1 weekday is" : `only ${refusal.weekdays} weekdays are`} chosen.`,
      );
    case "impossible_kind":
      return about("kinds", `Ask for 1 to 50 ${refusal.kind} sessions in 1 to 12 weeks.`);
    case "track_of_other_program":
      return about("track", "This track belongs to another program. Choose one of this program.");
    case "track_elsewhere":
      return about("track", "This track runs at another site.");
    case "track_archived":
      return about("track", "This track is archived. Choose one that runs.");
    case "client_archived":
      return about(null, "This client's record is archived.");
    case "client_of_other_site":
      return about("track", "This client belongs to another site. Change the site in the client's record first.");
    case "program_archived":
      return about("track", "This program is archived. Choose one that runs.");
    case "program_not_at_site":
      return about("track", "This program is not offered at this site.");
    case "counselor_archived":
      return about("counselor", "This counselor is archived. Choose somebody who works here.");
    case "starts_too_long_ago":
      return about("start", "This start lies more than five years back. Check the year.");
    case "starts_too_far_ahead":
      return about("start", "This start lies more than a year ahead. Check the year.");
    case "ends_before_start":
      return about("end", "The expected end lies before the start.");
    case "no_phase":
      return about("track", "Choose a track.");
    case "first_phase_off_start":
      return about("start", "The plan has to begin with the enrollment.");
    case "two_phases_on_one_day":
      return about("start", `Two phases begin on ${formatDate(refusal.from)}.`);
    case "already_enrolled":
      return about(
        "start",
        `Already enrolled in this program ${spanWords(refusal)}. Choose a later start, or end that enrollment first.`,
      );
    case "has_left":
      return about(
        null,
        refusal.on === null
          ? "This client has left the program."
          : `This client left the program on ${formatDate(refusal.on)}.`,
      );
    case "before_today":
      return about("start", `A phase cannot begin in the past. ${formatDate(refusal.today)} is the earliest.`);
    case "before_enrollment":
      return about(
        "start",
        `The enrollment begins on ${formatDate(refusal.startDate)}. Choose that day or a later one.`,
      );
    case "after_enrollment":
      return about(
        "start",
        `The last day in the program is ${formatDate(refusal.endDate)}. Choose that day or an earlier one.`,
      );
    case "phase_has_begun":
      return about(null, "This phase has begun. Add a new one instead.");
    case "first_phase":
      return about(null, "The first phase cannot be removed. Change it instead.");
    case "not_started":
      return about(null, "This client does not have a place yet.");
    case "hold_ends_before_start":
      return about("end", "The hold ends before it begins.");
    case "hold_too_long":
      return about("end", "A hold lasts at most a year. Check the dates.");
    case "already_on_hold":
      return about("start", `Already on hold ${spanWords(refusal)}.`);
    case "hold_ended_before":
      return about("start", `This hold ends on ${formatDate(refusal.through)} already.`);
    case "too_far_ahead":
    case "joins_too_far_ahead":
      return about("start", "This day lies more than a year ahead. Check the year.");
    case "no_reason":
      return about("reason", "Say why, in a few words. It stays in the record.");
    case "end_too_far_ahead":
      return about("end", "The last day lies more than a year ahead. Check the year.");
    case "attended_after":
      return about("end", `This client came on ${formatDate(refusal.on)}. The last day cannot lie before that.`);
    case "not_said":
      return about("said", "Say how they told you. Who leaves by their own decision said so.");
    case "said_in_future":
      return about("said-on", "This day lies ahead. Fill in the day they said it.");
    case "words_needed":
      return about(
        "words",
        `A ${refusal.openCase} case is open. Write down their own words, so that it is their decision and nobody else’s.`,
      );
    case "director_needed":
      return about(
        "how",
        "A review is open, so only a director can write this down. Without one the review decides, after notice.",
      );
    case "series_ended":
      return about("series", "This series has no sessions on or after that day.");
    case "series_elsewhere":
      return about("series", "This series is held at another site.");
    case "leaves_before_joining":
      return about("end", "The last day lies before the first.");
    case "already_member":
      return about("series", `Already in this series ${spanWords(refusal)}.`);
    case "belongs_to_another_client":
      return about(
        "series",
        "This individual series belongs to another client on those days. Choose or plan another one.",
      );
    case "full":
      return about("series", `The session on ${formatDate(refusal.on)} has no place left.`);
    case "left_before":
      return about("end", `This client left the series on ${formatDate(refusal.through)} already.`);
    case "last_day_in_past":
      return about(
        "end",
        `${formatDate(refusal.earliest)} is the earliest last day: earlier rosters stay as they were.`,
      );
    case "clashes_refused": {
      const [first, ...rest] = refusal.notices;
      const more = rest.length === 0 ? "" : ` ${countClashes(rest.length, "more ")} in the way.`;
      return about(null, `${first?.title ?? ""}: ${first?.detail ?? ""} Your clinic does not allow this.${more}`);
    }
    case "clashes_to_see":
      return about(
        null,
        `${countClashes(refusal.notices.length)} in the way. Look at what clashes, and save again if it is meant.`,
      );
    case "has_started":
      return about("start", `The enrollment began on ${formatDate(refusal.on)}, so its start stays.`);
  }
}

function countClashes(count: number, more = ""): string {
  return count === 1 ? `1 ${more}clash is` : `${count} ${more}clashes are`;
}

function spanWords({ from, through }: { from: LocalDate; through: LocalDate | null }): string {
  return through === null ? `from ${formatDate(from)} on` : `from ${formatDate(from)} to ${formatDate(through)}`;
}

function about(what: Explained["about"], sentence: string): Explained {
  return { about: what, sentence };
}
