import type { LocalDate } from "@/lib/time/local-date";
import { localTimeOfMinutes } from "@/lib/time/local-time";

/** Where a session is wanted: a day and minutes after midnight on the site's clock. */
export interface WantedPlace {
  readonly date: LocalDate;
  readonly startMinute: number;
  readonly endMinute: number;
}

/**
 * The address of the change dialog for one session with its new place filled in. A drag on the calendar leads here: it
 * writes nothing itself, so that the consequences are seen before anything moves. `back` is the calendar it came from.
 */
export function moveHref(
  session: { readonly id: string; readonly seriesId: string },
  wanted: WantedPlace,
  back: string,
): string {
  const query = new URLSearchParams({
    session: session.id,
    scope: "one",
    date: wanted.date,
    start: localTimeOfMinutes(wanted.startMinute),
    end: localTimeOfMinutes(wanted.endMinute),
    back,
  });
  return `/schedule/series/${session.seriesId}/edit?${query}`;
}
