import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignLanes, widthOfDay, type Lane, type LaneItem } from "@/components/week-grid/assign-lanes";

interface Item extends LaneItem {
  id: number;
}

const item = (id: number, lane: Lane, startMinute: number, endMinute: number): Item => ({
  id,
  lane,
  startMinute,
  endMinute,
});
const days = fc
  .array(
    fc.record({
      lane: fc.constantFrom<Lane>("wide", "narrow"),
      start: fc.integer({ min: 480, max: 900 }),
      length: fc.integer({ min: 5, max: 120 }),
    }),
    {
      maxLength: 40,
    },
  )
  .map((list) => list.map(({ lane, start, length }, id) => item(id, lane, start, start + length)));

describe("assignLanes", () => {
  it("splits a day that has both lanes, and gives a day of one lane its whole width", () => {
    const both = assignLanes([item(1, "wide", 540, 600), item(2, "narrow", 540, 590)]);
    expect(both.shown.map(({ left, width }) => [left, width])).toEqual([
      [0, 64],
      [64, 36],
    ]);
    expect(assignLanes([item(1, "narrow", 540, 600)]).shown[0]).toMatchObject({ left: 0, width: 100 });
    expect(assignLanes([item(1, "wide", 540, 600)]).shown[0]).toMatchObject({ left: 0, width: 100 });
  });

  it("stands overlapping narrow items side by side", () => {
    const { shown } = assignLanes([
      item(1, "wide", 540, 600),
      item(2, "narrow", 640, 690),
      item(3, "narrow", 640, 690),
    ]);
    const narrow = shown.filter(({ item: { lane } }) => lane === "narrow");
    expect(narrow.map(({ left, width }) => [left, width].map(Math.round))).toEqual([
      [59, 20],
      [80, 20],
    ]);
  });

  it("gives a crowded narrow lane more of the day", () => {
    const three = [1, 2, 3].map((id) => item(id, "narrow", 600, 650));
    const { shown } = assignLanes([item(0, "wide", 540, 600), ...three], 3);
    expect(shown[0]?.width).toBeCloseTo(51.6, 1);
  });

  it("puts what exceeds the limit behind a count", () => {
    const eleven = Array.from({ length: 11 }, (_, id) => item(id, "narrow", 600, 650));
    const { shown, stacks } = assignLanes(eleven, 3);
    expect(shown).toHaveLength(2);
    expect(stacks).toHaveLength(1);
    expect(stacks[0]).toMatchObject({ startMinute: 600, endMinute: 650, isAll: false });
    expect(stacks[0]?.items).toHaveLength(9);
  });

  it("puts twelve at once behind one count over the whole lane, and leaves the rest of the day as it is", () => {
    const twelve = Array.from({ length: 12 }, (_, id) => item(id, "narrow", 600, 650));
    const { shown, stacks } = assignLanes([...twelve, item(50, "narrow", 700, 750), item(51, "wide", 600, 660)], 3);
    expect(shown.map(({ item: { id } }) => id)).toEqual([51, 50]);
    expect(stacks).toHaveLength(1);
    expect(stacks[0]).toMatchObject({ left: 64, width: 36, isAll: true });
    expect(stacks[0]?.items).toHaveLength(12);
  });

  it("asks for a wider day where groups are parallel", () => {
    const pair = [item(1, "wide", 540, 600), item(2, "wide", 550, 610)];
    const one = item(3, "narrow", 540, 590);
    expect(widthOfDay([])).toBe(1);
    expect(widthOfDay([pair[0]!, one])).toBe(1);
    expect(widthOfDay([...pair, one])).toBe(1.48);
    expect(assignLanes([...pair, one]).shown.find(({ item: { id } }) => id === 3)?.width).toBeCloseTo(24.3, 1);
  });

  it("makes one count per group of hidden items, not one for the whole afternoon", () => {
    const early = Array.from({ length: 4 }, (_, id) => item(id, "narrow", 600, 650));
    const bridge = item(9, "narrow", 590, 720);
    const late = Array.from({ length: 4 }, (_, id) => item(20 + id, "narrow", 700, 750));
    const { stacks } = assignLanes([...early, bridge, ...late], 2);
    expect(stacks.length).toBeGreaterThan(1);
  });

  it("shows or stacks every item exactly once, inside the day, without covering another", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 5 }), (items, limit) => {
        const { shown, stacks } = assignLanes(items, limit);
        const ids = [
          ...shown.map(({ item: { id } }) => id),
          ...stacks.flatMap((stack) => stack.items.map(({ id }) => id)),
        ];
        expect(ids.sort((a, b) => a - b)).toEqual(items.map(({ id }) => id));
        const boxes = [
          ...shown.map((laid) => ({ ...laid.item, left: laid.left, width: laid.width })),
          ...stacks.map(({ left, width, startMinute, endMinute }) => ({ left, width, startMinute, endMinute })),
        ];
        for (const box of boxes) {
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.left + box.width).toBeLessThanOrEqual(100.0001);
          for (const other of boxes) {
            if (other === box || box.startMinute >= other.endMinute || other.startMinute >= box.endMinute) continue;
            const isApart = box.left + box.width <= other.left + 0.001 || other.left + other.width <= box.left + 0.001;
            expect(isApart).toBe(true);
          }
        }
      }),
    );
  });

  it("keeps the reading order by start", () => {
    fc.assert(
      fc.property(days, (items) => {
        const starts = assignLanes(items).shown.map((laid) => laid.item.startMinute);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
    );
  });
});
