import { describe, expect, expectTypeOf, it } from "vitest";
import { done, type Result } from "@/lib/result";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "./changed";

const event: DomainEvent = { name: "site.renamed", subjectType: "site", subjectId: "1" };
type Answer = Result<Changed<string> | Unchanged<string>, "no">;

describe("what a command may answer", () => {
  it("is a change with at least one event, or no change", () => {
    expectTypeOf(done(changed("x", event))).toExtend<Answer>();
    expectTypeOf(done(unchanged("x"))).toExtend<Answer>();
    expect(changed("x", event, event).events).toHaveLength(2);
  });

  it("cannot be a change without an event: it does not compile", () => {
    expectTypeOf<[string]>().not.toExtend<Parameters<typeof changed<string>>>();
    expectTypeOf<[string, DomainEvent]>().toExtend<Parameters<typeof changed<string>>>();
    expectTypeOf<{ isChanged: true; value: string; events: [] }>().not.toExtend<Changed<string>>();
    expectTypeOf<{ isChanged: true; value: string }>().not.toExtend<Changed<string>>();
  });

  it("cannot be a bare value", () => {
    expectTypeOf(done("x")).not.toExtend<Answer>();
    expectTypeOf(done({ value: "x" })).not.toExtend<Answer>();
  });
});
