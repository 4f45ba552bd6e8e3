import { and, eq, gt, inArray, lt, or } from "drizzle-orm";
import { clients, enrollments, sessions } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfEnrollments, listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import { findClashes, type Booking, type Clash, type PairKind } from "@/lib/scheduling/find-clashes";
import type { LocalDate } from "@/lib/time/local-date";
import type { PreparedSeries } from "./prepare-series";

/** Both sides of a clash, for people to read: who or what is wanted twice, when, and by which other session. */
export interface NamedClash {
  readonly kind: PairKind;
  readonly whoId: string;
  readonly who: string;
  /** Where in the plan's sessions the planned one stands. */
  readonly plannedIndex: number;
  readonly other: {
    readonly id: string;
    readonly seriesId: string;
    readonly title: string;
    readonly startsAt: Date;
    readonly endsAt: Date;
  };
}

interface BusySession extends Booking {
  readonly seriesId: string;
  readonly title: string;
}

/**
 * Everything that the planned sessions would stand in the way of, over the whole series: one dry run, also inside the
 * transaction that makes it. `enrollmentId` is the client who joins with it. A group of a track is checked for
 * everybody whom the track brings.
 */
export async function listSeriesClashes(
  reader: Reader,
  prepared: PreparedSeries,
  enrollmentId: string | null,
): Promise<NamedClash[]> {
  const { series, plan } = prepared;
  const taking = plan.sessions.flatMap((session, index) =>
    session.status === "scheduled" ? [{ ...session, index }] : [],
  );
  const first = taking[0];
  if (first === undefined) return [];
  const span = { from: first.startsAt, to: new Date(Math.max(...taking.map(({ endsAt }) => endsAt.getTime()))) };
  const dates = { from: first.date, to: taking.at(-1)!.date };
  const people = await expectedOfPlan(reader, series, taking, enrollmentId);
  const staffIds = [series.facilitatorId, series.coFacilitatorId].filter((id) => id !== null);
  const planned = taking.map(({ index, startsAt, endsAt }): Booking => ({
    id: String(index),
    startsAt,
    endsAt,
    roomId: series.roomId,
    staffIds,
    clientIds: people.byIndex.get(index) ?? [],
  }));
  const busy = mergeBusy([
    ...(await busyByPlaceAndLead(reader, span, series.roomId, staffIds)),
    ...(await busyByClients(reader, people.clientIds, dates)),
  ]);
  return nameClashes(reader, prepared, findClashes(planned, busy), planned, busy);
}

interface Taking {
  readonly index: number;
  readonly date: LocalDate;
}

async function expectedOfPlan(
  reader: Reader,
  series: PreparedSeries["series"],
  taking: readonly Taking[],
  enrollmentId: string | null,
): Promise<{ byIndex: Map<number, string[]>; clientIds: string[] }> {
  const byIndex = new Map<number, string[]>();
  if (enrollmentId !== null) {
    const rows = await reader
      .select({ clientId: enrollments.clientId })
      .from(enrollments)
      .where(eq(enrollments.id, enrollmentId));
    const clientIds = rows.map(({ clientId }) => clientId);
    for (const { index } of taking) byIndex.set(index, clientIds);
    return { byIndex, clientIds };
  }
  if (series.kind !== "group" || series.trackId === null) return { byIndex, clientIds: [] };
  // A planned session belongs to no stored series yet, so only the track brings people.
  const asked = taking.map(({ index, date }) => ({
    id: String(index),
    seriesId: "",
    trackId: series.trackId,
    kind: series.kind,
    date,
  }));
  const all = new Set<string>();
  for (const [id, lines] of await listExpectedOfSessions(reader, asked)) {
    byIndex.set(
      Number(id),
      lines.map(({ clientId }) => clientId),
    );
    for (const { clientId } of lines) all.add(clientId);
  }
  return { byIndex, clientIds: [...all] };
}

