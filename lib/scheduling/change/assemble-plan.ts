import { done, refuse, type Result } from "@/lib/result";
import { areSameParts, mergeParts } from "@/lib/scheduling/change/parts";
import type {
  ChangedSession,
  SeriesChangePlan,
  SeriesChangeRefusal,
  StayReason,
} from "@/lib/scheduling/change/series-change";
import { differs, numbered } from "@/lib/scheduling/change/session-facts";
import type { SeriesState, SessionFacts, SessionState } from "@/lib/scheduling/change/series-state";
import type { LocalDate } from "@/lib/time/local-date";

export type PlanResult = Result<SeriesChangePlan, SeriesChangeRefusal>;

/** What becomes of the sessions and of the series, before it is known whether it can be. */
export interface Draft {
  /** What the rows become; those that are as they were may be among them. */
  readonly revised?: readonly ChangedSession[];
  readonly added?: readonly SessionFacts[];
  readonly removed?: readonly SessionState[];
  readonly stays?: readonly { readonly session: SessionState; readonly why: StayReason }[];
  readonly after?: Partial<SeriesChangePlan["after"]>;
}

/**
 * Makes a draft the plan: only what differs, each with the sequence number that its change calls for (H18), in order of
 * the starts. Refused when two active sessions would have one start (H13, H15); it then changes nothing.
 */
export function assemblePlan(state: SeriesState, draft: Draft): PlanResult {
  const changed = (draft.revised ?? [])
    .filter(({ before, after }) => differs(before, after))
    .map(({ before, after }) => ({ before, after: numbered(before, after) }));
  const added = (draft.added ?? []).toSorted(byStart);
  const removed = draft.removed ?? [];
  const twice = firstDuplicate(state, changed, added, removed);
  if (twice !== null) return refuse({ reason: "duplicate", date: twice.date, time: twice.startTime });
  const parts = draft.after?.parts === undefined ? state.parts : mergeParts(draft.after.parts);
  const after = { ...seriesOf(state), ...draft.after, parts };
  const isNothing =
    changed.length + added.length + removed.length === 0 &&
    after.title === state.title &&
    after.capacity === state.capacity &&
    after.materializedThrough === state.materializedThrough &&
    areSameParts(parts, state.parts);
  const stays = draft.stays ?? [];
  return done({ after: isNothing ? seriesOf(state) : after, changed, added, removed, stays, isNothing });
}

/** A plan that changes one session and nothing else (H4). */
export function assembleOne(state: SeriesState, before: SessionState, after: SessionFacts): PlanResult {
  return assemblePlan(state, { revised: [{ before, after }] });
}

/** Nothing would be different (H19). */
export function nothingPlan(state: SeriesState): PlanResult {
  return assemblePlan(state, {});
}

/** The later of two days. */
export function laterOf(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}

function seriesOf({ title, capacity, parts, materializedThrough }: SeriesState): SeriesChangePlan["after"] {
  return { title, capacity, parts, materializedThrough };
}

/** The earliest start that two sessions would have which are not cancelled. */
function firstDuplicate(
  state: SeriesState,
  changed: readonly ChangedSession[],
  added: readonly SessionFacts[],
  removed: readonly SessionState[],
): SessionFacts | null {
  const becomes = new Map<string, SessionFacts | null>(removed.map(({ id }) => [id, null]));
  for (const { before, after } of changed) becomes.set(before.id, after);
  const standing: SessionFacts[] = [...added];
  for (const session of state.sessions) {
    const after = becomes.has(session.id) ? becomes.get(session.id) : session;
    if (after) standing.push(after);
  }
  const active = standing.filter(({ status }) => status !== "cancelled").sort(byStart);
  return active.find((session, i) => active[i - 1]?.startsAt.getTime() === session.startsAt.getTime()) ?? null;
}

function byStart(a: SessionFacts, b: SessionFacts): number {
  return a.startsAt.getTime() - b.startsAt.getTime();
}
