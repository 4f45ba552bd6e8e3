import type { Tx } from "@/db/store";
import { decideClear } from "@/lib/attendance/decide-mark";
import { done, refuse, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { findRosterState } from "../queries/roster-state";
import { mayCorrect, recordMarks, type MarkedLine, type MarkLineRefusal } from "./mark-attendance";

/** Put one line back to unrecorded. The mark stays on record as a version that was cleared. */
export async function clearMark(
  tx: Tx,
  call: Call,
  input: { sessionId: string; clientId: string; seenVersion: number; correctionReason: string | null; device: string },
): Promise<Result<Changed<MarkedLine[]> | Unchanged<MarkedLine[]>, MarkLineRefusal>> {
  const { clientId, seenVersion, correctionReason } = input;
  const roster = await findRosterState(tx, input.sessionId);
  if (roster === null) return refuse({ why: "no_such_session", clientId: null, current: null });
  const line = roster.lines.get(clientId);
  if (line === undefined) return refuse({ why: "not_on_roster", clientId, current: null });
  if (line.current === null) return done(unchanged([{ clientId, version: line.version }]));
  const mayCorrectLocked = mayCorrect(call, roster);
  const decision = decideClear(line, { now: call.now, seenVersion, correctionReason, mayCorrectLocked });
  if (!decision.ok) return refuse({ why: decision.refusal, clientId, current: line.current });
  const cleared = { line, facts: line.current, correctionReason, isClear: true };
  return done(await recordMarks(tx, call, roster, input.device, [cleared], []));
}
