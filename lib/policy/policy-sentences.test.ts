import { describe, expect, it } from "vitest";
import { policySentences } from "@/lib/policy/policy-sentences";
import type { PolicyBody } from "@/lib/standing/types";

const said = (policy: Omit<PolicyBody, "rules">) => policySentences({ ...policy, rules: [] });

describe("a policy's numbers in sentences", () => {
  it("are said in full for a policy that sets them all", () => {
    const policy = {
      lateFrom: 6,
      absentFrom: 16,
      leftEarlyFrom: 10,
      noticeHours: 24,
      excuses: ["death in family", "medical emergency"],
      weights: { late: 0.5, leftEarly: 1, lateCancel: 0.5 },
      countBy: "session",
      makeUpErasesWithin: 7,
      contract: { attend: 5, of: 6, excused: "counts" },
      adoption: "when-acknowledged",
    } as const;
    expect(said(policy)).toEqual([
      "Arriving 6 to 15 minutes after the start is late. From 16 minutes it counts as missed. A late day counts as half a missed day.",
      "Leaving 10 minutes or more before the end is noted as left early, and counts as a whole missed day.",
      "Notice at least 24 hours before the start excuses. Later notice counts as half a missed day.",
      "Only these reasons excuse: death in family, medical emergency.",
      "Every missed session counts by itself.",
      "A make-up within 7 days gives back hours and takes the missed day away.",
      "A contract means attending 5 of the next 6 days. Excused days count as missed in it.",
      "People already enrolled keep the version before until they acknowledge this one.",
    ]);
  });

  it("are said for a policy that sets none", () => {
    expect(said({})).toEqual([
      "Arriving late is not counted.",
      "Leaving early is not counted.",
      "Notice beforehand does not excuse by itself.",
      "Several missed sessions on one day count as one missed day.",
      "A make-up gives back hours and leaves the missed day.",
    ]);
  });

  it.each([
    [{ lateFrom: 1 }, "Arriving 1 minute or more after the start is late."],
    [{ absentFrom: 10 }, "Arriving 10 minutes or more after the start counts as missed."],
    [
      { lateFrom: 15, absentFrom: 16 },
      "Arriving 15 minutes after the start is late. From 16 minutes it counts as missed.",
    ],
    [{ noticeHours: 0 }, "Notice any time before the start excuses."],
    [{ noticeHours: 1 }, "Notice at least 1 hour before the start excuses. Later notice counts as a missed day."],
    [
      { noticeHours: 48, weights: { lateCancel: 0 } },
      "Notice at least 48 hours before the start excuses. Later notice counts as no missed day.",
    ],
    [{ makeUpErasesWithin: 0 }, "A make-up on the same day gives back hours and takes the missed day away."],
    [{ makeUpErasesWithin: 1 }, "A make-up within 1 day gives back hours and takes the missed day away."],
    [{ excuses: [] }, "No reason excuses."],
  ] satisfies [Omit<PolicyBody, "rules">, string][])("%j", (policy, sentence) => {
    expect(said(policy)).toContain(sentence);
  });

  it("never uses the words the clinic does not use", () => {
    const all = said({ contract: { attend: 1, of: 1 }, noticeHours: 2, leftEarlyFrom: 1 }).join(" ");
    expect(all).not.toMatch(/no-show|violation|patient|failed|probation/i);
  });
});
