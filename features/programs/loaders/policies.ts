import type { Reader } from "@/db/store";
import { accessFromAny, accessOfSites } from "@/features/programs/subjects";
import { findActorNames } from "@/features/audit/queries/changes";
import { listAllPolicyVersions, listPolicyVersions, policyInForce } from "@/features/programs/queries/policies";
import { findDraft, listDrafted } from "@/features/policies/queries/drafts";
import { getProgram, listPrograms } from "@/features/programs/queries/programs";
import { listSites } from "@/features/programs/queries/sites";
import { earliestToday } from "@/features/programs/queries/uses";
import type { Actor } from "@/lib/access/decide-access";
import { decideAll } from "@/server/doors/door";
import { defineLoader } from "@/server/doors/loader";

/** Each program with the policy that is in force today, and the one that comes next, if any. */
export const policiesLoader = defineLoader({
  name: "setup.policies",
  permission: "setup:read",
  query: async ({ reader, scope, now }) => {
    const today = await earliestToday(reader, now);
    const versions = await listAllPolicyVersions(reader);
    const programs = await listPrograms(reader, scope.sites);
    const drafted = await listDrafted(
      reader,
      programs.map(({ id }) => id),
    );
    return {
      today,
      programs: programs.map((program) => {
        const own = versions.filter(({ programId }) => programId === program.id);
        const inForce = policyInForce(own, today);
        const next = own.filter(({ from }) => from > today).sort((a, b) => (a.from < b.from ? -1 : 1))[0] ?? null;
        return {
          id: program.id,
          name: program.name,
          inForce,
          next: next === inForce ? null : next,
          isDrafted: drafted.has(program.id),
        };
      }),
    };
  },
});

export const policyLoader = defineLoader({
  name: "setup.policy",
  permission: "setup:read",
  subject: programSubject,
  query: async ({ reader, actor, now }, { programId }, program) => {
    const today = await earliestToday(reader, now);
    const versions = await listPolicyVersions(reader, programId);
    const names = await findActorNames(
      reader,
      versions.map(({ recordedBy }) => recordedBy),
    );
    const zone = (await listSites(reader, program.siteIds, { withArchived: true }))[0]?.zone ?? null;
    return {
      program: { id: program.id, name: program.name, isArchived: program.archivedAt !== null },
      today,
      zone,
      inForce: policyInForce(versions, today),
      isDrafted: (await findDraft(reader, programId)) !== null,
      versions: versions.toReversed().map((version) => ({ ...version, by: names.get(version.recordedBy) ?? null })),
      mayWrite: decideAll(actor, "policy:write", accessOfSites(program.siteIds)) === "allowed",
    };
  },
});

async function programSubject(reader: Reader, { programId }: { programId: string }, actor: Actor) {
  const program = await getProgram(reader, programId);
  return program && { access: accessFromAny(actor, "setup:read", program.siteIds), value: program };
}
