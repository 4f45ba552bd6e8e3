import { eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { clinics } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import { found, refuseStale } from "@/features/programs/commands/saving";
import { findClinic } from "@/features/programs/queries/clinic";
import type { ClinicExists, EdgesOutOfOrder } from "@/features/programs/refusals/setup-refusal";
import { changesBetween, isSame } from "@/lib/records/changes-between";
import { done, refuse, type Result } from "@/lib/result";
import { DEFAULT_BAND_EDGES } from "@/lib/time/band";
import type { LocalTime } from "@/lib/time/local-time";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";

export interface ClinicFields {
  readonly name: string;
  /** The first minute of the afternoon and of the evening, on every site's own clock. */
  readonly afternoonFrom: LocalTime;
  readonly eveningFrom: LocalTime;
  /** After so many business days a mark needs a reason and the permission to change. */
  readonly lockAfterBusinessDays: number;
}
type Saved = Changed<{ id: string }> | Unchanged<{ id: string }>;

const DEFAULT_LOCK_DAYS = 5;
const FIRST_CLIENT_NUMBER = 1;

/** The one row that makes an empty database a clinic. `isDemo` marks a world of invented people, for ever. */
export async function foundClinic(
  tx: Tx,
  call: Call,
  input: { readonly name: string; readonly isDemo?: boolean },
): Promise<Result<Changed<{ id: string }>, ClinicExists>> {
  if (await findClinic(tx)) return refuse({ reason: "clinic_exists" });
  const id = newId();
  const isDemo = input.isDemo ?? false;
  await tx.insert(clinics).values({
    id,
    name: input.name,
    afternoonFrom: DEFAULT_BAND_EDGES.afternoon,
    eveningFrom: DEFAULT_BAND_EDGES.evening,
    lockAfterBusinessDays: DEFAULT_LOCK_DAYS,
    isDemo,
    nextClientNumber: FIRST_CLIENT_NUMBER,
    createdAt: call.now,
  });
  const facts = { name: input.name, isDemo, version: 1 };
  return done(changed({ id }, { name: "clinic.founded", subjectType: "clinic", subjectId: id, facts }));
}

export async function editClinic(
  tx: Tx,
  call: Call,
  input: ClinicFields & { readonly seenVersion: number },
): Promise<Result<Saved, EdgesOutOfOrder | ChangedMeanwhile>> {
  const clinic = found(await findClinic(tx), "clinic");
  const stale = await refuseStale(tx, call, "clinic", clinic, input.seenVersion);
  if (stale) return stale;
  const { name, afternoonFrom, eveningFrom, lockAfterBusinessDays } = input;
  if (afternoonFrom >= eveningFrom) return refuse({ reason: "edges_out_of_order" });
  const fields: ClinicFields = { name, afternoonFrom, eveningFrom, lockAfterBusinessDays };
  const changes = changesBetween<ClinicFields>(clinic, fields);
  if (isSame(changes)) return done(unchanged({ id: clinic.id }));
  const version = clinic.version + 1;
  await tx
    .update(clinics)
    .set({ ...fields, version })
    .where(eq(clinics.id, clinic.id));
  const facts = { version, changes };
  return done(
    changed({ id: clinic.id }, { name: "clinic.edited", subjectType: "clinic", subjectId: clinic.id, facts }),
  );
}
