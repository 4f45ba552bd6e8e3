import type { Occurrence } from "@/lib/recurrence/series-rule";
import type { SessionState } from "@/lib/scheduling/change/series-state";
import type { LocalDate } from "@/lib/time/local-date";

/** Which session has which place once the days are others, and which places nobody has. */
export interface MatchedPlaces {
  /** By session id. A session without one was on a day that is no more. */
  readonly places: ReadonlyMap<string, Occurrence>;
  readonly free: readonly Occurrence[];
}

/**
 * Gives the places of new days to the sessions that are there, by regular date, so that a session on a day that stays
 * keeps its id even when its time changes with it (the clinic's rules, H6). A cancelled session holds its day too, so
 * that it is not brought back as a new one (H9). Where a day has several, those at the same time go first.
 */
export function matchPlaces(sessions: readonly SessionState[], places: readonly Occurrence[]): MatchedPlaces {
  const byDate = new Map<LocalDate, Occurrence[]>();
  for (const place of places) byDate.set(place.regularDate, [...(byDate.get(place.regularDate) ?? []), place]);
  const found = new Map<string, Occurrence>();
  const take = (session: SessionState, accept: (place: Occurrence) => boolean): void => {
    const free = byDate.get(session.regularDate);
    const index = free?.findIndex(accept) ?? -1;
    if (free === undefined || index < 0 || found.has(session.id)) return;
    found.set(session.id, free[index]!);
    free.splice(index, 1);
  };
  const inOrder = sessions.toSorted((a, b) =>
    a.regularTime < b.regularTime ? -1 : a.regularTime > b.regularTime ? 1 : 0,
  );
  for (const session of inOrder) take(session, ({ regularTime }) => regularTime === session.regularTime);
  for (const session of inOrder) take(session, () => true);
  return { places: found, free: [...byDate.values()].flat() };
}
