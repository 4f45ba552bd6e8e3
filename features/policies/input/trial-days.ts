/** So many days back a draft can be tried. */
export const TRIAL_DAYS = ["30", "60", "90", "180"] as const;

/** The days of an address; what is none of them is the usual 90. */
export function readTrialDays(text: string | undefined): number | null {
  return TRIAL_DAYS.some((days) => days === text) ? Number(text) : null;
}
