import { refuse } from "@/lib/result";
import { assemblePlan, type PlanResult } from "@/lib/scheduling/change/assemble-plan";
import { dayRefusal, figuresRefusal } from "@/lib/scheduling/change/bounds";
import { isStartTaken } from "@/lib/scheduling/change/change-one";
import { partAt } from "@/lib/scheduling/change/parts";
import type { SeriesChange } from "@/lib/scheduling/change/series-change";
import { closuresOver, endAfter, placeOfSession, startAt } from "@/lib/scheduling/change/session-facts";
import type { SeriesState, SessionFacts } from "@/lib/scheduling/change/series-state";
import type { LocalDate } from "@/lib/time/local-date";

/**
 * Adds a session beside the pattern (the clinic's rules, H14): no series change re-times it, and what is given for it is
 * its own. Not onto a start the series has, nor onto a closed day (H13). A past one may be added to put the record right.
 */
export function addOne(
  state: SeriesState,
  wanted: Extract<SeriesChange, { readonly kind: "add-one" }>,
  today: LocalDate,
): PlanResult {
  const start = startAt(wanted.date, wanted.startTime, state.zone);
  const refusal = figuresRefusal(wanted) ?? dayRefusal(start.date, today);
  if (refusal !== null) return refuse(refusal);
  if (isStartTaken(state, start)) return refuse({ reason: "duplicate", date: start.date, time: start.startTime });
  const [closure] = closuresOver(state, start);
  if (closure !== undefined) return refuse({ reason: "closed_day", date: start.date, name: closure.name });
  const part = partAt(state.parts, start.date);
  const durationMinutes = wanted.durationMinutes ?? part.durationMinutes;
  const added: SessionFacts = {
    origin: "added",
    ...start,
    endsAt: endAfter(start.startsAt, durationMinutes),
    durationMinutes,
    regularDate: start.date,
    regularTime: start.startTime,
    own: {
      time: false,
      length: wanted.durationMinutes !== undefined,
      place: wanted.place !== undefined,
      lead: wanted.lead !== undefined,
    },
    place: placeOfSession(wanted.place ?? part.place, state),
    lead: wanted.lead ?? part.lead,
    title: state.title,
    capacity: state.capacity,
    status: "scheduled",
    cancelReason: null,
    sequence: 0,
    isHeldAnyway: false,
  };
  return assemblePlan(state, { added: [added] });
}
