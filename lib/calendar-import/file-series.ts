import type { SeriesRule } from "@/lib/recurrence/series-rule";

/** What a file says of a session beside its times, in the file's own words; empty where it says nothing. */
export interface FileWords {
  readonly title: string;
  readonly room: string;
  readonly leader: string;
  readonly serviceType: string;
  /** Program and track, as one: "Adult IOP / Evening". */
  readonly program: string;
  readonly kind: string;
}

/** One series, or one single session, as a file has it. Its dates are on the clock of its own zone. */
export interface FileSeries {
  readonly line: number;
  readonly words: FileWords;
  readonly rule: SeriesRule;
}

/** Something in a file that is not taken in, and why, in a sentence. Nothing is left out without one. */
export interface LeftOut {
  readonly line: number;
  /** The title and date, as far as they could be read. */
  readonly what: string;
  readonly why: string;
}

/** All that a file holds: everything in it is in one of the two lists. */
export interface FileReading {
  readonly series: readonly FileSeries[];
  readonly leftOut: readonly LeftOut[];
}

export const MOST_ENTRIES = 5_000;
export const LARGEST_FILE = 5_000_000;
export const SHORTEST_MINUTES = 5;
export const LONGEST_MINUTES = 720;

/** Why a session of this length is not taken; null when it is. */
export function whyNotThisLong(minutes: number): string | null {
  if (minutes < 0) return "It ends before it starts.";
  if (minutes === 0) return "It has no end, or ends when it starts.";
  if (minutes < SHORTEST_MINUTES) return "It is shorter than 5 minutes.";
  if (minutes > LONGEST_MINUTES) return "It is longer than 12 hours.";
  return Number.isInteger(minutes) ? null : "It does not last whole minutes.";
}
