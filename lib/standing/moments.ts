import { dayOf, digits } from "@/lib/standing/days";
import type { Moment } from "@/lib/standing/types";

const MINUTES_A_DAY = 1440;
const OFFSET_AT = 16;

/** Minutes on the wall clock since 1970-01-01T00:00 there; seconds are dropped. */
export function wallMinuteOf(moment: Moment): number {
  return dayOf(moment) * MINUTES_A_DAY + digits(moment, 11) * 60 + digits(moment, 14);
}

/** Elapsed minutes since 1970-01-01T00:00Z; seconds are dropped: 18:15:59 is 18:15. */
export function minuteOf(moment: Moment): number {
  return wallMinuteOf(moment) - offsetOf(moment);
}

/** Elapsed seconds since 1970-01-01T00:00Z, for what compares to the second: when a record was made, what is over. */
export function secondOf(moment: Moment): number {
  const seconds = moment.charCodeAt(OFFSET_AT) === 58 /* : */ ? digits(moment, OFFSET_AT + 1) : 0;
  return minuteOf(moment) * 60 + seconds;
}

/** Minutes east of UTC, from the end of the text: "-05:00" is −300, "Z" is 0. */
function offsetOf(moment: Moment): number {
  const at = moment.length - 6;
  const sign = moment.charCodeAt(at);
  if (sign !== 45 /* - */ && sign !== 43 /* + */) return 0;
  const minutes = digits(moment, at + 1) * 60 + digits(moment, at + 4);
  return sign === 45 ? -minutes : minutes;
}
