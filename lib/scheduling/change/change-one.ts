import { refuse } from "@/lib/result";
import { assembleOne, nothingPlan, type PlanResult } from "@/lib/scheduling/change/assemble-plan";
import { dayRefusal, figuresRefusal } from "@/lib/scheduling/change/bounds";
import { meetsOn } from "@/lib/scheduling/change/parts";
import type { SeriesChangeRefusal, SessionFieldsWanted } from "@/lib/scheduling/change/series-change";
import {
  closuresOver,
  differs,
  endAfter,
  isSameLead,
  isSamePlace,
  moveTo,
  placeOfSession,
  startAt,
  type Start,
} from "@/lib/scheduling/change/session-facts";
import type { SeriesState, SessionFacts, SessionState } from "@/lib/scheduling/change/series-state";
import type { LocalDate } from "@/lib/time/local-date";

/**
 * "This only" (the clinic's rules, H4): what really becomes different is the session's own from then on. Nobody may be
 * marked in it (H3). A session moved back to its regular place follows its series again. A past one may be put right.
 */
export function changeOne(
  state: SeriesState,
  session: SessionState,
  wanted: SessionFieldsWanted,
  today: LocalDate,
): PlanResult {
  if (session.hasMarks) return refuse({ reason: "has_attendance" });
  if (session.status === "cancelled") return refuse({ reason: "is_cancelled" });
  const start = startAt(wanted.date ?? session.date, wanted.startTime ?? session.startTime, state.zone);
  const moves = start.startsAt.getTime() !== session.startsAt.getTime();
  const refusal = figuresRefusal(wanted) ?? (moves ? moveRefusal(state, session, start, today) : null);
  if (refusal !== null) return refuse(refusal);
  const filled = fill(state, session, wanted);
  const after = moves ? move(state, filled, start) : filled;
  if (!differs(session, after)) return nothingPlan(state);
  if (session.status === "closed" && !moves) return refuse({ reason: "is_closed" });
  return assembleOne(state, session, after);
}

/** H13: not onto a start the series has, nor onto a closed day; one held in spite of a closure stays on its day. */
function moveRefusal(
  state: SeriesState,
  session: SessionState,
  start: Start,
  today: LocalDate,
): SeriesChangeRefusal | null {
  const far = start.date === session.date ? null : dayRefusal(start.date, today);
  if (far !== null) return far;
  if (isStartTaken(state, start, session.id)) return { reason: "duplicate", date: start.date, time: start.startTime };
  const [closure] = closuresOver(state, start);
  if (closure === undefined || (session.isHeldAnyway && start.date === session.date)) return null;
  return { reason: "closed_day", date: start.date, name: closure.name };
}

/** Whether the series has an active session at this start already, closed ones too (H13, H15). */
export function isStartTaken(state: SeriesState, { startsAt }: Pick<Start, "startsAt">, exceptId?: string): boolean {
  return state.sessions.some(
    ({ id, status, startsAt: other }) =>
      id !== exceptId && status !== "cancelled" && other.getTime() === startsAt.getTime(),
  );
}

function fill(state: SeriesState, session: SessionState, wanted: SessionFieldsWanted): SessionFacts {
  const durationMinutes = wanted.durationMinutes ?? session.durationMinutes;
  const place = wanted.place === undefined ? session.place : placeOfSession(wanted.place, state);
  const lead = wanted.lead ?? session.lead;
  return {
    ...session,
    durationMinutes,
    endsAt: endAfter(session.startsAt, durationMinutes),
    place,
    lead,
    own: {
      time: session.own.time,
      length: session.own.length || durationMinutes !== session.durationMinutes,
      place: session.own.place || !isSamePlace(place, session.place),
      lead: session.own.lead || !isSameLead(lead, session.lead),
    },
  };
}

/** An added session has no regular place but its own (H14), so it is never "moved away" from one. */
function move(state: SeriesState, facts: SessionFacts, start: Start): SessionFacts {
  const moved = moveTo(facts, start, state);
  if (facts.origin === "added") return { ...moved, regularDate: start.date, regularTime: start.startTime };
  const regular = startAt(facts.regularDate, facts.regularTime, state.zone);
  const isBack = regular.startsAt.getTime() === start.startsAt.getTime();
  // Where the series no longer meets that day, staff's hand alone keeps it there (H8).
  const time = !isBack || !meetsOn(state.parts, state.zone, facts.regularDate);
  return { ...moved, own: { ...moved.own, time } };
}
