import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planSettling, settleUnderClosures, type ClosableSession } from "@/lib/scheduling/settle-closures";
import { addDays, localDate } from "@/lib/time/local-date";
import { localTime, localTimeOfMinutes } from "@/lib/time/local-time";

const day = localDate("2026-12-25");
const closure = (id: string, over: object = {}) => ({
  id,
  siteId: "worcester",
  date: day,
  fromTime: null,
  toTime: null,
  ...over,
});
const session = (over: Partial<ClosableSession> = {}): ClosableSession => ({
  id: "s",
  siteId: "worcester",
  date: day,
  startTime: localTime("09:00"),
  status: "scheduled",
  hasMarks: false,
  isHeldAnyway: false,
  ties: [],
  ...over,
});

describe("settleUnderClosures", () => {
  it.each([
    [{}, ["b", "a"], { status: "closed", isHeldAnyway: false, ties: ["a", "b"] }],
    [{}, [], { status: "scheduled", isHeldAnyway: false, ties: [] }],
    [{ status: "closed", ties: ["a"] }, [], { status: "scheduled", isHeldAnyway: false, ties: [] }],
    [{ hasMarks: true }, ["a"], { status: "scheduled", isHeldAnyway: false, ties: [] }],
    [{ status: "cancelled", ties: ["a"] }, ["a"], { status: "cancelled", isHeldAnyway: false, ties: [] }],
    [{ isHeldAnyway: true }, ["a"], { status: "scheduled", isHeldAnyway: true, ties: ["a"] }],
    [{ isHeldAnyway: true, ties: ["a"] }, [], { status: "scheduled", isHeldAnyway: false, ties: [] }],
    [{ isHeldAnyway: true, hasMarks: true }, [], { status: "scheduled", isHeldAnyway: true, ties: [] }],
  ] as const)("%j under %j", (over, ids, expected) => {
    const closures = ids.map((id) => closure(id));
    expect(settleUnderClosures(session(over), closures)).toEqual(expected);
  });

  it("does not look at closures elsewhere or at another hour", () => {
    const others = [
      closure("there", { siteId: "fitchburg" }),
      closure("later", { fromTime: localTime("09:01") }),
      closure("tomorrow", { date: addDays(day, 1) }),
    ];
    expect(settleUnderClosures(session(), others).status).toBe("scheduled");
    expect(settleUnderClosures(session(), [...others, closure("everywhere", { siteId: null })]).ties).toEqual([
      "everywhere",
    ]);
  });
});

const arbitrarySession = fc
  .record({
    id: fc.constantFrom("s1", "s2", "s3", "s4"),
    minute: fc.integer({ min: 0, max: 1439 }),
    date: fc.constantFrom(day, addDays(day, 1)),
    status: fc.constantFrom("scheduled" as const, "cancelled" as const),
    hasMarks: fc.boolean(),
  })
  .map(({ minute, ...over }) => session({ ...over, startTime: localTimeOfMinutes(minute) }));

const arbitraryClosure = fc
  .record({
    siteId: fc.constantFrom("worcester", null, "fitchburg"),
    date: fc.constantFrom(day, addDays(day, 1)),
    cut: fc.option(fc.integer({ min: 1, max: 1439 })),
  })
  .map(({ siteId, date, cut }) =>
    closure("", { siteId, date, fromTime: cut === null ? null : localTimeOfMinutes(cut) }),
  );

describe("planSettling", () => {
  it("put down and removed in any order leaves what was there, and settling twice is settling once", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(arbitrarySession, { selector: ({ id }) => id, maxLength: 4 }),
        fc.array(arbitraryClosure, { maxLength: 4 }),
        fc.infiniteStream(fc.nat()),
        (before, list, picks) => {
          const closures = list.map((each, index) => ({ ...each, id: `c${index}` }));
          let now = before;
          const apply = (standing: typeof closures) => {
            const settled = new Map(planSettling(now, standing).map((each) => [each.session.id, each.after]));
            now = now.map((each) => ({ ...each, ...settled.get(each.id) }));
            expect(planSettling(now, standing)).toEqual([]);
            for (const each of now)
              expect({ ...each }).toMatchObject(
                settleUnderClosures(
                  before.find(({ id }) => id === each.id)!,
                  standing,
                ),
              );
          };
          for (let count = 1; count <= closures.length; count++) apply(closures.slice(0, count));
          const left = [...closures];
          while (left.length > 0) {
            left.splice(picks.next().value! % left.length, 1);
            apply(left);
          }
          expect(now).toEqual(before);
        },
      ),
    );
  });
});
