import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDate } from "../time/local-date";
import { localTime } from "../time/local-time";
import { toInstant, zone } from "../time/zone";
import {
  decideNotice,
  explainNoticeRefusal,
  mayTakeBack,
  type NoticeRefusal,
  type WantedNotice,
} from "./decide-notice";
import type { NoticeFacts } from "./notice";
import { noticeWords } from "./notice-words";
import { spreadNotice } from "./spread-notice";

const ZONE = zone("America/New_York");
const DAY = localDate("2026-11-18");
const at = (time: string, date: string = DAY) => toInstant(localDate(date), localTime(time), ZONE);

const SESSION = { status: "scheduled" as const, startsAt: at("10:15"), endsAt: at("11:15"), locksAt: null };

function decide(
  wanted: Partial<WantedNotice>,
  more: {
    now?: Date;
    isOwn?: boolean;
    isExpected?: boolean;
    session?: Partial<Omit<typeof SESSION, "status" | "locksAt">> & {
      status?: "scheduled" | "cancelled" | "closed";
      locksAt?: Date | null;
    };
  } = {},
): NoticeRefusal | "done" {
  const result = decideNotice(
    {
      session: { ...SESSION, ...more.session },
      isExpected: more.isExpected ?? true,
    },
    { kind: "cannot_come", expectedAt: null, givenAt: at("07:40"), ...wanted },
    { now: more.now ?? at("08:51"), isOwn: more.isOwn ?? false },
  );
  return result.ok ? "done" : result.refusal;
}

describe("what may be taken down", () => {
  it.each([
    ["a voicemail left earlier", decide({})],
    ["one heard after the start", decide({}, { now: at("10:40") })],
    ["one heard the next day", decide({}, { now: at("09:00", "2026-11-19") })],
    ["late without a time", decide({ kind: "late" })],
    ["late with a time", decide({ kind: "late", expectedAt: at("10:30") })],
    ["leaving early", decide({ kind: "leaving_early", expectedAt: at("10:50") })],
    ["the client, before the start", decide({}, { isOwn: true, now: at("10:14") })],
    ["the client, late after the start", decide({ kind: "late" }, { isOwn: true, now: at("10:20") })],
  ])("%s", (_, answer) => expect(answer).toBe("done"));

  it.each<[string, string, NoticeRefusal]>([
    ["a canceled session", decide({}, { session: { status: "cancelled" } }), "session_cancelled"],
    ["a closed site", decide({}, { session: { status: "closed" } }), "session_closed"],
    ["somebody not expected", decide({}, { isExpected: false }), "not_expected"],
    ["a time to come", decide({ givenAt: at("09:00") }), "given_in_future"],
    ["a locked period", decide({}, { session: { locksAt: at("08:00") } }), "locked"],
    ["leaving without a time", decide({ kind: "leaving_early" }), "needs_time"],
    ["late after the end", decide({ kind: "late", expectedAt: at("11:15") }), "time_outside"],
    ["leaving at the start", decide({ kind: "leaving_early", expectedAt: at("10:15") }), "time_outside"],
    ["the client, at the start", decide({}, { isOwn: true, now: at("10:15") }), "already_started"],
    ["the client, late at the end", decide({ kind: "late" }, { isOwn: true, now: at("11:15") }), "already_over"],
  ])("refuses %s", (_, answer, refusal) => {
    expect(answer).toBe(refusal);
    expect(explainNoticeRefusal(refusal)).toMatch(/\.$/u);
  });

  it("is taken back until the start, and not at it", () => {
    expect(mayTakeBack(SESSION, at("10:14"))).toBe(true);
    expect(mayTakeBack(SESSION, at("10:15"))).toBe(false);
  });
});

const MORNING = [
  { id: "third", startsAt: at("11:30"), endsAt: at("12:30") },
  { id: "first", startsAt: at("09:00"), endsAt: at("10:00") },
  { id: "second", startsAt: at("10:15"), endsAt: at("11:15") },
];
const spread = (...asked: Parameters<typeof spreadNotice>) =>
  spreadNotice(...asked)?.map(({ sessionId, kind }) => `${sessionId} ${kind}`) ?? null;

