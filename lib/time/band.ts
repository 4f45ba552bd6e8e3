import { localTime, type LocalTime } from "@/lib/time/local-time";

export type Band = "morning" | "afternoon" | "evening";

/** The starts of afternoon and evening. Each clinic sets its own; noon and 5 PM are the usual ones. */
export interface BandEdges {
  readonly afternoon: LocalTime;
  readonly evening: LocalTime;
}

export const DEFAULT_BAND_EDGES: BandEdges = { afternoon: localTime("12:00"), evening: localTime("17:00") };

/** The band a session belongs to by its local start; an edge belongs to the later band: noon is afternoon. */
export function bandOf(localStart: LocalTime, edges: BandEdges = DEFAULT_BAND_EDGES): Band {
  if (localStart >= edges.evening) return "evening";
  return localStart >= edges.afternoon ? "afternoon" : "morning";
}
