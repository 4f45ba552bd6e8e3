import { eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { staff } from "@/db/schema";
import { searchName } from "@/db/search-name";
import type { Tx } from "@/db/store";
import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import { found, refuseInUse, refuseStale } from "@/features/programs/commands/saving";
import { listUsesOfStaff } from "@/features/programs/queries/uses";
import type { Archived, InUse } from "@/features/programs/refusals/setup-refusal";
import { getStaff, type StaffMember } from "@/features/staff/queries";
import { changesBetween, isSame } from "@/lib/records/changes-between";
import { done, refuse, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";

export interface StaffFields {
  readonly givenName: string;
  /** Empty for people with one name. */
  readonly familyName: string;
  readonly title: string;
  /** Licences held, as service types ask for them: "LMHC". */
  readonly credentials: readonly string[];
}
type Saved = Changed<{ id: string }> | Unchanged<{ id: string }>;

/** Two people may share a name, so nothing is refused: the page warns where it can. */
export async function createStaff(
  tx: Tx,
  call: Call,
  input: StaffFields,
): Promise<Result<Changed<{ id: string }>, never>> {
  const fields = fieldsOf(input);
  const id = newId();
  await tx.insert(staff).values({ id, ...columnsOf(fields), createdAt: call.now });
  return done(changed({ id }, event("staff.created", id, { ...fields, version: 1 })));
}

export async function editStaff(
  tx: Tx,
  call: Call,
  input: StaffFields & { readonly staffId: string; readonly seenVersion: number },
): Promise<Result<Saved, Archived | ChangedMeanwhile>> {
  const member = found(await getStaff(tx, input.staffId), "staff member");
  if (member.archivedAt) return refuse({ reason: "archived", what: "staff member" });
  const stale = await refuseStale(tx, call, "staff", member, input.seenVersion);
  if (stale) return stale;
  const fields = fieldsOf(input);
  const changes = changesBetween<StaffFields>(member, fields);
  if (isSame(changes)) return done(unchanged({ id: member.id }));
  const version = member.version + 1;
  await tx
    .update(staff)
    .set({ ...columnsOf(fields), version })
    .where(eq(staff.id, member.id));
  return done(changed({ id: member.id }, event("staff.edited", member.id, { version, changes })));
}

/** Refused while sessions, people or a working sign-in still hang on this person: nobody's counselor vanishes unseen. */
export async function archiveStaff(
  tx: Tx,
  call: Call,
  input: { readonly staffId: string },
): Promise<Result<Saved, InUse>> {
  const member = found(await getStaff(tx, input.staffId), "staff member");
  if (member.archivedAt) return done(unchanged({ id: member.id }));
  const inUse = refuseInUse(await listUsesOfStaff(tx, member.id, call.now));
  if (inUse) return inUse;
  return done(await setArchived(tx, member, call.now));
}

export async function restoreStaff(
  tx: Tx,
  _call: Call,
  input: { readonly staffId: string },
): Promise<Result<Saved, never>> {
  const member = found(await getStaff(tx, input.staffId), "staff member");
  if (!member.archivedAt) return done(unchanged({ id: member.id }));
  return done(await setArchived(tx, member, null));
}

async function setArchived(tx: Tx, member: StaffMember, archivedAt: Date | null): Promise<Saved> {
  const version = member.version + 1;
  await tx.update(staff).set({ archivedAt, version }).where(eq(staff.id, member.id));
  return changed({ id: member.id }, event(archivedAt ? "staff.archived" : "staff.restored", member.id, { version }));
}

function fieldsOf({ givenName, familyName, title, credentials }: StaffFields): StaffFields {
  return { givenName, familyName, title, credentials: [...new Set(credentials)] };
}

function columnsOf(fields: StaffFields) {
  return {
    ...fields,
    credentials: [...fields.credentials],
    searchName: searchName(fields.givenName, fields.familyName),
  };
}

function event(name: DomainEvent["name"], id: string, facts: Record<string, unknown>): DomainEvent {
  return { name, subjectType: "staff", subjectId: id, facts };
}
