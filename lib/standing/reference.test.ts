import fc from "fast-check";
import { describe, expect, it } from "vitest";
import publicCases from "@/lib/standing/cases/standing-public.json";
import { evaluateStanding } from "@/lib/standing/evaluate";
import { naiveStanding } from "@/lib/standing/test-support/naive-standing";
import { anyStandingInput } from "@/lib/standing/test-support/standing-input";
import type { StandingInput } from "@/lib/standing/types";

describe("the slow reference, written straight from the text", () => {
  const examples = publicCases.cases.filter(({ input }) => input.expectedSessions.length < 20);

  it.each(examples.map((example) => [example.name, example] as const))("knows: %s", (_name, example) => {
    expect(naiveStanding(example.input as unknown as StandingInput)).toEqual(example.expect);
  });

  it("agrees with the engine on any enrollment, field for field, forecast included", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyStandingInput({ days: 21, sessions: 16 }), (input) => {
        expect(evaluateStanding(input)).toEqual(naiveStanding(input));
      }),
      { numRuns: 70 },
    );
  });
});
