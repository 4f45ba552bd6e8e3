import type { Reader } from "@/db/store";
import { findClinic } from "@/features/programs/queries/clinic";
import { readClashRules, type ClashRules } from "@/lib/scheduling/clash-rules";

/** What the clinic wants done with clashes of each kind. */
export async function getClashRules(reader: Reader): Promise<ClashRules> {
  return readClashRules((await findClinic(reader))?.clashRules);
}
