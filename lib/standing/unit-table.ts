import type { Unit } from "@/lib/standing/units";

/**
 * A list of units made ready for the question every rule asks of every day: what do the units of a window add up to?
 * All counts are of units from the oldest one on, so a window is the difference of two.
 */
export class UnitTable {
  /** For every day from `start`: how many units are dated up to it. */
  private readonly counts: Int32Array;
  /** For every number of units: their values added up, how many are marked, how many end in a row, the newest miss. */
  private readonly sums: Float64Array;
  private readonly marked: Int32Array;
  private readonly rows: Int32Array;
  private readonly newest: Int32Array;

  constructor(
    readonly units: readonly Unit[],
    private readonly start: number,
    last: number,
  ) {
    const size = units.length + 1;
    this.sums = new Float64Array(size);
    this.marked = new Int32Array(size);
    this.rows = new Int32Array(size);
    this.newest = new Int32Array(size);
    for (let i = 0; i < units.length; i++) {
      const { value, isMarked } = units[i]!;
      this.sums[i + 1] = this.sums[i]! + value;
      this.marked[i + 1] = this.marked[i]! + (isMarked ? 1 : 0);
      this.rows[i + 1] = value === 1 ? this.rows[i]! + 1 : 0;
      this.newest[i + 1] = value > 0 ? i + 1 : this.newest[i]!;
    }
    this.counts = countsThrough(units, start, last);
  }

  /** How many units are dated up to the day, itself included. */
  through(day: number): number {
    if (day < this.start || this.counts.length === 0) return 0;
    return this.counts[Math.min(day - this.start, this.counts.length - 1)]!;
  }

  /** The sum of the values of the units from the `from`th up to the `to`th. */
  sum(from: number, to: number): number {
    return this.sums[to]! - this.sums[from]!;
  }

  /** How many of them are marked. */
  markedBetween(from: number, to: number): number {
    return this.marked[to]! - this.marked[from]!;
  }

  /** How many of the first `to` units stand at their end with value 1, back to the first of a lower value. */
  row(to: number): number {
    return this.rows[to]!;
  }

  /** The day of the newest unit of value > 0 from the `from`th up to the `to`th, or null. */
  newestMiss(from: number, to: number): number | null {
    const place = this.newest[to]!;
    return place > from ? this.units[place - 1]!.day : null;
  }
}

function countsThrough(units: readonly Unit[], start: number, last: number): Int32Array {
  const counts = new Int32Array(Math.max(0, last - start + 1));
  let count = 0;
  for (let i = 0; i < counts.length; i++) {
    while (count < units.length && units[count]!.day <= start + i) count++;
    counts[i] = count;
  }
  return counts;
}
