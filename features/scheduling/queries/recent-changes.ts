import { and, desc, eq, type SQL } from "drizzle-orm";
import { accounts, scheduleChanges, sites, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { staffName } from "@/features/staff/queries";
import { canUndo } from "@/lib/scheduling/change/undo-window";
import { formatInstant } from "@/lib/time/format";
import { toLocal, type Instant } from "@/lib/time/zone";

/** A change of the schedule as it is looked back at. */
export interface RecentChange {
  readonly id: string;
  readonly siteId: string;
  readonly seriesId: string | null;
  /** "34 sessions moved" */
  readonly summary: string;
  /** "Wed, Nov 18, 10:42 AM" */
  readonly when: string;
  readonly by: string;
  readonly isUndone: boolean;
  /** Whether there still is time to take it back. */
  readonly canUndo: boolean;
}

const SHOWN = 8;

/** The last changes of a series, newest first. */
export function listChangesOfSeries(reader: Reader, seriesId: string, now: Instant): Promise<RecentChange[]> {
  return listChanges(reader, eq(scheduleChanges.seriesId, seriesId), now);
}

/** The last weeks that were copied at a site, newest first. */
export function listWeekCopies(reader: Reader, siteId: string, now: Instant): Promise<RecentChange[]> {
  return listChanges(reader, and(eq(scheduleChanges.siteId, siteId), eq(scheduleChanges.what, "copy-week")), now);
}

export async function findChange(reader: Reader, changeId: string, now: Instant): Promise<RecentChange | null> {
  return (await listChanges(reader, eq(scheduleChanges.id, changeId), now))[0] ?? null;
}

async function listChanges(reader: Reader, which: SQL | undefined, now: Instant): Promise<RecentChange[]> {
  const rows = await reader
    .select({
      id: scheduleChanges.id,
      siteId: scheduleChanges.siteId,
      seriesId: scheduleChanges.seriesId,
      summary: scheduleChanges.summary,
      madeAt: scheduleChanges.madeAt,
      undoneAt: scheduleChanges.undoneAt,
      zone: sites.zone,
      staff: { givenName: staff.givenName, familyName: staff.familyName },
    })
    .from(scheduleChanges)
    .innerJoin(sites, eq(sites.id, scheduleChanges.siteId))
    .leftJoin(accounts, eq(accounts.id, scheduleChanges.madeBy))
    .leftJoin(staff, eq(staff.id, accounts.staffId))
    .where(which)
    .orderBy(desc(scheduleChanges.madeAt), desc(scheduleChanges.id))
    .limit(SHOWN);
  return rows.map(({ madeAt, undoneAt, zone, staff: by, ...row }) => ({
    ...row,
    when: formatInstant(madeAt, zone, toLocal(now, zone).date),
    by: by === null ? "the program" : staffName(by),
    isUndone: undoneAt !== null,
    canUndo: undoneAt === null && canUndo(madeAt, now),
  }));
}
