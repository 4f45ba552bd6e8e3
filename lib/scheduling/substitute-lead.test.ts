import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSameLead, placeOf, withoutSubstitute, withSubstitute } from "./substitute-lead";

const lead = (facilitatorId: string | null, coFacilitatorId: string | null) => ({ facilitatorId, coFacilitatorId });

describe("stepping in", () => {
  it.each([
    ["leads in the place of the lead", lead("absent", "co"), lead("theo", "co")],
    ["leads alone", lead("absent", null), lead("theo", null)],
    ["stands beside in the place beside", lead("lead", "absent"), lead("lead", "theo")],
    ["stands beside nobody", lead(null, "absent"), lead(null, "theo")],
    ["moves up from beside, and leaves that place empty", lead("absent", "theo"), lead("theo", null)],
    ["does not stand twice", lead("theo", "absent"), lead("theo", null)],
  ])("%s", (_what, before, after) => {
    expect(withSubstitute(before, "absent", "theo")).toEqual(after);
  });

  it("is nothing where the absent one has no place", () => {
    expect(withSubstitute(lead("lead", "co"), "absent", "theo")).toBeNull();
    expect(withoutSubstitute(lead("lead", "co"), "absent", "theo", lead("absent", null))).toBeNull();
  });

  it("is undone by giving it back, as the series has it", () => {
    const who = fc.constantFrom("absent", "theo", "lead", "co", null);
    fc.assert(
      fc.property(who, who, (facilitatorId, coFacilitatorId) => {
        const before = lead(facilitatorId, coFacilitatorId);
        fc.pre(facilitatorId === null || facilitatorId !== coFacilitatorId);
        // Who leads it already is never asked to stand beside.
        fc.pre(facilitatorId !== "theo" && placeOf(before, "absent") !== null);
        const after = withSubstitute(before, "absent", "theo");
        expect(after).not.toBeNull();
        expect(placeOf(after!, "absent")).toBeNull();
        expect(placeOf(after!, "theo")).toBe(placeOf(before, "absent"));
        const again = withoutSubstitute(after!, "absent", "theo", before);
        expect(again !== null && isSameLead(again, before)).toBe(true);
      }),
    );
  });
});
