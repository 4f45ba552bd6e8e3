import { finishRoster } from "@/features/attendance/commands/finish-roster";
import { rosterInput } from "@/features/attendance/input";
import { findRosterAccess } from "@/features/attendance/queries/roster-access";
import { explainFinishRefusal } from "@/features/attendance/refusals/explain-finish";
import { defineRoute } from "@/server/doors/route";

/** The same as the roster's button, for a roster that was finished without a connection: it is sent after its marks. */
export const POST = defineRoute({
  name: "attendance.finish-later",
  method: "POST",
  input: rosterInput,
  permission: "attendance:mark",
  subject: (reader, { sessionId }) => findRosterAccess(reader, sessionId),
  command: finishRoster,
  explain: explainFinishRefusal,
  respond: () => new Response(null, { status: 204 }),
});
