import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { disclosures, enrollments, standingCases } from "@/db/schema";
import { endEnrollment } from "@/features/enrollment/commands/end-enrollment";
import { listAgreements } from "@/features/reviews/queries/contracts";
import { findOwnReview } from "@/features/reviews/queries/own-review";
import { getReview, listSteps, readReview } from "@/features/reviews/queries/reviews";
import { decideCase } from "@/features/standing/commands/decide-case";
import { reviewStory, type ReviewStory } from "@/features/testing/review-story";
import { world, type World } from "@/features/testing/world";
import type { StaffActor } from "@/lib/access/decide-access";
import type { Outcome } from "@/lib/reviews/review";
import { readNoticeLetter } from "@/lib/reviews/notice-letter";
import { localDate } from "@/lib/time/local-date";
import { decideReview } from "./decide-review";
import { confirmNotice, deliverNotice, issueNotice } from "./notice";
import { answerObjection, receiveObjection } from "./objection";
import { openReview } from "./open-review";
import { recordReferral } from "./prepare-review";
import { setReviewRules } from "./set-review-rules";
import { signOffReview } from "./sign-off-review";

const day = localDate;
let w: World;
let story: ReviewStory;

beforeEach(async () => {
  w = await world({ now: "2026-03-02T10:00" });
  story = await reviewStory(w, ["2026-03-02", "2026-03-04"]);
  w.at("2026-03-05T09:00");
});
afterEach(() => w.store.close());

async function opened(): Promise<string> {
  const asked = { enrollmentId: story.enrollment.id, directorId: story.dana.staffId, note: null };
  return (await w.do(openReview, asked, { actor: story.marisol })).reviewId;
}

async function delivered(): Promise<string> {
  const reviewId = await opened();
  await w.do(issueNotice, { reviewId, address: null, more: "Rides can be arranged." }, { actor: story.marisol });
  await w.do(deliverNotice, { reviewId, how: "hand", on: w.today }, { actor: story.marisol });
  return reviewId;
}

async function decide(reviewId: string, outcome: Outcome, over: object = {}, actor: StaffActor = story.dana) {
  const seenVersion = (await getReview(w.reader, reviewId))?.version ?? 0;
  const lastDay = outcome === "continue" || outcome === "contract" ? null : w.today;
  const input = { reviewId, seenVersion, outcome, reason: "We talked.", lastDay, takesOver: false, ...over };
  return w.try(decideReview, input, { actor });
}

async function sign(reviewId: string, over: object = {}, actor: StaffActor = story.dana) {
  const seenVersion = (await getReview(w.reader, reviewId))?.version ?? 0;
  return w.try(signOffReview, { reviewId, seenVersion, typedName: actor.name, ...over }, { actor });
}

async function enrollment() {
  const [row] = await w.reader.select().from(enrollments).where(eq(enrollments.id, story.enrollment.id));
  return row!;
}

async function openCases() {
  const rows = await w.reader.select().from(standingCases).where(eq(standingCases.enrollmentId, story.enrollment.id));
  return rows.filter(({ state }) => state === "open").map(({ level }) => level);
}

describe("opening a review", () => {
  test("names a director of the site, once", async () => {
    const asked = { enrollmentId: story.enrollment.id, directorId: story.marisol.staffId, note: null };
    expect(await w.try(openReview, asked)).toMatchObject({ refusal: { reason: "no_such_director" } });
    const reviewId = await opened();
    expect(await getReview(w.reader, reviewId)).toMatchObject({ state: "open", directorId: story.dana.staffId });
    expect(await w.try(openReview, { ...asked, directorId: story.ruth.staffId })).toMatchObject({
      refusal: { reason: "review_runs" },
    });
  });

  test("takes an open review case", async () => {
    const ben = await w.client("Ben Okafor");
    const { id: enrollmentId } = await w.enrolled(ben, { from: "2026-03-02", weekdays: ["MO"] });
    const asked = { enrollmentId, directorId: story.dana.staffId, note: null };
    expect(await w.try(openReview, asked)).toMatchObject({ refusal: { reason: "no_review_case" } });
  });

  test("keeps its case from being closed anywhere else", async () => {
    await opened();
    const rows = await w.reader.select().from(standingCases).where(eq(standingCases.level, "review"));
    const decision = { kind: "close", caseKey: rows[0]!.key } as const;
    const close = { enrollmentId: story.enrollment.id, decision, reason: "Settled" };
    expect(await w.try(decideCase, close)).toMatchObject({ refusal: "under_review" });
  });
});

