import { createHash } from "node:crypto";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import { closures, rooms, scheduleChanges, sites } from "@/db/schema";
import type { Reader } from "@/db/store";
import { listExpectedOfSessions, type ExpectedClient } from "@/features/enrollment/queries/expected";
import type { Place } from "@/lib/scheduling/change/series-state";
import { closureCovers } from "@/lib/scheduling/closure";
import { MODALITIES } from "@/lib/scheduling/modality";
import { planSettling, type Settling } from "@/lib/scheduling/settle-closures";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";
import { readClosableDays, type ClosableRow } from "./closable-days";

export type Closure = typeof closures.$inferSelect;

/** A session that was held by video and can go back to where it was before. */
export interface BackInRoom {
  readonly session: ClosableRow;
  readonly place: Place & { readonly hasOwnRoom: boolean };
  readonly room: string | null;
}

/** The removal of a closure, worked out to the last session and not yet done. */
export interface PreparedReopening {
  readonly closure: Closure;
  readonly today: LocalDate;
  readonly settlings: readonly Settling<ClosableRow>[];
  /** Sessions that take place again. */
  readonly opening: readonly ClosableRow[];
  /** Sessions that another closure keeps closed. */
  readonly staysClosed: readonly ClosableRow[];
  readonly cancelled: readonly ClosableRow[];
  /** Sessions by video that go back to their rooms if that is wanted. */
  readonly back: readonly BackInRoom[];
  /** Sessions by video that stay so: they have begun, are marked, or were changed since. */
  readonly staysByVideo: readonly ClosableRow[];
  readonly expected: ReadonlyMap<string, readonly ExpectedClient[]>;
  readonly fingerprint: string;
}

export async function findClosure(reader: Reader, closureId: string): Promise<Closure | null> {
  const rows = await reader.select().from(closures).where(eq(closures.id, closureId));
  return rows[0] ?? null;
}

/** Works the removal of a closure out: the same for the preview and, inside its transaction, for the change. */
export async function prepareReopening(reader: Reader, now: Instant, closure: Closure): Promise<PreparedReopening> {
  const { siteId, date } = closure;
  const days = await readClosableDays(reader, { siteId, dates: [date] });
  const left = days.closures.filter(({ id }) => id !== closure.id);
  const settlings = planSettling(days.sessions, left);
  const opening = settlings
    .filter(({ session, after }) => session.status === "closed" && after.status === "scheduled")
    .map(({ session }) => session);
  const isOpening = new Set(opening.map(({ id }) => id));
  const covered = days.sessions.filter((session) => closureCovers(closure, session));
  const released = settlings
    .filter(({ session, after }) => session.isHeldAnyway && !after.isHeldAnyway)
    .map(({ session }) => session);
  const back = await listBack(reader, now, released);
  const isBack = new Set(back.map(({ session }) => session.id));
  const prepared = {
    ...{ closure, settlings, opening, back },
    staysClosed: covered.filter(({ id, status }) => status === "closed" && !isOpening.has(id)),
    cancelled: covered.filter(({ status }) => status === "cancelled"),
    staysByVideo: released.filter(({ id }) => !isBack.has(id)),
    expected: await listExpectedOfSessions(reader, [...opening, ...back.map(({ session }) => session)]),
  };
  return { ...prepared, today: await todayAt(reader, siteId, now), fingerprint: fingerprintOf(prepared) };
}

async function todayAt(reader: Reader, siteId: string | null, now: Instant): Promise<LocalDate> {
  const rows = await reader
    .select({ zone: sites.zone })
    .from(sites)
    .where(siteId === null ? isNull(sites.archivedAt) : eq(sites.id, siteId))
    .orderBy(sites.name)
    .limit(1);
  const site = rows[0];
  if (site === undefined) throw new Error("A closure stands and there is no site.");
  return toLocal(now, site.zone).date;
}

const storedPlace = z.object({
  id: z.string(),
  roomId: z.string().nullable(),
  modality: z.enum(MODALITIES),
  joinLink: z.string().nullable(),
  hasOwnRoom: z.boolean(),
});
const storedMove = z.object({ before: storedPlace, after: storedPlace });

/**
 * Where the sessions were when they were put to video, by the images kept then. One that has begun took place by video,
 * and one that somebody changed since is left as they want it.
 */
async function listBack(reader: Reader, now: Instant, released: readonly ClosableRow[]): Promise<BackInRoom[]> {
  const coming = released.filter(({ startsAt, hasMarks }) => startsAt > now && !hasMarks);
  const since = coming.flatMap(({ heldAnywayAt }) => (heldAnywayAt === null ? [] : [heldAnywayAt]));
  if (since.length === 0) return [];
  const changes = await reader
    .select({ images: scheduleChanges.images })
    .from(scheduleChanges)
    .where(and(inArray(scheduleChanges.madeAt, since), isNull(scheduleChanges.undoneAt)));
  const moves = new Map(
    changes
      .flatMap(({ images }) => images.sessions)
      .flatMap((image) => {
        const read = storedMove.safeParse(image);
        return read.success ? [[read.data.before.id, read.data] as const] : [];
      }),
  );
  const names = await roomNames(reader);
  return coming.flatMap((session): BackInRoom[] => {
    const move = moves.get(session.id);
    if (move === undefined || !isSamePlace(session, move.after) || isSamePlace(move.before, move.after)) return [];
    const { roomId, modality, joinLink, hasOwnRoom } = move.before;
    const room = roomId === null ? null : (names.get(roomId) ?? null);
    return [{ session, place: { roomId, modality, joinLink, hasOwnRoom }, room }];
  });
}

async function roomNames(reader: Reader): Promise<Map<string, string>> {
  const rows = await reader.select({ id: rooms.id, name: rooms.name }).from(rooms);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

function isSamePlace(one: Place, other: Place): boolean {
  return one.roomId === other.roomId && one.modality === other.modality && one.joinLink === other.joinLink;
}

function fingerprintOf({
  opening,
  staysClosed,
  back,
  staysByVideo,
}: Pick<PreparedReopening, "opening" | "staysClosed" | "back" | "staysByVideo">): string {
  const versions = (list: readonly ClosableRow[]) => list.map(({ id, version }) => [id, version]);
  const shown = [versions(opening), versions(staysClosed), versions(back.map(({ session }) => session))];
  return createHash("sha256")
    .update(JSON.stringify([...shown, versions(staysByVideo)]))
    .digest("hex")
    .slice(0, 32);
}
