import { and, asc, eq, gte, lte } from "drizzle-orm";
import { accounts, enrollments, marks, sessions, sites } from "@/db/schema";
import type { Store } from "@/db/store";
import { WORLD_CLIENT, WORLD_NOW, WORLD_ZONE } from "@/db/worlds/world-size";
import { makeEditedSeries, type EditedSeries } from "./edited-series";
import { addDays, startOfWeek, type LocalDate } from "@/lib/time/local-date";
import { toLocal, zone } from "@/lib/time/zone";

/** A roster that can be marked again and again: its session, and who is on it. */
export interface BenchRoster {
  readonly sessionId: string;
  readonly clientIds: readonly string[];
}

/** What the measured requests are about, by id. */
export interface BenchSubjects {
  readonly siteId: string;
  readonly today: LocalDate;
  readonly monday: LocalDate;
  /** The first day of 26 weeks that end today. */
  readonly rangeFrom: LocalDate;
  readonly clientId: string;
  readonly enrollmentId: string;
  readonly rosters: readonly BenchRoster[];
  /** Rosters of the week before, for the bare server: nobody else touches them. */
  readonly bareRosters: readonly BenchRoster[];
  readonly edited: EditedSeries;
}

const RANGE_DAYS = 26 * 7;

/** Reads what is to be measured, and puts the series to edit into the world. */
export async function findSubjects(store: Store): Promise<BenchSubjects> {
  const { reader } = store;
  const today = toLocal(WORLD_NOW, zone(WORLD_ZONE)).date;
  const monday = startOfWeek(today);
  const [account] = await reader.select().from(accounts).where(eq(accounts.email, WORLD_CLIENT));
  const clientId = account?.clientId ?? "";
  const [enrollment] = await reader
    .select({ id: enrollments.id, siteId: enrollments.siteId })
    .from(enrollments)
    .where(and(eq(enrollments.clientId, clientId), eq(enrollments.status, "active")));
  const [site] = await reader.select({ id: sites.id }).from(sites).where(eq(sites.name, "Site 1"));
  if (enrollment === undefined || site === undefined) throw new Error("This is not a world to measure on.");
  return {
    ...{ siteId: site.id, today, monday, clientId, enrollmentId: enrollment.id },
    rangeFrom: addDays(today, -RANGE_DAYS),
    rosters: await rostersOf(store, site.id, monday, today),
    bareRosters: await rostersOf(store, site.id, addDays(monday, -7), addDays(monday, -1)),
    edited: await makeEditedSeries(store, site.id),
  };
}

async function rostersOf({ reader }: Store, siteId: string, from: LocalDate, to: LocalDate): Promise<BenchRoster[]> {
  const rows = await reader
    .select({ sessionId: sessions.id, clientId: marks.clientId })
    .from(sessions)
    .innerJoin(marks, and(eq(marks.sessionId, sessions.id), eq(marks.isCurrent, true)))
    .where(
      and(
        eq(sessions.siteId, siteId),
        gte(sessions.date, from),
        lte(sessions.date, to),
        lte(sessions.endsAt, WORLD_NOW),
      ),
    )
    .orderBy(asc(sessions.startsAt), asc(sessions.id), asc(marks.clientId));
  const bySession = new Map<string, string[]>();
  for (const { sessionId, clientId } of rows) {
    bySession.set(sessionId, [...(bySession.get(sessionId) ?? []), clientId]);
  }
  return [...bySession].map(([sessionId, clientIds]) => ({ sessionId, clientIds }));
}