describe("the notice", () => {
  test("is kept word for word as it was issued, with the reasons, the right to grieve and the dates", async () => {
    const reviewId = await delivered();
    const steps = await listSteps(w.reader, reviewId);
    const letter = readNoticeLetter(steps.find(({ kind }) => kind === "notice_issued")?.facts.letter);
    const text = JSON.stringify(letter);
    for (const part of [
      "Mon, Mar 2",
      "Wed, Mar 4",
      "105 CMR 164.075",
      "10 days",
      "Dana Okonkwo",
      "Rides can be arranged.",
    ]) {
      expect(text).toContain(part);
    }
    expect(letter?.from[0]).toBe("Evenkeel");
    expect(letter?.notice).toMatch(/42 CFR part 2/);
    expect(text).not.toMatch(/discharge|failure|unexcused|non-complian/i);
  });

  test("by mail counts from the days the post takes, and is written down as a disclosure", async () => {
    const reviewId = await opened();
    await w.do(issueNotice, { reviewId, address: "3 Elm Street", more: null }, { actor: story.marisol });
    await w.do(deliverNotice, { reviewId, how: "mail", on: w.today }, { actor: story.marisol });
    expect(await getReview(w.reader, reviewId)).toMatchObject({ objectionThrough: "2026-03-18" });
    const rows = await w.reader.select().from(disclosures);
    expect(rows).toMatchObject([{ clientId: story.client.id, recipient: "The client, by mail", rows: 1 }]);
  });

  test("opened on the client's own page begins the time to object, once", async () => {
    const reviewId = await opened();
    await w.do(issueNotice, { reviewId, address: null, more: null }, { actor: story.marisol });
    await w.do(confirmNotice, { reviewId }, { actor: story.own });
    expect(await w.try(confirmNotice, { reviewId }, { actor: story.own })).toMatchObject({
      value: { isChanged: false },
    });
    expect(await getReview(w.reader, reviewId)).toMatchObject({ objectionThrough: "2026-03-15" });
  });

  test("issued anew begins a time of its own, and takes back what was decided", async () => {
    const reviewId = await delivered();
    w.at("2026-03-16T09:00");
    expect((await decide(reviewId, "discharge")).ok).toBe(true);
    await w.do(issueNotice, { reviewId, address: null, more: null }, { actor: story.marisol });
    expect(await getReview(w.reader, reviewId)).toMatchObject({
      state: "notice",
      outcome: null,
      objectionThrough: null,
    });
    expect(await sign(reviewId)).toMatchObject({ refusal: { reason: "no_decision" } });
    expect(await decide(reviewId, "discharge")).toMatchObject({ refusal: { reason: "not_delivered" } });
  });

  test("waits as long as the clinic set it, from the next notice on", async () => {
    await w.do(setReviewRules, { objectionDays: 14, mailDays: 5 });
    const reviewId = await delivered();
    expect(await getReview(w.reader, reviewId)).toMatchObject({ objectionThrough: "2026-03-19" });
  });
});

