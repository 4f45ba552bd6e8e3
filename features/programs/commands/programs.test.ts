import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { archiveProgram, createProgram, editProgram, restoreProgram } from "@/features/programs/commands/programs";
import { archiveServiceType, createServiceType, editServiceType } from "@/features/programs/commands/service-types";
import { archiveSite } from "@/features/programs/commands/sites";
import { archiveTrack, createTrack, editTrack, restoreTrack } from "@/features/programs/commands/tracks";
import { DEFAULT_POLICY } from "@/lib/policy/default-policy";
import { explainSetup } from "@/features/programs/refusals/explain-setup";
import { listPolicyVersions } from "@/features/programs/queries/policies";
import { getProgram, listPrograms, listTracks } from "@/features/programs/queries/programs";
import { world, type World } from "@/features/testing/world";
import type { Made } from "@/features/testing/clinic-words";

let w: World;
let worcester: Made;
beforeEach(async () => {
  w = await world({ now: "2026-03-02T10:00" });
  worcester = await w.site("Worcester");
});
afterEach(() => w.store.close());

const fields = { name: "Adult IOP", level: "iop" as const, minutesPerWeek: 540, daysPerWeek: 3, expectedWeeks: 8 };

describe("a program", () => {
  it("starts with the usual policy, so that nobody's absence goes unnoticed", async () => {
    const { id } = await w.do(createProgram, { ...fields, siteIds: [worcester.id] });
    const versions = await listPolicyVersions(w.reader, id);
    expect(versions).toHaveLength(1);
    expect(versions[0]).toMatchObject({ version: 1, from: "2026-03-02", body: DEFAULT_POLICY, recordedBy: "operator" });
    expect(w.events.map(({ name }) => name).slice(-2)).toEqual(["program.created", "policy.stored"]);
  });

  it("keeps nothing when its policy is refused", async () => {
    const answer = await w.try(createProgram, { ...fields, siteIds: [worcester.id], policy: { rules: [] } });
    expect(answer).toMatchObject({ ok: false, refusal: { reason: "policy_invalid" } });
    expect(await listPrograms(w.reader, "all", { withArchived: true })).toEqual([]);
  });

  it("is offered at sites, more or fewer by an edit", async () => {
    const fallRiver = await w.site("Fall River");
    const { id } = await w.do(createProgram, { ...fields, siteIds: [worcester.id] });
    const both = [worcester.id, fallRiver.id].sort();
    await w.do(editProgram, { ...fields, programId: id, seenVersion: 1, siteIds: both });
    expect((await getProgram(w.reader, id))?.siteIds).toEqual(both);
    await w.do(editProgram, { ...fields, programId: id, seenVersion: 2, siteIds: [fallRiver.id] });
    expect((await getProgram(w.reader, id))?.siteIds).toEqual([fallRiver.id]);
    expect(await listPrograms(w.reader, [worcester.id])).toEqual([]);
  });

  it("stays at a site while it has a track there", async () => {
    const fallRiver = await w.site("Fall River");
    const program = await w.program("Adult IOP", { sites: [worcester, fallRiver] });
    await w.track("Evening", { site: worcester });
    const leave = { ...fields, programId: program.id, seenVersion: 1, siteIds: [fallRiver.id] };
    const answer = await w.try(editProgram, leave);
    if (answer.ok) throw new Error("It left.");
    expect(explainSetup(answer.refusal)).toEqual({
      field: "siteIds",
      sentence: "The program still runs at Worcester: 1 track (Evening). End or move that first.",
    });
  });

  it("is not offered at an archived site", async () => {
    await w.do(archiveSite, { siteId: worcester.id });
    expect(await w.try(createProgram, { ...fields, siteIds: [worcester.id] })).toMatchObject({
      refusal: { reason: "archived", what: "site" },
    });
  });

  it("is not archived while somebody is enrolled", async () => {
    const program = await w.program("Adult IOP");
    await w.track("Evening");
    const ada = await w.client("Ada Lund");
    await w.enrolled(ada, { from: "2026-03-02" });
    const answer = await w.try(archiveProgram, { programId: program.id });
    if (answer.ok) throw new Error("It was archived.");
    expect(explainSetup(answer.refusal)).toContain("1 open enrollment");
    // Neither is the track that her plan stands on, nor the site.
    const [track] = await listTracks(w.reader, "all");
    expect(await w.try(archiveTrack, { trackId: track?.id ?? "" })).toMatchObject({ refusal: { reason: "in_use" } });
    expect(await w.try(archiveSite, { siteId: worcester.id })).toMatchObject({ refusal: { reason: "in_use" } });
  });

  it("tells a stale form what changed meanwhile", async () => {
    const { id } = await w.do(createProgram, { ...fields, siteIds: [worcester.id] });
    const edit = { ...fields, programId: id, seenVersion: 1, siteIds: [worcester.id] };
    await w.do(editProgram, { ...edit, expectedWeeks: 10 });
    const answer = await w.try(editProgram, { ...edit, daysPerWeek: 4 });
    expect(answer).toMatchObject({
      refusal: { reason: "changed_meanwhile", version: 2, changes: [{ field: "expectedWeeks", now: "10" }] },
    });
    expect(await getProgram(w.reader, id)).toMatchObject({ daysPerWeek: 3, expectedWeeks: 10 });
  });

  it("comes back as it was", async () => {
    const program = await w.program("Adult IOP");
    await w.do(archiveProgram, { programId: program.id });
    expect(await listPrograms(w.reader, "all")).toEqual([]);
    await w.do(restoreProgram, { programId: program.id });
    expect(await listPrograms(w.reader, [worcester.id])).toHaveLength(1);
  });
});

