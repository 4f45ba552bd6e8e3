import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evaluateStanding } from "../standing/evaluate";
import { anyStandingInput } from "../standing/test-support/standing-input";
import type { PolicyBody, StandingInput } from "../standing/types";
import { addDays, localDate, type LocalDate } from "../time/local-date";
import { decideAlerts, type AlertChanges, type AlertOnFile } from "./decide-alerts";

const watch = { id: "one", measure: "absences", within: { days: 30 }, at: 1, level: "watch" } as const;
const warning = { id: "two", measure: "absences", within: { days: 30 }, at: 2, level: "warning" } as const;
const review = { id: "four", measure: "absences", within: "enrollment", at: 4, level: "review" } as const;
const POLICY: PolicyBody = { rules: [watch, warning, review] };

type Was = "attended" | "excused" | "missed";

/** One client with a group every evening from March 2 on, and what is known of it. */
class Client {
  policy: PolicyBody = POLICY;
  marks = new Map<string, Was>();
  more: Partial<StandingInput> = {};
  onFile: AlertOnFile[] = [];
  minutesPerWeek = 0;
  isRunning = true;

  was(was: Was, ...days: number[]): this {
    for (const day of days) this.marks.set(march(day), was);
    return this;
  }

  /** The changes that a day brings; they are put on file. */
  on(day: number): AlertChanges {
    const input = this.inputOn(march(day));
    const changes = decideAlerts(evaluateStanding(input), this.onFile, {
      today: march(day),
      dayOf: (session) => localDate(session),
      isRunning: this.isRunning,
      standingOn: (asOf) => evaluateStanding({ ...input, asOf }),
    });
    this.onFile = fileAfter(this.onFile, changes, march(day));
    return changes;
  }

  /** "kind on-day cause" of those in a state. */
  open(...states: AlertOnFile["state"][]): string[] {
    const wanted = states.length === 0 ? ["open", "acknowledged"] : states;
    return this.onFile
      .filter(({ state }) => wanted.includes(state))
      .map(nameOf)
      .sort();
  }

  close(name: string): void {
    this.onFile = this.onFile.map((alert) => (nameOf(alert) === name ? { ...alert, state: "closed" } : alert));
  }

  private inputOn(asOf: LocalDate): StandingInput {
    const days = Array.from({ length: 90 }, (_, at) => addDays(march(2), at));
    return {
      asOf,
      knownAt: `${asOf}T23:59-05:00`,
      enrollment: { start: march(2), end: null },
      policyVersions: [{ version: 1, from: march(1), ...this.policy }],
      planPhases: [{ id: "p", from: march(2), minutesPerWeek: this.minutesPerWeek }],
      expectedSessions: days.map((day) => ({ id: day, start: `${day}T18:00-05:00`, end: `${day}T19:00-05:00` })),
      marks: [...this.marks].filter(([day]) => day <= asOf).map(([session, was]) => ({ session, was })),
      holds: [],
      contacts: [],
      decisions: [],
      openedCases: [],
      ...this.more,
    };
  }
}

function march(day: number): LocalDate {
  return addDays(localDate("2026-03-01"), day - 1);
}

function nameOf({ kind, on, cause }: { kind: string; on: string; cause: string }): string {
  return `${kind} ${on.slice(5)} ${cause}`;
}

function fileAfter(onFile: readonly AlertOnFile[], changes: AlertChanges, today: LocalDate): AlertOnFile[] {
  const names = new Map(onFile.map((alert) => [nameOf(alert), alert]));
  for (const alert of changes.open) {
    names.set(nameOf(alert), { ...alert, id: nameOf(alert), state: "open", openedOn: today });
  }
  for (const alert of changes.withdraw) names.set(nameOf(alert), { ...alert, state: "withdrawn" });
  for (const alert of changes.close) names.set(nameOf(alert), { ...alert, state: "closed" });
  for (const { alert, level } of changes.relevel) names.set(nameOf(alert), { ...alert, level });
  return [...names.values()];
}

const nothing: AlertChanges = { open: [], withdraw: [], close: [], relevel: [] };

