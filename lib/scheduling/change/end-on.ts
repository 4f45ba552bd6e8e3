import { MAX_SESSIONS } from "@/lib/recurrence/check-series-rule";
import { refuse } from "@/lib/result";
import { assemblePlan, laterOf, nothingPlan, type PlanResult } from "@/lib/scheduling/change/assemble-plan";
import { dayRefusal } from "@/lib/scheduling/change/bounds";
import { leaveOut, newWithWayOut } from "@/lib/scheduling/change/exceptions";
import { NO_LONGER_REASON } from "@/lib/scheduling/change/follow-series";
import { matchPlaces } from "@/lib/scheduling/change/match-places";
import { newSession } from "@/lib/scheduling/change/new-session";
import { lastPart, placesOf, withKnownEnd } from "@/lib/scheduling/change/parts";
import { rowsThrough } from "@/lib/scheduling/change/rows-through";
import { endingOn } from "@/lib/scheduling/change/rule-text";
import type { SeriesChange } from "@/lib/scheduling/change/series-change";
import { isPast } from "@/lib/scheduling/change/session-facts";
import type { SeriesPart, SeriesState, SessionFacts, SessionState } from "@/lib/scheduling/change/series-state";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { toInstant, toLocal, type Instant } from "@/lib/time/zone";

type EndOn = Extract<SeriesChange, { readonly kind: "end-on" }>;

/**
 * Ends a series with a day. Earlier than it did (the clinic's rules, H11): unmarked sessions that start after that day
 * go, added and moved ones too; marked, cancelled and past ones stay. Later, or never (H12): the last pattern and its
 * phase go on after the old end, without bringing back what was cancelled or left out.
 */
export function endOn(state: SeriesState, change: EndOn, now: Instant): PlanResult {
  const { lastDay } = change;
  const today = toLocal(now, state.zone).date;
  const parts = withKnownEnd(state.parts, state.zone);
  const oldEnd = lastPart(parts).through;
  if (lastDay !== null && lastDay < today)
    return lastDay === oldEnd ? nothingPlan(state) : refuse({ reason: "ends_in_past" });
  if (lastDay !== null && dayRefusal(lastDay, today) !== null) return refuse({ reason: "too_far_ahead" });
  const beyond = lastDay === null ? [] : state.sessions.filter(({ date }) => date > lastDay);
  const going = beyond.filter((session) => !staysBeyond(session));
  const removed = going.filter(({ hasHistory }) => !hasHistory);
  const isLater = oldEnd !== null && (lastDay === null || lastDay > oldEnd);
  const ended = isLater ? continueParts(state, parts, lastDay, now) : cutParts(parts, lastDay);
  const isSame = lastDay === oldEnd;
  const grown = isSame ? nothingGrown(state) : grow(state, ended, oldEnd, change, now);
  if (grown.added.length > MAX_SESSIONS) return refuse({ reason: "too_many", most: MAX_SESSIONS });
  return assemblePlan(state, {
    revised: going
      .filter(({ hasHistory }) => hasHistory)
      .map((before) => ({ before, after: { ...before, status: "cancelled", cancelReason: NO_LONGER_REASON } })),
    removed,
    stays: beyond.filter(staysBeyond).map((session) => ({
      session,
      why: session.status === "cancelled" ? "cancelled" : "has_attendance",
    })),
    added: grown.added,
    after: {
      parts: leaveOut(ended, [...grown.skipped, ...removed.filter(({ origin }) => origin === "pattern")]),
      materializedThrough: grown.through,
    },
  });
}

function staysBeyond({ status, hasMarks }: SessionState): boolean {
  return status === "cancelled" || hasMarks;
}

/** The parts up to a day. A series that ends before it began keeps its first part, empty. */
function cutParts(parts: readonly SeriesPart[], lastDay: LocalDate | null): readonly SeriesPart[] {
  const last = lastPart(parts);
  if (lastDay === null || last.through === lastDay) return parts;
  const kept = parts.filter(({ from }) => from <= lastDay);
  const ends = kept.length === 0 ? parts.slice(0, 1) : kept;
  return [...ends.slice(0, -1), endPart(lastPart(ends), lastDay)];
}

function endPart(part: SeriesPart, lastDay: LocalDate | null): SeriesPart {
  return { ...part, through: lastDay, rule: part.rule === null ? null : endingOn(part.rule, lastDay) };
}

/**
 * The last pattern goes on to a later end. Where days have gone by since the old end, it resumes in a part of its own,
 * because no session is made in the past (H2). Chosen dates without a rule have no pattern to go on with.
 */
function continueParts(
  state: SeriesState,
  parts: readonly SeriesPart[],
  lastDay: LocalDate | null,
  now: Instant,
): readonly SeriesPart[] {
  const last = lastPart(parts);
  if (last.rule === null || last.through === null) return parts;
  const next = addDays(last.through, 1);
  const today = toLocal(now, state.zone).date;
  const isBegun = toInstant(today, last.startTime, state.zone) <= now;
  const resumes = laterOf(next, isBegun ? addDays(today, 1) : today);
  const isGap = resumes > next && last.from <= last.through;
  const from = last.from <= last.through ? last.from : laterOf(last.from, resumes);
  if (!isGap) return [...parts.slice(0, -1), { ...endPart(last, lastDay), from }];
  if (lastDay !== null && lastDay < resumes) return parts;
  return [...parts, { ...endPart(last, lastDay), from: resumes }];
}

interface Grown {
  readonly added: readonly SessionFacts[];
  readonly skipped: readonly SessionFacts[];
  readonly through: LocalDate;
}

function nothingGrown({ materializedThrough }: SeriesState): Grown {
  return { added: [], skipped: [], through: materializedThrough };
}

/** The sessions that the new end brings: none that is past, none on a place or a start that is taken (H9, H12, H15). */
function grow(
  state: SeriesState,
  parts: readonly SeriesPart[],
  oldEnd: LocalDate | null,
  { exceptions }: EndOn,
  now: Instant,
): Grown {
  const last = lastPart(parts);
  const { materializedThrough, zone } = state;
  const through = rowsThrough(materializedThrough, toLocal(now, zone).date, last);
  const rowsEnd = oldEnd !== null && oldEnd < materializedThrough ? oldEnd : materializedThrough;
  const places = placesOf(last, zone, addDays(rowsEnd, 1), through);
  const holding = state.sessions.filter(({ origin }) => origin === "pattern");
  const starts = new Set(
    state.sessions.filter(({ status }) => status !== "cancelled").map(({ startsAt }) => startsAt.getTime()),
  );
  const free = matchPlaces(holding, places).free.filter((place) => !isPast(place, now));
  const ways = { state, exceptions, now };
  const planned = free.map((place) => {
    const facts = newSession(state, last, place, state);
    return { facts, made: starts.has(place.startsAt.getTime()) ? null : newWithWayOut(ways, facts) };
  });
  return {
    added: planned.flatMap(({ made }) => (made === null ? [] : [made])),
    skipped: planned.filter(({ made }) => made === null).map(({ facts }) => facts),
    through,
  };
}
