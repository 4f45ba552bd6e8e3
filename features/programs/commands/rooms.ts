import { eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { rooms } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import { found, refuseInUse, refuseStale, refuseTakenName } from "@/features/programs/commands/saving";
import { getRoom, getSite, listRooms, type Room } from "@/features/programs/queries/sites";
import { listUsesOfRoom } from "@/features/programs/queries/uses";
import type { Archived, InUse, NameTaken } from "@/features/programs/refusals/setup-refusal";
import { changesBetween, isSame } from "@/lib/records/changes-between";
import { done, refuse, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";

export interface RoomFields {
  readonly name: string;
  /** Seats; null: as many as come. */
  readonly capacity: number | null;
  readonly isVirtual: boolean;
  readonly joinLink: string | null;
}
type Saved = Changed<{ id: string }> | Unchanged<{ id: string }>;

export async function createRoom(
  tx: Tx,
  call: Call,
  input: RoomFields & { readonly siteId: string },
): Promise<Result<Saved, NameTaken | Archived>> {
  const site = found(await getSite(tx, input.siteId), "site");
  if (site.archivedAt) return refuse({ reason: "archived", what: "site" });
  const taken = refuseTakenName(input.name, await listRooms(tx, [site.id], { withArchived: true }));
  if (taken) return taken;
  const fields = fieldsOf(input);
  const id = newId();
  await tx.insert(rooms).values({ id, siteId: site.id, ...fields, createdAt: call.now });
  return done(changed({ id }, event("room.created", { id, siteId: site.id }, { ...fields, version: 1 })));
}

export async function editRoom(
  tx: Tx,
  call: Call,
  input: RoomFields & { readonly roomId: string; readonly seenVersion: number },
): Promise<Result<Saved, NameTaken | Archived | ChangedMeanwhile>> {
  const room = found(await getRoom(tx, input.roomId), "room");
  if (room.archivedAt) return refuse({ reason: "archived", what: "room" });
  const stale = await refuseStale(tx, call, "room", room, input.seenVersion);
  if (stale) return stale;
  const fields = fieldsOf(input);
  const changes = changesBetween<RoomFields>(room, fields);
  if (isSame(changes)) return done(unchanged({ id: room.id }));
  const taken = refuseTakenName(input.name, await listRooms(tx, [room.siteId], { withArchived: true }), room.id);
  if (taken) return taken;
  const version = room.version + 1;
  await tx
    .update(rooms)
    .set({ ...fields, version })
    .where(eq(rooms.id, room.id));
  return done(changed({ id: room.id }, event("room.edited", room, { version, changes })));
}

export async function archiveRoom(
  tx: Tx,
  call: Call,
  input: { readonly roomId: string },
): Promise<Result<Saved, InUse>> {
  const room = found(await getRoom(tx, input.roomId), "room");
  if (room.archivedAt) return done(unchanged({ id: room.id }));
  const inUse = refuseInUse(await listUsesOfRoom(tx, room.id, call.now));
  if (inUse) return inUse;
  return done(await setArchived(tx, room, call.now));
}

export async function restoreRoom(
  tx: Tx,
  _call: Call,
  input: { readonly roomId: string },
): Promise<Result<Saved, Archived>> {
  const room = found(await getRoom(tx, input.roomId), "room");
  if (!room.archivedAt) return done(unchanged({ id: room.id }));
  const site = found(await getSite(tx, room.siteId), "site");
  if (site.archivedAt) return refuse({ reason: "archived", what: "site" });
  return done(await setArchived(tx, room, null));
}

async function setArchived(tx: Tx, room: Room, archivedAt: Date | null): Promise<Saved> {
  const version = room.version + 1;
  await tx.update(rooms).set({ archivedAt, version }).where(eq(rooms.id, room.id));
  return changed({ id: room.id }, event(archivedAt ? "room.archived" : "room.restored", room, { version }));
}

/** A join link belongs to a virtual room alone: one left over from an earlier choice would send people nowhere. */
function fieldsOf({ name, capacity, isVirtual, joinLink }: RoomFields): RoomFields {
  return { name, capacity, isVirtual, joinLink: isVirtual ? joinLink : null };
}

function event(
  name: DomainEvent["name"],
  room: { id: string; siteId: string },
  facts: Record<string, unknown>,
): DomainEvent {
  return { name, subjectType: "room", subjectId: room.id, siteId: room.siteId, facts };
}
