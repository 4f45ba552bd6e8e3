import { and, eq, inArray } from "drizzle-orm";
import { newId } from "@/db/id";
import { programs, programSites, type PROGRAM_LEVELS } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import { storeFirstPolicyVersion } from "@/features/programs/commands/policies";
import { found, refuseInUse, refuseStale, refuseTakenName } from "@/features/programs/commands/saving";
import { DEFAULT_POLICY } from "@/lib/policy/default-policy";
import { getProgram, listPrograms, type Program } from "@/features/programs/queries/programs";
import { getSite } from "@/features/programs/queries/sites";
import { listUsesOfProgram, listUsesOfProgramAt } from "@/features/programs/queries/uses";
import type {
  Archived,
  InUse,
  NameTaken,
  PolicyInvalid,
  StillRunsAt,
} from "@/features/programs/refusals/setup-refusal";
import { changesBetween, isSame } from "@/lib/records/changes-between";
import { done, refuse, type Refused, type Result } from "@/lib/result";
import type { PolicyBody } from "@/lib/standing/types";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";

export interface ProgramFields {
  readonly name: string;
  readonly level: (typeof PROGRAM_LEVELS)[number];
  /** What a week asks of a client unless the plan says otherwise. */
  readonly minutesPerWeek: number;
  readonly daysPerWeek: number;
  readonly expectedWeeks: number;
  readonly siteIds: readonly string[];
}
type Saved = Changed<{ id: string }> | Unchanged<{ id: string }>;

/** A new program starts with a standing policy: without one nobody would be told when somebody stops coming. */
export async function createProgram(
  tx: Tx,
  call: Call,
  input: ProgramFields & { readonly policy?: PolicyBody },
): Promise<Result<Saved, NameTaken | Archived | PolicyInvalid>> {
  const taken = refuseTakenName(input.name, await listPrograms(tx, "all", { withArchived: true }));
  if (taken) return taken;
  const closed = await refuseArchivedSite(tx, input.siteIds);
  if (closed) return closed;
  const fields = fieldsOf(input);
  const { siteIds, ...columns } = fields;
  const id = newId();
  await tx.insert(programs).values({ id, ...columns, createdAt: call.now });
  await offerAt(tx, id, siteIds);
  const policy = await storeFirstPolicyVersion(tx, call, { programId: id, body: input.policy ?? DEFAULT_POLICY });
  if (!policy.ok) return policy;
  return done(changed({ id }, event("program.created", id, { ...fields, version: 1 }), policy.value));
}

export async function editProgram(
  tx: Tx,
  call: Call,
  input: ProgramFields & { readonly programId: string; readonly seenVersion: number },
): Promise<Result<Saved, NameTaken | Archived | ChangedMeanwhile | StillRunsAt>> {
  const program = found(await getProgram(tx, input.programId), "program");
  if (program.archivedAt) return refuse({ reason: "archived", what: "program" });
  const stale = await refuseStale(tx, call, "program", program, input.seenVersion);
  if (stale) return stale;
  const fields = fieldsOf(input);
  const changes = changesBetween<ProgramFields>(program, fields);
  if (isSame(changes)) return done(unchanged({ id: program.id }));
  const taken = refuseTakenName(input.name, await listPrograms(tx, "all", { withArchived: true }), program.id);
  if (taken) return taken;

  const added = fields.siteIds.filter((siteId) => !program.siteIds.includes(siteId));
  const dropped = program.siteIds.filter((siteId) => !fields.siteIds.includes(siteId));
  const closed = await refuseArchivedSite(tx, added);
  if (closed) return closed;
  for (const siteId of dropped) {
    const uses = await listUsesOfProgramAt(tx, program.id, siteId, call.now);
    const site = found(await getSite(tx, siteId), "site");
    if (uses.length > 0) return refuse({ reason: "still_runs_at", site: site.name, uses });
  }
  const { siteIds: _, ...columns } = fields;
  const version = program.version + 1;
  await tx
    .update(programs)
    .set({ ...columns, version })
    .where(eq(programs.id, program.id));
  await offerAt(tx, program.id, added);
  if (dropped.length > 0) {
    await tx
      .delete(programSites)
      .where(and(eq(programSites.programId, program.id), inArray(programSites.siteId, dropped)));
  }
  return done(changed({ id: program.id }, event("program.edited", program.id, { version, changes })));
}

export async function archiveProgram(
  tx: Tx,
  call: Call,
  input: { readonly programId: string },
): Promise<Result<Saved, InUse>> {
  const program = found(await getProgram(tx, input.programId), "program");
  if (program.archivedAt) return done(unchanged({ id: program.id }));
  const inUse = refuseInUse(await listUsesOfProgram(tx, program.id, call.now));
  if (inUse) return inUse;
  return done(await setArchived(tx, program, call.now));
}

export async function restoreProgram(
  tx: Tx,
  _call: Call,
  input: { readonly programId: string },
): Promise<Result<Saved, never>> {
  const program = found(await getProgram(tx, input.programId), "program");
  if (!program.archivedAt) return done(unchanged({ id: program.id }));
  return done(await setArchived(tx, program, null));
}

async function setArchived(tx: Tx, program: Program, archivedAt: Date | null): Promise<Saved> {
  const version = program.version + 1;
  await tx.update(programs).set({ archivedAt, version }).where(eq(programs.id, program.id));
  const name = archivedAt ? "program.archived" : "program.restored";
  return changed({ id: program.id }, event(name, program.id, { version }));
}

async function offerAt(tx: Tx, programId: string, siteIds: readonly string[]): Promise<void> {
  if (siteIds.length === 0) return;
  await tx.insert(programSites).values(siteIds.map((siteId) => ({ programId, siteId })));
}

async function refuseArchivedSite(tx: Tx, siteIds: readonly string[]): Promise<Refused<Archived> | null> {
  for (const siteId of siteIds) {
    const site = found(await getSite(tx, siteId), "site");
    if (site.archivedAt) return refuse({ reason: "archived", what: "site" });
  }
  return null;
}

function fieldsOf(input: ProgramFields): ProgramFields {
  const { name, level, minutesPerWeek, daysPerWeek, expectedWeeks } = input;
  return { name, level, minutesPerWeek, daysPerWeek, expectedWeeks, siteIds: [...new Set(input.siteIds)].sort() };
}

function event(name: DomainEvent["name"], id: string, facts: Record<string, unknown>): DomainEvent {
  return { name, subjectType: "program", subjectId: id, facts };
}
