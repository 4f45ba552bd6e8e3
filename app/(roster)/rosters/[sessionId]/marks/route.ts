import { markOnRoster } from "@/features/attendance/commands/mark-on-roster";
import type { MarkLineRefusal } from "@/features/attendance/commands/record-marks";
import { markLinesInput, rosterInput } from "@/features/attendance/input";
import { listMarkAuthors } from "@/features/attendance/queries/mark-authors";
import { findRosterAccess } from "@/features/attendance/queries/roster-access";
import { findRosterView } from "@/features/attendance/queries/roster-view";
import {
  explainOtherSignIn,
  isOfOtherSignIn,
  OTHER_SIGN_IN,
  type OtherSignIn,
} from "@/features/offline-roster/refusals";
import { explainLineRefusal } from "@/lib/attendance/explain-line-refusal";
import { refuse } from "@/lib/result";
import { defineRoute } from "@/server/doors/route";

/**
 * Where a finger's marks go: the same command as the form's, without a page in the answer. The answer holds the lines
 * as they are now, so that the roster shows what is on record and not what it hoped for.
 */
export const POST = defineRoute({
  name: "attendance.mark-lines",
  method: "POST",
  input: markLinesInput,
  permission: "attendance:mark",
  subject: (reader, { sessionId }) => findRosterAccess(reader, sessionId),
  command: async (tx, call, input) =>
    isOfOtherSignIn(call.actor, input.signInId)
      ? refuse<MarkLineRefusal | OtherSignIn>(OTHER_SIGN_IN)
      : markOnRoster(tx, call, input),
  explain: (refusal) => {
    if (refusal.why === "other_sign_in") return { detail: explainOtherSignIn(), why: refusal.why };
    const { why, clientId, current } = refusal;
    return {
      detail: explainLineRefusal(why),
      why,
      clientId,
      current: current && { version: current.version, was: current.was, recordedAt: current.recordedAt },
    };
  },
  respond: async ({ reader, actor, now, commanded }, { sessionId, lines }) => {
    const touched = new Set(lines.map(({ clientId }) => clientId));
    const roster = await findRosterView(reader, sessionId, { actor, now });
    return Response.json({
      lines: roster?.lines.filter(({ clientId }) => touched.has(clientId)) ?? [],
      consequences: commanded.consequences,
    });
  },
});

/** The lines as they are now, and who recorded them: asked for when somebody was faster, to show both values. */
export const GET = defineRoute({
  name: "attendance.lines",
  method: "GET",
  input: rosterInput,
  permission: "roster:read",
  subject: (reader, { sessionId }) => findRosterAccess(reader, sessionId),
  respond: async ({ reader, actor, now }, { sessionId }) => {
    const roster = await findRosterView(reader, sessionId, { actor, now });
    const authors = await listMarkAuthors(reader, sessionId, now);
    return Response.json({ lines: roster?.lines ?? [], authors }, { headers: { "cache-control": "no-store" } });
  },
});
