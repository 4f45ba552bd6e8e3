import { MAX_SESSIONS } from "@/lib/recurrence/check-series-rule";
import type { Occurrence } from "@/lib/recurrence/series-rule";
import { done, refuse, type Result } from "@/lib/result";
import { assemblePlan, type PlanResult } from "@/lib/scheduling/change/assemble-plan";
import { figuresRefusal } from "@/lib/scheduling/change/bounds";
import { readScope, type ChangeScope } from "@/lib/scheduling/change/change-scope";
import { leaveOut, newWithWayOut, withWayOut, type WaysOut } from "@/lib/scheduling/change/exceptions";
import { followSeries, type Followed, type Following } from "@/lib/scheduling/change/follow-series";
import { matchPlaces, type MatchedPlaces } from "@/lib/scheduling/change/match-places";
import { giveRule, hasRuleAlready, readNewRule } from "@/lib/scheduling/change/new-rule";
import { newSession } from "@/lib/scheduling/change/new-session";
import { lastPart, meetsOn, partAt, placesOf, withKnownEnd } from "@/lib/scheduling/change/parts";
import { reviseFrom, revisePart } from "@/lib/scheduling/change/revise-part";
import { namesClock, storedRule } from "@/lib/scheduling/change/rule-text";
import { rowsThrough } from "@/lib/scheduling/change/rows-through";
import type { SeriesChange, SeriesChangeRefusal } from "@/lib/scheduling/change/series-change";
import { differs, isPast } from "@/lib/scheduling/change/session-facts";
import type { SeriesPart, SeriesState, SessionFacts } from "@/lib/scheduling/change/series-state";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal, type Instant } from "@/lib/time/zone";

type SeriesWide = Extract<SeriesChange, { readonly kind: "change-series" }>;

/** How the pattern is after the change. Without `places` the days are what they were. */
interface NewPattern {
  readonly parts: readonly SeriesPart[];
  readonly materializedThrough: LocalDate;
  readonly matched: MatchedPlaces | null;
}

/**
 * "This and following" and "all" (the clinic's rules, H2, H3, H5 to H9, H14). Sessions that have begun, that somebody is
 * marked in or that were cancelled stay; those moved by hand stay where they are; every other one follows in each field
 * that it does not have as its own.
 */
export function changeFollowing(state: SeriesState, change: SeriesWide, now: Instant): PlanResult {
  const anchor = state.sessions.find(({ id }) => id === change.anchorId);
  if (anchor === undefined) return refuse({ reason: "unknown_session" });
  const { wanted } = change;
  const unfit = figuresRefusal(wanted);
  if (unfit !== null) return refuse(unfit);
  const scope = readScope(state, anchor, change, now);
  const read = readPattern(state, change, scope, anchor.regularDate, now);
  if (!read.ok) return read;
  const { parts, materializedThrough, matched } = read.value;
  const title = wanted.title ?? state.title;
  const capacity = wanted.capacity === undefined ? state.capacity : wanted.capacity;
  const following: Following = {
    ...{ state, wanted, now, firstDay: scope.firstDay },
    takeAlong: new Set(change.takeAlong),
    places: matched?.places ?? null,
    meetsOn: (date) => meetsOn(parts, state.zone, date),
    isTimed: wanted.startTime !== undefined || (wanted.rule !== undefined && namesClock(wanted.rule)),
  };
  const followed = state.sessions.filter(scope.reaches).map((session) => followSeries(following, session));
  const ways = { state, exceptions: change.exceptions, now };
  const created = create(ways, parts, matched?.free ?? [], { title, capacity });
  if (created.added.length > MAX_SESSIONS) return refuse({ reason: "too_many", most: MAX_SESSIONS });
  return assemblePlan(state, {
    revised: followed.flatMap((one) => revisedOf(ways, one)),
    removed: followed.filter(({ after }) => after === null).map(({ before }) => before),
    stays: followed.flatMap(({ before, why }) => (why === null ? [] : [{ session: before, why }])),
    added: created.added,
    after: { title, capacity, parts: leaveOut(parts, created.skipped), materializedThrough },
  });
}

function readPattern(
  state: SeriesState,
  { wanted }: SeriesWide,
  { firstDay, reaches }: ChangeScope,
  inPhaseWith: LocalDate,
  now: Instant,
): Result<NewPattern, SeriesChangeRefusal> {
  const { zone, materializedThrough } = state;
  const parts = withKnownEnd(state.parts, zone);
  const sameDays = { parts: reviseFrom(parts, firstDay, (part) => revisePart(part, wanted, zone)), matched: null };
  if (wanted.rule === undefined) return done({ ...sameDays, materializedThrough });
  const rule = readNewRule(wanted.rule, zone, { day: firstDay, inPhaseWith });
  if (!rule.ok) return rule;
  if (hasRuleAlready(parts, zone, firstDay, rule.value)) return done({ ...sameDays, materializedThrough });
  const given = giveRule(parts, zone, firstDay, rule.value, wanted);
  const through = endMoves(parts)
    ? rowsThrough(materializedThrough, toLocal(now, zone).date, lastPart(given))
    : materializedThrough;
  const places = given
    .flatMap((part) => placesOf(part, zone, firstDay, through))
    .filter(({ regularDate }) => regularDate >= firstDay);
  const holding = state.sessions.filter(
    (session) => session.origin === "pattern" && session.regularDate >= firstDay && reaches(session),
  );
  const { places: kept, free } = matchPlaces(holding, places);
  const creatable = free.filter((place) => !isPast(place, now));
  return done({ parts: given, materializedThrough: through, matched: { places: kept, free: creatable } });
}

/** A series that ends after a number of sessions ends on another day when its days change; a single session runs on. */
function endMoves(parts: readonly SeriesPart[]): boolean {
  const { rule } = lastPart(parts);
  return rule === null || storedRule(rule).count !== null;
}

function create(
  ways: WaysOut,
  parts: readonly SeriesPart[],
  free: readonly Occurrence[],
  series: Pick<SeriesState, "title" | "capacity">,
): { readonly added: SessionFacts[]; readonly skipped: SessionFacts[] } {
  const added: SessionFacts[] = [];
  const skipped: SessionFacts[] = [];
  for (const place of free) {
    const planned = newSession(ways.state, partAt(parts, place.regularDate), place, series);
    const made = newWithWayOut(ways, planned);
    if (made === null) skipped.push(planned);
    else added.push(made);
  }
  return { added, skipped };
}

/** Ways out are for sessions that the change alters; one that stays as it was needs none. */
function revisedOf(ways: WaysOut, { before, after }: Followed) {
  if (after === null) return [];
  const isAltered = after.status !== "cancelled" && differs(before, after);
  return [{ before, after: isAltered ? withWayOut(ways, before, after) : after }];
}
