import type { Tx } from "@/db/store";
import { refuse, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
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

/** Mark everyone who is not recorded yet as present. It never touches a line that somebody recorded. */
export async function markRestPresent(
  tx: Tx,
  call: Call,
  input: { readonly sessionId: string; readonly device: string; readonly correctionReason: string | null },
): Promise<Result<Marked, MarkLineRefusal>> {
  const roster = await findRosterState(tx, input.sessionId);
  if (roster === null) return refuse(NO_SUCH_SESSION);
  const { device, correctionReason } = input;
  const lines = [...roster.lines.values()]
    .filter(({ current }) => current === null)
    .map(({ clientId, version }): WantedLine => ({
      clientId,
      wanted: { as: "present" },
      seenVersion: version,
      correctionReason,
    }));
  return recordLines(tx, call, roster, { device, lines });
}
