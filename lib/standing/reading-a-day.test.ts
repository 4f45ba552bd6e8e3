import { describe, expect, it } from "vitest";
import { evaluateStanding } from "@/lib/standing/evaluate";
import { evenings, type Evening, type Story } from "@/lib/standing/test-support/evenings";
import type { Rule, StandingInput } from "@/lib/standing/types";

const reasonOf = (story: Story) => evaluateStanding(evenings(story)).reasons[0]!;
const absences = (more: Partial<Rule> = {}): Rule =>
  ({ id: "a", measure: "absences", within: "enrollment", at: 2, level: "watch", ...more }) as Rule;

function session(id: string, date: string, from: string, to: string): StandingInput["expectedSessions"][number] {
  return { id, start: `${date}T${from}-04:00`, end: `${date}T${to}-04:00` };
}

describe("what is over", () => {
  const story = (knownAt: string): Story => ({
    asOf: "2026-06-01",
    knownAt,
    policy: { rules: [absences()] },
    evenings: [["2026-06-01", "missed"]],
  });

  it("is so to the second", () => {
    expect(reasonOf(story("2026-06-01T20:59:59-04:00")).value).toBe(0);
    expect(reasonOf(story("2026-06-01T21:00-04:00")).value).toBe(1);
    expect(reasonOf(story("2026-06-02T01:00:00Z")).value).toBe(1);
  });
});

describe("a day that is not over yet", () => {
  const day = (first: "missed" | "attended", rule: Rule, knownAt = "2026-06-01T12:00-04:00"): Story => ({
    asOf: "2026-06-01",
    knownAt,
    enrollment: { start: "2026-06-01", end: null },
    policy: { rules: [rule] },
    evenings: [],
    sessions: [session("s1", "2026-06-01", "09:00", "10:00"), session("s2", "2026-06-01", "18:00", "19:00")],
    marks: [{ session: "s1", was: first }],
  });

  it("counts only if it is missed already", () => {
    expect(reasonOf(day("missed", absences())).value).toBe(1);
    expect(reasonOf(day("attended", absences({ within: { last: 3 } } as Partial<Rule>))).from).toBeNull();
  });

  it("counts for a rule that looks at other kinds only", () => {
    const story = day("attended", absences({ within: { last: 3 }, kinds: ["group"] } as Partial<Rule>));
    const sessions = story.sessions!.map((one) => (one.id === "s2" ? { ...one, kind: "family" } : one));
    expect(reasonOf({ ...story, sessions }).from).toBe("2026-06-01");
  });

  it("takes an unmarked session as missed for what it could be", () => {
    expect(reasonOf({ ...day("attended", absences()), marks: [] })).toMatchObject({ value: 0, couldBe: 1 });
  });
});

describe("excused days", () => {
  const list: Evening[] = [
    ["2026-06-01", "missed"],
    ["2026-06-03", "excused"],
    ["2026-06-05", "missed"],
  ];
  const valueWith = (rule: Rule) => reasonOf({ asOf: "2026-06-05", policy: { rules: [rule] }, evenings: list }).value;
  const streak = (excused?: "skips" | "counts" | "breaks"): Rule => ({
    id: "row",
    measure: "streak",
    at: 3,
    level: "review",
    ...(excused === undefined ? {} : { excused }),
  });

  it("skip, count or break", () => {
    expect([streak(), streak("skips"), streak("counts"), streak("breaks")].map(valueWith)).toEqual([2, 2, 3, 1]);
    expect(valueWith(absences({ excused: "counts" } as Partial<Rule>))).toBe(3);
  });
});

describe("make-ups", () => {
  const story = (date: string, was: "attended" | "missed" | "unmarked", more: Partial<Story> = {}): Story => ({
    asOf: "2026-06-12",
    policy: { makeUpErasesWithin: 7, rules: [absences({ at: 1 } as Partial<Rule>)] },
    evenings: [["2026-06-01", "missed"]],
    sessions: [{ ...session("m", date, "09:00", "10:00"), makeUpFor: "2026-06-01" }],
    marks: was === "unmarked" ? [] : [{ session: "m", was }],
    ...more,
  });

  it("erase from 0 to n days after the miss", () => {
    expect(reasonOf(story("2026-06-08", "attended")).value).toBe(0);
    expect(reasonOf(story("2026-06-09", "attended")).value).toBe(1);
    expect(reasonOf(story("2026-06-01", "attended")).value).toBe(0);
  });

  it("erase unmarked, as ever, and could turn out missed", () => {
    expect(reasonOf(story("2026-06-08", "unmarked"))).toMatchObject({ value: 0, couldBe: 1 });
    expect(reasonOf(story("2026-06-08", "missed"))).toMatchObject({ value: 1, couldBe: 1 });
  });

  it("break a row from their own date on, and not before", () => {
    const rules: Rule[] = [{ id: "row", measure: "streak", at: 3, level: "review" }];
    const list: Evening[] = [
      ["2026-06-01", "missed"],
      ["2026-06-03", "missed"],
      ["2026-06-05", "missed"],
    ];
    const more = { policy: { makeUpErasesWithin: 7, rules }, evenings: list };
    expect(reasonOf(story("2026-06-08", "attended", { ...more, asOf: "2026-06-07" })).value).toBe(3);
    expect(reasonOf(story("2026-06-08", "attended", { ...more, asOf: "2026-06-08" })).value).toBe(2);
  });
});

