import type { Reader } from "@/db/store";
import { listExpectedOfSessions, type ExpectedClient } from "@/features/enrollment/queries/expected";
import type { PlannedBooking } from "@/lib/scheduling/booking-clash";
import type { SeriesChangePlan } from "@/lib/scheduling/change/series-change";
import type { SessionFacts } from "@/lib/scheduling/change/series-state";
import type { Call } from "@/server/doors/call";
import type { StoredSeries } from "./series-state";

/* How the sessions of a plan are told apart: as they are, as they become, and those that are new. */
export const beforeKey = (id: string) => `before ${id}`;
export const afterKey = (id: string) => `after ${id}`;
export const newKey = (index: number) => `new ${index}`;

/** Who is expected at each session touched: as it is, and as it becomes. */
export async function listExpectedOfPlan(
  reader: Reader,
  { row, id: seriesId, kind }: StoredSeries,
  { changed, added, removed }: SeriesChangePlan,
): Promise<Map<string, ExpectedClient[]>> {
  const asked = (id: string, { date }: SessionFacts) => ({ id, seriesId, trackId: row.trackId, kind, date });
  return listExpectedOfSessions(reader, [
    ...changed.map(({ before }) => asked(beforeKey(before.id), before)),
    ...changed.map(({ before, after }) => asked(afterKey(before.id), after)),
    ...removed.map((before) => asked(beforeKey(before.id), before)),
    ...added.map((after, index) => asked(newKey(index), after)),
  ]);
}

/** Sessions that take nobody any more. */
export function goneOf({ changed, removed }: SeriesChangePlan): string[] {
  const cancelled = changed.filter(({ after }) => after.status !== "scheduled").map(({ before }) => before.id);
  return [...cancelled, ...removed.map(({ id }) => id)];
}

/** The sessions as they would take people, rooms and leads; those that do not take place take nobody. */
export function bookingsOf({ row, id: seriesId, kind }: StoredSeries, plan: SeriesChangePlan): PlannedBooking[] {
  const booking = (key: string, sessionId: string | null, facts: SessionFacts): PlannedBooking => ({
    ...{ key, sessionId, seriesId, trackId: row.trackId, kind, serviceTypeId: row.serviceTypeId, title: facts.title },
    ...{ date: facts.date, startTime: facts.startTime, startsAt: facts.startsAt, endsAt: facts.endsAt },
    ...{ roomId: facts.place.roomId, ...facts.lead, capacity: facts.capacity, isHeldAnyway: facts.isHeldAnyway },
  });
  return [
    ...plan.changed.map(({ before, after }) => ({ key: before.id, id: before.id, after })),
    ...plan.added.map((after, index) => ({ key: newKey(index), id: null, after })),
  ]
    .filter(({ after }) => after.status === "scheduled")
    .map(({ key, id, after }) => booking(key, id, after));
}

/** Clients and staff to whom it is news: of sessions to come whose time, place, lead or status is another. */
export function concernedBy(
  plan: SeriesChangePlan,
  expected: ReadonlyMap<string, readonly ExpectedClient[]>,
  { now }: Call,
): { clientIds: string[]; staffIds: string[] } {
  const news: { readonly keys: readonly string[]; readonly facts: readonly SessionFacts[] }[] = [
    ...plan.changed
      .filter(({ before, after }) => isNews(before, after))
      .map(({ before, after }) => ({ keys: [beforeKey(before.id), afterKey(before.id)], facts: [before, after] })),
    ...plan.removed
      .filter(({ status }) => status === "scheduled")
      .map((before) => ({ keys: [beforeKey(before.id)], facts: [before] })),
    ...plan.added.flatMap((after, index) =>
      after.status === "scheduled" ? [{ keys: [newKey(index)], facts: [after] }] : [],
    ),
  ].filter(({ facts }) => facts.some(({ startsAt }) => startsAt > now));
  const clientIds = news.flatMap(({ keys }) => keys.flatMap((key) => expected.get(key) ?? []));
  const staffIds = news.flatMap(({ facts }) => facts.flatMap(({ lead }) => [lead.facilitatorId, lead.coFacilitatorId]));
  return {
    clientIds: [...new Set(clientIds.map(({ clientId }) => clientId))],
    staffIds: [...new Set(staffIds.filter((id) => id !== null))],
  };
}

function isNews(before: SessionFacts, after: SessionFacts): boolean {
  return (
    after.sequence !== before.sequence ||
    before.lead.facilitatorId !== after.lead.facilitatorId ||
    before.lead.coFacilitatorId !== after.lead.coFacilitatorId
  );
}
