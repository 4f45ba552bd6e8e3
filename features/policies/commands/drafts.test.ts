import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditEntries, jobs, outboxMessages, policyDrafts, standings } from "@/db/schema";
import {
  discardPolicyDraft,
  keepPolicyDraft,
  publishPolicyDraft,
  startPolicyDraft,
} from "@/features/policies/commands/drafts";
import { signPolicy } from "@/features/policies/commands/sign-policy";
import { askForSignaturesJob, toSignMail } from "@/features/policies/jobs";
import { findDraft } from "@/features/policies/queries/drafts";
import { listSignatures, listToSign } from "@/features/policies/queries/signatures";
import { explainDraft } from "@/features/policies/refusals/draft-refusal";
import { archiveProgram } from "@/features/programs/commands/programs";
import { storePolicyVersion } from "@/features/programs/commands/policies";
import { listPolicyVersions } from "@/features/programs/queries/policies";
import { decideCase } from "@/features/standing/commands/decide-case";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { DEFAULT_POLICY } from "@/lib/policy/default-policy";
import { draftOf, type PolicyDraft } from "@/lib/policy/policy-draft";
import type { PolicyBody } from "@/lib/standing/types";
import { localDate } from "@/lib/time/local-date";
import { runDueJobs } from "@/server/jobs/run-due";

let w: World;
let program: Made;
beforeEach(async () => {
  w = await world({ now: "2026-03-02T10:00" });
  await w.site("Worcester");
  program = await w.program("Adult IOP");
});
afterEach(() => w.store.close());

const usual = draftOf(DEFAULT_POLICY);
const shorter: PolicyDraft = {
  ...usual,
  rules: usual.rules.map((rule) => (rule.id === "two" ? { ...rule, size: 21 } : rule)),
};
const keep = (seenDraft: number, draft = shorter) => ({ programId: program.id, seenDraft, draft });
const publish = (adoption: "at-once" | "when-acknowledged", seenDraft = 1, from = "2026-03-16") => ({
  ...{ programId: program.id, seenDraft, adoption, from: localDate(from) },
});