describe("a missed day", () => {
  test("opens one call and what the rules say, and asking again opens nothing", () => {
    const ada = new Client().was("missed", 4);
    expect(ada.on(4).open.map(nameOf).sort()).toEqual(["missed_day 03-04 missed", "standing 03-04 one"]);
    expect(ada.on(4)).toEqual(nothing);
    expect(ada.on(5)).toEqual(nothing);
  });

  test("that a person closed stays closed; a newer miss opens anew", () => {
    const ada = new Client().was("missed", 4);
    ada.on(4);
    for (const name of ada.open()) ada.close(name);
    expect(ada.on(5)).toEqual(nothing);
    ada.was("missed", 6);
    ada.on(6);
    expect(ada.open()).toEqual(["missed_day 03-06 missed", "standing 03-06 one", "standing 03-06 two"]);
  });

  test("found long after the day opens no call, for it would come too late; the rules still speak", () => {
    const ada = new Client().was("missed", 4);
    ada.on(11);
    expect(ada.open()).toEqual(["missed_day 03-04 missed", "standing 03-04 one"]);
    const ben = new Client().was("missed", 4);
    ben.on(12);
    expect(ben.open()).toEqual(["standing 03-04 one"]);
  });

  test("opens nothing once the enrollment has ended, and what is open is withdrawn with the leaving", () => {
    const ada = new Client().was("missed", 4);
    ada.on(4);
    ada.isRunning = false;
    ada.was("missed", 5);
    const changes = ada.on(5);
    expect(changes.open).toEqual([]);
    expect(changes.withdraw.map(nameOf).sort()).toEqual(["missed_day 03-04 missed", "standing 03-04 one"]);
    expect(ada.on(6)).toEqual(nothing);
    ada.isRunning = true;
    ada.on(6);
    expect(ada.open("open")).toContain("missed_day 03-04 missed");
  });
});

describe("a correction", () => {
  test.each<[string, (client: Client) => void]>([
    ["to present", (client) => client.was("attended", 4)],
    ["to excused", (client) => client.was("excused", 4)],
    ["by a clear", (client) => client.marks.delete(march(4))],
    [
      "by a waiver",
      (client) => (client.more = { decisions: [{ id: "w", kind: "waive", on: march(9), session: march(4) }] }),
    ],
    [
      "by a hold that covered the day",
      (client) => (client.more = { holds: [{ id: "h", from: march(3), to: march(5) }] }),
    ],
  ])("%s withdraws the call and what followed from it", (_, correct) => {
    const ada = new Client().was("missed", 4);
    ada.on(4);
    correct(ada);
    expect(ada.on(9).withdraw.map(nameOf).sort()).toEqual(["missed_day 03-04 missed", "standing 03-04 one"]);
    expect(ada.on(9)).toEqual(nothing);
  });

  test("taken back opens the same alerts again", () => {
    const ada = new Client().was("missed", 4);
    ada.on(4);
    ada.was("attended", 4).on(5);
    ada.was("missed", 4);
    expect(ada.on(6).open.map(nameOf).sort()).toEqual(["missed_day 03-04 missed", "standing 03-04 one"]);
    expect(ada.onFile).toHaveLength(2);
  });

  test("of an earlier day withdraws what only both together gave cause for", () => {
    const ada = new Client().was("missed", 4);
    ada.on(4);
    ada.was("missed", 9).on(9);
    expect(ada.open()).toContain("standing 03-09 two");
    ada.was("attended", 4).on(10);
    expect(ada.open()).toEqual(["missed_day 03-09 missed", "standing 03-09 one"]);
  });

  test("of the newest day names the rule by the day before it, where that is enough", () => {
    const ada = new Client().was("missed", 4, 6);
    ada.on(6);
    ada.was("missed", 9).on(9);
    for (const name of ada.open().filter((each) => each.startsWith("standing 03-06"))) ada.close(name);
    ada.was("attended", 9).on(10);
    // What a person closed for March 6 is not opened again, and nothing of March 9 is left.
    expect(ada.open()).toEqual(["missed_day 03-04 missed", "missed_day 03-06 missed"]);
  });

  test("touches nothing that a person closed", () => {
    const ada = new Client().was("missed", 4);
    ada.on(4);
    for (const name of ada.open()) ada.close(name);
    expect(ada.was("attended", 4).on(5)).toEqual(nothing);
  });
});

describe("age", () => {
  test("does not settle anything: an alert stays until a person looks at it", () => {
    const ada = new Client().was("missed", 4);
    ada.on(4);
    expect(ada.on(40)).toEqual(nothing);
    expect(ada.open()).toHaveLength(2);
  });

  test("of one of two misses leaves the warning that both gave", () => {
    const ada = new Client().was("missed", 4);
    ada.on(4);
    ada.was("missed", 20).on(20);
    ada.on(35);
    expect(ada.open()).toContain("standing 03-20 two");
  });

  test("is not mixed up with a correction that comes after it", () => {
    const ada = new Client().was("missed", 4);
    ada.on(4);
    ada.was("missed", 20).on(20);
    ada.on(35);
    ada.was("attended", 4).on(36);
    expect(ada.open()).not.toContain("standing 03-20 two");
  });

  test("coming again ends no alert of silence; a mark that shows there was none does", () => {
    const away: PolicyBody = { rules: [{ id: "away", measure: "daysSinceAttended", at: 7, level: "warning" }] };
    const ada = new Client().was("attended", 4).was("missed", 5, 6, 7, 8, 9, 10, 11);
    ada.policy = away;
    ada.on(11);
    const name = ada.open().find((each) => each.endsWith("away"));
    expect(name).toBeDefined();
    ada.was("attended", 12).on(12);
    expect(ada.open()).toContain(name);
    ada.was("attended", 8).on(13);
    expect(ada.open()).not.toContain(name);
  });
});

