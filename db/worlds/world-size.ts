/** The sizes that speed is measured on. A site of any size has a hundred weekly groups of twelve, and 400 people in care. */
export const WORLD_SIZES = {
  S: { sites: 1, weeks: 26, clientsPerPlace: 1 },
  M: { sites: 10, weeks: 52, clientsPerPlace: 1 },
  L: { sites: 10, weeks: 156, clientsPerPlace: 2.5 },
} as const;

export type WorldSize = keyof typeof WORLD_SIZES;

/** Measured worlds end at this moment, so that the same script gives the same rows on any day: a Wednesday, 10:42 AM. */
export const WORLD_NOW = new Date("2026-11-18T15:42:00Z");
export const WORLD_ZONE = "America/New_York";

/** Weeks of sessions to come, as far as forecasts look. */
export const WEEKS_AHEAD = 13;

/** Three weekly groups make a track; a hundred weekly groups are 33 tracks and one group more. */
export const TRACKS_PER_SITE = 33;
export const GROUPS_PER_TRACK = 3;
export const SEATS = 12;

/** Who signs in to measure: the director, and a client for her own week. */
export const WORLD_DIRECTOR = "director@world.example";
export const WORLD_CLIENT = "client@world.example";
