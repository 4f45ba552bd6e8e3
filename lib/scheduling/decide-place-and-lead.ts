import type { Lead, Place } from "@/lib/scheduling/change/series-state";
import type { LeadFacts, NewSeriesRefusal, RoomFacts } from "@/lib/scheduling/decide-new-series";
import { isJoinLink, needsJoinLink } from "@/lib/scheduling/modality";

export type PlaceRefusal = Extract<
  NewSeriesRefusal,
  "unknown_room" | "archived_room" | "room_elsewhere" | "join_link_missing" | "join_link_bad"
>;

export type LeadRefusal = Extract<
  NewSeriesRefusal,
  | "unknown_facilitator"
  | "archived_facilitator"
  | "unknown_co_facilitator"
  | "archived_co_facilitator"
  | "same_facilitator_twice"
  | "co_facilitator_alone"
>;

/**
 * Why sessions cannot be moved to a place; null: they can. `stands`: ids that sessions of the series have already, which
 * stay allowed when they were archived since. `room`: what the id stands for; null: nothing.
 */
export function refusalOfPlace(
  place: Place,
  room: RoomFacts | null,
  { siteId, stands }: { readonly siteId: string; readonly stands: ReadonlySet<string> },
): PlaceRefusal | null {
  if (place.roomId !== null) {
    if (room === null) return "unknown_room";
    if (room.isArchived && !stands.has(place.roomId)) return "archived_room";
    if (room.siteId !== siteId) return "room_elsewhere";
  }
  if (place.joinLink === null) return needsJoinLink(place.modality) ? "join_link_missing" : null;
  return isJoinLink(place.joinLink) ? null : "join_link_bad";
}

/** Why somebody cannot lead sessions; null: they can. */
export function refusalOfLead(
  lead: Lead,
  factsOf: (staffId: string) => LeadFacts | null,
  stands: ReadonlySet<string>,
): LeadRefusal | null {
  const { facilitatorId, coFacilitatorId } = lead;
  const first = facilitatorId === null ? undefined : factsOf(facilitatorId);
  const second = coFacilitatorId === null ? undefined : factsOf(coFacilitatorId);
  if (first === null) return "unknown_facilitator";
  if (first?.isArchived && facilitatorId !== null && !stands.has(facilitatorId)) return "archived_facilitator";
  if (second === null) return "unknown_co_facilitator";
  if (second?.isArchived && coFacilitatorId !== null && !stands.has(coFacilitatorId)) return "archived_co_facilitator";
  if (coFacilitatorId === null) return null;
  if (facilitatorId === null) return "co_facilitator_alone";
  return coFacilitatorId === facilitatorId ? "same_facilitator_twice" : null;
}
