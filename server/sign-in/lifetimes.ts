import type { ACCOUNT_SIDES } from "@/db/schema";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * How long a sign-in lives, in milliseconds: without use, and at most. Staff work on shared machines and see everybody's
 * records, so theirs ends with the shift; a client's phone is their own. The limits are checked on the server at every
 * request: a cookie that outlives them opens nothing.
 */
export const LIFETIMES: Record<(typeof ACCOUNT_SIDES)[number], { readonly idle: number; readonly most: number }> = {
  staff: { idle: 12 * HOUR, most: 7 * DAY },
  client: { idle: 30 * DAY, most: 90 * DAY },
  family: { idle: 30 * DAY, most: 90 * DAY },
};

/** The time of last use is written down at most this often. */
export const SEEN_EVERY = 60_000;

/** The cookie's own age in seconds: the longest of all. */
export const COOKIE_SECONDS = (90 * DAY) / 1000;