describe("the draft of a policy", () => {
  it("is kept once a program, and applies to nobody", async () => {
    expect(await w.do(keepPolicyDraft, keep(0))).toEqual({ version: 1 });
    expect(await w.do(keepPolicyDraft, keep(1, usual))).toEqual({ version: 2 });
    expect(await w.reader.select().from(policyDrafts)).toHaveLength(1);
    expect(await findDraft(w.reader, program.id)).toMatchObject({ basedOn: 1, version: 2 });
    expect(await listPolicyVersions(w.reader, program.id)).toHaveLength(1);
  });

  it("keeps the ids of rules that mean the same, and gives new ones to others", async () => {
    const [one, two, ...rest] = shorter.rules;
    const rules = [two!, { ...one!, level: "warning" as const }, ...rest.map((rule) => ({ ...rule, id: null }))];
    await w.do(keepPolicyDraft, keep(0, { ...shorter, rules }));
    const ids = (await findDraft(w.reader, program.id))?.body.rules.map(({ id }) => id);
    expect(ids).toEqual(["two", "absences-warning", "three", "silence", "hours"]);
  });

  it("is not saved over somebody else's, until it is saved knowingly", async () => {
    await w.do(keepPolicyDraft, keep(0));
    const answer = await w.try(keepPolicyDraft, keep(0, usual));
    expect(answer).toMatchObject({ refusal: { reason: "draft_moved_on", version: 1 } });
    if (!answer.ok) expect(explainDraft(answer.refusal)).toMatch(/save again to keep yours/);
    expect(await w.do(keepPolicyDraft, keep(1, usual))).toEqual({ version: 2 });
  });

  it("is refused with what is wrong with it, and for an archived program", async () => {
    expect(await w.try(keepPolicyDraft, keep(0, { ...usual, rules: [] }))).toMatchObject({
      refusal: { reason: "policy_invalid" },
    });
    await w.do(archiveProgram, { programId: program.id });
    expect(await w.try(keepPolicyDraft, keep(0))).toMatchObject({ refusal: { reason: "archived" } });
  });

  it("begins from a policy of the field, or from an earlier version", async () => {
    const start = (source: string, seenDraft: number) => ({ programId: program.id, seenDraft, source });
    await w.do(startPolicyDraft, start("template:W6", 0));
    const first = await findDraft(w.reader, program.id);
    expect(first?.body).toMatchObject({ absentFrom: 16, contract: { attend: 5, of: 6, excused: "counts" } });
    expect(first?.body.rules.map(({ level }) => level)).toEqual(["contract", "review", "watch"]);
    await w.do(startPolicyDraft, start("version:1", 1));
    expect((await findDraft(w.reader, program.id))?.body).toEqual({
      ...DEFAULT_POLICY,
      adoption: "at-once",
      makeUpErasesWithin: null,
    });
    for (const source of ["template:W9", "version:7", "policy", "version:"]) {
      expect(await w.try(startPolicyDraft, start(source, 2))).toMatchObject({ refusal: { reason: "no_such_source" } });
    }
  });

  it("is discarded once, and what is in force is not touched", async () => {
    await w.do(keepPolicyDraft, keep(0));
    const discard = { programId: program.id, seenDraft: 1 };
    await w.do(discardPolicyDraft, discard);
    expect(await findDraft(w.reader, program.id)).toBeNull();
    expect(await w.try(discardPolicyDraft, discard)).toMatchObject({
      refusal: { reason: "draft_moved_on", version: 0 },
    });
    expect(await listPolicyVersions(w.reader, program.id)).toHaveLength(1);
    const said = await w.reader.select({ name: auditEntries.event }).from(auditEntries);
    expect(said.map(({ name }) => name)).toContain("policy.draft_discarded");
  });
});

describe("publishing a draft", () => {
  beforeEach(() => w.do(keepPolicyDraft, keep(0)));

  it("makes it the next version, whole, and leaves no draft", async () => {
    expect(await w.do(publishPolicyDraft, publish("at-once"))).toMatchObject({ version: 2 });
    const [first, second] = await listPolicyVersions(w.reader, program.id);
    expect(first?.body).toEqual(DEFAULT_POLICY);
    expect(second).toMatchObject({ from: "2026-03-16", body: { adoption: "at-once" } });
    expect(second?.body.rules.find(({ id }) => id === "two")).toMatchObject({ within: { days: 21 } });
    expect(await findDraft(w.reader, program.id)).toBeNull();
    expect(await w.reader.select().from(jobs)).toEqual([]);
  });

  it("takes only what the person saw, on the latest version, from a day to come", async () => {
    expect(await w.try(publishPolicyDraft, publish("at-once", 2))).toMatchObject({
      refusal: { reason: "draft_moved_on", version: 1 },
    });
    expect(await w.try(publishPolicyDraft, publish("at-once", 1, "2026-03-01"))).toMatchObject({
      refusal: { reason: "from_too_early" },
    });
    const body: PolicyBody = DEFAULT_POLICY;
    await w.do(storePolicyVersion, { programId: program.id, from: localDate("2026-03-10"), body });
    const answer = await w.try(publishPolicyDraft, publish("at-once"));
    expect(answer).toMatchObject({ refusal: { reason: "policy_moved_on", version: 2 } });
    if (!answer.ok) expect(explainDraft(answer.refusal)).toMatch(/Save the draft again/);
    await w.do(keepPolicyDraft, keep(1));
    expect(await w.do(publishPolicyDraft, publish("at-once", 2))).toMatchObject({ version: 3 });
  });
});

