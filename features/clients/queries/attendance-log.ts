import type { Reader } from "@/db/store";
import type { Chart } from "@/features/clients/queries/chart";
import { listMarked } from "@/features/clients/queries/overview";
import { listExpectedOfEnrollments } from "@/features/enrollment/queries/expected";
import { creditedMinutes, shownMark, type MarkName } from "@/lib/attendance/mark";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import type { LocalTime } from "@/lib/time/local-time";
import { toLocal, type Instant } from "@/lib/time/zone";

/** One session that is over, as it went. `mark` null: nobody recorded it. */
export interface AttendanceLine {
  readonly sessionId: string;
  readonly date: LocalDate;
  readonly startTime: LocalTime;
  readonly title: string;
  readonly status: "scheduled" | "cancelled" | "closed";
  readonly mark: {
    readonly name: MarkName;
    readonly minutesLate: number | null;
    readonly leftAt: LocalTime | null;
  } | null;
  readonly reason: string | null;
  readonly scheduled: number;
  readonly credited: number;
  readonly wasCorrected: boolean;
}

export interface AttendanceLog {
  readonly from: LocalDate;
  readonly through: LocalDate;
  readonly lines: readonly AttendanceLine[];
  /** The last day of the page before this one; null: there is nothing earlier. */
  readonly earlier: LocalDate | null;
}

const DAYS_A_PAGE = 56;

/** Eight weeks of attendance that end on a day, the newest first: four queries. */
export async function findAttendanceLog(
  reader: Reader,
  chart: Chart,
  through: LocalDate,
  now: Instant,
): Promise<AttendanceLog> {
  const from = addDays(through, 1 - DAYS_A_PAGE);
  const recent = chart.enrollments.filter(
    ({ startDate, endDate }) => startDate <= through && (endDate === null || endDate >= from),
  );
  const expected = await listExpectedOfEnrollments(
    reader,
    recent.map(({ id }) => id),
    { from, to: through },
  );
  const marked = await listMarked(reader, chart.client.id, from, through);
  const markOf = new Map(marked.map(({ mark }) => [mark.sessionId, mark]));
  const sessions = new Map([...expected.values()].flat().map((session) => [session.id, session] as const));
  const all = [...sessions.values(), ...marked.map(({ session }) => session).filter(({ id }) => !sessions.has(id))];
  const { zone } = chart.site;
  const lines = all
    .filter(({ id, startsAt }) => startsAt <= now || markOf.has(id))
    .sort((one, other) => other.startsAt.getTime() - one.startsAt.getTime())
    .map((session): AttendanceLine => {
      const facts = markOf.get(session.id);
      const shown = facts && shownMark(facts, session);
      const isOff = session.status !== "scheduled";
      return {
        sessionId: session.id,
        date: session.date,
        startTime: session.startTime,
        title: session.title,
        status: session.status,
        mark: shown ? { ...shown, leftAt: shown.leftAt && toLocal(shown.leftAt, zone).time } : null,
        reason: facts?.reason ?? null,
        scheduled: isOff ? 0 : session.durationMinutes,
        credited: facts && !isOff ? creditedMinutes(facts, session) : 0,
        wasCorrected: (facts?.version ?? 1) > 1,
      };
    });
  const isEarlier = chart.enrollments.some(({ startDate }) => startDate < from);
  return { from, through, lines, earlier: isEarlier ? addDays(from, -1) : null };
}
