import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CODE_STEP, isStepGood, stepAt, untilNextStep } from "./turning-code";

const at = (text: string) => new Date(`2026-11-18T${text}Z`);

describe("the code that turns", () => {
  it("is another one every half minute", () => {
    expect(stepAt(at("15:42:00.000"))).toBe(stepAt(at("15:42:29.999")));
    expect(stepAt(at("15:42:30.000"))).toBe(stepAt(at("15:42:00.000")) + 1);
  });

  it.each([
    ["at once", "15:42:00.000", true],
    ["while it is shown", "15:42:29.999", true],
    ["while the next one is shown", "15:42:59.999", true],
    ["after that no more", "15:43:00.000", false],
    ["nor before it was made", "15:41:59.999", false],
  ])("is good %s", (_title, instant, isGood) => {
    expect(isStepGood(stepAt(at("15:42:00.000")), at(instant))).toBe(isGood);
  });

  it("is good for one step after the last moment at which it was shown, and no longer", () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date(0), max: at("00:00") }),
        fc.nat(200_000),
        (made, later) => {
          const then = new Date(made.getTime() + later);
          const shownFor = untilNextStep(made);
          expect(isStepGood(stepAt(made), then)).toBe(later < shownFor + CODE_STEP);
        },
      ),
    );
  });
});
