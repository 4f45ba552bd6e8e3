import { newId } from "@/db/id";
import { sessionClosures, sessions } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { NewSeries } from "@/lib/scheduling/new-series";
import type { PlannedSession } from "@/lib/scheduling/place-sessions";
import type { Zone } from "@/lib/time/zone";
import type { Call } from "@/server/doors/call";

/** What every session of a series starts out with. */
export type SessionPattern = Pick<
  NewSeries,
  | "siteId"
  | "programId"
  | "trackId"
  | "kind"
  | "title"
  | "serviceTypeId"
  | "durationMinutes"
  | "roomId"
  | "facilitatorId"
  | "coFacilitatorId"
  | "capacity"
  | "modality"
  | "joinLink"
> & {
  readonly id: string;
  readonly zone: Zone;
  /** Where people join when the series has no link of its own. */
  readonly roomLink: string | null;
  /** The same of rooms that single sessions have instead of the series'. */
  readonly ownRoomLinks?: ReadonlyMap<string, string | null>;
};

/** Rows of 31 values each: far from both engines' limit of values in one statement. */
const ROWS_AT_ONCE = 250;

/** Makes planned sessions rows, and those under a closure closed, each tied to the closures it falls into. */
export async function insertSessions(
  tx: Tx,
  call: Call,
  pattern: SessionPattern,
  planned: readonly PlannedSession[],
): Promise<void> {
  const rows = planned.map((session) => ({ session, row: sessionRow(call, pattern, session) }));
  for (const part of partsOf(rows)) await tx.insert(sessions).values(part.map(({ row }) => row));
  const closed = rows.flatMap(({ session, row }) =>
    session.closures.map(({ id }) => ({ sessionId: row.id, closureId: id, createdAt: call.now })),
  );
  for (const part of partsOf(closed)) await tx.insert(sessionClosures).values(part);
}

function sessionRow(
  call: Call,
  pattern: SessionPattern,
  planned: PlannedSession,
): typeof sessions.$inferInsert & { id: string } {
  const { id: seriesId, roomLink, ownRoomLinks, joinLink, ...carried } = pattern;
  const id = newId();
  const ownRoomId = planned.ownRoomId ?? null;
  const link = ownRoomId === null ? roomLink : (ownRoomLinks?.get(ownRoomId) ?? null);
  return {
    ...pick(carried),
    id,
    seriesId,
    joinLink: joinLink ?? link,
    ...(ownRoomId === null ? {} : { roomId: ownRoomId }),
    origin: "pattern",
    date: planned.date,
    startTime: planned.time,
    startsAt: planned.startsAt,
    endsAt: planned.endsAt,
    regularDate: planned.regularDate,
    regularTime: planned.regularTime,
    hasOwnTime: planned.hasOwnTime ?? false,
    hasOwnLength: false,
    hasOwnRoom: ownRoomId !== null,
    hasOwnLead: false,
    status: planned.status,
    // The address in people's calendars, for the life of the session.
    calendarUid: `${id}@evenkeel`,
    sequence: 0,
    createdAt: call.now,
  };
}

/** Only what a session carries: the caller may hand over a whole series. */
function pick(from: Omit<SessionPattern, "id" | "roomLink" | "ownRoomLinks" | "joinLink">) {
  const { siteId, programId, trackId, kind, title, serviceTypeId, durationMinutes, zone } = from;
  const { roomId, facilitatorId, coFacilitatorId, capacity, modality } = from;
  return {
    ...{ siteId, programId, trackId, kind, title, serviceTypeId, durationMinutes, zone },
    ...{ roomId, facilitatorId, coFacilitatorId, capacity, modality },
  };
}

function* partsOf<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) yield rows.slice(from, from + ROWS_AT_ONCE);
}
