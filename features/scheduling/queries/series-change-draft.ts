import { buildWeeklyRule, readFormRule } from "@/lib/recurrence/weekly-rule";
import { done, refuse, type Result } from "@/lib/result";
import type { SeriesChange, SeriesFields, SessionFieldsWanted } from "@/lib/scheduling/change/series-change";
import type { Lead, Place, SeriesPart } from "@/lib/scheduling/change/series-state";
import { readWhen } from "@/lib/scheduling/series-form";
import { weekdayOf } from "@/lib/time/local-date";
import { localTime, minutesOfDay, type LocalTime } from "@/lib/time/local-time";
import type { ChangeSeriesInput } from "../input/change-series";
import { placeIn, readExceptions } from "./change-exceptions";
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

type Drafted<Value> = Result<Value, DraftRefusal>;

const at = (field: string | null, why: DraftRefusal["why"]) => refuse<DraftRefusal>({ on: "form", field, why });

/** What a change starts from: how things stand, of the session or of the pattern over it. */
interface Base {
  readonly startTime: LocalTime;
  readonly durationMinutes: number;
  readonly place: Place;
  readonly lead: Lead;
}

/** The changes that the form asks for: one, or a change of several sessions and then of the series' end. */
export function readSeriesChange(stored: StoredSeries, input: ChangeSeriesInput): Drafted<readonly SeriesChange[]> {
  const session = stored.sessions.find(({ id }) => id === input.sessionId) ?? null;
  switch (input.what) {
    case "add":
      return addOne(stored, input);
    case "end":
      return endOn(stored, input, true);
    default:
      if (session === null) return at(null, "session_missing");
  }
  const sessionId = session.id;
  switch (input.what) {
    case "cancel":
      return input.reason === null
        ? at("reason", "reason_missing")
        : done([{ kind: "cancel-one", sessionId, reason: input.reason }]);
    case "restore":
      return done([{ kind: "restore-one", sessionId }]);
    case "hold":
    case "unhold": {
      const isHeld = input.what === "hold";
      const place = isHeld ? wantedPlace(stored, input, baseOf(stored, session)) : null;
      return done([{ kind: "hold-anyway", sessionId, place: place ?? null, isHeld }]);
    }
    case "change":
      return input.scope === "one"
        ? changeOne(stored, input, session)
        : changeSeveral(stored, input, session, input.scope);
  }
}

function changeOne(stored: StoredSeries, input: ChangeSeriesInput, session: StoredSession): Drafted<SeriesChange[]> {
  const several = onlyForSeveral(input);
  if (several !== null) return at(several, "only_for_several");
  const base = baseOf(stored, session);
  const times = wantedTimes(input, base);
  if (!times.ok) return times;
  const exceptions = readExceptions(input.ways, stored, base.place);
  if (exceptions === null || exceptions.some(({ way }) => way === "skip")) return at(null, "bad_way");
  const place = exceptions.find((each) => each.way === "place")?.place ?? wantedPlace(stored, input, base);
  const startTime = exceptions.find((each) => each.way === "time")?.startTime ?? times.value.startTime;
  const lead = wantedLead(input, base);
  const date = isWanted(input, "date", input.date) ? input.date : null;
  const wanted: SessionFieldsWanted = {
    ...(date === null ? {} : { date }),
    ...times.value,
    ...(startTime === undefined ? {} : { startTime }),
    ...(place === undefined ? {} : { place }),
    ...(lead === undefined ? {} : { lead }),
  };
  return done([{ kind: "change-one", sessionId: session.id, wanted }]);
}

function changeSeveral(
  stored: StoredSeries,
  input: ChangeSeriesInput,
  session: StoredSession,
  scope: "following" | "all",
): Drafted<SeriesChange[]> {
  const part = partOver(stored, session);
  const times = wantedTimes(input, part);
  if (!times.ok) return times;
  const rule = wantedRule(input, session, part);
  if (!rule.ok) return rule;
  const place = wantedPlace(stored, input, part);
  const exceptions = readExceptions(input.ways, stored, place ?? part.place);
  if (exceptions === null) return at(null, "bad_way");
  const lead = wantedLead(input, part);
  const wanted: SeriesFields = {
    ...times.value,
    ...(place === undefined ? {} : { place }),
    ...(lead === undefined ? {} : { lead }),
    ...(rule.value === null ? {} : { rule: rule.value }),
    ...(input.title !== undefined && isWanted(input, "title", input.title) ? { title: input.title } : {}),
    ...(input.capacity !== undefined && isWanted(input, "capacity", input.capacity)
      ? { capacity: input.capacity }
      : {}),
  };
  const end = endOn(stored, input, false);
  if (!end.ok) return end;
  const { takeAlong } = input;
  const change: SeriesChange = {
    kind: "change-series",
    ...{ scope, anchorId: session.id, wanted, takeAlong, exceptions },
  };
  const isOnlyEnd = Object.keys(wanted).length === 0 && takeAlong.length === 0 && end.value.length > 0;
  return done(isOnlyEnd ? end.value : [change, ...end.value]);
}

