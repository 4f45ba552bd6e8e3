import { refuse } from "@/lib/result";
import { addOne } from "@/lib/scheduling/change/add-one";
import type { PlanResult } from "@/lib/scheduling/change/assemble-plan";
import { cancelOne, restoreOne } from "@/lib/scheduling/change/cancel-one";
import { changeFollowing } from "@/lib/scheduling/change/change-following";
import { changeOne } from "@/lib/scheduling/change/change-one";
import { endOn } from "@/lib/scheduling/change/end-on";
import { holdAnyway } from "@/lib/scheduling/change/hold-anyway";
import type { SeriesChange } from "@/lib/scheduling/change/series-change";
import type { SeriesState, SessionState } from "@/lib/scheduling/change/series-state";
import { toLocal, type Instant } from "@/lib/time/zone";

/** What a change of a series is judged by besides the series itself. */
export interface SeriesChangeContext {
  readonly now: Instant;
}

/**
 * What a change of a series comes to (the clinic's rules, H1 to H19): the sessions that change, appear, go and stay, and
 * what the series is afterwards; or why it cannot be, and then nothing changes. Pure: the preview shows this value and
 * the command carries out this value, so nothing else can happen than what was shown.
 */
export function planSeriesChange(state: SeriesState, change: SeriesChange, { now }: SeriesChangeContext): PlanResult {
  const today = toLocal(now, state.zone).date;
  switch (change.kind) {
    case "change-series":
      return changeFollowing(state, change, now);
    case "end-on":
      return endOn(state, change, now);
    case "add-one":
      return addOne(state, change, today);
    case "change-one":
      return ofSession(state, change.sessionId, (session) => changeOne(state, session, change.wanted, today));
    case "cancel-one":
      return ofSession(state, change.sessionId, (session) => cancelOne(state, session, change.reason));
    case "restore-one":
      return ofSession(state, change.sessionId, (session) => restoreOne(state, session));
    case "hold-anyway":
      return ofSession(state, change.sessionId, (session) => holdAnyway(state, session, change));
  }
}

function ofSession(state: SeriesState, sessionId: string, plan: (session: SessionState) => PlanResult): PlanResult {
  const session = state.sessions.find(({ id }) => id === sessionId);
  return session === undefined ? refuse({ reason: "unknown_session" }) : plan(session);
}
