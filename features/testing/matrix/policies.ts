import { newId } from "@/db/id";
import { keepPolicyDraft } from "@/features/policies/commands/drafts";
import { storePolicyVersion } from "@/features/programs/commands/policies";
import type { ClinicMatrix } from "@/features/testing/matrix/world";
import { DEFAULT_POLICY } from "@/lib/policy/default-policy";
import { fieldsOf } from "@/lib/policy/draft-fields";
import { draftOf } from "@/lib/policy/policy-draft";
import { localDate } from "@/lib/time/local-date";
import { row, type DoorRow } from "@/server/doors/matrix";

const LEADS = ["admin", "director"] as const;
const STAFF = ["admin", "director", "scheduler", "clinician"] as const;

const atHere = ({ here }: ClinicMatrix) => [{ siteId: here.id }];
const fresh = () => `Program ${newId().slice(-8)}`;
const form = fieldsOf(draftOf(DEFAULT_POLICY));

const ofProgram = async ({ world, here }: ClinicMatrix) => ({
  programId: (await world.program(fresh(), { sites: [here] })).id,
});

async function withDraft(matrix: ClinicMatrix) {
  const { programId } = await ofProgram(matrix);
  await matrix.world.do(keepPolicyDraft, { programId, seenDraft: 0, draft: draftOf(DEFAULT_POLICY) });
  return { programId, seenDraft: "1" };
}

/** The matrix's own client, enrolled in a program whose second version waits for their signature. */
async function toSign(matrix: ClinicMatrix) {
  const { world, here, client } = matrix;
  const program = await world.program(fresh(), { sites: [here] });
  const track = await world.track(fresh(), { program, site: here });
  const enrollment = await world.enrolled(client, { program, site: here, track, from: "2026-03-02", weekdays: ["MO"] });
  const body = { ...DEFAULT_POLICY, adoption: "when-acknowledged" } as const;
  await world.do(storePolicyVersion, { programId: program.id, from: localDate("2026-04-01"), body });
  return { enrollmentId: enrollment.id, version: "2", hasRead: "yes" };
}

export const POLICY_ROWS: readonly DoorRow<ClinicMatrix>[] = [
  row("setup.policy_draft", LEADS, atHere, ofProgram),
  row("setup.policy_trial", LEADS, atHere, async (matrix) => ({ ...(await ofProgram(matrix)), days: 30 })),
  row("setup.policy_sources", LEADS, atHere, ofProgram),
  row("setup.policy_comparison", STAFF, atHere, async (matrix) => ({
    ...(await ofProgram(matrix)),
    from: "1",
    to: "1",
  })),
  row("setup.policy_signatures", STAFF, atHere, async (matrix) => ({ ...(await ofProgram(matrix)), version: 1 })),
  row("policy.try", LEADS, atHere, async (matrix) => ({ ...(await ofProgram(matrix)), ...form, days: "30" })),
  row("policy.keep_draft", LEADS, atHere, async (matrix) => ({
    ...(await ofProgram(matrix)),
    ...form,
    seenDraft: "0",
  })),
  row("policy.start_draft", LEADS, atHere, async (matrix) => ({
    ...(await ofProgram(matrix)),
    seenDraft: "0",
    source: "template:W6",
  })),
  row("policy.discard_draft", LEADS, atHere, withDraft),
  row("policy.publish_draft", LEADS, atHere, async (matrix) => ({
    ...(await withDraft(matrix)),
    from: "2026-04-01",
    adoption: "at-once",
  })),
  row("policy.sign", ["client"], ({ client }) => ({ clientId: client.id }), toSign),
  row(
    "portal.policies_to_sign",
    ["client"],
    () => ({}),
    () => ({}),
  ),
];
