/**
 * The reasons somebody may give for not coming, in the order they are offered. One list for rosters, call-ins, the
 * client's own phone and the policies that name which of them excuse: stored as written, so that a policy's word and a
 * mark's word are the same word.
 */
export const ABSENCE_REASONS = [
  "Sick",
  "Medical visit",
  "Child care",
  "Ride",
  "Work",
  "School",
  "Court",
  "Family death",
  "Religious",
  "Weather",
  "Other",
] as const;

export type AbsenceReason = (typeof ABSENCE_REASONS)[number];
