import fc from "fast-check";
import { plusDays } from "@/lib/standing/test-support/naive-world";
import type { LocalDate, PolicyBody, PolicyVersion, Recorded, Rule, Window } from "@/lib/standing/types";

const anyWindow: fc.Arbitrary<Window> = fc.oneof(
  fc.constant("enrollment" as const),
  fc.constantFrom(3, 7, 14, 30).map((days) => ({ days })),
  fc.integer({ min: 1, max: 6 }).map((last) => ({ last })),
  fc.constantFrom("week" as const, "month" as const, "quarter" as const).map((calendar) => ({ calendar })),
);
const anyKinds = fc.constantFrom(undefined, undefined, undefined, ["group"], ["individual", "family"]);
const anyLevel = fc.constantFrom("watch", "warning", "contract", "review");

/** Every measure with every word it takes. The id is given by the place in the pool. */
const anyRuleBody = fc.oneof(
  fc.record({
    measure: fc.constantFrom("absences", "absences", "lates"),
    within: anyWindow,
    at: fc.constantFrom(0.5, 1, 1, 1.5, 2, 2, 3),
    kinds: anyKinds,
    excused: fc.constantFrom(undefined, "skips", "counts"),
  }),
  fc.record({
    measure: fc.constant("streak"),
    at: fc.integer({ min: 1, max: 3 }),
    withoutContact: fc.constantFrom(undefined, true),
    kinds: anyKinds,
    excused: fc.constantFrom(undefined, "counts", "breaks"),
  }),
  fc.record({
    measure: fc.constant("rate"),
    within: anyWindow,
    below: fc.constantFrom(50, 67, 80, 100),
    once: fc.constantFrom(undefined, 2, 4),
    kinds: anyKinds,
    excused: fc.constantFrom(undefined, "counts"),
  }),
  fc.record({ measure: fc.constantFrom("weekMinutes", "weekDays") }),
  fc.record({
    measure: fc.constantFrom("daysSinceAttended", "daysSinceContact"),
    at: fc.constantFrom(2, 5, 7, 14),
  }),
);

/** A pool of rules: an id keeps its meaning and its level in every version that has it. */
const anyRulePool: fc.Arbitrary<Rule[]> = fc
  .array(fc.tuple(anyRuleBody, anyLevel), { minLength: 1, maxLength: 4, size: "max" })
  .map((pool) => pool.map(([body, level], index) => ({ id: `r${index}`, level, ...defined(body) }) as unknown as Rule));

const anyWeight = fc.constantFrom(0 as const, 0.5 as const, 1 as const);

function anyPolicyBody(pool: readonly Rule[]): fc.Arbitrary<PolicyBody> {
  return fc
    .record({
      adoption: fc.constantFrom(undefined, "at-once" as const, "when-acknowledged" as const),
      countBy: fc.constantFrom(undefined, "day" as const, "session" as const),
      weekStarts: fc.constantFrom(undefined, "sunday" as const),
      lateFrom: fc.constantFrom(undefined, null, 0, 6),
      absentFrom: fc.constantFrom(undefined, null, 16),
      leftEarlyFrom: fc.constantFrom(undefined, 10),
      noticeHours: fc.constantFrom(undefined, null, 0, 24),
      excuses: fc.constantFrom(undefined, null, ["medical", "court"]),
      weights: fc.option(
        fc.record({ late: anyWeight, leftEarly: anyWeight, lateCancel: anyWeight }, { requiredKeys: [] }),
        { nil: undefined },
      ),
      makeUpErasesWithin: fc.constantFrom(undefined, 0, 7, 30),
      contract: fc.option(
        fc
          .tuple(
            fc.integer({ min: 1, max: 4 }),
            fc.nat(2),
            fc.constantFrom(undefined, "skips" as const, "counts" as const),
          )
          .map(([attend, more, excused]) => defined({ attend, of: attend + more, excused })),
        { freq: 4 },
      ),
      rules: fc.shuffledSubarray([...pool], { minLength: Math.min(1, pool.length) }),
    })
    .map((body) => defined(body) as PolicyBody);
}

/** One to three versions, of which one may have been corrected. */
export function anyPolicies(
  start: LocalDate,
  asOf: LocalDate,
  days: number,
): fc.Arbitrary<(Recorded & PolicyVersion)[]> {
  return anyRulePool.chain((pool) =>
    fc
      .record({
        bodies: fc.array(anyPolicyBody(pool), { minLength: 1, maxLength: 3 }),
        gaps: fc.noBias(fc.tuple(fc.integer({ min: 1, max: days }), fc.integer({ min: 1, max: days }))),
        first: fc.noBias(fc.integer({ min: -20, max: 3 })),
        correction: fc.oneof(
          { weight: 7, arbitrary: fc.constant(null) },
          { weight: 1, arbitrary: anyPolicyBody(pool) },
        ),
      })
      .map(({ bodies, gaps, first, correction }) => {
        const dates = [plusDays(start, first)];
        for (const gap of gaps) dates.push(plusDays(dates.at(-1)!, gap));
        const versions: (Recorded & PolicyVersion)[] = bodies.map((body, index) => ({
          version: index + 1,
          from: dates[index]!,
          ...body,
        }));
        if (correction !== null) {
          const { version, from } = versions.at(-1)!;
          versions.push({ version, from, ...correction, recordedAt: `${plusDays(asOf, 2)}T09:00-04:00` });
        }
        return versions;
      }),
  );
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}
