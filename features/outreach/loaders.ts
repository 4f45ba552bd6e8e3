import { findClientAccess } from "@/features/clients/queries/client-access";
import { defineLoader } from "@/server/doors/loader";
import { listAttempts } from "./queries/attempts";

/** The contact log of one client. */
export const attemptsLoader = defineLoader({
  name: "outreach.attempts",
  permission: "client:read",
  subject: (reader, { clientId }: { clientId: string; most: number }) => findClientAccess(reader, clientId),
  query: ({ reader }, { clientId, most }) => listAttempts(reader, clientId, most),
});
