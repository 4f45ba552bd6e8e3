import type { Occurrence } from "@/lib/recurrence/series-rule";
import { endAfter, moveTo, placeOfSession } from "@/lib/scheduling/change/session-facts";
import type { SeriesPart, SeriesState, SessionFacts } from "@/lib/scheduling/change/series-state";

/** A session of the pattern at one of its places: with all the part says, and closed from the beginning under a closure (H10). */
export function newSession(
  state: SeriesState,
  part: SeriesPart,
  place: Occurrence,
  { title, capacity }: Pick<SeriesState, "title" | "capacity">,
): SessionFacts {
  const start = { date: place.date, startTime: place.time, startsAt: place.startsAt };
  const facts: SessionFacts = {
    origin: "pattern",
    ...start,
    endsAt: endAfter(place.startsAt, part.durationMinutes),
    durationMinutes: part.durationMinutes,
    regularDate: place.regularDate,
    regularTime: place.regularTime,
    own: { time: false, length: false, place: false, lead: false },
    place: placeOfSession(part.place, state),
    lead: part.lead,
    title,
    capacity,
    status: "scheduled",
    cancelReason: null,
    sequence: 0,
    isHeldAnyway: false,
  };
  return moveTo(facts, start, state);
}