describe("the time to object", () => {
  test("holds a decision that would end the place, says until when, and holds nothing else", async () => {
    const reviewId = await delivered();
    w.at("2026-03-15T23:59");
    for (const outcome of ["discharge", "transfer"] as const) {
      expect(await decide(reviewId, outcome)).toMatchObject({
        refusal: { reason: "time_to_object", through: "2026-03-15" },
      });
    }
    expect(await enrollment()).toMatchObject({ status: "active", endDate: null });
    w.at("2026-03-16T00:01");
    expect((await decide(reviewId, "discharge")).ok).toBe(true);
    expect((await decide(reviewId, "continue")).ok).toBe(true);
  });

  test("an objection holds it further until somebody who did not issue the letter answers", async () => {
    const reviewId = await delivered();
    w.at("2026-03-14T09:00");
    await w.do(receiveObjection, { reviewId, words: "I was in the hospital.", on: null }, { actor: story.own });
    w.at("2026-03-17T09:00");
    expect(await decide(reviewId, "discharge")).toMatchObject({ refusal: { reason: "unanswered", count: 1 } });
    const objection = (await listSteps(w.reader, reviewId)).find(({ kind }) => kind === "objection_received")!;
    expect(objection.facts).toMatchObject({ from: "client" });
    const answer = { reviewId, objectionId: objection.id, answer: "Bring the papers, and the days are excused." };
    expect(await w.try(answerObjection, answer, { actor: story.marisol })).toMatchObject({
      refusal: { reason: "answered_by_issuer" },
    });
    await w.do(answerObjection, answer, { actor: story.dana });
    expect((await decide(reviewId, "discharge")).ok).toBe(true);
    const own = await findOwnReview(w.reader, story.client.id, w.now);
    expect(own?.objections).toMatchObject([{ words: "I was in the hospital.", answer: { on: "2026-03-17" } }]);
  });

  test("an objection after the decision takes the decision back", async () => {
    const reviewId = await delivered();
    w.at("2026-03-16T09:00");
    await decide(reviewId, "discharge");
    await w.do(receiveObjection, { reviewId, words: "Wait.", on: null }, { actor: story.own });
    expect(await sign(reviewId)).toMatchObject({ refusal: { reason: "no_decision" } });
    expect(await enrollment()).toMatchObject({ status: "active" });
  });
});

describe("the decision", () => {
  test("is the named director's, or of one who says that they take it over", async () => {
    const reviewId = await opened();
    expect(await decide(reviewId, "continue", {}, story.ruth)).toMatchObject({
      refusal: { reason: "not_the_director", name: "Dana Okonkwo" },
    });
    expect((await decide(reviewId, "continue", { takesOver: true }, story.ruth)).ok).toBe(true);
    const notes = (await listSteps(w.reader, reviewId)).map(({ note }) => note);
    expect(notes).toContain("Ruth Adeyemi took the review over from Dana Okonkwo.");
  });

  test("is nobody's who is not a director, whatever door it came through", async () => {
    const reviewId = await opened();
    const admin = { ...story.marisol, roles: [{ role: "admin" as const, siteId: null }] };
    await expect(decide(reviewId, "continue", {}, admin)).rejects.toThrow("Only a director");
    const operator = { kind: "system", name: "operator" } as never;
    await expect(decide(reviewId, "continue", {}, operator)).rejects.toThrow("named person");
    await expect(sign(reviewId, { typedName: "x" }, admin)).rejects.toThrow("Only a director");
  });

  test("from a page that is out of date is refused", async () => {
    const reviewId = await delivered();
    expect(await decide(reviewId, "continue", { seenVersion: 1 })).toMatchObject({
      refusal: { reason: "changed_meanwhile" },
    });
  });
});

