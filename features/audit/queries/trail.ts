import { and, desc, eq, gte, inArray, lt, or } from "drizzle-orm";
import { auditEntries } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { Instant } from "@/lib/time/zone";

export type AuditEntry = typeof auditEntries.$inferSelect;

export interface TrailFilter {
  readonly sites: "all" | readonly string[];
  readonly from: Instant | null;
  /** Not included. */
  readonly before: Instant | null;
  readonly actor: string | null;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  /** Only what stands after this entry in the list, that is, what is older. */
  readonly after: { readonly at: Instant; readonly id: string } | null;
  readonly limit: number;
}

/** The audit trail, the newest entry first. Paged by the last entry seen, so that the ten-thousandth page costs what the first does. */
export async function listAuditEntries(reader: Reader, filter: TrailFilter): Promise<AuditEntry[]> {
  const { sites, from, before, actor, subjectType, subjectId, after } = filter;
  return reader
    .select()
    .from(auditEntries)
    .where(
      and(
        sites === "all" ? undefined : inArray(auditEntries.siteId, [...sites]),
        from === null ? undefined : gte(auditEntries.at, from),
        before === null ? undefined : lt(auditEntries.at, before),
        actor === null ? undefined : eq(auditEntries.actor, actor),
        subjectType === null ? undefined : eq(auditEntries.subjectType, subjectType),
        subjectId === null ? undefined : eq(auditEntries.subjectId, subjectId),
        after === null
          ? undefined
          : or(lt(auditEntries.at, after.at), and(eq(auditEntries.at, after.at), lt(auditEntries.id, after.id))),
      ),
    )
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(filter.limit);
}

/** One entry's place in the list, for the cursor in an address. */
export async function findEntryPlace(reader: Reader, id: string): Promise<{ at: Instant; id: string } | null> {
  const rows = await reader
    .select({ at: auditEntries.at, id: auditEntries.id })
    .from(auditEntries)
    .where(eq(auditEntries.id, id));
  return rows[0] ?? null;
}
