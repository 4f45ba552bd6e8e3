import { eq } from "drizzle-orm";
import { enrollments } from "@/db/schema";
import type { Tx } from "@/db/store";
import { addToSeries } from "@/features/enrollment/commands/add-to-series";
import type { MembershipRefusal } from "@/lib/enrollment/decide-membership";
import type { ClashRefusal } from "@/lib/enrollment/plan-clashes";
import { done, refuse, type Result } from "@/lib/result";
import type { BookingClash } from "@/lib/scheduling/booking-clash";
import { clashNotices, type ClashNotice } from "@/lib/scheduling/clash-notices";
import { clashesUnderRules } from "@/lib/scheduling/clash-rules";
import type { NewSeries } from "@/lib/scheduling/new-series";
import type { PlannedSession } from "@/lib/scheduling/place-sessions";
import type { Call } from "@/server/doors/call";
import { changed, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";
import { prepareSeries, type PreparedSeries, type SeriesRefusal } from "../queries/prepare-series";
import { getClashRules } from "../queries/clash-rules";
import { listSeriesClashes } from "../queries/series-clashes";
import { evaluateExpected } from "./evaluate-expected";
import { insertSeries } from "./insert-series";
import { insertSessions } from "./insert-sessions";

export type { NewSeries } from "@/lib/scheduling/new-series";

/** A new series, and the client it is for when it is made for one. */
export interface CreateSeriesInput extends NewSeries {
  readonly enrollmentId?: string | null;
}

export type CreateSeriesRefusal =
  | SeriesRefusal
  | { readonly on: "client"; readonly why: ClientRefusal }
  /** Clashes of a kind that the clinic does not allow, with both their sides. */
  | { readonly on: "clashes"; readonly why: readonly ClashNotice[] };

/** The client cannot join: a group is joined by enrolling, the enrollment is not one of this site, or a rule of membership. */
export type ClientRefusal =
  { readonly reason: "only_one_to_one" } | { readonly reason: "unknown_enrollment" } | MembershipRefusal | ClashRefusal;

export interface CreatedSeries {
  readonly seriesId: string;
  /** Sessions that are rows now, closed ones included. */
  readonly sessionCount: number;
}

/**
 * Make a series and its sessions as rows to the horizon. Clashes that the clinic only warns of do not stop it: staff saw
 * them in the preview, and may have a reason; how many were overruled is kept in the audit trail.
 */
export async function createSeries(
  tx: Tx,
  call: Call,
  input: CreateSeriesInput,
): Promise<Result<Changed<CreatedSeries> | Unchanged<CreatedSeries>, CreateSeriesRefusal>> {
  const enrollmentId = input.enrollmentId ?? null;
  const client = enrollmentId === null ? null : await findEnrollment(tx, enrollmentId, input.siteId);
  if (enrollmentId !== null && client === null) return refuse({ on: "client", why: { reason: "unknown_enrollment" } });
  if (client !== null && input.kind === "group") return refuse({ on: "client", why: { reason: "only_one_to_one" } });
  const prepared = await prepareSeries(tx, call.now, input);
  if (!prepared.ok) return prepared;
  const found = await listSeriesClashes(tx, call.now, prepared.value, enrollmentId);
  const { warned, refused } = clashesUnderRules(found, await getClashRules(tx));
  if (refused.length > 0) return refuse({ on: "clashes", why: noticesOf(prepared.value, refused) });
  const seriesId = await insertSeries(tx, call, prepared.value);
  const { plan, room, zone, ownRoomLinks } = prepared.value;
  const pattern = { ...input, id: seriesId, zone, roomLink: room?.joinLink ?? null, ownRoomLinks };
  await insertSessions(tx, call, pattern, plan.sessions);
  const events = await bringPeople(tx, call, input, seriesId, prepared.value, client);
  if (!events.ok) return events;
  const created = { seriesId, sessionCount: plan.sessions.length };
  return done(changed(created, createdEvent(input, seriesId, prepared.value, warned), ...events.value));
}

async function findEnrollment(tx: Tx, enrollmentId: string, siteId: string) {
  const rows = await tx
    .select({
      id: enrollments.id,
      clientId: enrollments.clientId,
      siteId: enrollments.siteId,
      startDate: enrollments.startDate,
    })
    .from(enrollments)
    .where(eq(enrollments.id, enrollmentId));
  const row = rows[0];
  return row === undefined || row.siteId !== siteId ? null : row;
}

/** The client who joins with the series, or everybody its track brings: their weeks look different from now on. */
async function bringPeople(
  tx: Tx,
  call: Call,
  { kind, trackId, startDate }: CreateSeriesInput,
  seriesId: string,
  { plan }: PreparedSeries,
  client: Awaited<ReturnType<typeof findEnrollment>>,
): Promise<Result<readonly DomainEvent[], CreateSeriesRefusal>> {
  if (client !== null) {
    const first = plan.sessions[0]?.date ?? startDate;
    const from = first < client.startDate ? client.startDate : first;
    const added = await addToSeries(tx, call, { seriesId, enrollmentId: client.id, from, through: null });
    if (!added.ok) return refuse({ on: "client", why: added.refusal });
    return done(added.value.isChanged ? added.value.events : []);
  }
  const asked = plan.sessions.map(({ date }, index) => ({ id: String(index), seriesId, trackId, kind, date }));
  return done(await evaluateExpected(tx, call, asked));
}

function createdEvent(
  input: CreateSeriesInput,
  seriesId: string,
  { plan }: PreparedSeries,
  overruled: readonly BookingClash[],
): DomainEvent {
  const { kind, title, startDate, startTime, durationMinutes, roomId, facilitatorId, coFacilitatorId, capacity } =
    input;
  return {
    name: "series.created",
    subjectType: "series",
    subjectId: seriesId,
    siteId: input.siteId,
    facts: {
      ...{ kind, title, startDate, startTime, durationMinutes, roomId, facilitatorId, coFacilitatorId, capacity },
      rule: plan.rule,
      lastDate: plan.lastDate,
      sessions: plan.sessions.length,
      closed: plan.sessions.filter(({ status }) => status === "closed").length,
      clashes: overruled.length,
      ...(overruled.length === 0 ? {} : { overruled: countKinds(overruled) }),
      ...waysTaken(plan.sessions, input),
    },
  };
}

function noticesOf({ zone, today, plan }: PreparedSeries, clashes: readonly BookingClash[]): ClashNotice[] {
  const plannedCount = plan.sessions.filter(({ status }) => status === "scheduled").length;
  return clashNotices(clashes, { zone, today, plannedCount });
}

/** { room: 2, client: 1 } */
function countKinds(clashes: readonly BookingClash[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of clashes) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

/** How many sessions got a room or a time of their own, and which days were left out, by a way out of a clash. */
function waysTaken(planned: readonly PlannedSession[], { ways = [] }: CreateSeriesInput): Record<string, unknown> {
  if (ways.length === 0) return {};
  return {
    ownRooms: planned.filter(({ ownRoomId }) => ownRoomId).length,
    ownTimes: planned.filter(({ hasOwnTime }) => hasOwnTime).length,
    skipped: ways.flatMap((way) => (way.way === "skip" ? way.dates : [])),
  };
}
