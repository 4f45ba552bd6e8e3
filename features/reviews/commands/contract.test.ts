import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findCaseView } from "@/features/reviews/queries/case-view";
import { getAgreement } from "@/features/reviews/queries/contracts";
import { findOwnContract } from "@/features/reviews/queries/own-review";
import { reviewStory, type ReviewStory } from "@/features/testing/review-story";
import { world, type World } from "@/features/testing/world";
import { localDate } from "@/lib/time/local-date";
import { offerContract, settleOffer } from "./offer-contract";
import { recordPaperSignature, signContractAsClient, signContractAsStaff } from "./sign-contract";

let w: World;
let story: ReviewStory;

beforeEach(async () => {
  w = await world({ now: "2026-03-02T10:00" });
  story = await reviewStory(w, ["2026-03-02"]);
  w.at("2026-03-03T09:00");
});
afterEach(() => w.store.close());

async function offered(): Promise<string> {
  const offer = { enrollmentId: story.enrollment.id, help: ["A ride on Mondays"], words: "We want you here." };
  return (await w.do(offerContract, offer, { actor: story.marisol })).agreementId;
}

const view = () => findCaseView(w.reader, story.dana, story.client.id, w.now);

describe("a contract", () => {
  test("runs when both have signed, on the phone and by name, and not before", async () => {
    const agreementId = await offered();
    await w.do(signContractAsStaff, { agreementId, typedName: "marisol benitez" }, { actor: story.marisol });
    expect((await view())?.contract).toBeNull();
    expect(await findOwnContract(w.reader, story.client.id, w.now)).toMatchObject({
      agreement: { state: "offered", terms: { attend: 2, of: 3, help: ["A ride on Mondays"] } },
      counselor: "Marisol",
    });
    await w.do(signContractAsClient, { agreementId, typedName: " Ada Lund " }, { actor: story.own });
    expect(await getAgreement(w.reader, agreementId)).toMatchObject({ state: "signed", clientSignedName: "Ada Lund" });
    expect((await view())?.contract).toMatchObject({ state: "running", attended: 0, of: 3 });
  });

  test("can be signed on paper first; staff write down who and when", async () => {
    const agreementId = await offered();
    const paper = { agreementId, signedName: "Ada Lund", signedOn: localDate("2026-03-03") };
    const ahead = { ...paper, signedOn: localDate("2026-03-04") };
    expect(await w.try(recordPaperSignature, ahead, { actor: story.marisol })).toMatchObject({
      refusal: "day_to_come",
    });
    await w.do(recordPaperSignature, paper, { actor: story.marisol });
    expect(await w.try(recordPaperSignature, paper, { actor: story.marisol })).toMatchObject({
      refusal: "signed_already",
    });
    await w.do(signContractAsStaff, { agreementId, typedName: "Marisol Benítez" }, { actor: story.marisol });
    expect((await view())?.contract).toMatchObject({ state: "running" });
  });

  test("counts what is attended, and what comes of it shows by itself", async () => {
    const agreementId = await offered();
    await w.do(signContractAsStaff, { agreementId, typedName: "Marisol Benítez" }, { actor: story.marisol });
    await w.do(signContractAsClient, { agreementId, typedName: "Ada Lund" }, { actor: story.own });
    await w.mark(story.client, await w.session(story.group, "2026-03-04"), "present");
    expect((await view())?.contract).toMatchObject({ state: "running", attended: 1, missed: 0 });
    await w.mark(story.client, await w.session(story.group, "2026-03-05"), "present");
    expect((await view())?.contract).toMatchObject({ state: "passed", decidedOn: "2026-03-05" });
    expect((await view())?.cases).toEqual([]);
  });

  test("that is not kept asks a person, and ends nothing", async () => {
    const agreementId = await offered();
    await w.do(signContractAsStaff, { agreementId, typedName: "Marisol Benítez" }, { actor: story.marisol });
    await w.do(signContractAsClient, { agreementId, typedName: "Ada Lund" }, { actor: story.own });
    for (const date of ["2026-03-04", "2026-03-05"]) {
      await w.mark(story.client, await w.session(story.group, date), "missed");
    }
    const after = await view();
    expect(after?.contract).toMatchObject({ state: "failed" });
    expect(after?.cases.map(({ level }) => level)).toContain("review");
    expect(after?.hasLeft).toBe(false);
  });

  test("that is declined goes back to the counselor: the case stays open, another can be offered", async () => {
    const agreementId = await offered();
    const again = { enrollmentId: story.enrollment.id, help: [], words: null };
    expect(await w.try(offerContract, again)).toMatchObject({ refusal: "is_offered" });
    await w.do(settleOffer, { agreementId, as: "declined", note: "Not on Mondays" }, { actor: story.own });
    const after = await view();
    expect(after).toMatchObject({ declined: { declinedNote: "Not on Mondays" }, agreement: null });
    expect(after?.cases).toMatchObject([{ level: "contract" }]);
    expect((await w.try(offerContract, again)).ok).toBe(true);
    expect(await w.try(signContractAsClient, { agreementId, typedName: "Ada" }, { actor: story.own })).toMatchObject({
      refusal: "not_waiting",
    });
  });

  test("is taken back by itself when its case is corrected away", async () => {
    const agreementId = await offered();
    const wrong = await w.session(story.group, "2026-03-02");
    await w.mark(story.client, wrong, "present", { reason: "The list was copied wrongly" });
    expect(await getAgreement(w.reader, agreementId)).toMatchObject({ state: "withdrawn" });
  });

  test("is nobody's to sign but a named person's", async () => {
    const agreementId = await offered();
    const sign = { agreementId, typedName: "Dana Okonkwo" };
    expect(await w.try(signContractAsStaff, sign, { actor: story.marisol })).toMatchObject({ refusal: "name_differs" });
    await expect(w.try(signContractAsStaff, sign)).rejects.toThrow("named person");
  });
});
