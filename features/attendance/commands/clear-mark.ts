import type { Tx } from "@/db/store";
import type { Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import { markAttendance } from "./mark-attendance";
import type { Marked, MarkLineRefusal } from "./record-marks";

/** Put one line back to unrecorded. The mark stays on record as a version that was cleared. */
export async function clearMark(
  tx: Tx,
  call: Call,
  input: {
    readonly sessionId: string;
    readonly clientId: string;
    readonly seenVersion: number;
    readonly correctionReason: string | null;
    readonly device: string;
  },
): Promise<Result<Marked, MarkLineRefusal>> {
  const { sessionId, device, clientId, seenVersion, correctionReason } = input;
  const lines = [{ clientId, wanted: null, seenVersion, correctionReason }];
  return markAttendance(tx, call, { sessionId, device, lines });
}
