import { notFound } from "next/navigation";
import type { Reader } from "@/db/store";
import { listPolicyVersions } from "@/features/programs/queries/policies";
import { getProgram } from "@/features/programs/queries/programs";
import { earliestToday } from "@/features/programs/queries/uses";
import { accessFromAny } from "@/features/programs/subjects";
import { asPolicyVersion } from "@/features/standing/queries/policies";
import { sitesWith, type Actor } from "@/lib/access/decide-access";
import { explainPolicyToClient } from "@/lib/policy/explain-policy-to-client";
import { defineLoader } from "@/server/doors/loader";
import { listSignatures, listToSign } from "../queries/signatures";

interface SignatureParams {
  readonly programId: string;
  readonly version: number;
}

/** Who has signed a version and who has not, at the sites of whoever looks. */
export const policySignaturesLoader = defineLoader({
  name: "setup.policy_signatures",
  permission: "client:read",
  subject: async (reader: Reader, { programId }: SignatureParams, actor: Actor) => {
    const program = await getProgram(reader, programId);
    return program && { access: accessFromAny(actor, "client:read", program.siteIds), value: program };
  },
  query: async ({ reader, actor, now, scope }, { programId, version: asked }, program) => {
    const stored = (await listPolicyVersions(reader, programId)).find(({ version }) => version === asked);
    if (stored === undefined) return notFound();
    const version = asPolicyVersion({ ...stored, body: { ...stored.body } });
    const lines = await listSignatures(reader, { programId, version, sites: scope.sites, now });
    return {
      program: { id: program.id, name: program.name },
      today: await earliestToday(reader, now),
      version: { number: version.version, from: stored.from },
      waiting: lines.filter(({ signedOn }) => signedOn === null),
      signed: lines.filter(({ signedOn }) => signedOn !== null),
      mayRecord: sitesWith(actor, "case:decide").length > 0,
    };
  },
});

/** What waits for the signed-in client's own signature, in plain words. Whose it is comes from the sign-in. */
export const policiesToSignLoader = defineLoader({
  name: "portal.policies_to_sign",
  permission: "own-policy:acknowledge",
  query: async ({ reader, now, scope }) => {
    if (scope.clientId === null) return notFound();
    const waiting = await listToSign(reader, scope.clientId, now);
    return waiting.map(({ enrollmentId, version }) => ({
      enrollmentId,
      version: version.version,
      from: version.from,
      words: explainPolicyToClient(version),
    }));
  },
});
