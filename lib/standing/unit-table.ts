import type { Unit } from "@/lib/standing/units";

/**
 * A list of units made ready for the question every rule asks of every day: what do the units of a window add up to?
 * All counts are of units from the oldest one on, so a window is the difference of two. Plain arrays: for a few dozen
 * units they are made faster than typed ones, and the forecast makes many.
 */
export class UnitTable {
  private constructor(
    readonly units: readonly Unit[],
    private readonly start: number,
    /** For every day from `start`: how many units are dated up to it. */
    private readonly counts: readonly number[],
    /** For every number of units: their values added up, how many are marked, how many end in a row, the newest miss. */
    private readonly sums: number[],
    private readonly marked: number[],
    private readonly rows: number[],
    private readonly newest: number[],
  ) {}

  /** The table of units in order, for the days from `start` to `last`. */
  static of(units: readonly Unit[], start: number, last: number): UnitTable {
    return new UnitTable(units, start, countsThrough(units, start, last), [0], [0], [0], [0]).addUp(0);
  }

  /** The same table with some units replaced by others of the same day; `from` is the place of the first one. */
  withUnits(units: readonly Unit[], from: number): UnitTable {
    const upTo = (list: readonly number[]): number[] => list.slice(0, from + 1);
    const { start, counts, sums, marked, rows, newest } = this;
    return new UnitTable(units, start, counts, upTo(sums), upTo(marked), upTo(rows), upTo(newest)).addUp(from);
  }

  /** How many units are dated up to the day, itself included. */
  through(day: number): number {
    if (day < this.start || this.counts.length === 0) return 0;
    return this.counts[Math.min(day - this.start, this.counts.length - 1)]!;
  }

  /** The sum of all values: no window comes to more. */
  total(): number {
    return this.sums.at(-1)!;
  }

  /** The length of the longest row. */
  longestRow(): number {
    return Math.max(...this.rows);
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

  private addUp(from: number): this {
    for (let i = from; i < this.units.length; i++) {
      const { value, isMarked } = this.units[i]!;
      this.sums.push(this.sums[i]! + value);
      this.marked.push(this.marked[i]! + (isMarked ? 1 : 0));
      this.rows.push(value === 1 ? this.rows[i]! + 1 : 0);
      this.newest.push(value > 0 ? i + 1 : this.newest[i]!);
    }
    return this;
  }
}

function countsThrough(units: readonly Unit[], start: number, last: number): number[] {
  const counts: number[] = [];
  let count = 0;
  for (let day = start; day <= last; day++) {
    while (count < units.length && units[count]!.day <= day) count++;
    counts.push(count);
  }
  return counts;
}
