import { lineHistoryInput } from "@/features/attendance/input";
import { findMarkHistory } from "@/features/attendance/queries/mark-history";
import { findRosterAccess } from "@/features/attendance/queries/roster-access";
import { defineRoute } from "@/server/doors/route";

/** Everything ever recorded of one line: asked for when its row is opened, and kept nowhere. */
export const GET = defineRoute({
  name: "attendance.history",
  method: "GET",
  input: lineHistoryInput,
  permission: "roster:read",
  subject: (reader, { sessionId }) => findRosterAccess(reader, sessionId),
  respond: async ({ reader, now }, { sessionId, client }) => {
    const history = await findMarkHistory(reader, { sessionId, clientId: client, now });
    return Response.json(history, { headers: { "cache-control": "no-store" } });
  },
});
