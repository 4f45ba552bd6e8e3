import type { Place } from "@/lib/scheduling/change/series-state";
import { needsJoinLink, type Modality } from "@/lib/scheduling/modality";
import type { Instant } from "@/lib/time/zone";

/** A session that a closure would close, and that people could be at from home instead. */
export interface VideoCandidate {
  readonly id: string;
  readonly siteId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly roomId: string | null;
  readonly modality: Modality;
  /** As the session carries it. */
  readonly joinLink: string | null;
  /** Its series' own. */
  readonly seriesLink: string | null;
  /** How many people are expected. */
  readonly expected: number;
}

/** A room that is a link. One without a number of seats still holds one session at a time: nobody may walk into another group. */
export interface VirtualRoom {
  readonly id: string;
  readonly siteId: string;
  readonly name: string;
  readonly joinLink: string | null;
  readonly seats: number | null;
}

/** A room that is taken by a session that takes place. */
export interface RoomUse {
  readonly roomId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

export interface VideoPlace {
  readonly place: Place;
  /** The virtual room's name; null: by a link of its own. */
  readonly roomName: string | null;
}

/**
 * Where each of these sessions could be held by video; those for which nothing is left are not in the answer. A session
 * that has a link of its own, or its series', keeps to that. The others get a virtual room of their site that has a link
 * and seats enough and that nobody else is in meanwhile, the fullest session first, because that is where most hours are
 * saved. Sessions to which nobody is expected need none.
 */
export function proposeVideo(
  candidates: readonly VideoCandidate[],
  rooms: readonly VirtualRoom[],
  taken: readonly RoomUse[],
): Map<string, VideoPlace> {
  const found = new Map<string, VideoPlace>();
  const uses = [...taken];
  const wanting: VideoCandidate[] = [];
  for (const candidate of candidates.filter(({ expected }) => expected > 0)) {
    const own = ownLink(candidate, rooms);
    if (own === null) wanting.push(candidate);
    else {
      found.set(candidate.id, own);
      if (own.place.roomId !== null) uses.push({ ...candidate, roomId: own.place.roomId });
    }
  }
  for (const candidate of wanting.toSorted(byNeed)) {
    const room = rooms.find((each) => fits(candidate, each, uses));
    if (room === undefined) continue;
    uses.push({ ...candidate, roomId: room.id });
    found.set(candidate.id, {
      place: { roomId: room.id, modality: "video", joinLink: room.joinLink },
      roomName: room.name,
    });
  }
  return found;
}

function ownLink(candidate: VideoCandidate, rooms: readonly VirtualRoom[]): VideoPlace | null {
  const { modality, joinLink, seriesLink, roomId } = candidate;
  const room = rooms.find(({ id }) => id === roomId);
  const link = seriesLink ?? (needsJoinLink(modality) ? joinLink : null);
  if (link === null) return null;
  // It is in its virtual room already, and stays there; a real room is left.
  return { place: { roomId: room?.id ?? null, modality: "video", joinLink: link }, roomName: room?.name ?? null };
}

function fits(candidate: VideoCandidate, room: VirtualRoom, uses: readonly RoomUse[]): boolean {
  if (room.siteId !== candidate.siteId || room.joinLink === null) return false;
  if (room.seats !== null && room.seats < candidate.expected) return false;
  return uses.every(
    ({ roomId, startsAt, endsAt }) =>
      roomId !== room.id || endsAt <= candidate.startsAt || startsAt >= candidate.endsAt,
  );
}

function byNeed(one: VideoCandidate, other: VideoCandidate): number {
  return (
    other.expected - one.expected || one.startsAt.getTime() - other.startsAt.getTime() || (one.id < other.id ? -1 : 1)
  );
}
