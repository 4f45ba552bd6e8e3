export interface PlacePicker {
  /** One candidate, in order. False: stop. */
  readonly take: (wall: number) => boolean;
  /** After the last candidate. Not to be called when a period was not read to its end: it then has no last place. */
  readonly finish: () => void;
}

/**
 * BYSETPOS: of the candidates of each period only those at the given places go on to `visit`, counted from 1, or from
 * the end with -1. A place that a period does not have yields nothing in it, and a candidate at two places (the first
 * and the last of one) is visited once.
 */
export function pickPlaces(
  places: readonly number[],
  periodOf: (wall: number) => number,
  visit: (wall: number) => boolean,
): PlacePicker {
  let period = Number.NaN;
  let candidates: number[] = [];
  const flush = (): boolean => {
    const picked = candidates;
    candidates = [];
    return picked
      .filter((_, i) => places.includes(i + 1) || places.includes(i - picked.length))
      .every((wall) => visit(wall));
  };
  return {
    take: (wall) => {
      const next = periodOf(wall);
      if (next !== period && !flush()) return false;
      period = next;
      candidates.push(wall);
      return true;
    },
    finish: () => void flush(),
  };
}
