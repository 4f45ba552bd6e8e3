import { refuse } from "@/lib/result";
import { assembleOne, nothingPlan, type PlanResult } from "@/lib/scheduling/change/assemble-plan";
import { isStartTaken } from "@/lib/scheduling/change/change-one";
import { partAt } from "@/lib/scheduling/change/parts";
import { moveTo, placeOfSession, startAt } from "@/lib/scheduling/change/session-facts";
import type { SeriesState, SessionState } from "@/lib/scheduling/change/series-state";
import { decideCancel } from "@/lib/scheduling/session-status";

/** Cancels one session: it stays on record (the clinic's rules, H9). Not once anybody is marked in it (H3). */
export function cancelOne(state: SeriesState, session: SessionState, reason: string): PlanResult {
  const decided = decideCancel(session);
  if (!decided.ok) return refuse({ reason: decided.refusal });
  if (decided.value === "already") return nothingPlan(state);
  return assembleOne(state, session, { ...session, status: "cancelled", cancelReason: reason });
}

/**
 * Brings a cancelled session back at its current regular place (H9), with what it has as its own and otherwise what the
 * series is there now. Under a closure it comes back as closed (H10).
 */
export function restoreOne(state: SeriesState, session: SessionState): PlanResult {
  if (session.hasMarks) return refuse({ reason: "has_attendance" });
  if (session.status !== "cancelled") return refuse({ reason: "not_cancelled" });
  const start = startAt(session.regularDate, session.regularTime, state.zone);
  if (isStartTaken(state, start, session.id))
    return refuse({ reason: "duplicate", date: start.date, time: start.startTime });
  const { own, ...facts } = session;
  const part = partAt(state.parts, session.regularDate);
  const back = {
    ...facts,
    status: "scheduled" as const,
    cancelReason: null,
    isHeldAnyway: false,
    own: { ...own, time: false },
    durationMinutes: own.length ? session.durationMinutes : part.durationMinutes,
    place: own.place ? session.place : placeOfSession(part.place, state),
    lead: own.lead ? session.lead : part.lead,
  };
  return assembleOne(state, session, moveTo(back, start, state));
}
