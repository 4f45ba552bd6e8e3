import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import { accounts, staff } from "@/db/schema";
import { searchName } from "@/db/search-name";
import { containsText } from "@/db/sql";
import type { Reader } from "@/db/store";

export type StaffMember = typeof staff.$inferSelect;

/** Staff by family name. `term` is matched inside the name without regard to case and accents. */
export async function listStaff(
  reader: Reader,
  options: { term?: string; show?: "working" | "archived" | "all"; limit?: number; offset?: number } = {},
): Promise<StaffMember[]> {
  const { term = "", show = "working" } = options;
  const rows = reader
    .select()
    .from(staff)
    .where(
      and(
        term.trim() === "" ? undefined : containsText(staff.searchName, searchName(term)),
        show === "working" ? isNull(staff.archivedAt) : show === "archived" ? isNotNull(staff.archivedAt) : undefined,
      ),
    )
    .orderBy(asc(staff.familyName), asc(staff.givenName), asc(staff.id));
  if (options.limit === undefined) return await rows;
  return await rows.limit(options.limit).offset(options.offset ?? 0);
}

export async function getStaff(reader: Reader, staffId: string): Promise<StaffMember | null> {
  const rows = await reader.select().from(staff).where(eq(staff.id, staffId));
  return rows[0] ?? null;
}

export async function findAccountOfStaff(reader: Reader, staffId: string): Promise<string | null> {
  const rows = await reader.select({ id: accounts.id }).from(accounts).where(eq(accounts.staffId, staffId));
  return rows[0]?.id ?? null;
}

/** "Marisol Benítez". */
export function staffName(member: Pick<StaffMember, "givenName" | "familyName">): string {
  return `${member.givenName} ${member.familyName}`.trim();
}

/** "Marisol Benítez, LMHC": the name with the licences held. */
export function staffNameWithCredentials(
  member: Pick<StaffMember, "givenName" | "familyName" | "credentials">,
): string {
  return [staffName(member), ...member.credentials].join(", ");
}
