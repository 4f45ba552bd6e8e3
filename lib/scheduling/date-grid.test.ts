import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blocksOf, dateGrid } from "@/lib/scheduling/date-grid";
import { addDays, localDate, type LocalDate } from "@/lib/time/local-date";

const cells = (...dates: string[]) => dates.map((date) => ({ date: localDate(date) }));
const drawn = (grid: ReturnType<typeof dateGrid<{ date: LocalDate }>>) => [
  grid.weeks.map(({ label }) => label).join(" "),
  ...grid.rows.map(({ weekday, cells }) =>
    [weekday, ...cells.map((there) => there.map(({ date }) => date.slice(8)).join("+") || "-")].join(" "),
  ),
];

describe("dateGrid", () => {
  it("puts weeks across and weekdays down, and names a month once", () => {
    const grid = dateGrid(cells("2026-11-30", "2026-12-02", "2026-12-04", "2026-12-07", "2026-12-11", "2026-12-14"));
    expect(drawn(grid)).toEqual(["Nov 30 Dec 7 14", "MO 30 07 14", "WE 02 - -", "FR 04 11 -"]);
  });

  it("leaves out weeks without a date: every other week reads as one line", () => {
    expect(drawn(dateGrid(cells("2026-11-03", "2026-11-17", "2026-12-01")))).toEqual(["Nov 2 16 30", "TU 03 17 01"]);
  });

  it("keeps two of one day together, and is empty for nothing", () => {
    expect(drawn(dateGrid(cells("2026-11-03", "2026-11-03")))).toEqual(["Nov 2", "TU 03+03"]);
    expect(dateGrid([])).toEqual({ weeks: [], rows: [] });
  });

  it("keeps every date, once, whatever the order, and so do its blocks", () => {
    const anyDates = fc.array(
      fc.nat(400).map((n) => ({ date: addDays(localDate("2026-01-01"), n) })),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(anyDates, fc.integer({ min: 1, max: 12 }), (dates, columns) => {
        const flat = (grids: readonly ReturnType<typeof dateGrid<{ date: LocalDate }>>[]) =>
          grids
            .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flat()))
            .map(({ date }) => date)
            .sort();
        const grid = dateGrid(dates);
        expect(flat([grid])).toEqual(dates.map(({ date }) => date).sort());
        const blocks = blocksOf(grid, columns);
        expect(flat(blocks)).toEqual(flat([grid]));
        for (const block of blocks) {
          expect(block.weeks.length).toBeLessThanOrEqual(columns);
          for (const row of block.rows) expect(row.cells).toHaveLength(block.weeks.length);
        }
      }),
    );
  });
});
