import { eq } from "drizzle-orm";
import { enrollments } from "@/db/schema";
import type { Tx } from "@/db/store";
import { addToSeries } from "@/features/enrollment/commands/add-to-series";
import type { MembershipRefusal } from "@/lib/enrollment/decide-membership";
import { done, refuse, type Result } from "@/lib/result";
import type { NewSeries } from "@/lib/scheduling/new-series";
import type { Call } from "@/server/doors/call";
import { changed, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";
import { prepareSeries, type PreparedSeries, type SeriesRefusal } from "../queries/prepare-series";
import { listSeriesClashes, type NamedClash } from "../queries/series-clashes";
import { evaluateExpected } from "./evaluate-expected";
import { insertSeries } from "./insert-series";
import { insertSessions } from "./insert-sessions";

export type { NewSeries } from "@/lib/scheduling/new-series";

/** A new series, and the client it is for when it is made for one. */
export interface CreateSeriesInput extends NewSeries {
  readonly enrollmentId?: string | null;
}

export type CreateSeriesRefusal = SeriesRefusal | { readonly on: "client"; readonly why: ClientRefusal };

/** The client cannot join: a group is joined by enrolling, the enrollment is not one of this site, or a rule of membership. */
export type ClientRefusal =
  { readonly reason: "only_one_to_one" } | { readonly reason: "unknown_enrollment" } | MembershipRefusal;

export interface CreatedSeries {
  readonly seriesId: string;
  /** Sessions that are rows now, closed ones included. */
  readonly sessionCount: number;
}

/**
 * Make a series and its sessions as rows to the horizon. Clashes do not stop it: staff saw them in the preview, and may
 * have a reason; how many there were is kept in the audit trail.
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
  const clashes = await listSeriesClashes(tx, prepared.value, enrollmentId);
  const seriesId = await insertSeries(tx, call, prepared.value);
  const { plan, room } = prepared.value;
  await insertSessions(
    tx,
    call,
    { ...input, id: seriesId, zone: prepared.value.zone, roomLink: room?.joinLink ?? null },
    plan.sessions,
  );
  const events = await bringPeople(tx, call, input, seriesId, prepared.value, client);
  if (!events.ok) return events;
  const created = { seriesId, sessionCount: plan.sessions.length };
  return done(changed(created, createdEvent(input, seriesId, prepared.value, clashes), ...events.value));
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
  clashes: readonly NamedClash[],
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
      clashes: clashes.length,
    },
  };
}
