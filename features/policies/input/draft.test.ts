import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { draftInput, trialInput } from "@/features/policies/input/draft";
import { fieldsOf } from "@/lib/policy/draft-fields";
import { draftOf } from "@/lib/policy/policy-draft";
import { POLICY_TEMPLATES } from "@/lib/policy/templates/templates";
import { parseInput } from "@/server/doors/parse-input";

const head = { programId: newId(), seenDraft: "0" };
const form = { countBy: "day", lateFrom: "6", absentFrom: "16", noticeHours: "24", attend: "", of: "" };
const rule = (number: number, change: object = {}) =>
  Object.fromEntries(
    Object.entries({
      id: "two",
      measure: "absences",
      at: "2",
      window: "days",
      size: "30",
      level: "warning",
      excused: "skips",
      ...change,
    }).map(([name, value]) => [`rule-${number}-${name}`, value]),
  );

async function errors(parsed: ReturnType<typeof parseInput>) {
  const result = await parsed;
  if (result.ok) return {};
  return result.isForged ? { forged: true } : result.fieldErrors;
}

describe("the form of a draft", () => {
  it.each(POLICY_TEMPLATES.map(({ key, policy }) => [key, draftOf(policy)] as const))(
    "reads %s as it shows it",
    async (_, draft) => {
      const result = await parseInput(draftInput, { ...head, ...fieldsOf(draft) });
      expect(result).toMatchObject({ ok: true });
      expect(result.ok && result.input.draft).toEqual({ ...draft, adoption: "at-once" });
    },
  );

  it("leaves out a row without a measure", async () => {
    const result = await parseInput(draftInput, { ...head, ...form, ...rule(0), ...rule(1, { measure: "", at: "x" }) });
    expect(result.ok && result.input.draft.rules).toHaveLength(1);
  });

  it.each([
    ["no number", { "rule-0-at": "" }, "rule-0-at"],
    ["letters", { "rule-0-at": "two" }, "rule-0-at"],
    ["a window of no days", { "rule-0-size": "" }, "rule-0-size"],
    ["a window of ten years", { "rule-0-size": "3650" }, "rule-0-size"],
    ["a level that is none", { "rule-0-level": "expelled" }, "rule-0-level"],
    ["a contract without terms", { "rule-0-level": "contract" }, "attend"],
    ["missed before late", { absentFrom: "6" }, "absentFrom"],
    ["a weight that is none", { lateWeight: "0.3" }, "lateWeight"],
    ["a reason as long as a letter", { excusedBy: "these", excuses: ["x".repeat(61)] }, "excuses.0"],
    ["no rule at all", { "rule-0-measure": "" }, "rules"],
  ])("is refused at the field: %s", async (_, change, field) => {
    const parsed = parseInput(draftInput, { ...head, ...form, ...rule(0), ...change });
    expect(Object.keys(await errors(parsed))).toEqual([field]);
  });

  it("takes a step with the rules", async () => {
    const two = { ...form, ...rule(0), ...rule(1, { id: "late", measure: "lates" }) };
    const idsAfter = async (step: string, change: object = {}) => {
      const result = await parseInput(draftInput, { ...head, ...two, ...change, step });
      return result.ok ? result.input.draft.rules.map(({ id }) => id) : await errors(Promise.resolve(result));
    };
    expect(await idsAfter("down-0")).toEqual(["late", "two"]);
    expect(await idsAfter("add")).toEqual(["two", "late", null]);
    // What is taken away need not be right; what stays has to be.
    expect(await idsAfter("remove-1", { "rule-1-at": "x" })).toEqual(["two"]);
    expect(await idsAfter("remove-0", { "rule-1-at": "x" })).toEqual({ "rule-1-at": expect.any(String) as string });
  });

  it("keeps reasons only where they count", async () => {
    const read = async (excusedBy: string) => {
      const result = await parseInput(draftInput, {
        ...head,
        ...form,
        ...rule(0),
        excusedBy,
        excuses: ["Sick", "Court"],
      });
      return result.ok && result.input.draft.excuses;
    };
    expect(await read("these")).toEqual(["Sick", "Court"]);
    expect(await read("any")).toBeNull();
  });

  it("is not found for a forged program", async () => {
    expect(await errors(parseInput(draftInput, { ...head, ...form, ...rule(0), programId: "forged" }))).toEqual({
      forged: true,
    });
  });
});

describe("the form of a trial", () => {
  it("is the draft's, with how far back to look", async () => {
    const asked = { programId: newId(), ...form, ...rule(0) };
    const result = await parseInput(trialInput, { ...asked, days: "60" });
    expect(result.ok && [result.input.days, result.input.draft.rules.length]).toEqual([60, 1]);
    expect(await errors(parseInput(trialInput, { ...asked, days: "36500" }))).toHaveProperty("days");
  });
});
