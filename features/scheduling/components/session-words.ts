import type { SessionKind } from "@/lib/scheduling/session-kind";
import { formatDateLong, formatTimeRange } from "@/lib/time/format";
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

/** "10 of 12 places", "full, 12 of 12 places", "3 people"; null for one-to-one sessions, which have none. */
export function placesText(session: WeekSession): string | null {
  const { kind, expected, capacity } = session;
  if (kind !== "group") return null;
  if (capacity === null) return expected === 1 ? "1 person" : `${expected} people`;
  return `${isFull(session) ? "full, " : ""}${expected} of ${capacity} places`;
}

/** "canceled", "closed", "happening now", "over"; null for what is simply to come. */
export function stateText({ status, when }: WeekSession): string | null {
  if (status === "cancelled") return "canceled";
  if (status === "closed") return "closed";
  if (when === "now") return "happening now";
  return when === "past" ? "over" : null;
}

/**
 * Everything a block says, in one line for a screen reader, beginning with what is seen: "Relapse prevention, group,
 * Wednesday 10:15–11:15 AM, Room A, 10 of 12 places, happening now".
 */
export function sessionLabel(session: WeekSession, clash: string | null): string {
  const weekday = formatDateLong(session.date).split(",")[0]!;
  const parts = [
    shownTitle(session),
    KIND_WORD[session.kind],
    `${weekday} ${rangeText(session)}`,
    session.room ?? (session.isOnline ? "online" : null),
    placesText(session),
    stateText(session),
    clash,
  ];
  return parts.filter((part) => part !== null).join(", ");
}

/** "Wednesday, November 18, today, 17 sessions" */
export function dayLabel(date: LocalDate, today: LocalDate, count: number, closed: string | null): string {
  const parts = [formatDateLong(date, today), date === today ? "today" : null, closed, countText(count)];
  return parts.filter((part) => part !== null).join(", ");
}

export function countText(count: number): string {
  if (count === 0) return "no sessions";
  return count === 1 ? "1 session" : `${count} sessions`;
}
