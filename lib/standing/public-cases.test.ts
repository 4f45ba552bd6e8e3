import { describe, expect, it } from "vitest";
import publicCases from "@/lib/standing/cases/standing-public.json";
import { evaluateStanding } from "@/lib/standing/evaluate";
import type { StandingInput } from "@/lib/standing/types";

describe("the worked examples of the standing rules", () => {
  it.each(publicCases.cases.map((example) => [example.name, example] as const))("%s", (_name, example) => {
    expect(evaluateStanding(example.input as unknown as StandingInput)).toEqual(example.expect);
  });
});
