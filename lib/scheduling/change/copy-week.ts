import { applyPlan } from "@/lib/scheduling/change/apply-plan";
import { partAt } from "@/lib/scheduling/change/parts";
import { planSeriesChange } from "@/lib/scheduling/change/plan-series-change";
import type { SeriesChange, SeriesChangeRefusal } from "@/lib/scheduling/change/series-change";
import { isSameLead, isSamePlace, placeOfSession } from "@/lib/scheduling/change/session-facts";
import type { SeriesState, SessionState } from "@/lib/scheduling/change/series-state";
import { addDays, daysBetween, type LocalDate } from "@/lib/time/local-date";
import { toInstant, type Instant } from "@/lib/time/zone";

type AddOne = Extract<SeriesChange, { readonly kind: "add-one" }>;

/** Why a session of the copied week gets no copy. */
export type SkipReason = "already_there" | "cancelled_there" | "closed_day" | "past" | "too_far_ahead";

/** What copying a week comes to for one series. */
export interface SeriesWeekCopy {
  readonly seriesId: string;
  /** To be made in this order, each as a change of its own. */
  readonly changes: readonly AddOne[];
  readonly skipped: readonly { readonly session: SessionState; readonly date: LocalDate; readonly why: SkipReason }[];
}

/**
 * Copies what takes place in the week from `fromMonday` to the week from `toMonday`: each session that is not cancelled,
 * at its own time, as an added one (the clinic's rules, H13, H14), with the length, place and lead it has where the
 * series would give another. Not where the series has that session already, or had it cancelled, nor on a closed day,
 * nor in the past.
 */
export function planWeekCopy(
  states: readonly SeriesState[],
  fromMonday: LocalDate,
  toMonday: LocalDate,
  now: Instant,
): SeriesWeekCopy[] {
  const days = daysBetween(fromMonday, toMonday);
  return states
    .map((state) => copySeries(state, fromMonday, days, now))
    .filter(({ changes, skipped }) => changes.length + skipped.length > 0);
}

function copySeries(state: SeriesState, fromMonday: LocalDate, days: number, now: Instant): SeriesWeekCopy {
  const changes: AddOne[] = [];
  const skipped: SeriesWeekCopy["skipped"][number][] = [];
  let current = state;
  const week = state.sessions.filter(
    ({ date, status }) => status !== "cancelled" && date >= fromMonday && date < addDays(fromMonday, 7),
  );
  for (const session of week) {
    const change = copyOf(state, session, addDays(session.date, days));
    const standing = whyNot(state, session, change, days, now);
    const planned = standing === null ? planSeriesChange(current, change, { now }) : null;
    if (planned?.ok) {
      changes.push(change);
      current = applyPlan(current, planned.value, () => `copy of ${session.id}`);
    } else {
      const why = standing ?? reasonOf(planned?.refusal);
      skipped.push({ session, date: change.date, why });
    }
  }
  return { seriesId: state.id, changes, skipped };
}

/** Only what differs from the series there is given, so that the copy follows its series in everything else. */
function copyOf(state: SeriesState, session: SessionState, date: LocalDate): AddOne {
  const part = partAt(state.parts, date);
  const { startTime, durationMinutes, place, lead } = session;
  return {
    kind: "add-one",
    date,
    startTime,
    ...(durationMinutes === part.durationMinutes ? {} : { durationMinutes }),
    ...(isSamePlace(place, placeOfSession(part.place, state)) ? {} : { place }),
    ...(isSameLead(lead, part.lead) ? {} : { lead }),
  };
}

/** The series' own session of that day may have been moved or cancelled; it is there all the same. */
function whyNot(
  state: SeriesState,
  session: SessionState,
  { date, startTime }: AddOne,
  days: number,
  now: Instant,
): SkipReason | null {
  const startsAt = toInstant(date, startTime, state.zone);
  if (startsAt <= now) return "past";
  const regularDate = addDays(session.regularDate, days);
  const twins = state.sessions.filter(
    (other) =>
      other.startsAt.getTime() === startsAt.getTime() ||
      (session.origin === "pattern" && other.origin === "pattern" && other.regularDate === regularDate),
  );
  if (twins.length === 0) return null;
  return twins.every(({ status }) => status === "cancelled") ? "cancelled_there" : "already_there";
}

function reasonOf(refusal: SeriesChangeRefusal | undefined): SkipReason {
  switch (refusal?.reason) {
    case "closed_day":
      return "closed_day";
    case "too_far_ahead":
      return "too_far_ahead";
    case "too_long_ago":
      return "past";
    default:
      return "already_there";
  }
}
