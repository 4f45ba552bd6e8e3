import { clinics } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { BandEdges } from "@/lib/time/band";

export type Clinic = typeof clinics.$inferSelect;

/** The clinic's one row; null in an empty database. */
export async function findClinic(reader: Reader): Promise<Clinic | null> {
  const rows = await reader.select().from(clinics).limit(1);
  return rows[0] ?? null;
}

/** The clinic's settings where it must exist: every page behind the sign-in. */
export async function getClinic(reader: Reader): Promise<Clinic> {
  const clinic = await findClinic(reader);
  if (clinic === null) throw new Error("This database holds no clinic yet. Run create-admin first.");
  return clinic;
}

export function bandEdgesOf(clinic: Clinic): BandEdges {
  return { afternoon: clinic.afternoonFrom, evening: clinic.eveningFrom };
}