describe("the signature", () => {
  test("carries out a discharge after everything was heard, and only with a referral", async () => {
    const reviewId = await delivered();
    w.at("2026-03-16T09:00");
    await decide(reviewId, "discharge", { lastDay: day("2026-03-20") });
    expect(await enrollment()).toMatchObject({ status: "active" });
    expect(await sign(reviewId)).toMatchObject({ refusal: { reason: "no_referral" } });
    await w.do(recordReferral, { reviewId, isMade: true, note: "River House" }, { actor: story.marisol });
    expect(await sign(reviewId, { typedName: "Ruth Adeyemi" })).toMatchObject({ refusal: { reason: "name_differs" } });
    expect((await sign(reviewId)).ok).toBe(true);
    expect(await enrollment()).toMatchObject({ status: "discharged", endDate: "2026-03-20", endReviewId: reviewId });
    expect(await openCases()).not.toContain("review");
    const own = await findOwnReview(w.reader, story.client.id, w.now);
    expect(own?.result).toMatchObject({ outcome: "discharge", lastDay: "2026-03-20", referral: "River House" });
    expect(await sign(reviewId)).toMatchObject({ refusal: { reason: "is_over" } });
  });

  test("of a planned last day that went by ends on the day of the signature", async () => {
    const reviewId = await delivered();
    w.at("2026-03-16T09:00");
    await decide(reviewId, "transfer", { lastDay: day("2026-03-17") });
    await w.do(recordReferral, { reviewId, isMade: false, note: "They want nobody named." }, { actor: story.marisol });
    w.at("2026-03-20T09:00");
    expect((await sign(reviewId)).ok).toBe(true);
    expect(await enrollment()).toMatchObject({ status: "transferred", endDate: "2026-03-20" });
  });

  test("of “goes on” closes the case and changes nothing else", async () => {
    const reviewId = await opened();
    await decide(reviewId, "continue");
    expect((await sign(reviewId)).ok).toBe(true);
    expect(await openCases()).toEqual(["contract"]);
    expect(await enrollment()).toMatchObject({ status: "active", endDate: null, endReviewId: null });
  });

  test("of a new contract puts it on the table", async () => {
    const reviewId = await opened();
    await decide(reviewId, "contract", { help: ["A ride on Mondays"] });
    expect((await sign(reviewId)).ok).toBe(true);
    expect(await listAgreements(w.reader, story.enrollment.id)).toMatchObject([
      { state: "offered", terms: { attend: 2, of: 3, help: ["A ride on Mondays"], reviewId } },
    ]);
  });
});

describe("when the facts change", () => {
  test("a review whose case was corrected away withdraws by itself, says why, and cannot be signed", async () => {
    const reviewId = await delivered();
    w.at("2026-03-16T09:00");
    await decide(reviewId, "discharge");
    const wrong = await w.session(story.group, "2026-03-04");
    await w.mark(story.client, wrong, "present", { reason: "Was there, the list was copied wrongly" });
    expect(await getReview(w.reader, reviewId)).toMatchObject({ state: "withdrawn" });
    const last = (await listSteps(w.reader, reviewId)).at(-1);
    expect(last).toMatchObject({ kind: "withdrawn", note: "What opened it was corrected: the case no longer stands." });
    expect(await sign(reviewId)).toMatchObject({ refusal: { reason: "is_over" } });
    expect(await findOwnReview(w.reader, story.client.id, w.now)).toBeNull();
  });

  test("somebody who leaves by their own decision ends the review too, and only in their own words", async () => {
    const reviewId = await delivered();
    const leave = { enrollmentId: story.enrollment.id, endDate: w.today, status: "left" as const, reason: "Called us" };
    const said = { by: "call" as const, on: w.today, words: null };
    expect(await w.try(endEnrollment, { ...leave, said })).toMatchObject({
      refusal: { reason: "words_needed", openCase: "review" },
    });
    const completed = { ...leave, status: "completed" as const };
    expect(await w.try(endEnrollment, completed, { actor: story.marisol })).toMatchObject({
      refusal: { reason: "director_needed" },
    });
    await w.do(endEnrollment, { ...leave, said: { ...said, words: "I found work." } });
    expect(await getReview(w.reader, reviewId)).toMatchObject({ state: "withdrawn" });
    expect(await enrollment()).toMatchObject({ status: "left" });
  });
});

test("every step is dated, in order, and on the audit trail", async () => {
  const reviewId = await delivered();
  const work = await readReview(w.reader, reviewId, w.now);
  expect(work?.steps.map(({ kind, place, on }) => `${place} ${kind} ${on}`)).toEqual([
    "1 opened 2026-03-05",
    "2 notice_issued 2026-03-05",
    "3 notice_delivered 2026-03-05",
  ]);
  const told = w.events.filter(({ subjectType }) => subjectType === "review").map(({ name }) => name);
  expect(told).toEqual(["review.opened", "review.notice-issued", "review.notice-delivered"]);
});
