import { escapeText, foldLine } from "@/lib/calendar/content-line";
import type { Instant } from "@/lib/time/zone";

/** One session as a calendar program takes it in. */
export interface CalendarEvent {
  /** Never changes, so that the same session is the same entry when it is taken in again (H18). */
  readonly uid: string;
  /** Rises when time, place or status change. */
  readonly sequence: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** What stands in the calendar, where others may read it: never a client's name. */
  readonly summary: string;
  readonly location: string | null;
  /** Cancelled, or closed: it stays as an entry that does not take place. */
  readonly isOff: boolean;
}

/**
 * An iCalendar file (RFC 5545): one event for each session, in UTC, so that it is right in every zone and over every
 * change of the clocks. It names nobody to be invited and nobody who invites. `stampedAt`: when the file was made.
 */
export function calendarFile(events: readonly CalendarEvent[], stampedAt: Instant): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Evenkeel//Evenkeel//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    ...events.flatMap((event) => eventLines(event, stampedAt)),
    "END:VCALENDAR",
  ];
  return lines.map(foldLine).join("");
}

function eventLines(event: CalendarEvent, stampedAt: Instant): string[] {
  const { uid, sequence, startsAt, endsAt, summary, location, isOff } = event;
  return [
    "BEGIN:VEVENT",
    `UID:${escapeText(uid)}`,
    `DTSTAMP:${utcStamp(stampedAt)}`,
    `DTSTART:${utcStamp(startsAt)}`,
    `DTEND:${utcStamp(endsAt)}`,
    `SEQUENCE:${sequence}`,
    `STATUS:${isOff ? "CANCELLED" : "CONFIRMED"}`,
    `SUMMARY:${escapeText(summary)}`,
    ...(location === null ? [] : [`LOCATION:${escapeText(location)}`]),
    `TRANSP:${isOff ? "TRANSPARENT" : "OPAQUE"}`,
    "END:VEVENT",
  ];
}

/** An instant in basic form: "20261124T151500Z". Parts of a second go. */
export function utcStamp(instant: Instant): string {
  return instant.toISOString().replaceAll(/[-:]|\.\d+/g, "");
}
