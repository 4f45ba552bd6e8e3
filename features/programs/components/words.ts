import type { BANDS, PROGRAM_LEVELS } from "@/db/schema";

/** How levels of care are written. */
export const LEVEL_WORDS: Record<(typeof PROGRAM_LEVELS)[number], string> = {
  php: "Partial hospitalization (PHP)",
  iop: "Intensive outpatient (IOP)",
  op: "Outpatient (OP)",
  aftercare: "Aftercare",
};

export const LEVEL_OPTIONS = Object.entries(LEVEL_WORDS).map(([value, label]) => ({ value, label }));

export const BAND_WORDS: Record<(typeof BANDS)[number], string> = {
  morning: "Morning",
  afternoon: "Afternoon",
  evening: "Evening",
};

export const BAND_OPTIONS = Object.entries(BAND_WORDS).map(([value, label]) => ({ value, label }));
