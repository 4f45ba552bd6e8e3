import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, localDate } from "@/lib/time/local-date";
import type { LedgerLine } from "@/lib/standing/types";
import { offerDeadline } from "./offer-deadline";
import { zone } from "@/lib/time/zone";
import { localTime } from "@/lib/time/local-time";
import { offerReasonOf, settleOffers, type OfferFacts, type OfferToSettle, type SettledOffer } from "./settle-offer";

const MONDAY = localDate("2026-03-02");
const day = (days: number) => addDays(MONDAY, days);
const line = (over: Partial<LedgerLine> = {}) => ({
  session: "missed",
  outcome: "unexcused" as const,
  skipped: null,
  ...over,
});

const facts: OfferFacts = {
  now: new Date("2026-03-04T13:00:00Z"),
  enrolled: { from: MONDAY, through: null },
  holds: [],
  ledger: [line()],
  awayToCome: new Set(),
  week: { from: MONDAY, through: day(6) },
  needsHours: true,
  lastDayOf: () => day(7),
};

const offered: OfferToSettle = {
  ...{ id: "offer", state: "offered", reason: null, forSessionId: "missed", isMarked: false },
  session: { date: day(5), startsAt: new Date("2026-03-07T15:15:00Z"), status: "scheduled" },
};
const accepted: OfferToSettle = { ...offered, state: "accepted" };

type Wanted = Omit<SettledOffer, "id"> | null;
const to = (state: SettledOffer["state"], reason: SettledOffer["reason"] = null): Wanted => ({ state, reason });

describe("what becomes of an offer", () => {
  test.each<[string, Wanted, OfferToSettle, Partial<OfferFacts>]>([
    ["it stands", null, offered, {}],
    ["its session begins", to("lapsed"), offered, { now: offered.session.startsAt }],
    [
      "its session is canceled",
      to("withdrawn", "session_off"),
      { ...offered, session: { ...offered.session, status: "cancelled" } },
      {},
    ],
    [
      "the site is closed",
      to("withdrawn", "session_off"),
      { ...offered, session: { ...offered.session, status: "closed" } },
      {},
    ],
    ["the miss is corrected", to("withdrawn", "no_longer_missed"), offered, { ledger: [line({ outcome: "present" })] }],
    ["the miss is cleared", to("withdrawn", "no_longer_missed"), offered, { ledger: [] }],
    ["the miss is waived", to("withdrawn", "no_longer_missed"), offered, { ledger: [line({ skipped: "waived" })] }],
    ["the miss is to come", null, offered, { ledger: [], awayToCome: new Set(["missed"]) }],
    ["the miss is excused: it can be made up", null, offered, { ledger: [line({ outcome: "excused" })] }],
    [
      "it was made up elsewhere",
      to("withdrawn", "taken_elsewhere"),
      offered,
      { ledger: [line({ skipped: "made-up" })] },
    ],
    ["they left", to("withdrawn", "left"), offered, { enrolled: { from: MONDAY, through: day(4) } }],
    ["they are on hold", to("withdrawn", "on_hold"), offered, { holds: [{ from: day(4), through: null }] }],
    ["the week has its hours, and the miss is erased all the same", null, offered, { needsHours: false }],
    [
      "the week has its hours, minutes only",
      to("withdrawn", "hours_reached"),
      offered,
      { needsHours: false, lastDayOf: () => null },
    ],
    [
      "the week has its hours, after the window",
      to("withdrawn", "hours_reached"),
      offered,
      { needsHours: false, lastDayOf: () => day(4) },
    ],
    ["accepted, it stands", null, accepted, {}],
    ["accepted, the miss is corrected", to("accepted", "no_longer_missed"), accepted, { ledger: [] }],
    ["accepted, the miss is back", to("accepted"), { ...accepted, reason: "no_longer_missed" }, {}],
    ["accepted, they left", to("withdrawn", "left"), accepted, { enrolled: { from: MONDAY, through: day(4) } }],
    ["accepted, on hold", to("withdrawn", "on_hold"), accepted, { holds: [{ from: MONDAY, through: day(9) }] }],
    ["accepted and begun, whatever else", null, accepted, { now: accepted.session.startsAt, ledger: [] }],
    ["accepted and marked, whatever else", null, { ...accepted, isMarked: true }, { ledger: [] }],
    [
      "accepted, its session canceled: it may come back",
      null,
      { ...accepted, session: { ...accepted.session, status: "closed" } },
      {},
    ],
  ])("when %s", (_title, wanted, offer, over) => {
    const settled = settleOffers([offer], { ...facts, ...over });
    expect(settled).toEqual(wanted === null ? [] : [{ id: "offer", ...wanted }]);
  });

  test("one seat taken for a miss withdraws the others offered for it", () => {
    const others = [
      { ...offered, id: "other" },
      { ...offered, id: "for another", forSessionId: "second" },
    ];
    const ledger = [line(), line({ session: "second" })];
    expect(settleOffers([accepted, ...others], { ...facts, ledger })).toEqual([
      { id: "other", state: "withdrawn", reason: "taken_elsewhere" },
    ]);
  });
});

