import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { evaluateStanding } from "@/lib/standing/evaluate";
import { secondOf } from "@/lib/standing/moments";
import { anyStandingInput } from "@/lib/standing/test-support/standing-input";
import type { Level, Mark, Moment, Reason, Recorded, Rule, Standing, StandingInput } from "@/lib/standing/types";

const LEVELS: Level[] = ["good", "watch", "warning", "contract", "review"];
const LISTS = [
  "policyVersions",
  "planPhases",
  "expectedSessions",
  "marks",
  "holds",
  "contacts",
  "decisions",
  "openedCases",
] as const;

const anyInput = anyStandingInput({ days: 40, sessions: 30 });
const RUNS = { numRuns: 120 };

/** The same input with only the last known record of everything, none of them dated. */
function settled(input: StandingInput): StandingInput {
  const identity = (list: string, record: Record<string, unknown>): unknown =>
    list === "policyVersions" ? record.version : list === "marks" ? record.session : (record.id ?? record.key);
  const limit = input.knownAt === null ? Infinity : secondOf(input.knownAt);
  const madeAt = ({ recordedAt }: Recorded): number => (recordedAt === undefined ? -Infinity : secondOf(recordedAt));
  const lists = LISTS.map((name) => {
    const known = (input[name] as readonly Recorded[]).filter((record) => madeAt(record) <= limit);
    const last = new Map<unknown, Recorded>();
    for (const record of [...known].sort((a, b) => madeAt(a) - madeAt(b)))
      last.set(identity(name, { ...record }), record);
    const kept = [...last.values()].filter((record) => record.void !== true);
    return [name, kept.map(({ recordedAt: _recordedAt, ...record }) => record)];
  });
  return { ...input, ...Object.fromEntries(lists) };
}

