import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelEvery, linearScale, spreadLabels, stepsBetween } from "@/components/chart-scale";

describe("linearScale", () => {
  it("meets both ends and runs either way", () => {
    const y = linearScale([60, 100], [356, 14]);
    expect(y(60)).toBe(356);
    expect(y(100)).toBe(14);
    expect(y(80)).toBe(185);
  });

  it("answers the first position where there is no extent", () => {
    expect(linearScale([5, 5], [10, 90])(5)).toBe(10);
  });

  it("keeps the order of values", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), (a, b) => {
        const x = linearScale([-10, 10], [0, 100]);
        expect(Math.sign(x(b) - x(a))).toBe(Math.sign(b - a));
      }),
    );
  });
});

describe("stepsBetween", () => {
  it.each([
    [60, 100, 10, [60, 70, 80, 90, 100]],
    [0, 0.3, 0.1, [0, 0.1, 0.2, 0.30000000000000004]],
    [0, 25, 10, [0, 10, 20]],
    [5, 5, 1, [5]],
    [9, 5, 1, [9]],
  ])("from %d to %d by %d", (from, to, step, expected) => {
    expect(stepsBetween(from, to, step)).toEqual(expected);
  });

  it("refuses a step that would never arrive", () => {
    expect(() => stepsBetween(0, 1, 0)).toThrow(RangeError);
    expect(() => stepsBetween(0, 1, Number.NaN)).toThrow(RangeError);
  });
});

describe("spreadLabels", () => {
  it("leaves labels alone that have room", () => {
    expect(spreadLabels([10, 60, 120], 20, 0, 200)).toEqual([10, 60, 120]);
  });

  it("pushes apart in the order of the wishes and answers in the order given", () => {
    expect(spreadLabels([50, 48, 100], 10, 0, 200)).toEqual([58, 48, 100]);
  });

  it("pushes back from the end", () => {
    expect(spreadLabels([195, 198], 10, 0, 200)).toEqual([190, 200]);
  });

  it("keeps the gap, and the bounds wherever the labels fit at all", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 450 }), { maxLength: 10 }), (wishes) => {
        const sorted = spreadLabels(wishes, 30, 0, 400).sort((a, b) => a - b);
        for (const [index, position] of sorted.entries()) {
          expect(position).toBeLessThanOrEqual(400);
          expect(position).toBeGreaterThanOrEqual(0);
          const next = sorted[index + 1];
          if (next !== undefined) expect(next - position).toBeGreaterThanOrEqual(30);
        }
      }),
    );
  });
});

describe("labelEvery", () => {
  it.each([
    [1, 600, 50, 1],
    [12, 648, 52, 1],
    [26, 648, 52, 3],
    [52, 648, 52, 5],
  ])("%d columns on %d px", (count, width, labelWidth, expected) => {
    expect(labelEvery(count, width, labelWidth)).toBe(expected);
  });
});
