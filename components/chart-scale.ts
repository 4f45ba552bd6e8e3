/** Straight-line scale from values to positions, both ends included; a scale without extent answers its first position. */
export function linearScale(
  domain: readonly [number, number],
  range: readonly [number, number],
): (value: number) => number {
  const [from, to] = domain;
  const [start, end] = range;
  return (value) => (to === from ? start : start + ((value - from) / (to - from)) * (end - start));
}

/** `from`, `from + step`, … up to `to`; `to` itself when the steps meet it. */
export function stepsBetween(from: number, to: number, step: number): number[] {
  if (!(step > 0)) throw new RangeError(`a step has to be positive, not ${step}`);
  const count = Math.floor((to - from) / step + 1e-9);
  return Array.from({ length: Math.max(0, count) + 1 }, (_, index) => from + index * step);
}

/**
 * Moves labels apart until each has `gap` to the next, staying inside `min` and `max` where there is room, and as near
 * to where it wants to be as that allows. The answers stand in the order of the wishes.
 */
export function spreadLabels(wishes: readonly number[], gap: number, min: number, max: number): number[] {
  const order = wishes.map((wish, index) => ({ wish, index })).sort((a, b) => a.wish - b.wish || a.index - b.index);
  const placed: number[] = [];
  for (const [rank, { wish }] of order.entries()) {
    const before = placed[rank - 1];
    placed[rank] = Math.max(wish, min, before === undefined ? -Infinity : before + gap);
  }
  for (let rank = placed.length - 1; rank >= 0; rank--) {
    const after = placed[rank + 1];
    placed[rank] = Math.min(placed[rank] ?? max, after === undefined ? max : after - gap);
  }
  const answer: number[] = [];
  order.forEach(({ index }, rank) => {
    answer[index] = placed[rank] ?? min;
  });
  return answer;
}

/** Every how many columns a label fits: 1 writes all, 2 every other one. */
export function labelEvery(count: number, width: number, labelWidth: number): number {
  return count <= 1 ? 1 : Math.max(1, Math.ceil((labelWidth * (count - 1)) / width));
}
