import type { DayException } from "@/lib/scheduling/change/series-change";
import type { Place } from "@/lib/scheduling/change/series-state";
import { parseWayOut } from "@/lib/scheduling/ways-out";
import type { StoredSeries } from "./series-state";

/**
 * A place with another room: what makes people take part in a virtual one is its link, and in a real one their feet. The
 * series' own link stays; without one a session carries the room's.
 */
export function placeIn({ rooms }: StoredSeries, place: Place, roomId: string | null): Place {
  const isVirtual = (id: string | null) => id !== null && (rooms.get(id)?.isVirtual ?? false);
  const [from, to] = [isVirtual(place.roomId), isVirtual(roomId)];
  const modality = to && place.modality === "in_person" ? "video" : place.modality;
  return { ...place, roomId, modality: from && !to && modality === "video" ? "in_person" : modality };
}

/** The ways out that were chosen, day by day; null when one of them cannot be read. */
export function readExceptions(
  ways: readonly string[],
  stored: StoredSeries,
  place: Place,
): readonly DayException[] | null {
  const exceptions: DayException[] = [];
  for (const text of ways) {
    if (text === "") continue;
    const read = parseWayOut(text);
    if (read === null) return null;
    for (const date of read.dates) {
      if (read.way === "place") exceptions.push({ way: "place", date, place: placeIn(stored, place, read.roomId) });
      else if (read.way === "time") exceptions.push({ way: "time", date, startTime: read.startTime });
      else if (read.way === "skip") exceptions.push({ way: "skip", date });
    }
  }
  return exceptions;
}
