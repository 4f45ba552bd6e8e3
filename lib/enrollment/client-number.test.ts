import fc from "fast-check";
import { expect, test } from "vitest";
import { clientNumber } from "./client-number";

test.each([
  [1, "EK-0001"],
  [417, "EK-0417"],
  [9999, "EK-9999"],
  [10_000, "EK-10000"],
])("%i is %s", (nth, number) => expect(clientNumber(nth)).toBe(number));

test.each([0, -1, 1.5, Number.NaN])("%d is no number", (nth) => expect(() => clientNumber(nth)).toThrow(RangeError));

test("no two are the same", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999 }), (one, other) => {
      expect(clientNumber(one) === clientNumber(other)).toBe(one === other);
    }),
  );
});
