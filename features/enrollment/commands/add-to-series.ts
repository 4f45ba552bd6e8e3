import { newId } from "@/db/id";
import { seriesMembers } from "@/db/schema";
import type { Tx } from "@/db/store";
import { enrollmentChanged, openEnrollment, overruledFacts } from "@/features/enrollment/commands/saving";
import { getSeries, listMembersOfSeries } from "@/features/enrollment/queries/enrollments";
import { findJoiningClashes } from "@/features/enrollment/queries/plan-clashes";
import { found } from "@/features/programs/commands/saving";
import { decideMembership, type MembershipRefusal } from "@/lib/enrollment/decide-membership";
import { refusalOfClashes, type ClashRefusal } from "@/lib/enrollment/plan-clashes";
import { done, refuse, type Result } from "@/lib/result";
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
    /** The clashes that the person has seen; left out: nobody is there to be asked. */
    readonly seenClashes?: string;
  },
): Promise<Result<Saved, MembershipRefusal | ClashRefusal>> {
  const { enrollment, today } = await openEnrollment(tx, call, input);
  const series = found(await getSeries(tx, input.seriesId), "series");
  const members = await listMembersOfSeries(tx, series.id);
  const wish = { from: input.from, through: input.through };
  const own = members.filter(({ enrollmentId }) => enrollmentId === enrollment.id);
  const same = own.find(({ from, through }) => from === wish.from && through === wish.through);
  if (same) return done(unchanged({ membershipId: same.id }));
  const { siteId, clientId } = enrollment;
  const clashes = await findJoiningClashes(tx, { now: call.now, siteId, clientId, seriesId: series.id, days: wish });
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
      fullOn: clashes.fullOn,
    },
    wish,
  );
  if (!decided.ok) return refuse(decided.refusal);
  const refused = refusalOfClashes(clashes, input.seenClashes);
  if (refused !== null) return refused;
  const membershipId = newId();
  const record = { recordedAt: call.now, recordedBy: actorId(call.actor) };
  await tx
    .insert(seriesMembers)
    .values({ id: membershipId, seriesId: series.id, enrollmentId: enrollment.id, ...wish, ...record });
  const event = {
    name: "enrollment.joined-series",
    facts: { seriesId: series.id, membershipId, ...wish, ...overruledFacts(clashes) },
  } as const;
  return done(await enrollmentChanged(tx, call, enrollment, { membershipId }, event));
}
