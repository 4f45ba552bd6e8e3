/** A stretch of one day, in minutes after local midnight; the end is not part of it. */
export interface Span {
  startMinute: number;
  endMinute: number;
}

export interface Placed<T extends Span> {
  item: T;
  /** 0 is the first column. */
  column: number;
}

/** Items that hang together by overlapping, and the columns they need side by side. */
export interface Cluster<T extends Span> {
  columns: number;
  placed: Placed<T>[];
}

/** By start, then the longer one first, otherwise as given: the order in which blocks are drawn and read. */
export function byStart(a: Span, b: Span): number {
  return a.startMinute - b.startMinute || b.endMinute - a.endMinute;
}

/**
 * Puts overlapping spans into columns, each into the first that is free, so that a cluster takes as few columns as its
 * busiest minute needs. Spans that only touch do not overlap; a span without length is treated as one minute long.
 */
export function assignColumns<T extends Span>(items: readonly T[]): Cluster<T>[] {
  const clusters: Cluster<T>[] = [];
  let current: Cluster<T> | null = null;
  let clusterEnd = 0;
  let freeFrom: number[] = [];
  for (const item of [...items].sort(byStart)) {
    const end = Math.max(item.endMinute, item.startMinute + 1);
    if (!current || item.startMinute >= clusterEnd) {
      current = { columns: 0, placed: [] };
      clusters.push(current);
      clusterEnd = end;
      freeFrom = [];
    }
    const free = freeFrom.findIndex((minute) => minute <= item.startMinute);
    const column = free === -1 ? freeFrom.length : free;
    freeFrom[column] = end;
    current.placed.push({ item, column });
    current.columns = Math.max(current.columns, column + 1);
    clusterEnd = Math.max(clusterEnd, end);
  }
  return clusters;
}
