import { buildWeeklyRule, readFormRule } from "@/lib/recurrence/weekly-rule";
import { done, refuse, type Result } from "@/lib/result";
import type { SeriesFields } from "@/lib/scheduling/change/series-change";
import type { Lead, Place, SeriesPart } from "@/lib/scheduling/change/series-state";
import { readWhen } from "@/lib/scheduling/series-form";
import { weekdayOf } from "@/lib/time/local-date";
import { localTime, minutesOfDay, type LocalTime } from "@/lib/time/local-time";
import type { ChangeSeriesInput } from "../input/change-series";
import { placeIn } from "./change-exceptions";
import type { StoredSeries, StoredSession } from "./series-state";

/** Why a form does not say a change. `field`: where it is told. */
export interface DraftRefusal {
  readonly on: "form";
  readonly field: string | null;
  readonly why:
    | "session_missing"
    | "reason_missing"
    | "date_missing"
    | "time_missing"
    | "last_date_missing"
    | "ends_before_start"
    | "no_weekday"
    | "once"
    | "only_for_several"
    | "only_for_one"
    | "bad_way";
}

export type Drafted<Value> = Result<Value, DraftRefusal>;

export const at = (field: string | null, why: DraftRefusal["why"]) => refuse<DraftRefusal>({ on: "form", field, why });

/** What a change starts from: how things stand, of the session or of the pattern over it. */
export interface Base {
  readonly startTime: LocalTime;
  readonly durationMinutes: number;
  readonly place: Place;
  readonly lead: Lead;
}

/** Whether a field says anything else than the form showed. What the form did not show counts when it is there. */
export function isWanted({ was }: ChangeSeriesInput, field: string, value: string | number | null): boolean {
  return was[field] === undefined ? value !== null : String(value ?? "") !== was[field];
}

/** Whether the form asks for other days than it showed. */
export function isOtherPattern(input: ChangeSeriesInput): boolean {
  const isWeekly = input.repeats?.startsWith("w") ?? false;
  if (input.repeats !== undefined && isWanted(input, "repeats", input.repeats)) return true;
  return isWeekly && isWanted(input, "weekdays", [...new Set(input.weekdays)].join(","));
}

/** The start, and the length that start and end come to. A start alone leaves the length as it is. */
export function wantedTimes(
  input: ChangeSeriesInput,
  base: Base,
): Drafted<Pick<SeriesFields, "startTime" | "durationMinutes">> {
  const { startTime, endTime, was } = input;
  const start = startTime !== null && isWanted(input, "startTime", startTime) ? { startTime } : {};
  if (endTime === null) return done(start);
  const shown = was.startTime && was.endTime ? between(localTime(was.startTime), localTime(was.endTime)) : null;
  const isSameEnd = was.endTime === endTime && (startTime === null || was.startTime === startTime);
  if (isSameEnd) return done(start);
  const minutes = between(startTime ?? base.startTime, endTime);
  if (minutes <= 0 && !(shown !== null && shown <= 0)) return at("endTime", "ends_before_start");
  // One that runs past midnight shows an end before its start.
  const durationMinutes = minutes <= 0 ? minutes + 1440 : minutes;
  const before = shown === null ? base.durationMinutes : shown <= 0 ? shown + 1440 : shown;
  return done({ ...start, ...(durationMinutes === before ? {} : { durationMinutes }) });
}

function between(start: LocalTime, end: LocalTime): number {
  return minutesOfDay(end) - minutesOfDay(start);
}

/** The place with what the form changes of it; undefined: nothing. */
export function wantedPlace(stored: StoredSeries, input: ChangeSeriesInput, { place }: Base): Place | undefined {
  const { roomId, modality, joinLink } = input;
  const hasRoom = roomId !== undefined && isWanted(input, "roomId", roomId);
  const hasModality = modality !== undefined && isWanted(input, "modality", modality);
  const hasLink = joinLink !== undefined && isWanted(input, "joinLink", joinLink);
  if (!hasRoom && !hasModality && !hasLink) return undefined;
  const put = placeIn(stored, place, hasRoom ? (roomId ?? null) : place.roomId);
  return { ...put, ...(hasModality ? { modality } : {}), ...(hasLink ? { joinLink: joinLink ?? null } : {}) };
}

export function wantedLead(input: ChangeSeriesInput, { lead }: Base): Lead | undefined {
  const { facilitatorId, coFacilitatorId } = input;
  const first = facilitatorId !== undefined && isWanted(input, "facilitatorId", facilitatorId);
  const second = coFacilitatorId !== undefined && isWanted(input, "coFacilitatorId", coFacilitatorId);
  if (!first && !second) return undefined;
  return {
    facilitatorId: first ? facilitatorId : lead.facilitatorId,
    coFacilitatorId: second ? coFacilitatorId : lead.coFacilitatorId,
  };
}

/** Another pattern, as an RRULE without an end; null: the days stay. Another date moves the weekday of a weekly series. */
export function wantedRule(input: ChangeSeriesInput, session: StoredSession, part: SeriesPart): Drafted<string | null> {
  const { repeats, weekdays, date } = input;
  if (repeats !== undefined && isOtherPattern(input)) {
    const [startTime, endTime] = [localTime("08:00"), localTime("09:00")];
    const when = { repeats, weekdays, startTime, endTime, startDate: session.regularDate };
    const read = readWhen({ ...when, ends: "open", count: null, lastDate: null, skip: [] });
    if (!read.ok) return at("weekdays", "no_weekday");
    return read.value.rule === null ? at("repeats", "once") : done(read.value.rule);
  }
  if (date === null || !isWanted(input, "date", date) || date === session.date) return done(null);
  const rule = part.rule === null ? null : readFormRule(part.rule, part.startDate);
  if (rule === null || rule.repeats !== "weekly") return at("date", "only_for_one");
  const left = rule.weekdays.filter((day) => day !== weekdayOf(session.regularDate));
  return done(
    buildWeeklyRule({
      everyWeeks: rule.everyWeeks,
      weekdays: [...new Set([...left, weekdayOf(date)])],
      ends: { kind: "open" },
    }),
  );
}
