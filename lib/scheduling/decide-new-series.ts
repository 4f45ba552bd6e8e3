import { done, refuse, type Result } from "@/lib/result";
import { isJoinLink, needsJoinLink } from "@/lib/scheduling/modality";
import type { NewSeries } from "@/lib/scheduling/new-series";
import { daysBetween, type LocalDate } from "@/lib/time/local-date";

export const SHORTEST_SESSION = 5;
export const LONGEST_SESSION = 720;
export const MOST_PLACES = 500;
export const LONGEST_TITLE = 120;
const DAYS_BACK = 366;
const DAYS_AHEAD = 2 * 366;

/** What stands behind the ids that a new series names. Null: there is no such row. Undefined: none was named. */
export interface SeriesFacts {
  readonly site: { readonly isArchived: boolean } | null;
  readonly serviceType: { readonly isArchived: boolean } | null;
  readonly program: { readonly isArchived: boolean; readonly isAtSite: boolean } | null | undefined;
  readonly track:
    { readonly isArchived: boolean; readonly siteId: string; readonly programId: string } | null | undefined;
  readonly room: RoomFacts | null | undefined;
  readonly facilitator: LeadFacts | null | undefined;
  readonly coFacilitator: LeadFacts | null | undefined;
}

export interface RoomFacts {
  readonly isArchived: boolean;
  readonly siteId: string;
  readonly capacity: number | null;
  readonly joinLink: string | null;
}

export interface LeadFacts {
  readonly isArchived: boolean;
  readonly credentials: readonly string[];
}

/** Why a series cannot be made as asked. */
export type NewSeriesRefusal =
  | "bad_title"
  | "bad_length"
  | "bad_capacity"
  | "starts_too_long_ago"
  | "starts_too_far_ahead"
  | "unknown_site"
  | "archived_site"
  | "unknown_service_type"
  | "archived_service_type"
  | "unknown_program"
  | "archived_program"
  | "program_not_at_site"
  | "unknown_track"
  | "archived_track"
  | "track_elsewhere"
  | "track_of_other_program"
  | "unknown_room"
  | "archived_room"
  | "room_elsewhere"
  | "unknown_facilitator"
  | "archived_facilitator"
  | "unknown_co_facilitator"
  | "archived_co_facilitator"
  | "same_facilitator_twice"
  | "co_facilitator_alone"
  | "join_link_missing"
  | "join_link_bad";

/** What staff should know and may overrule. */
export type SeriesWarning =
  | { readonly kind: "over_room_capacity"; readonly capacity: number; readonly seats: number }
  | { readonly kind: "start_skipped_by_clock"; readonly date: LocalDate };

/**
 * May this series be made, whatever its dates turn out to be? What is refused cannot be meant: things that do not
 * exist, are archived or stand at another site, and figures no session has. What a clinic may have a reason for (more
 * places than seats) is a warning. Whom and what its sessions stand in the way of, the dry run says.
 */
export function decideNewSeries(
  series: NewSeries,
  facts: SeriesFacts,
  today: LocalDate,
): Result<SeriesWarning[], NewSeriesRefusal> {
  const refusal = refusalOf(series, facts, today);
  return refusal === null ? done(warningsOf(series, facts)) : refuse(refusal);
}

function refusalOf(series: NewSeries, facts: SeriesFacts, today: LocalDate): NewSeriesRefusal | null {
  return (
    figuresRefusal(series, today) ??
    placeRefusal(series, facts) ??
    leadRefusal(series, facts) ??
    linkRefusal(series, facts)
  );
}

function figuresRefusal(series: NewSeries, today: LocalDate): NewSeriesRefusal | null {
  const { title, durationMinutes, capacity, startDate } = series;
  if (title.trim() === "" || title.length > LONGEST_TITLE) return "bad_title";
  if (!isWhole(durationMinutes, SHORTEST_SESSION, LONGEST_SESSION)) return "bad_length";
  if (capacity !== null && !isWhole(capacity, 1, MOST_PLACES)) return "bad_capacity";
  const ahead = daysBetween(today, startDate);
  if (ahead < -DAYS_BACK) return "starts_too_long_ago";
  return ahead > DAYS_AHEAD ? "starts_too_far_ahead" : null;
}

function placeRefusal(
  series: NewSeries,
  { site, serviceType, program, track, room }: SeriesFacts,
): NewSeriesRefusal | null {
  if (site === null) return "unknown_site";
  if (site.isArchived) return "archived_site";
  if (serviceType === null) return "unknown_service_type";
  if (serviceType.isArchived) return "archived_service_type";
  if (program === null) return "unknown_program";
  if (program?.isArchived) return "archived_program";
  if (program && !program.isAtSite) return "program_not_at_site";
  if (track === null) return "unknown_track";
  if (track?.isArchived) return "archived_track";
  if (track && track.siteId !== series.siteId) return "track_elsewhere";
  if (track && track.programId !== series.programId) return "track_of_other_program";
  if (room === null) return "unknown_room";
  if (room?.isArchived) return "archived_room";
  return room && room.siteId !== series.siteId ? "room_elsewhere" : null;
}

/** May single sessions of the series have this room instead of its own? The same is asked of it as of the series' room. */
export function decideOwnRoom(series: NewSeries, room: RoomFacts | null): NewSeriesRefusal | null {
  if (room === null) return "unknown_room";
  if (room.isArchived) return "archived_room";
  if (room.siteId !== series.siteId) return "room_elsewhere";
  return linkOf(series, room);
}

function leadRefusal(series: NewSeries, { facilitator, coFacilitator }: SeriesFacts): NewSeriesRefusal | null {
  if (facilitator === null) return "unknown_facilitator";
  if (facilitator?.isArchived) return "archived_facilitator";
  if (coFacilitator === null) return "unknown_co_facilitator";
  if (coFacilitator?.isArchived) return "archived_co_facilitator";
  if (series.coFacilitatorId === null) return null;
  if (series.facilitatorId === null) return "co_facilitator_alone";
  return series.coFacilitatorId === series.facilitatorId ? "same_facilitator_twice" : null;
}

function linkRefusal(series: NewSeries, { room }: SeriesFacts): NewSeriesRefusal | null {
  return linkOf(series, room ?? null);
}

function linkOf(series: NewSeries, room: RoomFacts | null): NewSeriesRefusal | null {
  const link = series.joinLink ?? room?.joinLink ?? null;
  if (link === null) return needsJoinLink(series.modality) ? "join_link_missing" : null;
  return isJoinLink(link) ? null : "join_link_bad";
}

function warningsOf(series: NewSeries, { room }: SeriesFacts): SeriesWarning[] {
  const warnings: SeriesWarning[] = [];
  const seats = room?.capacity ?? null;
  if (seats !== null && series.capacity !== null && series.capacity > seats)
    warnings.push({ kind: "over_room_capacity", capacity: series.capacity, seats });
  return warnings;
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
