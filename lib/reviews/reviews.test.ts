import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, localDate } from "@/lib/time/local-date";
import { reviewChecklist } from "./checklist";
import { decideAnswer, decideDelivery, decideReview, holdsAgainst, refuseWhenOver } from "./decide-step";
import { endsThePlace, OUTCOMES, type Outcome, type ReviewFacts } from "./review";
import { reviewFactsOf, type StepOnRecord } from "./review-facts";
import { explainReviewRefusal, type ReviewRefusal } from "./review-refusal";
import { DEFAULT_REVIEW_RULES, readReviewRules } from "./review-rules";
import { SignedOffEnding, signOffReview } from "./sign-off";
import { explainTried, type Tried } from "./tried";

const DAY = localDate("2026-03-02");
const rules = DEFAULT_REVIEW_RULES;
const notice = { issuedOn: DAY, issuedById: "marisol", deliveredOn: DAY, objectionThrough: addDays(DAY, 10) };
const facts: ReviewFacts = {
  ...{ reviewId: "r1", state: "notice", directorId: "dana", isCaseOpen: true, hasLeft: false },
  ...{ notice, objections: [], hasReferral: true, decision: null },
};
const AFTER = addDays(DAY, 11);
const dana = { id: "dana", name: "Dana Okonkwo" };
const decided = (outcome: Outcome): ReviewFacts => ({
  ...facts,
  state: "decided",
  decision: { outcome, decidedById: "dana", reason: "We talked.", lastDay: addDays(AFTER, 4) },
});
const wish = { outcome: "discharge" as Outcome, lastDay: AFTER, decidedById: "dana", takesOver: false };
const at = { today: AFTER, directorName: dana.name, hasTerms: true };

