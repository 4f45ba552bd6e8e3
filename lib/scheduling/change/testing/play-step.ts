import { applyPlan } from "@/lib/scheduling/change/apply-plan";
import { planSeriesChange } from "@/lib/scheduling/change/plan-series-change";
import type { SeriesChangePlan, SeriesChangeRefusal } from "@/lib/scheduling/change/series-change";
import type { SeriesState, SessionState } from "@/lib/scheduling/change/series-state";
import type { RandomStep } from "@/lib/scheduling/change/testing/random-changes";
import { closureCovers } from "@/lib/scheduling/closure";
import type { DatedClosure } from "@/lib/scheduling/place-sessions";
import { statusUnderClosures } from "@/lib/scheduling/session-status";
import type { Instant } from "@/lib/time/zone";

/** A series at a moment. */
export interface SeriesWorld {
  readonly state: SeriesState;
  readonly now: Instant;
}

export interface Played {
  readonly world: SeriesWorld;
  readonly plan: SeriesChangePlan | null;
  readonly refusal: SeriesChangeRefusal | null;
}

/** What a step makes of a series, in memory: changes by the planner, and around them what else happens in a clinic. */
export function playStep(world: SeriesWorld, step: RandomStep, newId: () => string): Played {
  const { state, now } = world;
  const played = (next: SeriesWorld): Played => ({ world: next, plan: null, refusal: null });
  switch (step.kind) {
    case "none":
      return played(world);
    case "pass":
      return played({ ...world, now: step.now });
    case "mark":
    case "clear":
      return played({ ...world, state: mark(state, step.sessionId, step.kind === "mark") });
    case "close":
      return played({ ...world, state: settle(state, [...state.closures, step.closure]) });
    case "reopen":
      return played({
        ...world,
        state: settle(
          state,
          state.closures.filter(({ id }) => id !== step.closureId),
        ),
      });
    case "change": {
      const planned = planSeriesChange(state, step.change, { now });
      if (!planned.ok) return { world, plan: null, refusal: planned.refusal };
      return { world: { ...world, state: applyPlan(state, planned.value, newId) }, plan: planned.value, refusal: null };
    }
  }
}

/** Marks are made in sessions that take place; a mark that was made stays in the record when it is cleared. */
function mark(state: SeriesState, sessionId: string, hasMarks: boolean): SeriesState {
  const sessions = state.sessions.map((session) => {
    if (session.id !== sessionId || session.hasMarks === hasMarks) return session;
    if (hasMarks && session.status !== "scheduled") return session;
    return { ...session, hasMarks, hasHistory: true };
  });
  return settle({ ...state, sessions }, state.closures);
}

/** Closures over the sessions (H10): unmarked ones that start in one are closed, unless they are held anyway. */
function settle(state: SeriesState, closures: readonly DatedClosure[]): SeriesState {
  const sessions = state.sessions.map((session): SessionState => {
    if (session.isHeldAnyway) return session;
    const { date, startTime } = session;
    const covering = closures.filter((one) => closureCovers(one, { siteId: state.siteId, date, startTime })).length;
    const status = statusUnderClosures(session, covering);
    return status === session.status ? session : { ...session, status, sequence: session.sequence + 1 };
  });
  return { ...state, closures, sessions };
}
