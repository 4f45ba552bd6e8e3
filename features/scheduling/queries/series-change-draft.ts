import { done } from "@/lib/result";
import type { SeriesChange, SeriesFields, SessionFieldsWanted } from "@/lib/scheduling/change/series-change";
import type { SeriesPart } from "@/lib/scheduling/change/series-state";
import type { ChangeSeriesInput } from "../input/change-series";
import { readExceptions } from "./change-exceptions";
import type { StoredSeries, StoredSession } from "./series-state";
import {
  at,
  isOtherPattern,
  isWanted,
  wantedLead,
  wantedPlace,
  wantedRule,
  wantedTimes,
  type Base,
  type Drafted,
} from "./wanted-fields";

export type { DraftRefusal } from "./wanted-fields";

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

function onlyForSeveral(input: ChangeSeriesInput): string | null {
  if (input.title !== undefined && isWanted(input, "title", input.title)) return "title";
  if (input.capacity !== undefined && isWanted(input, "capacity", input.capacity)) return "capacity";
  if (input.repeats !== undefined && isOtherPattern(input)) return "repeats";
  if (input.ends !== undefined && isWanted(input, "ends", input.ends)) return "ends";
  if (input.ends === "on" && isWanted(input, "lastDate", input.lastDate)) return "lastDate";
  return null;
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
