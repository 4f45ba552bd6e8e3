import type { SessionKind } from "@/lib/scheduling/session-kind";
import { formatDate, formatDateLong, formatTime, formatTimeRange } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import { localTimeOfMinutes } from "@/lib/time/local-time";
import type { WeekSession } from "../queries/week";

const KIND_WORD: Record<SessionKind, string> = { group: "group", individual: "individual", family: "family" };
const KIND_CLASS: Record<SessionKind, string> = { group: "k-group", individual: "k-indiv", family: "k-family" };

export const KIND_NAMES: Record<SessionKind, string> = { group: "Group", individual: "Individual", family: "Family" };

export function kindClass(kind: SessionKind): string {
  return KIND_CLASS[kind];
}

/** What stands first on a block: a group's name, or the initials of the client a session is for. */
export function shownTitle({ kind, title, initials }: WeekSession): string {
  return kind === "group" ? title : (initials ?? title);
}

/** "10:15–11:15 AM" */
export function rangeText({ startMinute, minutes }: Pick<WeekSession, "startMinute" | "minutes">): string {
  return formatTimeRange(localTimeOfMinutes(startMinute), localTimeOfMinutes(startMinute + minutes));
}

export function isFull({ expected, capacity }: WeekSession): boolean {
  return capacity !== null && expected >= capacity;
}

/** "moved from Tue, Nov 17, 9:00 AM"; the time alone when the day is the same; null when it stands where it always does. */
export function movedText({ date, movedFrom }: WeekSession): string | null {
  if (movedFrom === null) return null;
  const time = formatTime(localTimeOfMinutes(movedFrom.startMinute));
  return `moved from ${movedFrom.date === date ? time : `${formatDate(movedFrom.date)}, ${time}`}`;
}

/** Whether a planner may take it somewhere else from the calendar: it is to come, and nobody is marked in it. */
export function isMovable({ status, when, marked, startMinute, minutes }: WeekSession): boolean {
  return status === "scheduled" && when === "next" && marked === 0 && startMinute + minutes < 1440;
}

/** "2 people", "nobody yet": who comes to a one-to-one session. */
export function peopleText({ expected, when }: WeekSession): string {
  if (expected === 0) return when === "next" ? "nobody yet" : "nobody";
  return expected === 1 ? "1 person" : `${expected} people`;
}

/** "10 of 12 places", "full, 12 of 12 places", "3 people"; null for one-to-one sessions, which have none. */
export function placesText(session: WeekSession): string | null {
  const { kind, expected, capacity } = session;
  if (kind !== "group") return null;
  if (capacity === null) return expected === 1 ? "1 person" : `${expected} people`;
  return `${isFull(session) ? "full, " : ""}${expected} of ${capacity} places`;
}

/** A session as it is drawn: with what the days of its week say of it. */
export interface ShownSession extends WeekSession {
  /** "Thanksgiving": the closure it fell to. */
  readonly closedFor: string | null;
}

/** The sessions with the names of the closures they fell to. */
export function withClosures(
  sessions: readonly WeekSession[],
  closed: readonly { readonly date: LocalDate; readonly name: string }[],
): ShownSession[] {
  const names = new Map(closed.map(({ date, name }) => [date, name]));
  return sessions.map((session) => ({
    ...session,
    closedFor: session.status === "closed" ? (names.get(session.date) ?? null) : null,
  }));
}

/**
 * What of them is past, under way or to come at another minute of today: a calendar that stays open keeps telling the
 * time. Other days stay as the server saw them.
 */
export function atMinute<Session extends WeekSession>(
  sessions: readonly Session[],
  today: LocalDate,
  minute: number,
): Session[] {
  return sessions.map((session) => {
    if (session.date !== today) return session;
    const { startMinute, minutes } = session;
    const when = minute >= startMinute + minutes ? "past" : minute >= startMinute ? "now" : "next";
    return when === session.when ? session : { ...session, when };
  });
}

/** "canceled", "closed, Thanksgiving", "happening now", "over"; null for what is simply to come. */
export function stateText({ status, when, closedFor }: ShownSession): string | null {
  if (status === "cancelled") return "canceled";
  if (status === "closed") return closedFor === null ? "closed" : `closed, ${closedFor}`;
  if (when === "now") return "happening now";
  return when === "past" ? "over" : null;
}

/**
 * Everything a block says, in one line for a screen reader, beginning with what is seen: "Relapse prevention, group,
 * Wednesday 10:15–11:15 AM, Room A, 10 of 12 places, happening now".
 */
export function sessionLabel(session: ShownSession, clash: string | null): string {
  const weekday = formatDateLong(session.date).split(",")[0]!;
  const parts = [
    shownTitle(session),
    KIND_WORD[session.kind],
    `${weekday} ${rangeText(session)}`,
    session.room ?? (session.isOnline ? "online" : null),
    placesText(session),
    stateText(session),
    movedText(session),
    clash,
  ];
  return parts.filter((part) => part !== null).join(", ");
}

/** "Wednesday, November 18, today, 17 sessions" */
export function dayLabel(date: LocalDate, today: LocalDate, count: number, closed: string | null): string {
  const parts = [formatDateLong(date, today), date === today ? "today" : null, closed, countText(count)];
  return parts.filter((part) => part !== null).join(", ");
}

/** "9:00" without its half of the day, which the place on the grid tells. */
export function clockText(minute: number): string {
  return `${Math.floor(minute / 60) % 12 || 12}:${String(minute % 60).padStart(2, "0")}`;
}

export function shortRoom(room: string): string {
  return room.replace(/^Room\b/, "Rm");
}

export function offWord({ status, closedFor }: ShownSession): string {
  return status === "cancelled" ? "canceled" : (closedFor ?? "closed");
}

export function countText(count: number): string {
  if (count === 0) return "no sessions";
  return count === 1 ? "1 session" : `${count} sessions`;
}
