import { assemblePlan, nothingPlan, type PlanResult } from "@/lib/scheduling/change/assemble-plan";
import { planSeriesChange } from "@/lib/scheduling/change/plan-series-change";
import type { SeriesChange, SeriesChangePlan } from "@/lib/scheduling/change/series-change";
import type { SeriesState, SessionFacts, SessionState } from "@/lib/scheduling/change/series-state";
import { tellsPeople } from "@/lib/scheduling/change/tells-people";
import type { Instant } from "@/lib/time/zone";

/**
 * Several changes of one series, one after the other, as one plan from how things stand to how they come to stand: other
 * days and another end at once. A session that two of them touch changes once. Refused when any of them is.
 */
export function planSeriesChanges(
  state: SeriesState,
  changes: readonly SeriesChange[],
  call: { readonly now: Instant },
): PlanResult {
  const [only, ...more] = changes;
  if (only === undefined) return nothingPlan(state);
  if (more.length === 0) return planSeriesChange(state, only, call);
  let current = state;
  const stays: SeriesChangePlan["stays"][number][] = [];
  for (const change of changes) {
    const planned = planSeriesChange(current, change, call);
    if (!planned.ok) return planned;
    stays.push(...planned.value.stays);
    current = applied(current, planned.value);
  }
  return between(state, current, stays);
}

/** An id that no row has, for a session that only the plan knows. */
const PLANNED = "planned ";

function applied(state: SeriesState, plan: SeriesChangePlan): SeriesState {
  const becomes = new Map<string, SessionFacts>(plan.changed.map(({ before, after }) => [before.id, after]));
  const gone = new Set(plan.removed.map(({ id }) => id));
  const made = state.sessions.filter(({ id }) => id.startsWith(PLANNED)).length;
  const sessions = [
    ...state.sessions.filter(({ id }) => !gone.has(id)).map((session) => ({ ...session, ...becomes.get(session.id) })),
    ...plan.added.map((facts, index): SessionState => ({
      ...facts,
      id: `${PLANNED}${made + index} ${facts.startsAt.toISOString()}`,
      hasMarks: false,
      hasHistory: false,
    })),
  ].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return { ...state, ...plan.after, sessions };
}

function between(before: SeriesState, after: SeriesState, stays: SeriesChangePlan["stays"]): PlanResult {
  const stands = new Map(after.sessions.map((session) => [session.id, session]));
  const { title, capacity, parts, materializedThrough } = after;
  const plan = assemblePlan(before, {
    revised: before.sessions.flatMap((session) => {
      const becomes = stands.get(session.id);
      return becomes === undefined ? [] : [{ before: session, after: factsOf(becomes) }];
    }),
    added: after.sessions
      .filter(({ id }) => id.startsWith(PLANNED))
      .map((session) => ({ ...factsOf(session), sequence: 0 })),
    removed: before.sessions.filter(({ id }) => !stands.has(id)),
    after: { title, capacity, parts, materializedThrough },
  });
  if (!plan.ok) return plan;
  // One that was moved by hand stays although its regular time follows: that is no news to anybody.
  const touched = new Set([
    ...plan.value.changed.filter(tellsPeople).map((each) => each.before.id),
    ...plan.value.removed.map(({ id }) => id),
  ]);
  const left = new Map(stays.filter(({ session }) => !touched.has(session.id)).map((each) => [each.session.id, each]));
  return { ok: true, value: { ...plan.value, stays: [...left.values()] } };
}

function factsOf({ id: _id, hasMarks: _marks, hasHistory: _history, ...facts }: SessionState): SessionFacts {
  return facts;
}
