import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FATES, peopleIn, summarizeTrial, type TriedEnrollment } from "@/lib/policy/trial-summary";
import { rankOfLevel } from "@/lib/standing/levels";
import type { Level } from "@/lib/standing/types";

let made = 0;
const person = (about: Partial<TriedEnrollment> = {}): TriedEnrollment => ({
  clientId: `c${made++}`,
  start: "2026-09-01",
  group: "Morning",
  fate: "enrolled",
  draft: "good",
  before: "good",
  reasons: [],
  ...about,
});
const times = (count: number, about: Partial<TriedEnrollment>) => Array.from({ length: count }, () => person(about));

describe("what trying a policy came to", () => {
  it("counts who reached each level or a higher one, beside the policy in force", () => {
    const { levels, flagged, flaggedBefore, people } = summarizeTrial([
      person({ draft: "watch", before: "warning" }),
      person({ draft: "warning", before: "warning" }),
      person({ draft: "review", before: "contract" }),
      person(),
    ]);
    expect(people).toBe(4);
    expect([flagged, flaggedBefore]).toEqual([2, 3]);
    expect(levels).toEqual([
      { level: "watch", draft: 3, before: 3 },
      { level: "warning", draft: 2, before: 3 },
      { level: "contract", draft: 1, before: 1 },
      { level: "review", draft: 1, before: 0 },
    ]);
  });

  it("says what became of the flagged, of those no longer flagged, and of the newly flagged", () => {
    const { fates, noLonger, newly } = summarizeTrial([
      person({ draft: "warning", before: "warning", fate: "completed" }),
      person({ draft: "review", before: "watch", fate: "left" }),
      person({ draft: "watch", before: "warning", fate: "completed" }),
      person({ draft: "good", before: "contract", fate: "enrolled" }),
    ]);
    expect(fates).toEqual({ enrolled: 0, completed: 1, transferred: 0, left: 1 });
    expect(newly).toEqual({ enrolled: 0, completed: 0, transferred: 0, left: 1 });
    expect(noLonger).toEqual({ enrolled: 1, completed: 1, transferred: 0, left: 0 });
  });

  it("has nothing to compare with when no version is in force", () => {
    const { flaggedBefore, levels, newly } = summarizeTrial([person({ draft: "warning", before: null })]);
    expect(flaggedBefore).toBeNull();
    expect(levels[1]).toEqual({ level: "warning", draft: 1, before: null });
    expect(peopleIn(newly)).toBe(0);
  });

  it("takes somebody who came back for one person, as they stand now", () => {
    const stays = [
      person({
        clientId: "ada",
        start: "2026-07-01",
        fate: "left",
        draft: "review",
        before: "watch",
        group: "Evening",
      }),
      person({
        clientId: "ada",
        start: "2026-10-01",
        fate: "enrolled",
        draft: "good",
        before: "good",
        group: "Morning",
      }),
    ];
    for (const order of [stays, [...stays].reverse()]) {
      const { people, fates, groups } = summarizeTrial(order);
      expect(people).toBe(1);
      expect(fates.enrolled).toBe(1);
      expect(groups).toEqual([{ group: "Morning", people: 1, flagged: 1, ofPeople: 100, ofFlags: 100 }]);
    }
  });

  it("warns when one group carries far more than its share, with the reasons they gave", () => {
    const { groups, burden } = summarizeTrial([
      ...times(5, { group: "Evening", draft: "warning", reasons: ["Ride", "Sick"] }),
      person({ group: "Evening", draft: "review", reasons: ["Child care"] }),
      person({ group: "Evening", draft: "warning", reasons: ["Child care", "Court"] }),
      ...times(13, { group: "Evening" }),
      ...times(7, { group: "Morning", draft: "warning" }),
      ...times(33, { group: "Morning" }),
    ]);
    expect(groups.map(({ group, ofPeople, ofFlags }) => [group, ofPeople, ofFlags])).toEqual([
      ["Morning", 67, 50],
      ["Evening", 33, 50],
    ]);
    expect(burden).toEqual({ group: "Evening", flagged: 7, ofFlags: 50, reasons: ["Ride", "Sick"], gaveThem: 5 });
  });

  it.each([
    ["its share", [...times(4, { group: "Evening", draft: "warning" as Level }), ...times(4, { draft: "warning" })]],
    ["too few", [...times(2, { group: "Evening", draft: "warning" as Level }), ...times(20, {})]],
    ["a single group", times(9, { draft: "warning" })],
    ["nobody", times(9, {})],
  ])("does not warn of %s", (_, people) => {
    expect(summarizeTrial(people).burden).toBeNull();
  });

  it("names no reason that only one person gave", () => {
    const { burden } = summarizeTrial([
      ...times(3, { group: "Evening", draft: "warning" }),
      person({ group: "Evening", draft: "warning", reasons: ["Court"] }),
      ...times(20, {}),
    ]);
    expect(burden).toMatchObject({ reasons: [], gaveThem: 0 });
  });

  it("loses nobody and counts nobody twice", () => {
    const level = fc.constantFrom<Level>("good", "watch", "warning", "contract", "review");
    const anyone = fc.record({
      clientId: fc.integer({ min: 1, max: 12 }).map(String),
      start: fc.constantFrom("2026-01-01", "2026-05-01", "2026-09-01"),
      group: fc.constantFrom("Morning", "Afternoon", "Evening"),
      fate: fc.constantFrom(...FATES),
      draft: level,
      before: level,
      reasons: fc.subarray(["Ride", "Sick", "Work"]),
    });
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 30 }), (list) => {
        const { people, flagged, flaggedBefore, fates, noLonger, newly, groups, levels } = summarizeTrial(list);
        expect(people).toBe(new Set(list.map(({ clientId }) => clientId)).size);
        expect(peopleIn(fates)).toBe(flagged);
        expect(flagged - peopleIn(newly)).toBe((flaggedBefore ?? 0) - peopleIn(noLonger));
        expect(groups.reduce((sum, each) => sum + each.people, 0)).toBe(people);
        expect(groups.reduce((sum, each) => sum + each.flagged, 0)).toBe(flagged);
        for (const [index, { draft }] of levels.entries())
          expect(draft).toBeLessThanOrEqual(levels[index - 1]?.draft ?? people);
        const worst = list.filter(({ draft }) => rankOfLevel(draft) === 4);
        expect(levels[3]?.draft).toBe(new Set(worst.map(({ clientId }) => clientId)).size);
      }),
    );
  });
});
