import { laterOf } from "@/lib/scheduling/change/assemble-plan";
import { partAt } from "@/lib/scheduling/change/parts";
import type { SeriesChange } from "@/lib/scheduling/change/series-change";
import { isPast } from "@/lib/scheduling/change/session-facts";
import type { SeriesState, SessionState } from "@/lib/scheduling/change/series-state";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import { toInstant, toLocal, type Instant } from "@/lib/time/zone";

type SeriesWide = Extract<SeriesChange, { readonly kind: "change-series" }>;

/** Whom a change of several sessions reaches, and from which regular day on the pattern itself is another. */
export interface ChangeScope {
  readonly reaches: (session: SessionState) => boolean;
  readonly firstDay: LocalDate;
}

/**
 * "This and following" reaches the sessions whose regular place is at or after the anchor's (the clinic's rules, H5),
 * "all" every one (H7). The pattern changes from the anchor's regular day or, when that is past, from today; from the
 * day after where that day's session has begun or is not reached, because what has begun stays what it was (H2).
 */
export function readScope(state: SeriesState, anchor: SessionState, change: SeriesWide, now: Instant): ChangeScope {
  const isAll = change.scope === "all";
  const reaches = (session: SessionState) => isAll || placeText(session) >= placeText(anchor);
  const today = toLocal(now, state.zone).date;
  const begins = laterOf(isAll ? today : laterOf(anchor.regularDate, today), state.parts[0]?.from ?? today);
  const usual = partAt(state.parts, begins).startTime;
  const isBegun = toInstant(begins, change.wanted.startTime ?? usual, state.zone) <= now;
  const isBeforeAnchor = !isAll && begins === anchor.regularDate && usual < anchor.regularTime;
  const isSettled = state.sessions.some(
    (session) =>
      session.origin === "pattern" &&
      session.regularDate === begins &&
      ((session.status !== "cancelled" && isPast(session, now)) || !reaches(session)),
  );
  const firstDay = isBegun || isSettled || (isBeforeAnchor && anchor.origin === "added") ? addDays(begins, 1) : begins;
  return { reaches, firstDay };
}

function placeText({ regularDate, regularTime }: SessionState): string {
  return `${regularDate} ${regularTime}`;
}
