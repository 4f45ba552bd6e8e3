import { describe, expect, test } from "vitest";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { explainOfferReason, explainSeatProblem, fitsSentence, seatWords } from "./explain-make-ups";
import { makeUpLedger, type LedgerSeat, type LedgerState } from "./make-up-ledger";
import { OFFER_REASONS } from "./settle-offer";

const TODAY = localDate("2026-11-18");

const seat: LedgerSeat = {
  ...{ key: "seat", offerId: "offer", state: "accepted", reason: null, isOff: false, isOver: true, hasBegun: true },
  ...{ date: localDate("2026-10-31"), startTime: localTime("10:15"), endTime: localTime("11:45") },
  ...{ forDate: localDate("2026-10-28"), mark: { was: "attended", minutes: 90 } },
};
const coming = { ...seat, isOver: false, hasBegun: false, mark: null, date: localDate("2026-11-21") };
const asked = { today: TODAY, within: 7 };

describe("the ledger of one client", () => {
  test("says what was made up, and what can no longer be", () => {
    expect(makeUpLedger([seat], [{ date: localDate("2026-11-09") }, { date: localDate("2026-11-09") }], asked)).toEqual(
      [
        {
          key: "seat",
          offerId: "offer",
          state: "attended",
          title: "Sat, Oct 31, 10:15–11:45 AM",
          detail: "1 h 30 min, for Wed, Oct 28",
        },
        {
          key: "miss:2026-11-09",
          offerId: null,
          state: "closed",
          title: "Nov 9 can no longer be made up",
          detail: "The 7-day window closed Mon, Nov 16.",
        },
      ],
    );
  });

  test("says how long a day can still be made up, before everything that is over", () => {
    const lines = makeUpLedger([seat], [{ date: localDate("2026-11-11") }], asked);
    expect(lines.map(({ title, detail }) => `${title}: ${detail}`)).toEqual([
      "Nov 11 can be made up: Until Wed, Nov 18.",
      "Sat, Oct 31, 10:15–11:45 AM: 1 h 30 min, for Wed, Oct 28",
    ]);
  });

  test("closes no window where a make-up restores minutes only", () => {
    expect(makeUpLedger([], [{ date: localDate("2026-11-09") }], { today: TODAY, within: null })).toEqual([]);
  });

  test.each<[LedgerState, string, Partial<LedgerSeat>]>([
    ["offered", "Offered, not answered yet, for Wed, Oct 28", { ...coming, state: "offered" }],
    ["lapsed", "Not answered in time, for Wed, Oct 28", { state: "offered", mark: null }],
    ["coming", "Taken, for Wed, Oct 28", coming],
    [
      "coming",
      "Taken, for Wed, Oct 28. The missed session was corrected, so this is no longer needed.",
      { ...coming, reason: "no_longer_missed" },
    ],
    ["missed", "Missed, for Wed, Oct 28", { mark: { was: "missed", minutes: 0 } }],
    ["missed", "Missed, for Wed, Oct 28", { mark: { was: "excused", minutes: 0 } }],
    ["unrecorded", "Not recorded yet, for Wed, Oct 28", { mark: null }],
    ["off", "Canceled, for Wed, Oct 28", { isOff: true }],
    ["declined", "Declined, for Wed, Oct 28", { state: "declined" }],
    [
      "withdrawn",
      "Taken back, for Wed, Oct 28. They are on hold on that day.",
      { state: "withdrawn", reason: "on_hold" },
    ],
    ["withdrawn", "Taken back, for Wed, Oct 28", { state: "withdrawn", reason: "staff" }],
  ])("%s: %s", (state, detail, over) => {
    expect(makeUpLedger([{ ...seat, ...over }], [], asked)).toMatchObject([{ state, detail }]);
  });
});

describe("which make-ups fit, in a sentence", () => {
  const at = (date: string, time: string) => ({ date: localDate(date), startTime: localTime(time) });
  const [sat, fri, thu, nextWeek] = [
    at("2026-11-21", "10:15"),
    at("2026-11-20", "13:00"),
    at("2026-11-19", "09:00"),
    at("2026-11-28", "10:15"),
  ] as const;
  test.each([
    ["No make-up fits. Call first.", []],
    ["1 make-up fits: Sat 10:15 AM.", [sat]],
    ["2 make-ups fit: Sat 10:15 AM, Fri 1:00 PM.", [sat, fri]],
    ["5 make-ups fit. Thu 9:00 AM is the soonest.", [sat, fri, thu, sat, nextWeek]],
  ])("%s", (sentence, fits) => expect(fitsSentence(fits, TODAY)).toBe(sentence));

  test("a day beyond the coming week is named in full", () => {
    expect(seatWords(nextWeek, TODAY)).toBe("Sat, Nov 28, 10:15 AM");
  });

  test("every reason has words of its own", () => {
    const words = OFFER_REASONS.map(explainOfferReason);
    expect(new Set(words).size).toBe(words.length);
    expect(explainSeatProblem("full")).toBe("It has no place left.");
  });
});
