import { eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { serviceTypes } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import { found, refuseInUse, refuseStale, refuseTakenName } from "@/features/programs/commands/saving";
import { reevaluateStandingsJob } from "@/features/programs/jobs";
import { getServiceType, listServiceTypes, type ServiceType } from "@/features/programs/queries/programs";
import { listUsesOfServiceType } from "@/features/programs/queries/uses";
import type { Archived, InUse, NameTaken } from "@/features/programs/refusals/setup-refusal";
import { changesBetween, isSame } from "@/lib/records/changes-between";
import { done, refuse, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";
import { enqueue } from "@/server/jobs/job";

export interface ServiceTypeFields {
  readonly name: string;
  readonly countsToHours: boolean;
  readonly countsToStanding: boolean;
  readonly isBillable: boolean;
  /** What its facilitator must hold, as staff records spell it ("LMHC"); null: nothing. */
  readonly credential: string | null;
}
type Saved = Changed<{ id: string }> | Unchanged<{ id: string }>;

export async function createServiceType(
  tx: Tx,
  call: Call,
  input: ServiceTypeFields,
): Promise<Result<Saved, NameTaken>> {
  const taken = refuseTakenName(input.name, await listServiceTypes(tx, { withArchived: true }));
  if (taken) return taken;
  const fields = fieldsOf(input);
  const id = newId();
  await tx.insert(serviceTypes).values({ id, ...fields, createdAt: call.now });
  return done(changed({ id }, event("service_type.created", id, { ...fields, version: 1 })));
}

export async function editServiceType(
  tx: Tx,
  call: Call,
  input: ServiceTypeFields & { readonly serviceTypeId: string; readonly seenVersion: number },
): Promise<Result<Saved, NameTaken | Archived | ChangedMeanwhile>> {
  const type = found(await getServiceType(tx, input.serviceTypeId), "service type");
  if (type.archivedAt) return refuse({ reason: "archived", what: "service type" });
  const stale = await refuseStale(tx, call, "service_type", type, input.seenVersion);
  if (stale) return stale;
  const fields = fieldsOf(input);
  const changes = changesBetween<ServiceTypeFields>(type, fields);
  if (isSame(changes)) return done(unchanged({ id: type.id }));
  const taken = refuseTakenName(input.name, await listServiceTypes(tx, { withArchived: true }), type.id);
  if (taken) return taken;
  const version = type.version + 1;
  await tx
    .update(serviceTypes)
    .set({ ...fields, version })
    .where(eq(serviceTypes.id, type.id));
  if (changes.countsToHours || changes.countsToStanding) {
    const cause = { subjectType: "service_type", subjectId: type.id } as const;
    await enqueue(tx, reevaluateStandingsJob, cause, { key: `${type.id}:${version}`, now: call.now });
  }
  return done(changed({ id: type.id }, event("service_type.edited", type.id, { version, changes })));
}

export async function archiveServiceType(
  tx: Tx,
  call: Call,
  input: { readonly serviceTypeId: string },
): Promise<Result<Saved, InUse>> {
  const type = found(await getServiceType(tx, input.serviceTypeId), "service type");
  if (type.archivedAt) return done(unchanged({ id: type.id }));
  const inUse = refuseInUse(await listUsesOfServiceType(tx, type.id, call.now));
  if (inUse) return inUse;
  return done(await setArchived(tx, type, call.now));
}

export async function restoreServiceType(
  tx: Tx,
  _call: Call,
  input: { readonly serviceTypeId: string },
): Promise<Result<Saved, never>> {
  const type = found(await getServiceType(tx, input.serviceTypeId), "service type");
  if (!type.archivedAt) return done(unchanged({ id: type.id }));
  return done(await setArchived(tx, type, null));
}

async function setArchived(tx: Tx, type: ServiceType, archivedAt: Date | null): Promise<Saved> {
  const version = type.version + 1;
  await tx.update(serviceTypes).set({ archivedAt, version }).where(eq(serviceTypes.id, type.id));
  const name = archivedAt ? "service_type.archived" : "service_type.restored";
  return changed({ id: type.id }, event(name, type.id, { version }));
}

function fieldsOf(input: ServiceTypeFields): ServiceTypeFields {
  const { name, countsToHours, countsToStanding, isBillable, credential } = input;
  return { name, countsToHours, countsToStanding, isBillable, credential };
}

function event(name: DomainEvent["name"], id: string, facts: Record<string, unknown>): DomainEvent {
  return { name, subjectType: "service_type", subjectId: id, facts };
}