describe("signing a published version", () => {
  const run = () => runDueJobs(w.store, [askForSignaturesJob], () => w.now);
  const mails = () => w.reader.select().from(outboxMessages).where(eq(outboxMessages.topic, toSignMail.topic));
  const level = async (enrollmentId: string) => {
    const [row] = await w.reader.select().from(standings).where(eq(standings.enrollmentId, enrollmentId));
    return row?.level;
  };
  let ada: Made;
  let enrollment: Made;

  beforeEach(async () => {
    await w.track("Evening");
    const group = await w.series("Relapse prevention", "MO WE 18:00-19:30", { from: "2026-03-02" });
    ada = await w.client("Ada Lund");
    enrollment = await w.enrolled(ada, { from: "2026-03-02", weekdays: ["MO", "WE"] });
    await w.mark(ada, await w.session(group, "2026-03-02"), "missed");
    const strict = { ...usual, rules: usual.rules.map((rule) => (rule.id === "three" ? { ...rule, at: 1 } : rule)) };
    await w.do(keepPolicyDraft, keep(0, strict));
    w.at("2026-03-03T10:00");
    await w.do(publishPolicyDraft, publish("when-acknowledged", 1, "2026-03-04"));
  });

  it("asks everybody enrolled once, neutrally", async () => {
    expect(await run()).toBe(1);
    await w.do(decideCase, {
      enrollmentId: enrollment.id,
      decision: { kind: "acknowledge", policyVersion: 1 },
      reason: "x",
    });
    const [mail, ...others] = await mails();
    expect(others).toEqual([]);
    const composing = { reader: w.reader, now: w.now, baseUrl: "https://evenkeel.example", authSecret: "x" };
    const letter = await toSignMail.compose(composing, { ...mail!.payload });
    expect(letter).toBeNull();
    expect(mail?.payload).toEqual({ enrollmentId: enrollment.id, clientId: ada.id, version: 2 });
  });

  it("binds the client from its first day, and looks no further back", async () => {
    const [waiting] = await listToSign(w.reader, ada.id, w.now);
    expect(waiting?.version).toMatchObject({ version: 2, from: "2026-03-04" });
    expect(await w.try(signPolicy, { enrollmentId: enrollment.id, version: 2, hasRead: false })).toMatchObject({
      refusal: "not_read",
    });
    expect(await w.try(signPolicy, { enrollmentId: enrollment.id, version: 1, hasRead: true })).toMatchObject({
      refusal: "not_waiting",
    });
    await w.do(signPolicy, { enrollmentId: enrollment.id, version: 2, hasRead: true });
    expect(await listToSign(w.reader, ada.id, w.now)).toEqual([]);
    expect(await level(enrollment.id)).toBe("watch");
    const group = await w.series("Check-in", "TH 18:00-19:30", { from: "2026-03-05" });
    await w.joins(enrollment, group, { from: "2026-03-05" });
    await w.mark(ada, await w.session(group, "2026-03-05"), "missed");
    // One missed day under the signed version; the day before it does not count there.
    expect(await level(enrollment.id)).toBe("contract");
    expect(await w.try(signPolicy, { enrollmentId: enrollment.id, version: 2, hasRead: true })).toMatchObject({
      refusal: "not_waiting",
    });
  });

  it("shows staff who has not signed, until somebody records it", async () => {
    const [, second] = await listPolicyVersions(w.reader, program.id);
    const version = { ...second!.body, version: 2, from: second!.from };
    const lines = () => listSignatures(w.reader, { programId: program.id, version, sites: "all", now: w.now });
    expect(await lines()).toMatchObject([{ name: "Ada Lund", signedOn: null }]);
    await w.do(decideCase, {
      enrollmentId: enrollment.id,
      decision: { kind: "acknowledge", policyVersion: 2 },
      reason: "Signed on paper.",
    });
    expect(await lines()).toMatchObject([{ signedOn: "2026-03-03" }]);
    expect(await listSignatures(w.reader, { programId: program.id, version, sites: [], now: w.now })).toEqual([]);
  });
});