describe("the two clocks", () => {
  const away: Rule = { id: "away", measure: "daysSinceAttended", at: 3, level: "watch" };
  const silent: Rule = { id: "silent", measure: "daysSinceContact", at: 3, level: "watch" };

  it("count from the enrollment's start when nothing came later", () => {
    const story: Story = { asOf: "2026-06-05", policy: { rules: [away] }, evenings: [["2026-06-02", "missed"]] };
    expect(reasonOf(story)).toMatchObject({ value: 3, from: "2026-06-02", holds: true });
  });

  it("take a late arrival that counts as missed for attending all the same", () => {
    const story: Story = {
      asOf: "2026-06-05",
      policy: { absentFrom: 10, rules: [away] },
      evenings: [
        ["2026-06-01", "attended"],
        ["2026-06-04", "attended", { arrivedAt: "2026-06-04T18:30-04:00" }],
      ],
    };
    expect(reasonOf(story)).toMatchObject({ value: 1, from: "2026-06-04" });
  });

  it("could have run longer, where an attended day is not recorded", () => {
    const list: Evening[] = [
      ["2026-06-01", "attended"],
      ["2026-06-04", "unmarked"],
    ];
    const story: Story = { asOf: "2026-06-05", policy: { rules: [away] }, evenings: list };
    expect(reasonOf(story)).toMatchObject({ value: 1, couldBe: 4, holds: false });
  });

  it("take a notice in the mark of a cancelled session for contact", () => {
    const story: Story = {
      asOf: "2026-06-05",
      policy: { rules: [silent] },
      evenings: [
        ["2026-06-01", "attended"],
        ["2026-06-08", "cancelled"],
      ],
      marks: [{ session: "2026-06-08", was: "missed", noticeGivenAt: "2026-06-04T10:00-04:00" }],
    };
    expect(reasonOf(story)).toMatchObject({ value: 1, from: "2026-06-04" });
  });

  it("stand still in the forecast after the last session to come", () => {
    const story: Story = {
      asOf: "2026-06-02",
      policy: { rules: [{ ...away, at: 5 }] },
      evenings: [
        ["2026-06-01", "attended"],
        ["2026-06-05", "unmarked"],
      ],
    };
    const { forecast } = evaluateStanding(evenings(story));
    expect(forecast).toEqual({ raises: [], ifAllAttended: [] });
  });
});

describe("policy versions", () => {
  const rule = absences({ at: 1 } as Partial<Rule>);
  const versions = [
    { version: 1, from: "2026-05-01", rules: [] },
    { version: 2, from: "2026-06-10", adoption: "when-acknowledged" as const, rules: [rule] },
  ];
  const acknowledged = (on: string) => [{ id: "ack", on, kind: "acknowledge" as const, version: 2 }];
  const story = (more: Partial<Story>): Story => ({
    asOf: "2026-06-20",
    policyVersions: versions,
    evenings: [
      ["2026-06-01", "missed"],
      ["2026-06-12", "missed"],
    ],
    ...more,
  });
  const reasons = (more: Partial<Story>) => evaluateStanding(evenings(story(more))).reasons;

  it("bind only whoever has acknowledged them", () => {
    expect(reasons({})).toEqual([]);
    expect(reasons({ decisions: acknowledged("2026-06-21") })).toEqual([]);
  });

  it("acknowledged early bind from their first day, and look back no further", () => {
    const [reason] = reasons({ decisions: acknowledged("2026-06-05") });
    expect(reason).toMatchObject({ value: 1, from: "2026-06-10" });
  });

  it("bind whoever enrolls under them, and look back to the start", () => {
    const [reason] = reasons({ enrollment: { start: "2026-06-10", end: null } });
    expect(reason).toMatchObject({ value: 1, from: "2026-06-10" });
  });

  it("need not be there at all", () => {
    const { level, ledger } = evaluateStanding(evenings(story({ policyVersions: [] })));
    expect(level).toBe("good");
    expect(ledger.map(({ outcome }) => outcome)).toEqual(["unexcused", "unexcused"]);
  });
});
