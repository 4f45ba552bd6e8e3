import { assignColumns, byStart, type Span } from "@/components/week-grid/columns";

export type Lane = "wide" | "narrow";

export interface LaneItem extends Span {
  lane: Lane;
}

/** Percent of the day's width. */
export interface Box {
  left: number;
  width: number;
}

export interface LaidItem<T> extends Box {
  item: T;
}

/** Items that found no room and stand behind a count. */
export interface Stack<T> extends Box, Span {
  items: T[];
}

export interface DayLayout<T> {
  /** By start. */
  shown: LaidItem<T>[];
  stacks: Stack<T>[];
}

/**
 * Where the items of one day stand. Wide items share the left part and narrow ones the right part; a day with only one
 * of the two gives it the whole width. Overlapping items stand side by side in their part. Where more than `limit`
 * would, the last column becomes a count with the rest behind it.
 */
export function assignLanes<T extends LaneItem>(items: readonly T[], limit = 3): DayLayout<T> {
  const wide = items.filter((item) => item.lane === "wide");
  const narrow = items.filter((item) => item.lane === "narrow");
  const narrowShare = wide.length === 0 ? 100 : narrow.length === 0 ? 0 : shareOfNarrow(narrow, limit);
  const left = layLane(wide, { left: 0, width: 100 - narrowShare }, limit);
  const right = layLane(narrow, { left: 100 - narrowShare, width: narrowShare }, limit);
  return {
    shown: [...left.shown, ...right.shown].sort((a, b) => byStart(a.item, b.item) || a.left - b.left),
    stacks: [...left.stacks, ...right.stacks],
  };
}

/** A lane that is crowded at its busiest gets more of the day, so that two letters still fit a column. */
function shareOfNarrow(narrow: readonly Span[], limit: number): number {
  const most = Math.max(...assignColumns(narrow).map((cluster) => Math.min(cluster.columns, limit)));
  return most <= 2 ? 36 : most === 3 ? 44 : 50;
}

function layLane<T extends Span>(items: readonly T[], area: Box, limit: number): DayLayout<T> {
  const layout: DayLayout<T> = { shown: [], stacks: [] };
  for (const cluster of assignColumns(items)) {
    const columns = Math.min(cluster.columns, Math.max(1, limit));
    const isCrowded = cluster.columns > columns;
    const boxOf = (column: number): Box => ({
      left: area.left + (area.width * column) / columns,
      width: area.width / columns,
    });
    const hidden: T[] = [];
    for (const { item, column } of cluster.placed) {
      if (isCrowded && column >= columns - 1) hidden.push(item);
      else layout.shown.push({ item, ...boxOf(column) });
    }
    for (const group of assignColumns(hidden)) {
      const members = group.placed.map(({ item }) => item);
      layout.stacks.push({
        items: members,
        startMinute: Math.min(...members.map((item) => item.startMinute)),
        endMinute: Math.max(...members.map((item) => item.endMinute)),
        ...boxOf(columns - 1),
      });
    }
  }
  return layout;
}