test("settling twice is settling once", () => {
  const offers = fc.array(
    fc.record({
      id: fc.uuid(),
      state: fc.constantFrom("offered", "accepted" as const),
      reason: fc.constantFrom(null, "no_longer_missed"),
      forSessionId: fc.constantFrom("missed", "second"),
      isMarked: fc.boolean(),
      session: fc
        .record({
          days: fc.integer({ min: -2, max: 9 }),
          status: fc.constantFrom("scheduled", "cancelled", "closed" as const),
        })
        .map(({ days, status }) => ({ date: day(days), startsAt: new Date(`${day(days)}T15:15:00Z`), status })),
    }),
    { maxLength: 6 },
  );
  const worlds = fc.record({
    needsHours: fc.boolean(),
    ledger: fc.subarray([line(), line({ session: "second", outcome: "excused" })]),
    holds: fc.constantFrom([], [{ from: day(3), through: day(4) }]),
  });
  fc.assert(
    fc.property(offers, worlds, (all, world) => {
      const asked = { ...facts, ...world };
      const first = settleOffers(all, asked);
      const after = all.flatMap((offer): OfferToSettle[] => {
        const next = first.find(({ id }) => id === offer.id);
        if (next === undefined) return [offer];
        const { state, reason } = next;
        return state === "offered" || state === "accepted" ? [{ ...offer, state, reason }] : [];
      });
      // What is withdrawn takes nothing from what stands.
      expect(settleOffers(after, asked).filter(({ state }) => state !== "withdrawn" && state !== "lapsed")).toEqual([]);
      for (const { id, state } of first) {
        const before = all.find((offer) => offer.id === id)!;
        expect(before.isMarked && before.state === "accepted").toBe(false);
        if (state === "lapsed") expect(before.session.startsAt <= asked.now).toBe(true);
      }
    }),
  );
});

test("reasons are known words", () => {
  expect(offerReasonOf("staff")).toBe("staff");
  expect(offerReasonOf("anything")).toBeNull();
  expect(offerReasonOf(null)).toBeNull();
});

describe("by when a short week is answered", () => {
  const NOON = { weekday: "WE", time: localTime("12:00") } as const;
  test.each([
    ["a Monday", "2026-03-02", "2026-03-04", "2026-03-04T17:00:00.000Z"],
    ["the Sunday after", "2026-03-08", "2026-03-04", "2026-03-04T17:00:00.000Z"],
    ["in summer time", "2026-03-09", "2026-03-11", "2026-03-11T16:00:00.000Z"],
  ])("%s", (_title, today, date, at) => {
    const due = offerDeadline(NOON, localDate(today), zone("America/New_York"));
    expect([due.date, due.at.toISOString()]).toEqual([date, at]);
  });
});
