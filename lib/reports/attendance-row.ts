import { creditedMinutes, shownMark, type MarkFacts, type MarkName } from "../attendance/mark";
import type { Outcome } from "../standing/types";
import type { LocalDate } from "../time/local-date";
import type { LocalTime } from "../time/local-time";
import type { Instant, Zone } from "../time/zone";

/** What a line of the attendance report says happened. "unrecorded" is never a miss; "closed" and "cancelled" never count. */
export type ReportMark = MarkName | "unrecorded" | "upcoming" | "closed" | "cancelled";

/** One client in one session: a row of the attendance report and of its files. */
export interface AttendanceRow {
  readonly sessionId: string;
  readonly clientId: string;
  readonly date: LocalDate;
  readonly start: LocalTime;
  readonly end: LocalTime;
  readonly zone: Zone;
  readonly scheduledMinutes: number;
  readonly creditedMinutes: number;
  readonly kind: "group" | "individual" | "family";
  readonly title: string;
  readonly serviceType: string;
  readonly program: string;
  readonly site: string;
  readonly facilitator: string;
  readonly mark: ReportMark;
  readonly outcome: Outcome | null;
  readonly recordedBy: string;
  readonly recordedAt: Instant | null;
}

export interface ReportedSession {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly status: "scheduled" | "cancelled" | "closed";
}

/** The mark of a report line: what is on record, or why there is nothing. */
export function reportMark(session: ReportedSession, facts: MarkFacts | null, now: Instant): ReportMark {
  if (session.status === "cancelled" || session.status === "closed") return session.status;
  if (facts !== null) return shownMark(facts, session).name;
  return session.endsAt > now ? "upcoming" : "unrecorded";
}

/** Minutes credited on a report line: none for a session that was off, whatever is on record. */
export function reportMinutes(session: ReportedSession, facts: MarkFacts | null): number {
  return session.status === "scheduled" && facts !== null ? creditedMinutes(facts, session) : 0;
}
