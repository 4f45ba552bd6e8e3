import { eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { tracks } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import { found, refuseInUse, refuseStale, refuseTakenName } from "@/features/programs/commands/saving";
import { getProgram, getTrack, listTracks, type Track } from "@/features/programs/queries/programs";
import { getSite } from "@/features/programs/queries/sites";
import { listUsesOfTrack } from "@/features/programs/queries/uses";
import type { Archived, InUse, NameTaken, NotOffered } from "@/features/programs/refusals/setup-refusal";
import { changesBetween, isSame } from "@/lib/records/changes-between";
import { done, refuse, type Refused, type Result } from "@/lib/result";
import type { Band } from "@/lib/time/band";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";

export interface TrackFields {
  readonly name: string;
  readonly band: Band;
}
type Saved = Changed<{ id: string }> | Unchanged<{ id: string }>;

export async function createTrack(
  tx: Tx,
  call: Call,
  input: TrackFields & { readonly programId: string; readonly siteId: string },
): Promise<Result<Saved, NameTaken | Archived | NotOffered>> {
  const { programId, siteId, name, band } = input;
  const closed = await refuseWithoutHome(tx, programId, siteId);
  if (closed) return closed;
  const taken = refuseTakenName(name, await listTracks(tx, [siteId], { programId, withArchived: true }));
  if (taken) return taken;
  const id = newId();
  await tx.insert(tracks).values({ id, programId, siteId, name, band, createdAt: call.now });
  return done(changed({ id }, event("track.created", { id, siteId }, { programId, name, band, version: 1 })));
}

export async function editTrack(
  tx: Tx,
  call: Call,
  input: TrackFields & { readonly trackId: string; readonly seenVersion: number },
): Promise<Result<Saved, NameTaken | Archived | ChangedMeanwhile>> {
  const track = found(await getTrack(tx, input.trackId), "track");
  if (track.archivedAt) return refuse({ reason: "archived", what: "track" });
  const stale = await refuseStale(tx, call, "track", track, input.seenVersion);
  if (stale) return stale;
  const fields: TrackFields = { name: input.name, band: input.band };
  const changes = changesBetween<TrackFields>(track, fields);
  if (isSame(changes)) return done(unchanged({ id: track.id }));
  const siblings = await listTracks(tx, [track.siteId], { programId: track.programId, withArchived: true });
  const taken = refuseTakenName(input.name, siblings, track.id);
  if (taken) return taken;
  const version = track.version + 1;
  await tx
    .update(tracks)
    .set({ ...fields, version })
    .where(eq(tracks.id, track.id));
  return done(changed({ id: track.id }, event("track.edited", track, { version, changes })));
}

export async function archiveTrack(
  tx: Tx,
  call: Call,
  input: { readonly trackId: string },
): Promise<Result<Saved, InUse>> {
  const track = found(await getTrack(tx, input.trackId), "track");
  if (track.archivedAt) return done(unchanged({ id: track.id }));
  const inUse = refuseInUse(await listUsesOfTrack(tx, track.id, call.now));
  if (inUse) return inUse;
  return done(await setArchived(tx, track, call.now));
}

export async function restoreTrack(
  tx: Tx,
  _call: Call,
  input: { readonly trackId: string },
): Promise<Result<Saved, Archived | NotOffered>> {
  const track = found(await getTrack(tx, input.trackId), "track");
  if (!track.archivedAt) return done(unchanged({ id: track.id }));
  const closed = await refuseWithoutHome(tx, track.programId, track.siteId);
  if (closed) return closed;
  return done(await setArchived(tx, track, null));
}

async function setArchived(tx: Tx, track: Track, archivedAt: Date | null): Promise<Saved> {
  const version = track.version + 1;
  await tx.update(tracks).set({ archivedAt, version }).where(eq(tracks.id, track.id));
  return changed({ id: track.id }, event(archivedAt ? "track.archived" : "track.restored", track, { version }));
}

/** A track lives where its program is offered, while both program and site are open. */
async function refuseWithoutHome(
  tx: Tx,
  programId: string,
  siteId: string,
): Promise<Refused<Archived | NotOffered> | null> {
  const program = found(await getProgram(tx, programId), "program");
  const site = found(await getSite(tx, siteId), "site");
  if (program.archivedAt) return refuse({ reason: "archived", what: "program" });
  if (site.archivedAt) return refuse({ reason: "archived", what: "site" });
  return program.siteIds.includes(siteId) ? null : refuse({ reason: "not_offered" });
}

function event(
  name: DomainEvent["name"],
  track: { id: string; siteId: string },
  facts: Record<string, unknown>,
): DomainEvent {
  return { name, subjectType: "track", subjectId: track.id, siteId: track.siteId, facts };
}
