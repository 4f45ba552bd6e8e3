import { and, desc, eq, inArray, ne } from "drizzle-orm";
import { auditEntries, series, staff, tracks } from "@/db/schema";
import type { Reader } from "@/db/store";
import { findActorNames } from "@/features/audit/queries/changes";
import { staffName } from "@/features/staff/queries";
import type { Instant } from "@/lib/time/zone";

/** Something that happened to a client's record. */
export interface HistoryEntry {
  readonly id: string;
  readonly at: Instant;
  readonly event: string;
  readonly by: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface History {
  readonly entries: readonly HistoryEntry[];
  readonly isCut: boolean;
  /** Names behind the ids that facts mention: tracks, series, staff. */
  readonly names: Readonly<Record<string, string>>;
}

const MOST = 200;

/** What the audit trail says about a client, newest first: five queries. */
export async function findHistory(reader: Reader, clientId: string): Promise<History> {
  const rows = await reader
    .select()
    .from(auditEntries)
    // Every mark has its place on the attendance page; here it would bury the rest. Corrections are shown.
    .where(and(eq(auditEntries.clientId, clientId), ne(auditEntries.event, "attendance.marked")))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(MOST + 1);
  const shown = rows.slice(0, MOST);
  const actors = await findActorNames(
    reader,
    shown.map(({ actor }) => actor),
  );
  const named = idsIn(shown.map(({ facts }) => facts));
  const trackRows = await reader
    .select({ id: tracks.id, name: tracks.name })
    .from(tracks)
    .where(inArray(tracks.id, named));
  const seriesRows = await reader
    .select({ id: series.id, name: series.title })
    .from(series)
    .where(inArray(series.id, named));
  const staffRows = await reader.select().from(staff).where(inArray(staff.id, named));
  const names = [
    ...trackRows,
    ...seriesRows,
    ...staffRows.map((member) => ({ id: member.id, name: staffName(member) })),
  ];
  return {
    entries: shown.map(({ id, at, event, actor, facts }) => ({ id, at, event, by: actors.get(actor) ?? null, facts })),
    isCut: rows.length > MOST,
    names: Object.fromEntries(names.map(({ id, name }) => [id, name])),
  };
}

/** Every text in the facts that has the shape of an id. */
function idsIn(value: unknown): string[] {
  if (typeof value === "string") return /^[0-9a-z]{26}$/.test(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return [...new Set(Object.values(value).flatMap(idsIn))];
}