async function busyByPlaceAndLead(
  reader: Reader,
  span: { from: Date; to: Date },
  roomId: string | null,
  staffIds: readonly string[],
): Promise<BusySession[]> {
  if (roomId === null && staffIds.length === 0) return [];
  const wanted = or(
    roomId === null ? undefined : eq(sessions.roomId, roomId),
    staffIds.length === 0 ? undefined : inArray(sessions.facilitatorId, [...staffIds]),
    staffIds.length === 0 ? undefined : inArray(sessions.coFacilitatorId, [...staffIds]),
  );
  const rows = await reader
    .select({
      id: sessions.id,
      seriesId: sessions.seriesId,
      title: sessions.title,
      startsAt: sessions.startsAt,
      endsAt: sessions.endsAt,
      roomId: sessions.roomId,
      facilitatorId: sessions.facilitatorId,
      coFacilitatorId: sessions.coFacilitatorId,
    })
    .from(sessions)
    .where(
      and(
        wanted,
        eq(sessions.status, "scheduled"),
        // No session is longer than a day, so nothing that began earlier can still run.
        gt(sessions.startsAt, new Date(span.from.getTime() - 86_400_000)),
        lt(sessions.startsAt, span.to),
      ),
    );
  return rows.map(({ facilitatorId, coFacilitatorId, ...row }) => ({
    ...row,
    staffIds: [facilitatorId, coFacilitatorId].filter((id) => id !== null),
    clientIds: [],
  }));
}

async function busyByClients(
  reader: Reader,
  clientIds: readonly string[],
  dates: { from: LocalDate; to: LocalDate },
): Promise<BusySession[]> {
  if (clientIds.length === 0) return [];
  const rows = await reader
    .select({ id: enrollments.id, clientId: enrollments.clientId })
    .from(enrollments)
    .where(inArray(enrollments.clientId, [...clientIds]));
  const clientOf = new Map(rows.map(({ id, clientId }) => [id, clientId]));
  const expected = await listExpectedOfEnrollments(reader, [...clientOf.keys()], dates);
  return [...expected].flatMap(([enrollmentId, list]) =>
    list
      .filter(({ status }) => status === "scheduled")
      .map(({ id, seriesId, title, startsAt, endsAt, roomId, facilitatorId, coFacilitatorId }) => ({
        id,
        seriesId,
        title,
        startsAt,
        endsAt,
        roomId,
        staffIds: [facilitatorId, coFacilitatorId].filter((each) => each !== null),
        clientIds: [clientOf.get(enrollmentId)!],
      })),
  );
}

/** One booking per session, with everybody it was found for. */
function mergeBusy(found: readonly BusySession[]): BusySession[] {
  const byId = new Map<string, BusySession>();
  for (const session of found) {
    const known = byId.get(session.id);
    const clientIds = known ? [...new Set([...known.clientIds, ...session.clientIds])] : session.clientIds;
    byId.set(session.id, { ...session, clientIds });
  }
  return [...byId.values()];
}

async function nameClashes(
  reader: Reader,
  { series, plan, room, leads }: PreparedSeries,
  clashes: readonly Clash[],
  planned: readonly Booking[],
  busy: readonly BusySession[],
): Promise<NamedClash[]> {
  const names = new Map<string, string>(leads.map(({ id, name }) => [id, name]));
  if (series.roomId !== null && room !== null) names.set(series.roomId, room.name);
  const clientIds = [...new Set(clashes.filter(({ kind }) => kind === "client").map(({ who }) => who))];
  for (const { id, name } of await listClientNames(reader, clientIds)) names.set(id, name);
  const others = new Map<string, NamedClash["other"]>(busy.map((session) => [session.id, session]));
  for (const { id, startsAt, endsAt } of planned)
    others.set(id, { id, seriesId: "", title: series.title, startsAt, endsAt });
  return clashes.map(({ kind, who, planned: index, other }) => {
    const { id, seriesId, title, startsAt, endsAt } = others.get(other)!;
    const plannedIndex = Number(index);
    if (plan.sessions[plannedIndex] === undefined) throw new Error("A clash names a session that is not planned.");
    return {
      kind,
      whoId: who,
      who: names.get(who) ?? "",
      plannedIndex,
      other: { id, seriesId, title, startsAt, endsAt },
    };
  });
}

async function listClientNames(reader: Reader, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  const rows = await reader
    .select({
      id: clients.id,
      givenName: clients.givenName,
      familyName: clients.familyName,
      preferredName: clients.preferredName,
    })
    .from(clients)
    .where(inArray(clients.id, [...ids]));
  return rows.map(({ id, givenName, familyName, preferredName }) => ({
    id,
    name: `${preferredName ?? givenName} ${familyName}`,
  }));
}