describe("one thing said about a day", () => {
  it("concerns each of its sessions in its own way", () => {
    expect(spread("cannot_come", null, MORNING)).toEqual([
      "first cannot_come",
      "second cannot_come",
      "third cannot_come",
    ]);
    expect(spread("late", at("10:30"), MORNING)).toEqual(["first cannot_come", "second late"]);
    expect(spread("late", at("10:05"), MORNING)).toEqual(["first cannot_come"]);
    expect(spread("late", null, MORNING)).toEqual(["first late"]);
    expect(spread("leaving_early", at("10:50"), MORNING)).toEqual(["second leaving_early", "third cannot_come"]);
    expect(spread("late", at("08:30"), MORNING)).toBeNull();
    expect(spread("leaving_early", at("22:50"), MORNING)).toBeNull();
  });

  it("names every session at most once, and says nothing twice about a time", () => {
    const times = fc.integer({ min: 0, max: 1439 });
    fc.assert(
      fc.property(
        fc.constantFrom("late" as const, "leaving_early" as const),
        times,
        fc.array(fc.tuple(times, fc.integer({ min: 1, max: 180 })), { maxLength: 6 }),
        (kind, minute, spans) => {
          const midnight = at("00:00").getTime();
          const instant = (minutes: number) => new Date(midnight + minutes * 60_000);
          const sessions = spans.map(([start, length], nth) => ({
            id: String(nth),
            startsAt: instant(start),
            endsAt: instant(start + length),
          }));
          const told = spreadNotice(kind, instant(minute), sessions) ?? [];
          expect(new Set(told.map(({ sessionId }) => sessionId)).size).toBe(told.length);
          for (const each of told) {
            const { startsAt, endsAt } = sessions.find(({ id }) => id === each.sessionId)!;
            const isInside = startsAt < instant(minute) && instant(minute) < endsAt;
            expect(each.kind).toBe(isInside ? kind : "cannot_come");
            expect(each.expectedAt === null).toBe(!isInside);
          }
        },
      ),
    );
  });
});

describe("a line about it", () => {
  const TODAY = { zone: ZONE, date: DAY, today: DAY };
  const notice = (facts: Partial<NoticeFacts>): NoticeFacts => ({
    kind: "cannot_come",
    expectedTime: null,
    givenAt: at("09:58"),
    channel: "phone",
    ...facts,
  });

  it.each<[Partial<NoticeFacts>, boolean, string]>([
    [{ kind: "late", channel: "text" }, false, "Texted at 9:58 AM: running late"],
    [{ kind: "late", expectedTime: localTime("10:30") }, false, "Called at 9:58 AM: coming at 10:30 AM"],
    [{ givenAt: at("15:00", "2026-11-17") }, true, "Called yesterday"],
    [{ givenAt: at("15:00", "2026-11-17") }, false, "Called yesterday: can’t come"],
    [{ givenAt: at("15:00", "2026-11-12") }, false, "Called Thu, Nov 12: can’t come"],
    [
      { kind: "leaving_early", channel: "in_person", expectedTime: localTime("10:50") },
      false,
      "Told us: leaving at 10:50 AM",
    ],
    [{ channel: "app" }, false, "Wrote at 9:58 AM: can’t come"],
    [{ channel: "in_person" }, true, "Told us at 9:58 AM"],
  ])("%j", (facts, isRecorded, words) => {
    expect(noticeWords(notice(facts), { ...TODAY, isRecorded })).toBe(words);
  });

  it("names the day by the clinic's clock, also near midnight", () => {
    const late = notice({ givenAt: at("23:50", "2026-11-17") });
    expect(noticeWords(late, { ...TODAY, isRecorded: true })).toBe("Called yesterday");
    expect(noticeWords(notice({ givenAt: at("00:10") }), { ...TODAY, isRecorded: true })).toBe("Called at 12:10 AM");
  });

  it("keeps the time of the session's own day when the roster is opened later", () => {
    expect(noticeWords(notice({}), { ...TODAY, today: localDate("2026-11-25"), isRecorded: true })).toBe(
      "Called at 9:58 AM",
    );
  });
});
