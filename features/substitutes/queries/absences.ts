import { and, asc, eq, gte, isNull, lte } from "drizzle-orm";
import { sites, staff, staffAbsences } from "@/db/schema";
import type { Reader } from "@/db/store";
import { staffName, staffNameWithCredentials } from "@/features/staff/queries";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, zone, type Instant } from "@/lib/time/zone";

export type Absence = typeof staffAbsences.$inferSelect & {
  /** "Marisol Benítez". */
  readonly name: string;
  /** "Marisol Benítez, LMHC". */
  readonly fullName: string;
};

export async function getAbsence(reader: Reader, absenceId: string): Promise<Absence | null> {
  const rows = await reader
    .select({ absence: staffAbsences, member: staff })
    .from(staffAbsences)
    .innerJoin(staff, eq(staff.id, staffAbsences.staffId))
    .where(eq(staffAbsences.id, absenceId));
  return rows[0] === undefined ? null : named(rows[0]);
}

/** The days away that stand and are not over on `today`, or that touch the asked days; the soonest first. */
export async function listAbsences(
  reader: Reader,
  asked: { readonly from: LocalDate; readonly through?: LocalDate; readonly staffId?: string },
): Promise<Absence[]> {
  const rows = await reader
    .select({ absence: staffAbsences, member: staff })
    .from(staffAbsences)
    .innerJoin(staff, eq(staff.id, staffAbsences.staffId))
    .where(
      and(
        isNull(staffAbsences.withdrawnAt),
        gte(staffAbsences.through, asked.from),
        asked.through === undefined ? undefined : lte(staffAbsences.from, asked.through),
        asked.staffId === undefined ? undefined : eq(staffAbsences.staffId, asked.staffId),
      ),
    )
    .orderBy(asc(staffAbsences.from), asc(staff.searchName), asc(staffAbsences.id));
  return rows.map(named);
}

function named({
  absence,
  member,
}: {
  absence: typeof staffAbsences.$inferSelect;
  member: typeof staff.$inferSelect;
}): Absence {
  return { ...absence, name: staffName(member), fullName: staffNameWithCredentials(member) };
}

/** The clinic's calendar day. Where sites lie in several zones, the first one's calendar names it. */
export async function todayOfClinic(reader: Reader, now: Instant): Promise<LocalDate> {
  const rows = await reader.select({ zone: sites.zone }).from(sites).orderBy(asc(sites.createdAt)).limit(1);
  return toLocal(now, rows[0]?.zone ?? zone("UTC")).date;
}