function withoutForecast({ level, reasons, cases, contract, ledger }: Standing) {
  return { level, reasons, cases, contract, ledger };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

/** The rules in force as their reasons are listed, to compare values rule by rule. */
function ruleOf(input: StandingInput, reason: Reason): Rule {
  return input.policyVersions.flatMap(({ rules }) => rules).find(({ id }) => id === reason.rule)!;
}

/** Changes the marks of a settled input. */
function remark(input: StandingInput, change: (mark: Mark) => Mark): StandingInput {
  return { ...input, marks: input.marks.map(change) };
}

describe("what must always be true of a standing", { timeout: 60_000 }, () => {
  it("settling the records first changes nothing", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(evaluateStanding(settled(input))).toEqual(evaluateStanding(input));
      }),
      RUNS,
    );
  });

  it("1: shuffling any list and evaluating again changes nothing, and the input stays as it was", () => {
    const anyShuffled = anyInput.chain((input) =>
      fc
        .tuple(...LISTS.map((name) => fc.shuffledSubarray([...input[name]], { minLength: input[name].length })))
        .map((lists) => ({
          input,
          shuffled: { ...input, ...Object.fromEntries(LISTS.map((name, i) => [name, lists[i]])) },
        })),
    );
    fc.assert(
      fc.property(anyShuffled, ({ input, shuffled }) => {
        const standing = evaluateStanding(deepFreeze(input));
        expect(evaluateStanding(input)).toEqual(standing);
        expect(evaluateStanding(shuffled)).toEqual(standing);
      }),
      RUNS,
    );
  });

  it("2: no session dated after asOf changes anything but the forecast and the week", () => {
    fc.assert(
      fc.property(anyInput.map(settled), (input) => {
        const { asOf } = input;
        const later = new Set(
          input.expectedSessions.filter(({ start }) => start.slice(0, 10) > asOf).map(({ id }) => id),
        );
        // A notice about a later session is a contact of the day it was given, so it stays as one.
        const notices = input.marks.filter(({ session, noticeGivenAt }) => later.has(session) && noticeGivenAt);
        const without: StandingInput = {
          ...input,
          expectedSessions: input.expectedSessions.filter(({ id }) => !later.has(id)),
          marks: input.marks.filter(({ session }) => !later.has(session)),
          decisions: input.decisions.filter((decision) => decision.kind !== "waive" || !later.has(decision.session)),
          contacts: [
            ...input.contacts,
            ...notices.map(({ session, noticeGivenAt }) => ({
              id: `notice ${session}`,
              on: noticeGivenAt!.slice(0, 10),
              reached: true,
            })),
          ],
        };
        expect(withoutForecast(evaluateStanding(without))).toEqual(withoutForecast(evaluateStanding(input)));
      }),
      RUNS,
    );
  });

  it("2: no record made after knownAt changes anything", () => {
    fc.assert(
      fc.property(
        anyInput.filter(({ knownAt }) => knownAt !== null),
        (input) => {
          const after: Moment = `${input.knownAt!.slice(0, 10).replace("2026", "2027")}T00:00-05:00`;
          const lists = LISTS.map((name) => {
            const list = input[name] as readonly Recorded[];
            return [name, [...list, ...list.map((record) => ({ ...record, void: true, recordedAt: after }))]];
          });
          expect(evaluateStanding({ ...input, ...Object.fromEntries(lists) })).toEqual(evaluateStanding(input));
        },
      ),
      RUNS,
    );
  });

  it("3: turning a missed mark into attended never makes a rule's value worse", () => {
    fc.assert(
      fc.property(anyInput.map(settled), fc.nat(), (input, pick) => {
        const missed = input.marks.filter(({ was }) => was === "missed");
        const turned = missed[pick % missed.length];
        if (turned === undefined) return;
        const before = evaluateStanding(input).reasons;
        const after = evaluateStanding(
          remark(input, (mark) => (mark === turned ? { ...mark, was: "attended" } : mark)),
        );
        after.reasons.forEach(({ value }, index) => {
          const reason = before[index]!;
          if (ruleOf(input, reason).measure === "rate") expect(value).toBeGreaterThanOrEqual(reason.value);
          else expect(value).toBeLessThanOrEqual(reason.value);
        });
      }),
      RUNS,
    );
  });

  it("3: excusing a miss under `skips` never raises a count or a streak", () => {
    fc.assert(
      fc.property(anyInput.map(settled), fc.nat(), (input, pick) => {
        const standing = evaluateStanding(input);
        const whole = new Set(standing.ledger.flatMap((line) => (line.outcome === "unexcused" ? [line.session] : [])));
        const missed = input.marks.filter(({ session }) => whole.has(session));
        const excused = missed[pick % missed.length];
        if (excused === undefined) return;
        const after = evaluateStanding(
          remark(input, (mark) => (mark === excused ? { ...mark, was: "excused", reason: "medical" } : mark)),
        );
        after.reasons.forEach(({ value }, index) => {
          const reason = standing.reasons[index]!;
          const rule = ruleOf(input, reason);
          if (rule.measure !== "absences" && rule.measure !== "streak") return;
          if ((rule.excused ?? "skips") === "skips") expect(value).toBeLessThanOrEqual(reason.value);
        });
      }),
      RUNS,
    );
  });

  it("4: whatever unmarked sessions turn out to be, a count or a streak stays between value and couldBe", () => {
    const turnsOut = fc.array(fc.constantFrom("attended" as const, "missed" as const, "excused" as const, null), {
      minLength: 40,
      maxLength: 40,
    });
    fc.assert(
      fc.property(anyInput.map(settled), turnsOut, (input, turns) => {
        const standing = evaluateStanding(input);
        const unmarked = standing.ledger.filter(({ session }) => !input.marks.some((mark) => mark.session === session));
        const marks = unmarked.flatMap(({ session }, index): Mark[] => {
          const was = turns[index % turns.length]!;
          return was === null ? [] : [{ session, was, reason: "medical" }];
        });
        const after = evaluateStanding({ ...input, marks: [...input.marks, ...marks] });
        after.reasons.forEach(({ value }, index) => {
          const reason = standing.reasons[index]!;
          const { measure } = ruleOf(input, reason);
          if (measure !== "absences" && measure !== "streak") return;
          expect(value).toBeGreaterThanOrEqual(reason.value);
          expect(value).toBeLessThanOrEqual(reason.couldBe);
        });
      }),
      RUNS,
    );
  });

  it("5: the mark of a session that is off changes nothing; a notice in it is still a contact", () => {
    const anyTurn = fc.constantFrom("attended" as const, "missed" as const, "excused" as const);
    fc.assert(
      fc.property(anyInput.map(settled), anyTurn, (input, was) => {
        const off = new Set(
          input.expectedSessions
            .filter(({ status }) => status === "cancelled" || status === "closed")
            .map(({ id }) => id),
        );
        const changed = remark(input, (mark) => {
          if (!off.has(mark.session)) return mark;
          const { session, noticeGivenAt } = mark;
          return noticeGivenAt === undefined ? { session, was } : { session, was, noticeGivenAt };
        });
        expect(evaluateStanding(changed)).toEqual(evaluateStanding(input));
      }),
      RUNS,
    );
  });

  it("6: the level is exactly what rules, cases and a running contract say", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { level, reasons, cases, contract } = evaluateStanding(input);
        const said = [
          ...reasons.filter((one) => one.holds && (one.level === "watch" || one.level === "warning")),
          ...cases.filter(({ state }) => state === "open"),
        ].map((one) => LEVELS.indexOf(one.level));
        if (contract?.state === "running") said.push(LEVELS.indexOf("contract"));
        expect(LEVELS.indexOf(level)).toBe(Math.max(0, ...said));
      }),
      RUNS,
    );
  });

  it("7: a case on file is listed for ever, and what one evening finds is on file the next day", () => {
    fc.assert(
      fc.property(anyInput.map(settled), (input) => {
        const standing = evaluateStanding(input);
        const listed = new Set(standing.cases.map(({ key }) => key));
        for (const { key } of input.openedCases) if (key.slice(-10) <= input.asOf) expect(listed).toContain(key);
        const kept = standing.cases.map(({ key, level }) => ({ key, level }));
        const later = evaluateStanding({ ...input, knownAt: null, marks: [], openedCases: kept });
        expect(later.cases.map(({ key }) => key)).toEqual(expect.arrayContaining([...listed]));
        expect(new Set(listed).size).toBe(standing.cases.length);
      }),
      RUNS,
    );
  });

  it("8: no output says discharged", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        expect(JSON.stringify(evaluateStanding(input))).not.toMatch(/discharge/i);
      }),
      RUNS,
    );
  });
});

describe("the machine's own zone", { timeout: 60_000 }, () => {
  const own = process.env.TZ;
  afterEach(() => {
    if (own === undefined) delete process.env.TZ;
    else process.env.TZ = own;
  });

  it("1: changes nothing", () => {
    const inputs = fc.sample(anyInput, { numRuns: 60, seed: 42 });
    const answers = ["UTC", "America/New_York", "Pacific/Auckland", "Asia/Kolkata", "America/Los_Angeles"].map(
      (zone) => {
        process.env.TZ = zone;
        return inputs.map((input) => evaluateStanding(input));
      },
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });
});
