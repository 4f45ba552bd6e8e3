import { lineHistoryInput } from "@/features/attendance/input";
import { findOpenedLine } from "@/features/attendance/queries/opened-line";
import { findRosterAccess } from "@/features/attendance/queries/roster-access";
import { defineRoute } from "@/server/doors/route";

/** Everything ever recorded of one line: asked for when its row is opened, and kept nowhere. */
export const GET = defineRoute({
  name: "attendance.history",
  method: "GET",
  input: lineHistoryInput,
  permission: "roster:read",
  subject: (reader, { sessionId }) => findRosterAccess(reader, sessionId),
  respond: async ({ reader, actor, now }, { sessionId, client }) => {
    const history = await findOpenedLine(reader, { sessionId, clientId: client, actor, now });
    return Response.json(history, { headers: { "cache-control": "no-store" } });
  },
});
