import { explainRuleProblem } from "@/lib/recurrence/rule-problem";
import {
  LONGEST_SESSION,
  LONGEST_TITLE,
  MOST_PLACES,
  SHORTEST_SESSION,
  type NewSeriesRefusal,
  type SeriesWarning,
} from "@/lib/scheduling/decide-new-series";
import type { PlanRefusal } from "@/lib/scheduling/plan-new-series";
import type { WhenRefusal } from "@/lib/scheduling/series-form";
import { formatDateLong, formatMinutes } from "@/lib/time/format";

/** A field of the series form, and what to say at it. */
export interface AtField {
  readonly field: SeriesField;
  readonly sentence: string;
}

export type SeriesField =
  | "title"
  | "repeats"
  | "weekdays"
  | "startTime"
  | "endTime"
  | "startDate"
  | "count"
  | "lastDate"
  | "roomId"
  | "facilitatorId"
  | "coFacilitatorId"
  | "track"
  | "serviceTypeId"
  | "capacity"
  | "joinLink"
  | "enrollmentId"
  | "siteId";

const WHEN: Record<WhenRefusal, AtField> = {
  no_weekday: { field: "weekdays", sentence: "Choose at least one day of the week." },
  ends_before_start: { field: "endTime", sentence: "The end has to be later than the start, on the same day." },
  count_missing: { field: "count", sentence: "Say how many sessions, from 1 on." },
  last_date_missing: { field: "lastDate", sentence: "Choose the last day." },
  last_before_first: { field: "lastDate", sentence: "The last day is before the first session. Choose a later one." },
};

const SERIES: Record<NewSeriesRefusal, AtField> = {
  bad_title: { field: "title", sentence: `Give it a name of at most ${LONGEST_TITLE} characters.` },
  bad_length: {
    field: "endTime",
    sentence: `A session lasts from ${formatMinutes(SHORTEST_SESSION)} to ${formatMinutes(LONGEST_SESSION)}.`,
  },
  bad_capacity: { field: "capacity", sentence: `Places are a whole number from 1 to ${MOST_PLACES}.` },
  starts_too_long_ago: { field: "startDate", sentence: "The first day is more than a year ago. Choose a later one." },
  starts_too_far_ahead: {
    field: "startDate",
    sentence: "The first day is more than two years ahead. Choose an earlier one.",
  },
  unknown_site: { field: "siteId", sentence: "This site is not here any more." },
  archived_site: { field: "siteId", sentence: "This site is archived. Restore it first, or choose another." },
  unknown_service_type: { field: "serviceTypeId", sentence: "Choose a service type from the list." },
  archived_service_type: { field: "serviceTypeId", sentence: "This service type is archived. Choose another." },
  unknown_program: { field: "track", sentence: "Choose a program from the list." },
  archived_program: { field: "track", sentence: "This program is archived. Choose another." },
  program_not_at_site: { field: "track", sentence: "This program is not offered at this site." },
  unknown_track: { field: "track", sentence: "Choose a track from the list." },
  archived_track: { field: "track", sentence: "This track is archived. Choose another." },
  track_elsewhere: { field: "track", sentence: "This track belongs to another site." },
  track_of_other_program: { field: "track", sentence: "This track belongs to another program." },
  unknown_room: { field: "roomId", sentence: "Choose a room from the list." },
  archived_room: { field: "roomId", sentence: "This room is archived. Choose another." },
  room_elsewhere: { field: "roomId", sentence: "This room is at another site." },
  unknown_facilitator: { field: "facilitatorId", sentence: "Choose somebody from the list." },
  archived_facilitator: { field: "facilitatorId", sentence: "This person is archived. Choose somebody else." },
  unknown_co_facilitator: { field: "coFacilitatorId", sentence: "Choose somebody from the list." },
  archived_co_facilitator: { field: "coFacilitatorId", sentence: "This person is archived. Choose somebody else." },
  same_facilitator_twice: {
    field: "coFacilitatorId",
    sentence: "This person already leads it. Choose somebody else, or nobody.",
  },
  co_facilitator_alone: { field: "facilitatorId", sentence: "Choose who leads it. The co-facilitator comes second." },
  join_link_missing: {
    field: "joinLink",
    sentence: "Add the link people join by, or choose a virtual room that has one.",
  },
  join_link_bad: { field: "joinLink", sentence: "This is not a link people can join by. It starts with https://." },
};

/** What to say when the form's days and times do not go together. */
export function explainWhen(refusal: WhenRefusal): AtField {
  return WHEN[refusal];
}

/** What to say when the series names something it cannot have. */
export function explainNewSeries(refusal: NewSeriesRefusal): AtField {
  return SERIES[refusal];
}

/** What to say when the dates come to nothing, or to too much. */
export function explainPlan(refusal: PlanRefusal): AtField {
  if (refusal.kind === "bad_date")
    return { field: "startDate", sentence: `“${refusal.value.slice(0, 40)}” is not a date.` };
  if (refusal.kind === "two_at_once")
    return {
      field: "startTime",
      sentence: `The series already has a session at that time on ${formatDateLong(refusal.date)}. Choose another way out.`,
    };
  if (refusal.kind === "too_many") {
    const most = refusal.most.toLocaleString("en-US");
    return {
      field: "count",
      sentence: `These are more than ${most} sessions. End it earlier, or let it repeat less often.`,
    };
  }
  return { field: "repeats", sentence: explainRuleProblem(refusal) };
}

/** What to say about something staff may overrule. */
export function explainWarning(warning: SeriesWarning): string {
  switch (warning.kind) {
    case "over_room_capacity":
      return `${warning.capacity} places, but the room seats ${warning.seats}.`;
    case "start_skipped_by_clock":
      return `On ${formatDateLong(warning.date)} the clock skips this time, so that session starts an hour later.`;
  }
}
