import { finishRoster } from "@/features/attendance/commands/finish-roster";
import { markAttendance, type WantedLine } from "@/features/attendance/commands/mark-attendance";
import { listExpectedOfEnrollments, type ExpectedSession } from "@/features/enrollment/queries/expected";
import type { WantedMark } from "@/lib/attendance/decide-mark";
import { addDays, localDate } from "@/lib/time/local-date";
import { OPERATOR, type Stage } from "./stage";
import { CLIENTS, type Absences } from "./people";

const FIRST_DAY = localDate("2026-10-26");
const TEN_MINUTES = 600_000;

/** Every roster up to yesterday is taken and finished, ten minutes after its session. Today's are still to do. */
export async function recordHistory(
  stage: Stage,
  clients: Readonly<Record<string, { readonly id: string; readonly enrollmentId: string }>>,
): Promise<void> {
  const people = CLIENTS.flatMap(({ name, absences }) => {
    const made = clients[name];
    return made === undefined ? [] : [{ ...made, absences }];
  });
  const span = { from: FIRST_DAY, to: addDays(stage.today, -1) };
  const ids = people.map(({ enrollmentId }) => enrollmentId);
  const expected = await listExpectedOfEnrollments(stage.store.reader, ids, span);
  const rosters = new Map<string, { session: ExpectedSession; lines: WantedLine[] }>();
  for (const { id, enrollmentId, absences } of people) {
    for (const session of expected.get(enrollmentId) ?? []) {
      const roster = rosters.get(session.id) ?? { session, lines: [] };
      const wanted = wantedOf(session, absences);
      roster.lines.push({ clientId: id, wanted, seenVersion: 0, correctionReason: null });
      rosters.set(session.id, roster);
    }
  }
  const inOrder = [...rosters.values()].sort((a, b) => a.session.startsAt.getTime() - b.session.startsAt.getTime());
  for (const { session, lines } of inOrder) {
    const when = { by: OPERATOR, at: new Date(session.endsAt.getTime() + TEN_MINUTES) };
    await stage.do(markAttendance, { sessionId: session.id, device: "desk", lines }, when);
    await stage.do(finishRoster, { sessionId: session.id }, when);
  }
}

/** A whole day is missed or excused; somebody who is late is late for the first group. */
function wantedOf(session: ExpectedSession, absences: Absences): WantedMark {
  const was = absences[session.date];
  if (was === "missed" || was === "excused") return { as: was };
  return was !== undefined && session.startTime < "10:00" ? { as: "late", minutesLate: was } : { as: "present" };
}
