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
  /** Nothing stands beside the count: it is not "and so many more", but all. */
  isAll: boolean;
}

export interface DayLayout<T> {
  /** By start. */
  shown: LaidItem<T>[];
  stacks: Stack<T>[];
}

/** So many at once are nothing to read side by side: all of them stand behind one count, over the whole lane. */
const CROWD = 12;
/** What a lane asks of a day's width by how many columns it has at its busiest; one column of each makes 100. */
const WIDE_SHARES = [0, 64, 112, 150];
const NARROW_SHARES = [0, 36, 44, 60, 72];

/**
 * Where the items of one day stand. Wide items share the left part and narrow ones the right part; a day with only one
 * of the two gives it the whole width. Overlapping items stand side by side in their part. Where more than `limit`
 * would, the last column becomes a count with the rest behind it; a crowd stands behind its count altogether.
 */
export function assignLanes<T extends LaneItem>(items: readonly T[], limit = 3): DayLayout<T> {
  const wide = items.filter((item) => item.lane === "wide");
  const narrow = items.filter((item) => item.lane === "narrow");
  const shares = sharesOf(wide, narrow, limit);
  const narrowShare = wide.length === 0 ? 100 : (shares.narrow / (shares.wide + shares.narrow)) * 100;
  const left = layLane(wide, { left: 0, width: 100 - narrowShare }, limit);
  const right = layLane(narrow, { left: 100 - narrowShare, width: narrowShare }, limit);
  return {
    shown: [...left.shown, ...right.shown].sort((a, b) => byStart(a.item, b.item) || a.left - b.left),
    stacks: [...left.stacks, ...right.stacks],
  };
}

/** How much wider than a usual day this one should be for its blocks to be read: 1 for a day without parallel groups. */
export function widthOfDay(items: readonly LaneItem[], limit = 3): number {
  const of = (lane: Lane) => items.filter((item) => item.lane === lane);
  const { wide, narrow } = sharesOf(of("wide"), of("narrow"), limit);
  return Math.max(100, wide + narrow) / 100;
}

function sharesOf(wide: readonly Span[], narrow: readonly Span[], limit: number): { wide: number; narrow: number } {
  return {
    wide: WIDE_SHARES[Math.min(busiest(wide, limit), WIDE_SHARES.length - 1)]!,
    narrow: NARROW_SHARES[Math.min(busiest(narrow, limit), NARROW_SHARES.length - 1)]!,
  };
}

/** The columns of a lane at its busiest. A crowd is one. */
function busiest(items: readonly Span[], limit: number): number {
  const columns = assignColumns(items).map((cluster) => (cluster.columns >= CROWD ? 1 : cluster.columns));
  return Math.min(Math.max(0, ...columns), Math.max(1, limit));
}

function layLane<T extends Span>(items: readonly T[], area: Box, limit: number): DayLayout<T> {
  const layout: DayLayout<T> = { shown: [], stacks: [] };
  for (const cluster of assignColumns(items)) {
    const columns = cluster.columns >= CROWD ? 1 : Math.min(cluster.columns, Math.max(1, limit));
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
        isAll: members.length === cluster.placed.length,
      });
    }
  }
  return layout;
}
