import type { z } from "zod";
import type { Tx } from "@/db/store";
import { listLineNotices } from "@/features/notices/queries/line-notices";
import { readTypedMark } from "@/lib/attendance/typed-mark";
import { takenAt } from "@/lib/offline-roster/taken";
import { refuse, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import type { sentLineInput } from "../input";
import { listRosterEnrollments } from "../queries/roster-policies";
import { findRosterState, type RosterState } from "../queries/roster-state";
import { NO_SUCH_SESSION, recordLines, type Marked, type MarkLineRefusal, type WantedLine } from "./record-marks";

/** A line from a plain form, or from a browser that may have kept it for a while. */
type TypedLine = Omit<z.output<typeof sentLineInput>, "waitedSeconds" | "sentKey"> &
  Partial<Pick<z.output<typeof sentLineInput>, "waitedSeconds" | "sentKey">>;

/** Where a mark was recorded from, for the record: the roster page. */
export const ROSTER_DEVICE = "roster";

/** Record lines as a form or a finger sent them: words of the clinic, turned into facts here. All of them, or none. */
export async function markTyped(
  tx: Tx,
  call: Call,
  input: {
    readonly sessionId: string;
    readonly correctionReason: string | null;
    readonly lines: readonly TypedLine[];
    /** Where it was recorded from; left out: the roster page. */
    readonly device?: string;
  },
): Promise<Result<Marked, MarkLineRefusal>> {
  const roster = await findRosterState(tx, input.sessionId);
  if (roster === null) return refuse(NO_SUCH_SESSION);
  const noticeHoursOf = await readNoticeHours(tx, roster, input.lines);
  const isAway = ({ as }: TypedLine) => as === "missed" || as === "excused";
  const notices = await listLineNotices(
    tx,
    roster.session.id,
    input.lines.filter(isAway).map(({ clientId }) => clientId),
  );
  const lines = input.lines.map((typed): WantedLine => {
    const { clientId, seenVersion } = typed;
    const current = roster.lines.get(clientId)?.current ?? null;
    const taken = takenAt(typed.waitedSeconds ?? null, call.now);
    // "Late" without minutes means late when it was tapped.
    const at = taken ?? call.now;
    const told = notices.get(clientId) ?? null;
    const wanted = readTypedMark(typed, roster.session, noticeHoursOf(clientId), at, current, told);
    const { correctionReason } = input;
    return { clientId, wanted, seenVersion, correctionReason, takenAt: taken, sentKey: typed.sentKey ?? null };
  });
  return recordLines(tx, call, roster, { device: input.device ?? ROSTER_DEVICE, lines });
}

/** How long before the start each client has to tell. Only asked for when somebody is away: most lines are not. */
async function readNoticeHours(
  tx: Tx,
  roster: RosterState,
  typed: readonly TypedLine[],
): Promise<(clientId: string) => number | null> {
  const away = typed.filter(({ told }) => told !== null);
  const enrollmentOf = new Map(
    away.map(({ clientId }) => [clientId, roster.lines.get(clientId)?.enrollmentId ?? null]),
  );
  const ids = [...enrollmentOf.values()].filter((id) => id !== null);
  const enrollments = await listRosterEnrollments(tx, ids, roster.session.date);
  return (clientId) => enrollments.get(enrollmentOf.get(clientId) ?? "")?.policy.noticeHours ?? null;
}
