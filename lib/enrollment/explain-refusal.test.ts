import { describe, expect, test } from "vitest";
import { localDate } from "@/lib/time/local-date";
import { explainCareRefusal, type CareRefusal } from "./explain-refusal";

const on = localDate("2026-03-18");
/** One of each reason; `satisfies` fails to compile when a rule gains one that is not here. */
const notice = {
  id: "client a",
  kind: "client",
  title: "Theo Lindqvist is in two places on Wed, Dec 9",
  detail: "Yoga, 9:00–10:00 AM, that day only.",
  dates: [on],
};

const ONE_OF_EACH = {
  no_weekday: {},
  unknown_weekday: {},
  impossible_hours: { mostMinutes: 4320 },
  more_days_than_weekdays: { daysPerWeek: 4, weekdays: 3 },
  impossible_kind: { kind: "family" },
  track_of_other_program: {},
  track_elsewhere: {},
  track_archived: {},
  client_archived: {},
  client_of_other_site: {},
  program_archived: {},
  program_not_at_site: {},
  counselor_archived: {},
  starts_too_long_ago: { earliestDays: 1830 },
  starts_too_far_ahead: { latestDays: 366 },
  ends_before_start: {},
  no_phase: {},
  first_phase_off_start: {},
  two_phases_on_one_day: { from: on },
  already_enrolled: { from: on, through: null },
  has_left: { on },
  before_today: { today: on },
  before_enrollment: { startDate: on },
  after_enrollment: { endDate: on },
  phase_has_begun: {},
  first_phase: {},
  not_started: {},
  hold_ends_before_start: {},
  hold_too_long: {},
  already_on_hold: { from: on, through: on },
  hold_ended_before: { through: on },
  too_far_ahead: {},
  joins_too_far_ahead: {},
  no_reason: {},
  end_too_far_ahead: {},
  attended_after: { on },
  not_said: {},
  said_in_future: {},
  words_needed: { openCase: "review" },
  director_needed: {},
  series_ended: {},
  series_elsewhere: {},
  leaves_before_joining: {},
  already_member: { from: on, through: on },
  belongs_to_another_client: {},
  full: { on },
  left_before: { through: on },
  last_day_in_past: { earliest: on },
  has_started: { on },
  clashes_refused: { notices: [notice, notice] },
  clashes_to_see: { notices: [notice], seen: "1-abc" },
} satisfies Record<CareRefusal["reason"], object>;

describe("sentences", () => {
  test.each(Object.entries(ONE_OF_EACH))("%s", (reason, details) => {
    const { sentence } = explainCareRefusal({ reason, ...details } as CareRefusal);
    expect(sentence).toMatch(/^[A-Z0-9].*\.$/);
    expect(sentence).not.toMatch(/undefined|NaN|\[object|!|_/);
    // The clinic's words: nobody fails, and nobody is a patient or a user here.
    expect(sentence).not.toMatch(/patient|user|no-show|fail|invalid|error/i);
  });

  test("carry the figures", () => {
    const say = (refusal: CareRefusal) => explainCareRefusal(refusal).sentence;
    expect(say({ reason: "impossible_hours", mostMinutes: 4320 })).toBe(
      "The chosen weekdays have room for at most 72 h.",
    );
    expect(say({ reason: "more_days_than_weekdays", daysPerWeek: 2, weekdays: 1 })).toBe(
      "2 days a week are asked, but only 1 weekday is chosen.",
    );
    expect(say({ reason: "already_enrolled", from: on, through: null })).toBe(
      "Already enrolled in this program from Wed, Mar 18 on. Choose a later start, or end that enrollment first.",
    );
    expect(say({ reason: "has_left", on: null })).toBe("This client has left the program.");
  });
});
