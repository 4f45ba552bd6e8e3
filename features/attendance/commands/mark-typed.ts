import { eq } from "drizzle-orm";
import type { z } from "zod";
import { sessions } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { WantedMark } from "@/lib/attendance/decide-mark";
import { readTypedMark, type TypedMark } from "@/lib/attendance/typed-mark";
import { refuse, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import type { Changed, Unchanged } from "@/server/doors/changed";
import type { lineInput } from "../input";
import { findSessionPolicy } from "../queries/session-policy";
import { clearMark } from "./clear-mark";
import { markAttendance, type MarkedLine, type MarkLineRefusal } from "./mark-attendance";

type TypedLine = z.output<typeof lineInput>;

/** Where a mark was recorded from, for the record: the roster page. */
export const ROSTER_DEVICE = "roster";

/**
 * Record lines as a form or a finger sent them: words of the clinic, turned into facts here. A single line may ask to
 * be unrecorded again; among several that is refused by the input.
 */
export async function markTyped(
  tx: Tx,
  call: Call,
  input: { sessionId: string; correctionReason: string | null; lines: readonly TypedLine[] },
): Promise<Result<Changed<MarkedLine[]> | Unchanged<MarkedLine[]>, MarkLineRefusal>> {
  const [session] = await tx.select().from(sessions).where(eq(sessions.id, input.sessionId));
  if (session === undefined) return refuse({ why: "no_such_session", clientId: null, current: null });
  const { correctionReason } = input;
  const { noticeHours } = await findSessionPolicy(tx, session);
  const wanted = input.lines.map((line) => ({
    line,
    mark: readTypedMark(line as TypedMark, session, noticeHours, call.now),
  }));
  const [only] = wanted;
  if (wanted.length === 1 && only !== undefined && only.mark === null) {
    const { clientId, seenVersion } = only.line;
    return clearMark(tx, call, {
      sessionId: session.id,
      clientId,
      seenVersion,
      correctionReason,
      device: ROSTER_DEVICE,
    });
  }
  return markAttendance(tx, call, {
    sessionId: session.id,
    device: ROSTER_DEVICE,
    lines: wanted
      .filter((each): each is { line: TypedLine; mark: WantedMark } => each.mark !== null)
      .map(({ line, mark }) => ({
        clientId: line.clientId,
        seenVersion: line.seenVersion,
        wanted: mark,
        correctionReason,
      })),
  });
}
