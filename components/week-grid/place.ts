/** Where an item stands or is wanted: the nth of the shown days, and minutes after midnight. */
export interface Place {
  readonly day: number;
  readonly startMinute: number;
  readonly endMinute: number;
}

/** What is shown: so many days, and the hours from one minute to another. */
export interface Shown {
  readonly days: number;
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Items move and grow by quarters of an hour. */
export const STEP = 15;
/** A day ends with its last minute: what ends at midnight has no end that can be typed. */
const LAST_MINUTE = 24 * 60 - 1;

/** Minutes of a distance on the screen, in whole steps, to the nearer one. */
export function stepsIn(pixels: number, pixelsPerMinute: number): number {
  return pixelsPerMinute <= 0 ? 0 : Math.round(pixels / pixelsPerMinute / STEP) * STEP;
}

/** The place so many minutes and days away, as far as what is shown reaches; its length stays. */
export function shifted(place: Place, by: { minutes?: number; days?: number }, shown: Shown): Place {
  const { days = 0 } = by;
  const least = Math.min(0, shown.fromMinute - place.startMinute);
  const most = Math.max(0, lastEnd(shown) - place.endMinute);
  const minutes = inSteps(Math.min(most, Math.max(least, by.minutes ?? 0)));
  return {
    day: Math.min(shown.days - 1, Math.max(0, place.day + days)),
    startMinute: place.startMinute + minutes,
    endMinute: place.endMinute + minutes,
  };
}

/** The same start with another end: at least one step long (or as short as it was), at most to the end of what is shown. */
export function resized(place: Place, minutes: number, shown: Shown): Place {
  const length = place.endMinute - place.startMinute;
  const least = Math.min(STEP, length) - length;
  const most = Math.max(0, lastEnd(shown) - place.endMinute);
  return { ...place, endMinute: place.endMinute + inSteps(Math.min(most, Math.max(least, minutes))) };
}

export function isSamePlace(one: Place, other: Place): boolean {
  return one.day === other.day && one.startMinute === other.startMinute && one.endMinute === other.endMinute;
}

function lastEnd({ toMinute }: Shown): number {
  return Math.min(toMinute, LAST_MINUTE);
}

/** Whole steps towards zero: an edge never makes half a step. */
function inSteps(minutes: number): number {
  return Math.trunc(minutes / STEP) * STEP;
}
