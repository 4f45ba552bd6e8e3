import type { SeriesChangePlan } from "@/lib/scheduling/change/series-change";
import type { SeriesState } from "@/lib/scheduling/change/series-state";

/** The series after a plan was carried out. `newId` names each new session, in order of their starts. */
export function applyPlan(state: SeriesState, plan: SeriesChangePlan, newId: () => string): SeriesState {
  const gone = new Set(plan.removed.map(({ id }) => id));
  const becomes = new Map(plan.changed.map(({ before, after }) => [before.id, after]));
  const kept = state.sessions
    .filter(({ id }) => !gone.has(id))
    .map((session) => ({ ...session, ...becomes.get(session.id) }));
  const made = plan.added.map((facts) => ({ ...facts, id: newId(), hasMarks: false, hasHistory: false }));
  const sessions = [...kept, ...made].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return { ...state, ...plan.after, sessions };
}