describe("a track", () => {
  it("runs only where its program is offered", async () => {
    const program = await w.program("Adult IOP");
    const fallRiver = await w.site("Fall River");
    const input = { programId: program.id, siteId: fallRiver.id, name: "Evening", band: "evening" as const };
    expect(await w.try(createTrack, input)).toMatchObject({ refusal: { reason: "not_offered" } });
    expect(await w.try(createTrack, { ...input, siteId: worcester.id })).toMatchObject({ ok: true });
  });

  it("has a name of its own within its program and site", async () => {
    const program = await w.program("Adult IOP");
    const track = await w.track("Evening");
    const other = await w.track("Morning");
    const twin = { programId: program.id, siteId: worcester.id, name: "evening", band: "evening" as const };
    expect(await w.try(createTrack, twin)).toMatchObject({ refusal: { reason: "name_taken", name: "Evening" } });
    const rename = { trackId: other.id, seenVersion: 1, name: "Evening", band: "evening" as const };
    expect(await w.try(editTrack, rename)).toMatchObject({ refusal: { reason: "name_taken" } });
    await w.program("Young adult IOP");
    expect((await w.track("Evening")).id).not.toBe(track.id);
  });

  it("does not come back where its program is no longer offered", async () => {
    const program = await w.program("Adult IOP");
    const track = await w.track("Evening");
    await w.do(archiveTrack, { trackId: track.id });
    await w.do(archiveProgram, { programId: program.id });
    expect(await w.try(restoreTrack, { trackId: track.id })).toMatchObject({
      refusal: { reason: "archived", what: "program" },
    });
  });
});

describe("a service type", () => {
  const type = { name: "CBT group", countsToHours: true, countsToStanding: true, isBillable: true, credential: null };

  it("is created, edited and archived under a name of its own", async () => {
    const { id } = await w.do(createServiceType, type);
    expect(await w.try(createServiceType, { ...type, name: "CBT Group" })).toMatchObject({
      refusal: { reason: "name_taken" },
    });
    await w.do(editServiceType, { ...type, serviceTypeId: id, seenVersion: 1, credential: "LMHC" });
    expect(await w.try(archiveServiceType, { serviceTypeId: id })).toMatchObject({ ok: true });
    expect(await w.try(editServiceType, { ...type, serviceTypeId: id, seenVersion: 3 })).toMatchObject({
      refusal: { reason: "archived", what: "service type" },
    });
  });
});
