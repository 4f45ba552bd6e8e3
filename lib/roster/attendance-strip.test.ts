import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MarkFacts } from "@/lib/attendance/mark";
import { evaluateStanding } from "@/lib/standing/evaluate";
import { addDays, localDate, startOfWeek } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { momentText, toInstant, zone } from "@/lib/time/zone";
import { attendanceStrip, askedMinutes, type DayLook, type StripPlan, type StripSession } from "./attendance-strip";

const MONDAY = localDate("2026-03-16");
const ZONE = zone("America/New_York");
const day = (offset: number) => addDays(MONDAY, offset);
const at = (offset: number, time: string) => toInstant(day(offset), localTime(time), ZONE);
const NOON_WEDNESDAY = at(2, "12:00");

const present: MarkFacts = {
  was: "attended",
  arrivedAt: null,
  leftAt: null,
  noticeGivenAt: null,
  reason: null,
  modality: "in_person",
};
const missed: MarkFacts = { ...present, was: "missed" };
const excused: MarkFacts = { ...present, was: "excused" };

function group(offset: number, start: string, end: string, over: Partial<StripSession> = {}): StripSession {
  return {
    date: day(offset),
    startsAt: at(offset, start),
    endsAt: at(offset, end),
    status: "scheduled",
    mark: null,
    ...over,
  };
}
const plan: StripPlan = {
  status: "active",
  startDate: day(-14),
  endDate: null,
  phases: [{ from: day(-14), minutesPerWeek: 540 }],
  holds: [],
};
const week = (...sessions: StripSession[]) =>
  attendanceStrip(sessions, [plan], { from: MONDAY, to: day(6) }, NOON_WEDNESDAY)[0]!;

describe("a day", () => {
  test.each<[DayLook, string, StripSession[], number, number]>([
    ["none", "without sessions", [], 0, 0],
    [
      "present",
      "all present",
      [group(0, "09:00", "10:00", { mark: present }), group(0, "10:15", "11:15", { mark: present })],
      120,
      120,
    ],
    [
      "late",
      "12 min late to one",
      [
        group(0, "09:00", "10:00", { mark: { ...present, arrivedAt: at(0, "09:12") } }),
        group(0, "10:15", "11:15", { mark: present }),
      ],
      120,
      108,
    ],
    [
      "left_early",
      "left one early",
      [group(0, "09:00", "10:00", { mark: { ...present, leftAt: at(0, "09:40") } })],
      60,
      40,
    ],
    [
      "missed",
      "missed one of two",
      [group(0, "09:00", "10:00", { mark: missed }), group(0, "10:15", "11:15", { mark: present })],
      120,
      60,
    ],
    [
      "missed",
      "missed the first, the rest to come",
      [group(2, "09:00", "10:00", { mark: missed }), group(2, "13:00", "14:00")],
      120,
      0,
    ],
    ["excused", "excused", [group(0, "09:00", "10:00", { mark: excused })], 60, 0],
    [
      "unrecorded",
      "one not recorded",
      [group(0, "09:00", "10:00"), group(0, "10:15", "11:15", { mark: present })],
      120,
      60,
    ],
    ["off", "closed", [group(0, "09:00", "10:00", { status: "closed" })], 60, 0],
    [
      "off",
      "cancelled, though marked before",
      [group(0, "09:00", "10:00", { status: "cancelled", mark: present })],
      60,
      0,
    ],
    [
      "present",
      "one cancelled, one attended",
      [group(0, "09:00", "10:00", { status: "cancelled" }), group(0, "10:15", "11:15", { mark: present })],
      60,
      60,
    ],
    [
      "now",
      "one held, one to come",
      [group(2, "09:00", "10:00", { mark: present }), group(2, "13:00", "14:00")],
      120,
      60,
    ],
    ["coming", "all to come", [group(2, "13:00", "14:00"), group(2, "14:15", "15:15")], 120, 0],
    ["excused", "to come, told ahead", [group(4, "09:00", "10:00", { mark: excused })], 60, 0],
  ])("%s: %s", (look, _, sessions, scheduled, credited) => {
    const found = week(...sessions).days.find(({ date }) => date === (sessions[0]?.date ?? MONDAY))!;
    expect(found).toMatchObject({ look, scheduled, credited });
  });
});

describe("weeks", () => {
  test("are Monday to Sunday and sum their days", () => {
    const weeks = attendanceStrip(
      [
        group(-5, "09:00", "12:00", { mark: present }),
        group(0, "09:00", "10:00", { mark: present }),
        group(6, "09:00", "10:00"),
      ],
      [plan],
      { from: day(-3), to: day(3) },
      NOON_WEDNESDAY,
    );
    expect(weeks.map(({ monday, credited, required, days }) => [monday, credited, required, days.length])).toEqual([
      [day(-7), 180, 540, 7],
      [MONDAY, 60, 540, 7],
    ]);
  });

  test("ask nothing outside the enrollment, and in part of it at most what was planned", () => {
    const short = { ...plan, startDate: day(2) };
    expect(askedMinutes(short, MONDAY, () => 60)).toBe(300);
    expect(askedMinutes(short, MONDAY, () => 600)).toBe(385);
    expect(askedMinutes(short, addDays(MONDAY, -7), () => 600)).toBe(0);
    expect(askedMinutes({ ...plan, status: "waitlisted" }, MONDAY, () => 600)).toBe(0);
    expect(askedMinutes({ ...plan, holds: [{ from: day(0), through: null }] }, MONDAY, () => 600)).toBe(0);
  });

  test("ask what the standing engine says that they ask", () => {
    const minutes = fc.integer({ min: 0, max: 1500 });
    fc.assert(
      fc.property(
        fc.integer({ min: -20, max: 4 }),
        fc.option(fc.integer({ min: 0, max: 20 })),
        fc.array(fc.record({ from: fc.integer({ min: -10, max: 10 }), length: fc.nat(8) }), { maxLength: 2 }),
        minutes,
        fc.option(fc.tuple(fc.integer({ min: 1, max: 20 }), minutes)),
        fc.subarray([0, 1, 2, 3, 4, 5, 6]),
        (start, stay, away, first, next, days) => {
          const asOf = day(4);
          const endDate = stay === null ? null : day(start + stay);
          const phases = [{ from: day(start), minutesPerWeek: first }];
          if (next) phases.push({ from: day(start + next[0]), minutesPerWeek: next[1] });
          const holds = away.map(({ from, length }) => ({ from: day(from), through: day(from + length) }));
          const own: StripPlan = { status: "active", startDate: day(start), endDate, phases, holds };
          const sessions = days.map((offset) => group(offset, "09:00", "10:30"));
          const monday = startOfWeek(asOf);
          const standing = evaluateStanding({
            asOf,
            knownAt: null,
            enrollment: { start: day(start), end: endDate },
            policyVersions: [{ version: 1, from: day(-100), rules: [] }],
            planPhases: phases.map((phase, nth) => ({ id: String(nth), ...phase })),
            expectedSessions: sessions.map(({ startsAt, endsAt }, nth) => ({
              id: String(nth),
              start: momentText(startsAt, ZONE),
              end: momentText(endsAt, ZONE),
            })),
            marks: [],
            holds: holds.map(({ from, through }, nth) => ({ id: String(nth), from, to: through })),
            contacts: [],
            decisions: [],
            openedCases: [],
          });
          const [shown] = attendanceStrip(sessions, [own], { from: monday, to: monday }, NOON_WEDNESDAY);
          expect(shown!.required).toBe(standing.weekHours.required);
        },
      ),
    );
  });
});
