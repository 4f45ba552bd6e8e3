import { and, eq, gte, isNotNull, lte, ne } from "drizzle-orm";
import { newId } from "@/db/id";
import { seriesMembers, sessions } from "@/db/schema";
import type { Tx } from "@/db/store";
import { enrollmentChanged, openEnrollment } from "@/features/enrollment/commands/saving";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import { getSeries, listMembersOfSeries } from "@/features/enrollment/queries/enrollments";
import { found } from "@/features/programs/commands/saving";
import { decideMembership, type MembershipRefusal } from "@/lib/enrollment/decide-membership";
import { done, refuse, type Result } from "@/lib/result";
import type { DateSpan } from "@/lib/roster/expected";
import type { LocalDate } from "@/lib/time/local-date";
import { actorId, type Call } from "@/server/doors/call";
import { unchanged, type Changed, type Unchanged } from "@/server/doors/changed";

type Saved = Changed<{ membershipId: string }> | Unchanged<{ membershipId: string }>;

/**
 * Puts a client into a series by name: their own individual or family sessions, or a group of another track as a guest.
 * Places are counted inside this transaction, so of two who want the last one only one gets it.
 */
export async function addToSeries(
  tx: Tx,
  call: Call,
  input: {
    readonly seriesId: string;
    readonly enrollmentId: string;
    readonly from: LocalDate;
    readonly through: LocalDate | null;
  },
): Promise<Result<Saved, MembershipRefusal>> {
  const { enrollment, today } = await openEnrollment(tx, call, input);
  const series = found(await getSeries(tx, input.seriesId), "series");
  const members = await listMembersOfSeries(tx, series.id);
  const wish = { from: input.from, through: input.through };
  const own = members.filter(({ enrollmentId }) => enrollmentId === enrollment.id);
  const same = own.find(({ from, through }) => from === wish.from && through === wish.through);
  if (same) return done(unchanged({ membershipId: same.id }));
  const decided = decideMembership(
    {
      today,
      series: {
        kind: series.kind,
        siteId: series.siteId,
        isArchived: series.archivedAt !== null,
        lastDate: series.lastDate,
      },
      enrollment,
      own,
      others: members.filter(({ enrollmentId }) => enrollmentId !== enrollment.id),
      fullOn: await findFullDay(tx, series.id, enrollment.id, wish, today),
    },
    wish,
  );
  if (!decided.ok) return refuse(decided.refusal);
  const membershipId = newId();
  const record = { recordedAt: call.now, recordedBy: actorId(call.actor) };
  await tx
    .insert(seriesMembers)
    .values({ id: membershipId, seriesId: series.id, enrollmentId: enrollment.id, ...wish, ...record });
  const event = { name: "enrollment.joined-series", facts: { seriesId: series.id, membershipId, ...wish } } as const;
  return done(await enrollmentChanged(tx, call, enrollment, { membershipId }, event));
}

/** The first coming session on these days whose places are all taken by others; null: there is room in each. */
async function findFullDay(
  tx: Tx,
  seriesId: string,
  enrollmentId: string,
  days: DateSpan,
  today: LocalDate,
): Promise<LocalDate | null> {
  const limited = await tx
    .select()
    .from(sessions)
    .where(
      and(
        eq(sessions.seriesId, seriesId),
        gte(sessions.date, days.from > today ? days.from : today),
        days.through === null ? undefined : lte(sessions.date, days.through),
        ne(sessions.status, "cancelled"),
        isNotNull(sessions.capacity),
      ),
    )
    .orderBy(sessions.startsAt);
  const expected = await listExpectedOfSessions(tx, limited);
  const full = limited.find(({ id, capacity }) => {
    const others = expected.get(id)!.filter((line) => line.enrollmentId !== enrollmentId);
    return capacity !== null && others.length >= capacity;
  });
  return full?.date ?? null;
}
