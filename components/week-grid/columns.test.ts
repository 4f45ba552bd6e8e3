import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignColumns, type Span } from "@/components/week-grid/columns";

const span = (startMinute: number, endMinute: number): Span => ({ startMinute, endMinute });
const spans = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 90 }))
    .map(([start, length]) => span(start, start + length)),
  { maxLength: 40 },
);

describe("assignColumns", () => {
  it("has nothing to place on an empty day", () => {
    expect(assignColumns([])).toEqual([]);
  });

  it("lets spans that only touch share a column, in clusters of their own", () => {
    const clusters = assignColumns([span(540, 600), span(600, 660)]);
    expect(clusters.map((cluster) => cluster.columns)).toEqual([1, 1]);
  });

  it("reuses a column as soon as it is free", () => {
    const [cluster] = assignColumns([span(540, 600), span(550, 700), span(610, 660)]);
    expect(cluster?.columns).toBe(2);
    expect(cluster?.placed.map(({ column }) => column)).toEqual([0, 1, 0]);
  });

  it("puts the longer of two that start together first", () => {
    const [cluster] = assignColumns([span(540, 560), span(540, 600)]);
    expect(cluster?.placed[0]?.item.endMinute).toBe(600);
  });

  it("places every span once, never two at a time in one column, in as few columns as the busiest minute needs", () => {
    fc.assert(
      fc.property(spans, (items) => {
        const clusters = assignColumns(items);
        const placedItems = clusters.flatMap((cluster) => cluster.placed.map(({ item }) => item));
        expect(placedItems).toHaveLength(items.length);
        expect(new Set(placedItems)).toEqual(new Set(items));
        for (const { placed, columns } of clusters) {
          const lasting = placed.map(({ item, column }) => ({
            column,
            start: item.startMinute,
            end: Math.max(item.endMinute, item.startMinute + 1),
          }));
          for (const a of lasting)
            for (const b of lasting)
              if (a !== b && a.column === b.column) expect(a.end <= b.start || b.end <= a.start).toBe(true);
          const busiest = Math.max(
            ...lasting.map((a) => lasting.filter((b) => b.start <= a.start && a.start < b.end).length),
          );
          expect(columns).toBe(busiest);
        }
      }),
    );
  });
});
