/** A colleague is told that rosters are not taken. */
export const NOT_TAKEN_TOPIC = "rosters.not-taken";

export type ReminderKind = "facilitator" | "director" | "end_of_day" | "by_hand";
