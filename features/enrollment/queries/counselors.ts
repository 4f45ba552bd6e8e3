import type { Reader } from "@/db/store";
import { listStaff, staffNameWithCredentials } from "@/features/staff/queries";

/** Who can be somebody's primary counselor: everybody who works here, by family name. */
export async function listCounselors(reader: Reader): Promise<{ id: string; name: string }[]> {
  const members = await listStaff(reader);
  return members.map((member) => ({ id: member.id, name: staffNameWithCredentials(member) }));
}
