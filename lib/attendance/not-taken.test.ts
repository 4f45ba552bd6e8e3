import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  DEFAULT_REMINDERS,
  isDayOver,
  isNotTaken,
  isRosterOverdue,
  mayRemindAgain,
  readReminderRules,
  remindersDue,
  wasTakenOnTime,
  type TakenOrNot,
} from "./not-taken";

const END = Date.UTC(2026, 10, 18, 15, 0);
const after = (minutes: number) => new Date(END + minutes * 60_000);
const SESSION: TakenOrNot = {
  ...{ status: "scheduled", endsAt: new Date(END), isFinished: false, expected: 9, unrecorded: 2 },
};

describe("attendance not taken", () => {
  test.each<[string, Partial<TakenOrNot>, number, boolean]>([
    ["over, somebody not recorded", {}, 0, true],
    ["not over yet", {}, -1, false],
    ["canceled", { status: "cancelled" }, 60, false],
    ["closed", { status: "closed" }, 60, false],
    ["nobody expected", { expected: 0, unrecorded: 0 }, 60, false],
    ["everybody recorded", { unrecorded: 0 }, 60, false],
    ["declared finished", { isFinished: true }, 60, false],
  ])("%s", (_, part, minutes, is) => expect(isNotTaken({ ...SESSION, ...part }, after(minutes))).toBe(is));

  test("is told to the facilitator after 15 minutes and to the director after 2 hours, each once", () => {
    const due = (minutes: number, sent: string[] = [], part = {}) =>
      remindersDue({ ...SESSION, ...part }, sent, after(minutes), DEFAULT_REMINDERS);
    expect(due(14.99)).toEqual([]);
    expect(due(15)).toEqual(["facilitator"]);
    expect(due(15, ["facilitator"])).toEqual([]);
    expect(due(119, ["by_hand"])).toEqual(["facilitator"]);
    expect(due(120, ["facilitator"])).toEqual(["director"]);
    expect(due(600)).toEqual(["facilitator", "director"]);
    expect(due(600, ["facilitator", "director"])).toEqual([]);
    expect(due(600, [], { unrecorded: 0 })).toEqual([]);
  });

  test("is told to nobody whom the clinic does not want told", () => {
    const rules = { facilitatorAfter: null, directorAfter: 30, endOfDay: true };
    expect(remindersDue(SESSION, [], after(600), rules)).toEqual(["director"]);
  });

  test("never tells twice, and never forgets, however often one looks", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -60, max: 400 }), { minLength: 1 }), (looks) => {
        const sent: string[] = [];
        for (const minutes of [...looks].sort((one, other) => one - other)) {
          sent.push(...remindersDue(SESSION, sent, after(minutes), DEFAULT_REMINDERS));
        }
        expect(new Set(sent).size).toBe(sent.length);
        const last = Math.max(...looks);
        expect(sent).toEqual([...(last >= 15 ? ["facilitator"] : []), ...(last >= 120 ? ["director"] : [])]);
      }),
    );
  });

  test("is due now until the director would know, and overdue from then on", () => {
    expect(isRosterOverdue(SESSION.endsAt, after(119), DEFAULT_REMINDERS)).toBe(false);
    expect(isRosterOverdue(SESSION.endsAt, after(120), DEFAULT_REMINDERS)).toBe(true);
    expect(isRosterOverdue(SESSION.endsAt, after(120), { ...DEFAULT_REMINDERS, directorAfter: null })).toBe(true);
  });
});

test("a day is over a quarter of an hour after its last session that took place", () => {
  const held = (minutes: number) => ({ status: "scheduled" as const, endsAt: after(minutes) });
  const off = { status: "cancelled" as const, endsAt: after(300) };
  expect(isDayOver([], after(0))).toBe(false);
  expect(isDayOver([off], after(600))).toBe(false);
  expect(isDayOver([held(-60), held(0), off], after(14))).toBe(false);
  expect(isDayOver([held(-60), held(0), off], after(15))).toBe(true);
});

test("by hand nobody is reminded twice within the half hour", () => {
  expect(mayRemindAgain(null, after(0))).toBe(true);
  expect(mayRemindAgain(after(0), after(29))).toBe(false);
  expect(mayRemindAgain(after(0), after(30))).toBe(true);
});

test("a roster is on time when everybody has a first mark within a quarter of an hour after the end", () => {
  expect(wasTakenOnTime(SESSION.endsAt, [after(-30), after(15)])).toBe(true);
  expect(wasTakenOnTime(SESSION.endsAt, [after(-30), after(15.1)])).toBe(false);
  expect(wasTakenOnTime(SESSION.endsAt, [after(-30), null])).toBe(false);
});

describe("the rules as they are stored", () => {
  test.each([[null], [{}], [{ reminders: "off" }], [{ reminders: { facilitatorAfter: -1, directorAfter: 1e9 } }]])(
    "%j are as the rule book starts out",
    (stored) => expect(readReminderRules(stored)).toEqual(DEFAULT_REMINDERS),
  );

  test("take what is named, null as never", () => {
    const stored = { facilitatorAfter: 5, directorAfter: null, endOfDay: false };
    expect(readReminderRules({ reminders: stored })).toEqual(stored);
  });

  test("are total", () => {
    fc.assert(
      fc.property(fc.anything(), (reminders) => {
        const rules = readReminderRules({ reminders });
        expect(readReminderRules({ reminders: rules })).toEqual(rules);
      }),
    );
  });
});