function addOne(stored: StoredSeries, input: ChangeSeriesInput): Drafted<SeriesChange[]> {
  if (input.date === null) return at("date", "date_missing");
  if (input.startTime === null) return at("startTime", "time_missing");
  const last = stored.parts.at(-1)!;
  const times = wantedTimes(input, last);
  if (!times.ok) return times;
  const exceptions = readExceptions(input.ways, stored, last.place);
  if (exceptions === null || exceptions.some(({ way }) => way === "skip")) return at(null, "bad_way");
  const { date } = input;
  const place = exceptions.find((each) => each.way === "place")?.place ?? wantedPlace(stored, input, last);
  const startTime = exceptions.find((each) => each.way === "time")?.startTime ?? input.startTime;
  const lead = wantedLead(input, last);
  const { durationMinutes } = times.value;
  return done([
    {
      kind: "add-one",
      ...{ date, startTime },
      ...(durationMinutes === undefined ? {} : { durationMinutes }),
      ...(place === undefined ? {} : { place }),
      ...(lead === undefined ? {} : { lead }),
    },
  ]);
}

function endOn(stored: StoredSeries, input: ChangeSeriesInput, isAsked: boolean): Drafted<SeriesChange[]> {
  const { ends, lastDate } = input;
  if (ends === undefined && !(isAsked && lastDate !== null))
    return isAsked ? at("ends", "last_date_missing") : done([]);
  const isOpen = ends === "open";
  if (!isOpen && lastDate === null) return at("lastDate", "last_date_missing");
  const isNew =
    isAsked || isWanted(input, "ends", isOpen ? "open" : "on") || (!isOpen && isWanted(input, "lastDate", lastDate));
  if (!isNew) return done([]);
  const exceptions = isAsked ? readExceptions(input.ways, stored, stored.parts.at(-1)!.place) : [];
  if (exceptions === null) return at(null, "bad_way");
  return done([{ kind: "end-on", lastDay: isOpen ? null : lastDate, exceptions }]);
}

/** Whether a field says anything else than the form showed. What the form did not show counts when it is there. */
function isWanted({ was }: ChangeSeriesInput, field: string, value: string | number | null): boolean {
  return was[field] === undefined ? value !== null : String(value ?? "") !== was[field];
}

function onlyForSeveral(input: ChangeSeriesInput): string | null {
  if (input.title !== undefined && isWanted(input, "title", input.title)) return "title";
  if (input.capacity !== undefined && isWanted(input, "capacity", input.capacity)) return "capacity";
  if (input.repeats !== undefined && isOtherPattern(input)) return "repeats";
  if (input.ends !== undefined && isWanted(input, "ends", input.ends)) return "ends";
  if (input.ends === "on" && isWanted(input, "lastDate", input.lastDate)) return "lastDate";
  return null;
}

function isOtherPattern(input: ChangeSeriesInput): boolean {
  const isWeekly = input.repeats?.startsWith("w") ?? false;
  if (input.repeats !== undefined && isWanted(input, "repeats", input.repeats)) return true;
  return isWeekly && isWanted(input, "weekdays", [...new Set(input.weekdays)].join(","));
}

/** The start, and the length that start and end come to. A start alone leaves the length as it is. */
function wantedTimes(
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
function wantedPlace(stored: StoredSeries, input: ChangeSeriesInput, { place }: Base): Place | undefined {
  const { roomId, modality, joinLink } = input;
  const hasRoom = roomId !== undefined && isWanted(input, "roomId", roomId);
  const hasModality = modality !== undefined && isWanted(input, "modality", modality);
  const hasLink = joinLink !== undefined && isWanted(input, "joinLink", joinLink);
  if (!hasRoom && !hasModality && !hasLink) return undefined;
  const put = placeIn(stored, place, hasRoom ? (roomId ?? null) : place.roomId);
  return { ...put, ...(hasModality ? { modality } : {}), ...(hasLink ? { joinLink: joinLink ?? null } : {}) };
}

function wantedLead(input: ChangeSeriesInput, { lead }: Base): Lead | undefined {
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
function wantedRule(input: ChangeSeriesInput, session: StoredSession, part: SeriesPart): Drafted<string | null> {
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

/** A session as it stands, its link only where it is not the room's. */
function baseOf({ roomLinks }: StoredSeries, session: StoredSession): Base {
  const { roomId, joinLink } = session.place;
  const isRooms = roomId !== null && joinLink !== null && roomLinks?.[roomId] === joinLink;
  return isRooms ? { ...session, place: { ...session.place, joinLink: null } } : session;
}

function partOver({ parts }: StoredSeries, { regularDate }: StoredSession): SeriesPart {
  return parts.findLast(({ from }) => from <= regularDate) ?? parts[0]!;
}
