/** Weekdays to choose from, Monday first. */
export const WEEKDAY_OPTIONS = [
  { value: "MO", label: "Monday" },
  { value: "TU", label: "Tuesday" },
  { value: "WE", label: "Wednesday" },
  { value: "TH", label: "Thursday" },
  { value: "FR", label: "Friday" },
  { value: "SA", label: "Saturday" },
  { value: "SU", label: "Sunday" },
] as const;

export const VISITOR_OPTIONS = [
  { value: "own_program", label: "From other tracks of the same program" },
  { value: "any_program", label: "From any program" },
  { value: "none", label: "Nobody" },
] as const;
