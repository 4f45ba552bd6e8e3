import type { Tx } from "@/db/store";
import { fillMark } from "@/lib/attendance/everyone-else";
import { readTypedMark } from "@/lib/attendance/typed-mark";
import { refuse, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { listKnownOfLines } from "../queries/roster-people";
import { findRosterState } from "../queries/roster-state";
import { NO_SUCH_SESSION, recordLines, type Marked, type MarkLineRefusal, type WantedLine } from "./record-marks";

export type { WantedLine };

/** Record marks of one session: all of them, or none. */
export async function markAttendance(
  tx: Tx,
  call: Call,
  input: { readonly sessionId: string; readonly device: string; readonly lines: readonly WantedLine[] },
): Promise<Result<Marked, MarkLineRefusal>> {
  const roster = await findRosterState(tx, input.sessionId);
  return roster === null ? refuse(NO_SUCH_SESSION) : recordLines(tx, call, roster, input);
}

/**
 * Mark everyone who is not recorded yet: present, or what is known of them by then, from the door or from what they told
 * us. Who said "late" and has not come in stays open. It never touches a line that somebody recorded.
 */
export async function markRestPresent(
  tx: Tx,
  call: Call,
  input: { readonly sessionId: string; readonly device: string; readonly correctionReason: string | null },
): Promise<Result<Marked, MarkLineRefusal>> {
  const roster = await findRosterState(tx, input.sessionId);
  if (roster === null) return refuse(NO_SUCH_SESSION);
  const { session } = roster;
  const { device, correctionReason } = input;
  const open = [...roster.lines.values()].filter(({ current }) => current === null);
  const known = await listKnownOfLines(
    tx,
    session,
    open.map(({ clientId }) => clientId),
  );
  const lines = open.flatMap(({ clientId, version }): WantedLine[] => {
    const { notice = null, arrivedAt = null } = known.get(clientId) ?? {};
    const filled = fillMark({ notice, arrivedAt }, session);
    if (filled === null) return [];
    const typed = { ...NOTHING_TYPED, ...filled };
    const wanted = readTypedMark(typed, session, null, call.now, null, notice);
    return [{ clientId, wanted, seenVersion: version, correctionReason }];
  });
  return recordLines(tx, call, roster, { device, lines });
}

const NOTHING_TYPED = { minutesLate: null, leftAt: null, told: null, reason: null, modality: null };
