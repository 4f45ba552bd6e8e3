import { findClinic } from "@/features/programs/queries/clinic";
import { keyInput } from "@/features/offline-roster/input";
import { findOwnSignIn } from "@/features/offline-roster/subjects";
import { readLockLimits } from "@/lib/sign-in/lock-limits";
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
  respond: async ({ reader, subject: { signInId }, now }) => {
    const key = offlineKey(signInId, environment().AUTH_SECRET).toString("base64url");
    const lockMinutes = readLockLimits((await findClinic(reader))?.attendanceRules).roster;
    const told = { signInId, key, lockMinutes, now: now.getTime() };
    return Response.json(told, { headers: { "cache-control": "no-store" } });
  },
});
