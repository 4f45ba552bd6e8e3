import { describe, expect, test } from "vitest";
import { localDate } from "../time/local-date";
import { localTime } from "../time/local-time";
import { toInstant, zone } from "../time/zone";
import { attemptsSoFar, attemptTitle, nextWords, type ToldAttempt } from "./attempt-words";
import { fitWords } from "./fit-words";
import { nextStepWords } from "./next-steps";
import { noticeSentence } from "./notice-sentence";

const ATTEMPT: ToldAttempt = {
  ...{ channel: "call", wasReached: false, result: null, spokenWith: null, nextStep: null, nextOn: null },
};

describe("attempts", () => {
  test("are counted by what they were, the weightiest first", () => {
    const of = (...channels: ToldAttempt["channel"][]) => attemptsSoFar(channels.map((channel) => ({ channel })));
    expect(of()).toBeNull();
    expect(of("call")).toBe("1 call so far.");
    expect(of("call", "letter", "call")).toBe("1 letter and 2 calls so far.");
    expect(of("text", "in_person", "email", "email")).toBe("1 visit, 2 emails and 1 text so far.");
  });

  test.each<[Partial<ToldAttempt>, string]>([
    [{ result: "reached", wasReached: true }, "Call, reached"],
    [{ result: "message" }, "Call, left a message"],
    [{ channel: "letter", result: "message" }, "Letter, sent"],
    [{ result: "no_answer" }, "Call, no answer"],
    [{ result: "wrong_number" }, "Call, wrong number"],
    [{ result: "reached", spokenWith: "Ada Quill" }, "Call, spoke with Ada Quill"],
    [{ channel: "in_person", wasReached: true }, "In person, reached"],
    [{ channel: "email" }, "Email, not reached"],
  ])("%j is %s", (part, title) => expect(attemptTitle({ ...ATTEMPT, ...part })).toBe(title));

  test("say what is next, also in words of before", () => {
    const today = localDate("2026-11-18");
    const nextOn = localDate("2026-11-19");
    expect(nextWords({ nextStep: "arrange_ride", nextOn }, today)).toBe("Next: arrange a ride, Thu, Nov 19.");
    expect(nextWords({ nextStep: null, nextOn }, today)).toBe("Next: try again, Thu, Nov 19.");
    expect(nextWords({ nextStep: "meet", nextOn: null }, today)).toBe("Next: meet in person.");
    expect(nextWords({ nextStep: null, nextOn: null }, today)).toBe("");
    expect(nextStepWords("Call her mother")).toBe("Call her mother");
  });
});

describe("what a client told", () => {
  const NEW_YORK = zone("America/New_York");
  const on = localDate("2026-11-17");
  const givenAt = (day: string) => toInstant(localDate(day), localTime("12:40"), NEW_YORK);

  test("is quoted with its time, and with its day where that is another", () => {
    const notice = { channel: "text", givenAt: givenAt("2026-11-17"), words: "bus broke down." } as const;
    expect(noticeSentence(notice, NEW_YORK, on)).toBe("Texted at 12:40 PM: “bus broke down”. Could be excused.");
    expect(
      noticeSentence({ ...notice, channel: "phone", givenAt: givenAt("2026-11-16"), words: null }, NEW_YORK, on),
    ).toBe("Called Mon, Nov 16, at 12:40 PM. Could be excused.");
  });
});

test("make-ups that fit are named while they are few, else the soonest is", () => {
  const seat = (date: string, time: string) => ({ date: localDate(date), startTime: localTime(time) });
  const [saturday, friday, thursday] = [
    seat("2026-11-21", "10:15"),
    seat("2026-11-20", "13:00"),
    seat("2026-11-19", "09:00"),
  ];
  expect(fitWords([])).toBe("No make-up fits this week.");
  expect(fitWords([saturday])).toBe("1 make-up fits: Sat 10:15 AM.");
  expect(fitWords([saturday, friday])).toBe("2 make-ups fit: Sat 10:15 AM, Fri 1:00 PM.");
  expect(fitWords([saturday, friday, thursday])).toBe("3 make-ups fit. Thu 9:00 AM is the soonest.");
});
