import { refuse } from "@/lib/result";
import { assembleOne, type PlanResult } from "@/lib/scheduling/change/assemble-plan";
import { partAt } from "@/lib/scheduling/change/parts";
import { closuresOver, isSamePlace, placeOfSession } from "@/lib/scheduling/change/session-facts";
import type { Place, SeriesState, SessionFacts, SessionState } from "@/lib/scheduling/change/series-state";
import { statusUnderClosures } from "@/lib/scheduling/session-status";

/**
 * Holds a session although a closure covers it, elsewhere if so wished (by video, usually), or lets the closure have it
 * again (the clinic's rules, H10). Not once anybody is marked in it (H3).
 */
export function holdAnyway(
  state: SeriesState,
  session: SessionState,
  { place, isHeld }: { readonly place: Place | null; readonly isHeld: boolean },
): PlanResult {
  if (session.hasMarks) return refuse({ reason: "has_attendance" });
  if (session.status === "cancelled") return refuse({ reason: "is_cancelled" });
  if (isHeld && session.status !== "closed" && !session.isHeldAnyway) return refuse({ reason: "not_closed" });
  const status = isHeld
    ? "scheduled"
    : statusUnderClosures({ status: session.status, hasMarks: false }, closuresOver(state, session).length);
  return assembleOne(state, session, { ...putAt(state, session, place, isHeld), status, isHeldAnyway: isHeld });
}

/** Put back where the series is, a session no longer has a place of its own: closing it again undoes holding it. */
function putAt(state: SeriesState, session: SessionState, given: Place | null, isHeld: boolean): SessionFacts {
  if (given === null) return session;
  const place = placeOfSession(given, state);
  if (isSamePlace(place, session.place)) return session;
  const regular = placeOfSession(partAt(state.parts, session.regularDate).place, state);
  return { ...session, place, own: { ...session.own, place: isHeld || !isSamePlace(place, regular) } };
}
