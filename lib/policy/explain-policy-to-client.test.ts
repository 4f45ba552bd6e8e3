import { describe, expect, it } from "vitest";
import { DEFAULT_POLICY } from "@/lib/policy/default-policy";
import { explainPolicyToClient } from "@/lib/policy/explain-policy-to-client";
import { POLICY_TEMPLATES } from "@/lib/policy/templates/templates";
import type { PolicyBody, Rule } from "@/lib/standing/types";

const stepOf = (rule: object, policy: Partial<PolicyBody> = {}) =>
  explainPolicyToClient({ ...policy, rules: [{ id: "r", level: "watch", ...rule } as Rule] }).steps[0];

describe("a policy in the words for clients", () => {
  it("is said in full for the usual one, the gentlest step first", () => {
    expect(explainPolicyToClient(DEFAULT_POLICY)).toEqual({
      steps: [
        "If you miss 1 day within 30 days, we call you.",
        "If you come to fewer hours in a week than your plan says, we call you.",
        "If you miss 2 days within 30 days, your counselor calls you, and together we look for what would help.",
        "If you miss 3 days within 30 days, we sit down with you and agree on the next 6 days.",
        "If you miss 3 days in a row and we do not hear from you, we ask you to talk with us before anything is decided.",
      ],
      counting: [
        "Coming 6 minutes after the start counts as late. From 16 minutes after the start on, a session counts as missed. You can still come in, and your minutes count.",
        "If you can't come, tell us at least 24 hours before the start: then it does not count.",
        "Missing several sessions on one day counts as one day.",
        "Coming to an extra session gives you back the hours of one you missed.",
      ],
      promises: [
        "Days the clinic is closed, sessions we cancel and days of an agreed break never count.",
        "A session that nobody wrote down never counts against you.",
        "A computer never decides your place. Only a person can, and you would be told why in writing first and could object.",
      ],
    });
  });

  it.each([
    [{ measure: "absences", within: "enrollment", at: 7 }, {}, "If you miss 7 days in all, we call you."],
    [
      { measure: "absences", within: { last: 10 }, at: 5, excused: "counts" },
      {},
      "If you miss 5 of your last 10 days, excused or not, we call you.",
    ],
    [
      { measure: "absences", within: { calendar: "quarter" }, at: 1, kinds: ["group", "family"] },
      { countBy: "session" },
      "If you miss 1 session of group or family sessions in one quarter, we call you.",
    ],
    [
      { measure: "lates", within: { calendar: "month" }, at: 3 },
      {},
      "If you come late on 3 days in one month, we call you.",
    ],
    [
      { measure: "rate", within: { last: 12 }, below: 80, once: 6 },
      {},
      "If you come to less than 80% of your last 12 days, we call you.",
    ],
    [
      { measure: "rate", within: "enrollment", below: 75, level: "contract" },
      {},
      "If you come to less than 75% of your days so far, we sit down with you and agree on the next steps.",
    ],
    [{ measure: "weekDays" }, {}, "If you come on fewer days in a week than your plan says, we call you."],
    [{ measure: "daysSinceAttended", at: 14 }, {}, "If you have not come for 14 days, we call you."],
    [{ measure: "daysSinceContact", at: 1 }, {}, "If we have not heard from you for 1 day, we call you."],
  ] satisfies [object, Partial<PolicyBody>, string][])("%j", (rule, policy, step) => {
    expect(stepOf(rule, policy)).toBe(step);
  });

  it.each([
    [{ lateFrom: 11 }, "Coming 11 minutes or more after the start counts as late."],
    [{ noticeHours: 0 }, "If you can't come, tell us before the start: then it does not count."],
    [{}, "If you can't come, please call before the session starts."],
    [{ excuses: ["Sick", "Court"] }, "These reasons excuse: Sick, Court."],
    [{ countBy: "session" }, "Each session you miss counts by itself."],
    [{ makeUpErasesWithin: 7 }, "Coming to an extra session within 7 days takes a missed day away."],
    [{ makeUpErasesWithin: 0 }, "Coming to an extra session on the same day takes a missed day away."],
  ] satisfies [Partial<PolicyBody>, string][])("%j", (policy, line) => {
    expect(explainPolicyToClient({ ...policy, rules: [] }).counting).toContain(line);
  });

  it("never names a level or a rule, and has no word of blame", () => {
    for (const { policy } of POLICY_TEMPLATES) {
      const { steps, counting, promises } = explainPolicyToClient(policy);
      expect([...steps, ...counting, ...promises].join(" ")).not.toMatch(
        /watch|warning|contract|review|rule|unexcused|violation|fail|discharge|no-show|standing/i,
      );
    }
  });
});
