import { keyInput } from "@/features/offline-roster/input";
import { findOwnSignIn } from "@/features/offline-roster/subjects";
import { offlineKey } from "@/server/offline-key";
import { defineRoute } from "@/server/doors/route";
import { environment } from "@/server/env";

/**
 * The key under which this browser keeps rosters and unsent marks. A post, though nothing changes: only our own pages
 * may ask. The answer is kept nowhere on its way.
 */
export const POST = defineRoute({
  name: "roster.offline-key",
  method: "POST",
  input: keyInput,
  permission: "roster:read",
  subject: findOwnSignIn,
  respond: ({ subject: { signInId }, now }) =>
    Response.json(
      { signInId, key: offlineKey(signInId, environment().AUTH_SECRET).toString("base64url"), now: now.getTime() },
      { headers: { "cache-control": "no-store" } },
    ),
});
