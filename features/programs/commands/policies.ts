import { newId } from "@/db/id";
import { policyVersions } from "@/db/schema";
import type { Tx } from "@/db/store";
import { found } from "@/features/programs/commands/saving";
import { reevaluateStandingsJob } from "@/features/programs/jobs";
import { listPolicyVersions } from "@/features/programs/queries/policies";
import { getProgram } from "@/features/programs/queries/programs";
import { earliestToday, latestToday } from "@/features/programs/queries/uses";
import type {
  Archived,
  PolicyFromTooEarly,
  PolicyInvalid,
  PolicyMovedOn,
} from "@/features/programs/refusals/setup-refusal";
import type { PolicyBody } from "@/lib/standing/types";
import { policyProblems } from "@/lib/policy/policy-problems";
import { done, refuse, type Result } from "@/lib/result";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { actorId, type Call } from "@/server/doors/call";
import { changed, type Changed, type DomainEvent } from "@/server/doors/changed";
import { enqueue } from "@/server/jobs/job";

export interface NewPolicyVersion {
  readonly programId: string;
  readonly from: LocalDate;
  readonly body: PolicyBody;
  /** The latest version the form was opened on; left out by scripts, which have seen nothing. */
  readonly seenVersion?: number;
}

/**
 * Stores the next version of a program's standing policy. A version is never changed and never begins in the past: what
 * people were told under the old one stays true.
 */
export async function storePolicyVersion(
  tx: Tx,
  call: Call,
  input: NewPolicyVersion,
): Promise<
  Result<Changed<{ id: string; version: number }>, PolicyInvalid | PolicyFromTooEarly | PolicyMovedOn | Archived>
> {
  const program = found(await getProgram(tx, input.programId), "program");
  if (program.archivedAt) return refuse({ reason: "archived", what: "program" });
  const versions = await listPolicyVersions(tx, program.id);
  const latest = versions.at(-1);
  const number = latest?.version ?? 0;
  if (input.seenVersion !== undefined && input.seenVersion !== number) {
    return refuse({ reason: "policy_moved_on", version: number });
  }
  const problems = policyProblems(input.body);
  if (problems.length > 0) return refuse({ reason: "policy_invalid", problems });
  const earliest = await earliestFrom(tx, call, latest?.from ?? null);
  if (input.from < earliest) return refuse({ reason: "from_too_early", earliest });
  const version = number + 1;
  const { id, event } = await insertVersion(tx, call, { ...input, version });
  // A version that begins later is taken up when its day begins, with everybody else's turn of the day.
  if (input.from <= (await latestToday(tx, call.now))) {
    const cause = { subjectType: "program", subjectId: program.id } as const;
    await enqueue(tx, reevaluateStandingsJob, cause, { key: id, now: call.now });
  }
  return done(changed({ id, version }, event));
}

/** The version a program is created with. It binds everybody from their start, so its day hardly matters. */
export async function storeFirstPolicyVersion(
  tx: Tx,
  call: Call,
  input: { readonly programId: string; readonly body: PolicyBody },
): Promise<Result<DomainEvent, PolicyInvalid>> {
  const problems = policyProblems(input.body);
  if (problems.length > 0) return refuse({ reason: "policy_invalid", problems });
  const from = await earliestToday(tx, call.now);
  const { event } = await insertVersion(tx, call, { ...input, from, version: 1 });
  return done(event);
}

async function earliestFrom(tx: Tx, call: Call, latest: LocalDate | null): Promise<LocalDate> {
  const today = await earliestToday(tx, call.now);
  return latest !== null && latest >= today ? addDays(latest, 1) : today;
}

async function insertVersion(
  tx: Tx,
  call: Call,
  version: { programId: string; version: number; from: LocalDate; body: PolicyBody },
): Promise<{ id: string; event: DomainEvent }> {
  const id = newId();
  await tx.insert(policyVersions).values({
    id,
    programId: version.programId,
    version: version.version,
    from: version.from,
    body: { ...version.body },
    recordedAt: call.now,
    recordedBy: actorId(call.actor),
  });
  const facts = { policyVersion: version.version, from: version.from, body: version.body };
  return { id, event: { name: "policy.stored", subjectType: "program", subjectId: version.programId, facts } };
}
