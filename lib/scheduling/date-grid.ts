import {
  dayOfMonth,
  monthOf,
  startOfWeek,
  weekdayOf,
  WEEKDAYS,
  type LocalDate,
  type Weekday,
} from "@/lib/time/local-date";
import { formatMonthDay } from "@/lib/time/format";

/** Dates laid out as people read a term plan: a column per week that has one, a row per weekday that is used. */
export interface DateGrid<Cell> {
  /** `label` names the Monday: "Nov 30", and "14" where the month is plain from the left. */
  readonly weeks: readonly { readonly monday: LocalDate; readonly label: string }[];
  readonly rows: readonly { readonly weekday: Weekday; readonly cells: readonly (readonly Cell[])[] }[];
}

/** Lays dated cells out by week and weekday. A day that holds several keeps them in the order given. */
export function dateGrid<Cell extends { readonly date: LocalDate }>(cells: readonly Cell[]): DateGrid<Cell> {
  const mondays = [...new Set(cells.map(({ date }) => startOfWeek(date)))].sort();
  const used = new Set(cells.map(({ date }) => weekdayOf(date)));
  const weeks = mondays.map((monday, index) => {
    const before = mondays[index - 1];
    const isPlain = before !== undefined && monthOf(before) === monthOf(monday);
    return { monday, label: isPlain ? String(dayOfMonth(monday)) : formatMonthDay(monday) };
  });
  const column = new Map(mondays.map((monday, index) => [monday, index]));
  const rows = WEEKDAYS.filter((weekday) => used.has(weekday)).map((weekday) => {
    const row: Cell[][] = mondays.map(() => []);
    for (const cell of cells)
      if (weekdayOf(cell.date) === weekday) row[column.get(startOfWeek(cell.date))!]!.push(cell);
    return { weekday, cells: row };
  });
  return { weeks, rows };
}

/** Cuts a grid into blocks of at most `columns` weeks, for a narrow place. */
export function blocksOf<Cell>(grid: DateGrid<Cell>, columns: number): DateGrid<Cell>[] {
  const blocks: DateGrid<Cell>[] = [];
  for (let from = 0; from < grid.weeks.length; from += columns) {
    const weeks = grid.weeks
      .slice(from, from + columns)
      .map((week, index) => (index === 0 ? { ...week, label: formatMonthDay(week.monday) } : week));
    const rows = grid.rows
      .map(({ weekday, cells }) => ({ weekday, cells: cells.slice(from, from + columns) }))
      .filter(({ cells }) => cells.some((cell) => cell.length > 0));
    blocks.push({ weeks, rows });
  }
  return blocks;
}
