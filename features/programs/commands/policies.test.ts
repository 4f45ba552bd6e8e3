import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { jobs, standings } from "@/db/schema";
import { archiveProgram } from "@/features/programs/commands/programs";
import { storePolicyVersion } from "@/features/programs/commands/policies";
import { editServiceType } from "@/features/programs/commands/service-types";
import { DEFAULT_POLICY } from "@/lib/policy/default-policy";
import { explainSetup } from "@/features/programs/refusals/explain-setup";
import { PROGRAM_JOBS } from "@/features/programs/jobs";
import { listPolicyVersions, policyInForce } from "@/features/programs/queries/policies";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
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

const strict: PolicyBody = {
  rules: [{ id: "first", measure: "absences", within: "enrollment", at: 1, level: "review" }],
};

describe("a policy version", () => {
  it("follows the one before, which stays as it is", async () => {
    const stored = await w.do(storePolicyVersion, {
      programId: program.id,
      from: localDate("2026-03-03"),
      body: strict,
    });
    expect(stored.version).toBe(2);
    const versions = await listPolicyVersions(w.reader, program.id);
    expect(versions.map(({ version, from }) => [version, from])).toEqual([
      [1, "2026-03-02"],
      [2, "2026-03-03"],
    ]);
    expect(versions[0]?.body).toEqual(DEFAULT_POLICY);
    expect(policyInForce(versions, localDate("2026-03-02"))?.version).toBe(1);
    expect(policyInForce(versions, localDate("2026-03-03"))?.version).toBe(2);
    // The earliest version binds the days before it too.
    expect(policyInForce(versions, localDate("2020-01-01"))?.version).toBe(1);
  });

  it.each(["2026-03-01", "2026-03-02"])("does not begin on %s, before or with another", async (from) => {
    const answer = await w.try(storePolicyVersion, { programId: program.id, from: localDate(from), body: strict });
    if (answer.ok) throw new Error("It was stored.");
    expect(explainSetup(answer.refusal)).toEqual({
      field: "from",
      sentence: "The first day it can begin is Tue, Mar 3. What people were told before stays true.",
    });
  });

  it("may begin today, when the latest began earlier", async () => {
    w.at("2026-03-20T10:00");
    const input = { programId: program.id, from: localDate("2026-03-20"), body: strict };
    expect(await w.try(storePolicyVersion, input)).toMatchObject({ ok: true });
  });

  it("is refused with every problem, and nothing is stored", async () => {
    const body: PolicyBody = { lateFrom: 0, rules: [] };
    const answer = await w.try(storePolicyVersion, { programId: program.id, from: localDate("2026-04-01"), body });
    expect(answer).toMatchObject({
      refusal: { reason: "policy_invalid", problems: [{ path: "lateFrom" }, { path: "rules" }] },
    });
    expect(await listPolicyVersions(w.reader, program.id)).toHaveLength(1);
  });

  it("is refused when somebody stored another meanwhile", async () => {
    const input = { programId: program.id, seenVersion: 1, body: strict };
    await w.do(storePolicyVersion, { ...input, from: localDate("2026-04-01") });
    expect(await w.try(storePolicyVersion, { ...input, from: localDate("2026-05-01") })).toMatchObject({
      refusal: { reason: "policy_moved_on", version: 2 },
    });
  });

  it("is refused for an archived program", async () => {
    await w.do(archiveProgram, { programId: program.id });
    const input = { programId: program.id, from: localDate("2026-04-01"), body: strict };
    expect(await w.try(storePolicyVersion, input)).toMatchObject({ refusal: { reason: "archived" } });
  });
});

describe("what a policy change does to standings", () => {
  const run = () => runDueJobs(w.store, PROGRAM_JOBS, () => w.now);

  it("works them out anew by a job, once it has begun", async () => {
    await w.track("Evening");
    const group = await w.series("Relapse prevention", "MO WE 18:00-19:30", { from: "2026-03-02" });
    const ada = await w.client("Ada Lund");
    const enrollment = await w.enrolled(ada, { from: "2026-03-02", weekdays: ["MO", "WE"] });
    await w.mark(ada, await w.session(group, "2026-03-02"), "missed");
    const level = async () => {
      const rows = await w.reader.select().from(standings).where(eq(standings.enrollmentId, enrollment.id));
      return rows[0]?.level;
    };
    expect(await level()).toBe("watch");
    w.at("2026-03-04T10:00");
    await w.do(storePolicyVersion, { programId: program.id, from: localDate("2026-03-04"), body: strict });
    expect(await level()).toBe("watch");
    expect(await run()).toBe(1);
    expect(await level()).toBe("review");
  });

  it("asks for no job before it begins: the turn of its day takes it up", async () => {
    await w.do(storePolicyVersion, { programId: program.id, from: localDate("2026-04-01"), body: strict });
    expect(await w.reader.select().from(jobs)).toEqual([]);
  });

  it("is the same for a service type that no longer counts", async () => {
    await w.track("Evening");
    const type = await w.serviceType("Yoga");
    const group = await w.series("Yoga", "MO WE 18:00-19:30", { from: "2026-03-02", serviceType: type });
    const ada = await w.client("Ada Lund");
    const enrollment = await w.enrolled(ada, { from: "2026-03-02", weekdays: ["MO", "WE"] });
    await w.mark(ada, await w.session(group, "2026-03-02"), "missed");
    const fields = { name: "Yoga", countsToHours: true, countsToStanding: false, isBillable: true, credential: null };
    await w.do(editServiceType, { ...fields, serviceTypeId: type.id, seenVersion: 1 });
    expect(await run()).toBe(1);
    const [row] = await w.reader.select().from(standings).where(eq(standings.enrollmentId, enrollment.id));
    expect(row?.level).toBe("good");
  });
});