describe("cases", () => {
  test("have an alert from their opening until a person closes the case", () => {
    const ada = new Client().was("missed", 4, 5, 6, 7);
    ada.on(7);
    expect(ada.open()).toContain("standing 03-07 four@2026-03-07");
    ada.more = { decisions: [{ id: "c", kind: "close", rule: "four", on: march(8) }] };
    const changes = ada.on(8);
    expect(changes.close.map(nameOf)).toEqual(["standing 03-07 four@2026-03-07"]);
    expect(ada.on(8)).toEqual(nothing);
  });

  test("that the facts no longer yield take their alert with them", () => {
    const ada = new Client().was("missed", 4, 5, 6, 7);
    ada.on(7);
    ada.more = { openedCases: [{ key: "four@2026-03-07", level: "review" }] };
    expect(ada.was("attended", 5).on(8).withdraw.map(nameOf)).toContain("standing 03-07 four@2026-03-07");
  });
});

describe("the hours of a week", () => {
  test("out of reach open one alert, which a correction within the week withdraws", () => {
    const ada = new Client();
    ada.policy = { rules: [] };
    ada.minutesPerWeek = 7 * 60;
    ada.was("missed", 3).on(3);
    expect(ada.open()).toContain("hours 03-02 hours");
    ada.was("attended", 3).on(4);
    expect(ada.open()).toEqual([]);
  });

  test("of a week that is over stay for a person", () => {
    const ada = new Client();
    ada.policy = { rules: [] };
    ada.minutesPerWeek = 7 * 60;
    ada.was("missed", 3).on(3);
    ada.on(10);
    expect(ada.open()).toContain("hours 03-02 hours");
  });
});

describe("a changed policy", () => {
  test("takes no alert away: whose rule is gone is for a person to close", () => {
    const ada = new Client().was("missed", 4);
    ada.on(4);
    ada.policy = { rules: [] };
    expect(ada.on(5).withdraw).toEqual([]);
    expect(ada.open()).toContain("standing 03-04 one");
  });
});

test("the level beside an open alert is the one that is true now", () => {
  const ada = new Client().was("missed", 4);
  ada.on(4);
  const { relevel } = ada.was("missed", 5).on(5);
  expect(relevel.map(({ alert, level }) => `${nameOf(alert)}: ${level}`)).toEqual(["missed_day 03-04 missed: warning"]);
});

describe("whatever the enrollment", () => {
  const someState = fc.constantFrom<AlertOnFile["state"]>("open", "acknowledged", "closed", "withdrawn");

  function decide(input: StandingInput, onFile: readonly AlertOnFile[], isRunning = true): AlertChanges {
    const days = new Map(input.expectedSessions.map(({ id, start }) => [id, localDate(start.slice(0, 10))]));
    return decideAlerts(evaluateStanding(input), onFile, {
      today: localDate(input.asOf),
      dayOf: (session) => days.get(session)!,
      isRunning,
      standingOn: (asOf) => evaluateStanding({ ...input, asOf }),
    });
  }

  test("what was put on file needs nothing more, and what a person closed comes back by no evaluation", () => {
    fc.assert(
      fc.property(
        anyStandingInput({ days: 40, sessions: 20 }),
        fc.array(someState, { minLength: 12 }),
        (input, states) => {
          const today = localDate(input.asOf);
          const first = fileAfter([], decide(input, []), today);
          expect(decide(input, first)).toEqual(nothing);
          const settled = first.map((alert, at) => ({ ...alert, state: states[at % states.length] ?? "open" }));
          const again = decide(input, settled);
          const mayOpen = new Set(settled.filter(({ state }) => state === "withdrawn").map(nameOf));
          expect(again.open.every((alert) => mayOpen.has(nameOf(alert)))).toBe(true);
          expect(again.withdraw).toEqual([]);
          expect(decide(input, first, false).open).toEqual([]);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("changes name each alert once, and only those on file are settled", () => {
    const two = fc.tuple(anyStandingInput({ days: 30, sessions: 15 }), fc.integer({ min: 0, max: 30 }), someState);
    fc.assert(
      fc.property(two, ([input, back, state]) => {
        const today = localDate(input.asOf);
        const openedOn = addDays(today, -back) < input.enrollment.start ? today : addDays(today, -back);
        const onFile = fileAfter([], decide({ ...input, marks: input.marks.slice(3) }, []), openedOn).map((alert) => ({
          ...alert,
          state,
        }));
        const { open, withdraw, close, relevel } = decide(input, onFile);
        const named = [...open, ...withdraw, ...close].map(nameOf);
        expect(new Set(named).size).toBe(named.length);
        const isStanding = state === "open" || state === "acknowledged";
        expect(withdraw.length + close.length + relevel.length === 0 || isStanding).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