describe("the rules of a clinic", () => {
  test.each([
    [null, rules],
    [{ review: { objectionDays: 14, mailDays: 5 } }, { objectionDays: 14, mailDays: 5 }],
    [{ review: { objectionDays: 0, mailDays: -1 } }, rules],
    [{ review: { objectionDays: "ten" } }, rules],
    [{ review: 7 }, rules],
    ["damaged", rules],
  ])("%j reads as %j", (stored, read) => {
    expect(readReviewRules(stored)).toEqual(read);
  });

  test("are total, and never leave somebody without time to object", () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        const read = readReviewRules({ review: stored });
        expect(read.objectionDays).toBeGreaterThanOrEqual(3);
        expect(read.mailDays).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("the delivery", () => {
  const waiting = { ...facts, notice: { ...notice, deliveredOn: null, objectionThrough: null } };

  test.each([
    ["hand", 10],
    ["portal", 10],
    ["mail", 13],
  ] as const)("by %s gives time through the %ith day after it", (how, days) => {
    expect(decideDelivery(waiting, { how, on: DAY }, { today: DAY, rules })).toMatchObject({
      value: { objectionThrough: addDays(DAY, days) },
    });
  });

  test("once more never shortens the time", () => {
    const later = { ...facts, notice: { ...notice, objectionThrough: addDays(DAY, 13) } };
    expect(decideDelivery(later, { how: "hand", on: DAY }, { today: DAY, rules })).toMatchObject({
      value: { objectionThrough: addDays(DAY, 13) },
    });
  });

  test.each<[ReviewRefusal["reason"], ReviewFacts, number]>([
    ["no_notice", { ...facts, notice: null }, 0],
    ["day_to_come", waiting, 1],
    ["before_issue", waiting, -1],
    ["is_over", { ...waiting, state: "withdrawn" }, 0],
  ])("is refused: %s", (reason, known, offset) => {
    const delivery = { how: "hand" as const, on: addDays(DAY, offset) };
    expect(decideDelivery(known, delivery, { today: DAY, rules })).toMatchObject({ refusal: { reason } });
  });
});

describe("an answer", () => {
  const heard = { ...facts, objections: [{ id: "o1", isAnswered: false }] };

  test("is not for the one who issued the letter, nor twice", () => {
    expect(decideAnswer(heard, { objectionId: "o1", answeredById: "dana" }).ok).toBe(true);
    expect(decideAnswer(heard, { objectionId: "o1", answeredById: "marisol" })).toMatchObject({
      refusal: { reason: "answered_by_issuer" },
    });
    expect(decideAnswer(facts, { objectionId: "o1", answeredById: "dana" })).toMatchObject({
      refusal: { reason: "nothing_to_answer" },
    });
  });
});

describe("a decision", () => {
  test.each<[ReviewRefusal["reason"], Partial<ReviewFacts>, Partial<typeof wish>, Partial<typeof at>]>([
    ["is_over", { state: "signed_off" }, {}, {}],
    ["has_left", { hasLeft: true }, {}, {}],
    ["case_is_gone", { isCaseOpen: false }, {}, {}],
    ["not_the_director", {}, { decidedById: "ruth" }, {}],
    ["no_contract_terms", {}, { outcome: "contract" }, { hasTerms: false }],
    ["no_notice", { notice: null }, {}, {}],
    ["time_to_object", {}, {}, { today: addDays(DAY, 10) }],
    ["unanswered", { objections: [{ id: "o", isAnswered: false }] }, {}, {}],
    ["no_last_day", {}, { lastDay: null as never }, {}],
    ["last_day_past", {}, { lastDay: DAY }, {}],
    ["last_day_too_far", {}, { lastDay: addDays(AFTER, 400) }, {}],
  ])("is refused: %s", (reason, known, wanted, when) => {
    const result = decideReview({ ...facts, ...known }, { ...wish, ...wanted }, { ...at, ...when });
    expect(result).toMatchObject({ ok: false, refusal: { reason } });
  });

  test("that keeps the place needs no notice", () => {
    for (const outcome of ["continue", "contract"] as const) {
      expect(decideReview({ ...facts, notice: null }, { ...wish, outcome }, at)).toMatchObject({
        value: { lastDay: null, tookOver: false },
      });
    }
  });

  test("taken over says so", () => {
    expect(decideReview(facts, { ...wish, decidedById: "ruth", takesOver: true }, at)).toMatchObject({
      value: { tookOver: true },
    });
  });
});

describe("a signature", () => {
  const sign = (known: ReviewFacts, today = AFTER, typedName = "dana  okonkwo") =>
    signOffReview(known, { typedName, signer: dana }, today);

  test("gives leave to end a place, and nothing else does", () => {
    const signed = sign(decided("discharge"));
    if (!signed.ok || !("ending" in signed.value)) throw new Error("refused");
    const { ending } = signed.value;
    expect(SignedOffEnding.isOne(ending)).toBe(true);
    expect(ending).toMatchObject({ status: "discharged", endDate: addDays(AFTER, 4), reviewId: "r1" });
    for (const forged of [
      { ...ending },
      JSON.parse(JSON.stringify(ending)),
      Object.create(SignedOffEnding.prototype),
    ]) {
      expect(SignedOffEnding.isOne(forged)).toBe(false);
    }
    expect([null, undefined, "discharged", 1, {}].some((each) => SignedOffEnding.isOne(each))).toBe(false);
  });

  test("on a day after the planned last one ends with that day", () => {
    expect(sign(decided("transfer"), addDays(AFTER, 9))).toMatchObject({
      value: { ending: { status: "transferred", endDate: addDays(AFTER, 9) } },
    });
  });

  test.each<[ReviewRefusal["reason"], ReviewFacts, string]>([
    ["no_decision", facts, dana.name],
    ["name_differs", decided("discharge"), "Ruth Adeyemi"],
    ["name_differs", decided("discharge"), " "],
    ["no_referral", { ...decided("discharge"), hasReferral: false }, dana.name],
    ["unanswered", { ...decided("discharge"), objections: [{ id: "o", isAnswered: false }] }, dana.name],
    ["no_notice", { ...decided("discharge"), notice: null }, dana.name],
    ["case_is_gone", { ...decided("discharge"), isCaseOpen: false }, dana.name],
  ])("is refused: %s", (reason, known, typedName) => {
    expect(sign(known, AFTER, typedName)).toMatchObject({ ok: false, refusal: { reason } });
  });

  test("whatever the facts are, gives no leave without notice, time, answers, decision, referral and the own name", () => {
    const anyFacts: fc.Arbitrary<ReviewFacts> = fc.record({
      reviewId: fc.constant("r1"),
      state: fc.constantFrom("open", "notice", "decided", "signed_off", "withdrawn"),
      directorId: fc.constantFrom("dana", "ruth"),
      isCaseOpen: fc.boolean(),
      hasLeft: fc.boolean(),
      notice: fc.option(
        fc.record({
          issuedOn: fc.constant(DAY),
          issuedById: fc.constant("marisol"),
          deliveredOn: fc.option(fc.constant(DAY)),
          objectionThrough: fc.option(fc.integer({ min: 0, max: 20 }).map((days) => addDays(DAY, days))),
        }),
      ),
      objections: fc.array(fc.record({ id: fc.string(), isAnswered: fc.boolean() }), { maxLength: 2 }),
      hasReferral: fc.boolean(),
      decision: fc.option(
        fc.record({
          outcome: fc.constantFrom(...OUTCOMES),
          decidedById: fc.constant("dana"),
          reason: fc.string(),
          lastDay: fc.option(fc.constant(AFTER)),
        }),
      ),
    });
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(dana.name, "", "Ruth"), (known, typedName) => {
        const signed = sign(known, AFTER, typedName);
        if (!signed.ok) return;
        expect(typedName).toBe(dana.name);
        expect(known).toMatchObject({ state: "decided", isCaseOpen: true, hasLeft: false });
        expect("ending" in signed.value).toBe(endsThePlace(known.decision!.outcome));
        if (!("ending" in signed.value)) return;
        expect(known.notice?.deliveredOn).toBe(DAY);
        expect(known.notice!.objectionThrough! < AFTER).toBe(true);
        expect(known.objections.every(({ isAnswered }) => isAnswered)).toBe(true);
        expect(known.hasReferral).toBe(true);
        expect(signed.value.ending.endDate >= AFTER).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("facts from steps", () => {
  const step = (kind: string, more: Partial<StepOnRecord> = {}): StepOnRecord => ({
    ...{ id: kind, kind, on: DAY, recordedBy: "marisol", facts: {} },
    ...more,
  });
  const review = { id: "r1", state: "notice" as const, directorId: "dana", objectionThrough: addDays(DAY, 10) };
  const now = { isCaseOpen: true, hasLeft: false };

  test("only the letter issued last counts, with its own delivery", () => {
    const steps = [step("notice_issued"), step("notice_delivered"), step("notice_issued", { id: "again" })];
    expect(reviewFactsOf(review, steps.slice(0, 2), now).notice).toMatchObject({ deliveredOn: DAY });
    expect(reviewFactsOf(review, steps, now).notice).toMatchObject({ deliveredOn: null, objectionThrough: null });
  });

  test("a letter about a case that is gone counts no more", () => {
    const steps = [step("notice_issued"), step("notice_delivered"), step("note", { facts: { about: "case" } })];
    expect(reviewFactsOf(review, steps, now).notice).toBeNull();
  });

  test("objections are answered one by one", () => {
    const steps = [
      step("objection_received", { id: "o1" }),
      step("objection_received", { id: "o2" }),
      step("objection_answered", { facts: { objectionId: "o1" } }),
    ];
    expect(reviewFactsOf(review, steps, now).objections).toEqual([
      { id: "o1", isAnswered: true },
      { id: "o2", isAnswered: false },
    ]);
  });

  test("a decision counts while the review says it is decided", () => {
    const told = { outcome: "discharge", reason: "Why", lastDay: "2026-03-20" };
    const steps = [step("decided", { facts: told })];
    expect(reviewFactsOf({ ...review, state: "decided" }, steps, now).decision).toMatchObject(told);
    expect(reviewFactsOf(review, steps, now).decision).toBeNull();
    const damaged = [step("decided", { facts: { outcome: "vanish" } })];
    expect(reviewFactsOf({ ...review, state: "decided" }, damaged, now).decision).toBeNull();
  });
});

describe("words", () => {
  const ONE_OF_EACH = {
    ...{ no_review_case: {}, review_runs: {}, no_such_director: {}, is_over: {}, case_is_gone: {}, has_left: {} },
    ...{ changed_meanwhile: {}, no_notice: {}, not_delivered: {}, time_to_object: { through: DAY } },
    ...{ unanswered: { count: 2 }, nothing_to_answer: {}, answered_by_issuer: {}, day_to_come: { field: "on" } },
    ...{ before_issue: { issuedOn: DAY }, no_last_day: {}, last_day_past: { earliest: DAY }, last_day_too_far: {} },
    ...{ not_the_director: { name: "Dana" }, no_contract_terms: {}, no_referral: {}, no_decision: {} },
    name_differs: { name: "Dana" },
  } satisfies Record<ReviewRefusal["reason"], object>;

  test.each(Object.entries(ONE_OF_EACH))("a refusal says what is the case: %s", (reason, details) => {
    const said = explainReviewRefusal({ reason, ...details } as ReviewRefusal);
    const sentence = typeof said === "string" ? said : said.sentence;
    expect(sentence).toMatch(/^[A-Z0-9].*[.]$/);
    expect(sentence).not.toMatch(/undefined|NaN|_|!|discharge|fail/i);
  });

  test("the time to object is said with its last day and the day after", () => {
    expect(explainReviewRefusal({ reason: "time_to_object", through: DAY })).toBe(
      "The time to object runs through Mon, Mar 2. Nothing is decided against the client before Tue, Mar 3.",
    );
  });

  test("what was tried and what was not is said as plainly", () => {
    const call = (wasReached: boolean): Tried => ({ channel: "call", wasReached });
    expect(explainTried([call(false), call(true)])).toEqual({
      tried: ["2 calls, 1 reached."],
      notTried: ["No text was sent.", "No email was sent.", "No letter was sent.", "No contact in person."],
    });
    expect(explainTried([{ channel: "letter", wasReached: false }]).tried).toEqual(["1 letter, none reached."]);
  });

  test("the checklist waits with the time to object and says until when", () => {
    const lines = reviewChecklist({
      ...{ review: facts, today: DAY, attempts: 3, reached: 1, waysTried: 2, metOn: null },
      ...{ makeUpsOffered: 0, hasContractTerms: true, wasContractOffered: false },
    });
    const by = Object.fromEntries(lines.map((line) => [line.key, line]));
    expect(by.tried).toMatchObject({ state: "done", detail: "3 attempts in 2 ways, 1 reached." });
    expect(by.time).toMatchObject({ state: "waits", detail: "Through Thu, Mar 12. Everything waits until then." });
    expect(by.help).toMatchObject({ state: "open", detail: "No make-up was offered, no contract was offered." });
    expect(lines.filter(({ isNeeded }) => isNeeded).map(({ key }) => key)).toEqual([
      ...["notice", "delivered", "time", "objections", "referral", "decided"],
    ]);
  });
});

test("nothing is held and nothing is over once everything was heard", () => {
  expect(holdsAgainst(facts, AFTER)).toBeNull();
  expect(refuseWhenOver(facts)).toBeNull();
});
