import { and, asc, eq, gte, inArray, lte, max, min, or, type SQL } from "drizzle-orm";
import { marks, sessions, staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import { OnTimeCounts, type OnTime } from "@/lib/reports/on-time";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import type { Instant } from "@/lib/time/zone";
import type { ReportFilter } from "./attendance-rows";

/** So many days are read at once: memory stays flat however long the range. */
const DAYS_A_PAGE = 28;

/**
 * Of the sessions of a range that are over, took place and had somebody expected: how many rosters were complete within
 * a quarter of an hour after the end. A mark counts when it first reached the
 * record, whatever it was corrected to since. Four statements for every four weeks; marks are read by
 * their sessions, which the days' index finds, so the rest of them is not touched.
 */
export async function readOnTime(reader: Reader, filter: ReportFilter, now: Instant): Promise<OnTime> {
  const counts = new OnTimeCounts();
  const [range] = await reader
    .select({ first: min(sessions.date), last: max(sessions.date) })
    .from(sessions)
    .where(and(...heldIn(filter, filter.from, filter.to, now)));
  if (range === undefined || range.first === null || range.last === null) return counts.result();
  for (let from: LocalDate = range.first; from <= range.last; from = addDays(from, DAYS_A_PAGE)) {
    const end = addDays(from, DAYS_A_PAGE - 1);
    await addPage(reader, counts, heldIn(filter, from, end < range.last ? end : range.last, now));
  }
  return counts.result();
}

async function addPage(reader: Reader, counts: OnTimeCounts, conditions: readonly (SQL | undefined)[]): Promise<void> {
  const held = await reader
    .select({
      id: sessions.id,
      seriesId: sessions.seriesId,
      trackId: sessions.trackId,
      kind: sessions.kind,
      date: sessions.date,
      endsAt: sessions.endsAt,
      givenName: staff.givenName,
      familyName: staff.familyName,
    })
    .from(sessions)
    .leftJoin(staff, eq(staff.id, sessions.facilitatorId))
    .where(and(...conditions))
    .orderBy(asc(sessions.startsAt), asc(sessions.id));
  if (held.length === 0) return;
  const expected = await listExpectedOfSessions(reader, held);
  const firsts = await readFirstMarks(reader, conditions);
  for (const { id, endsAt, givenName, familyName } of held) {
    const people = new Set((expected.get(id) ?? []).map(({ clientId }) => clientId));
    counts.add({
      endsAt,
      facilitator: givenName === null ? "" : `${givenName} ${familyName ?? ""}`.trim(),
      firstMarks: [...people].map((clientId) => firsts.get(`${id} ${clientId}`) ?? null),
    });
  }
}

async function readFirstMarks(reader: Reader, conditions: readonly (SQL | undefined)[]): Promise<Map<string, Instant>> {
  const rows = await reader
    .select({
      sessionId: marks.sessionId,
      clientId: marks.clientId,
      at: marks.recordedAt,
    })
    .from(sessions)
    .innerJoin(marks, and(eq(marks.sessionId, sessions.id), eq(marks.version, 1)))
    .where(and(...conditions));
  return new Map(rows.map(({ sessionId, clientId, at }) => [`${sessionId} ${clientId}`, at]));
}

function heldIn(filter: ReportFilter, from: LocalDate, to: LocalDate, now: Instant): (SQL | undefined)[] {
  const { siteId, sites, kind, programId, facilitatorId } = filter;
  return [
    gte(sessions.date, from),
    lte(sessions.date, to),
    eq(sessions.status, "scheduled"),
    lte(sessions.endsAt, now),
    siteId === null ? undefined : eq(sessions.siteId, siteId),
    sites === "all" ? undefined : inArray(sessions.siteId, [...sites]),
    kind === null ? undefined : eq(sessions.kind, kind),
    programId === null ? undefined : eq(sessions.programId, programId),
    facilitatorId === null
      ? undefined
      : or(eq(sessions.facilitatorId, facilitatorId), eq(sessions.coFacilitatorId, facilitatorId)),
  ];
}
