import { and, desc, eq } from "drizzle-orm";
import { marks } from "@/db/schema";
import type { Tx } from "@/db/store";
import { clearMark } from "@/features/attendance/commands/clear-mark";
import { markAttendance } from "@/features/attendance/commands/mark-attendance";
import type { MarkLineRefusal } from "@/features/attendance/commands/record-marks";
import { done, type Result } from "@/lib/result";
import type { Instant } from "@/lib/time/zone";
import type { Call } from "@/server/doors/call";
import type { DomainEvent } from "@/server/doors/changed";
import type { NoticeRow } from "../queries/line-notices";

/**
 * Take back the excuse that was written for an accepted notice, where it is what is on record: the line says again what
 * it said before. A miss keeps the moment of the notice, because they did tell us. The facts of somebody who came, or of
 * a miss, stay as they are.
 */
export async function dropExcuse(
  tx: Tx,
  call: Call,
  notice: NoticeRow,
  session: { readonly id: string; readonly startsAt: Instant },
  device: string,
): Promise<Result<DomainEvent[], MarkLineRefusal>> {
  if (notice.isExcused !== true) return done([]);
  const { clientId } = notice;
  const [current, before] = await tx
    .select()
    .from(marks)
    .where(and(eq(marks.sessionId, session.id), eq(marks.clientId, clientId)))
    .orderBy(desc(marks.version))
    .limit(2);
  if (current === undefined || current.isClear || current.was !== "excused") return done([]);
  const line = { sessionId: session.id, clientId, seenVersion: current.version, device };
  const correctionReason = "The excuse was taken back.";
  const wasUnrecorded = before === undefined || before.isClear;
  const marked = wasUnrecorded
    ? await clearMark(tx, call, { ...line, correctionReason })
    : await markAttendance(tx, call, {
        sessionId: session.id,
        device,
        lines: [
          {
            clientId,
            wanted: { as: "missed", noticeGivenAt: notice.givenAt, reason: before.reason },
            seenVersion: current.version,
            correctionReason,
          },
        ],
      });
  if (!marked.ok) return marked;
  return done(marked.value.isChanged ? [...marked.value.events] : []);
}
