import { findClinic } from "@/features/programs/queries/clinic";
import { lockMinutesOf, readLockLimits } from "@/lib/sign-in/lock-limits";
import { listOpenSignIns } from "@/features/accounts/queries/sign-ins";
import { formatInstant } from "@/lib/time/format";
import { toLocal } from "@/lib/time/zone";
import { defineLoader } from "@/server/doors/loader";
import { browserName } from "@/lib/sign-in/browser-name";
import { zoneOfAccount } from "./queries";
import { findOwnAccount } from "./subjects";

/** What the frame of every page needs to lock the screen and to hear keys. */
export const ownScreenLoader = defineLoader({
  name: "own-account.screen",
  permission: "own-account:write",
  subject: (reader, _params: Record<string, never>, actor) => findOwnAccount(reader, actor),
  query: async ({ reader }, _params, { account, signInId }) => {
    const clinic = await findClinic(reader);
    const limits = readLockLimits(clinic?.attendanceRules ?? null);
    return {
      signInId,
      isStaff: account.side === "staff",
      minutes: lockMinutesOf(limits, account.side),
      rosterMinutes: limits.roster,
      hasKeysOff: account.hasKeysOff ?? false,
    };
  },
});

/** One's own account: the address, and the browsers in which one is signed in. */
export const ownAccountLoader = defineLoader({
  name: "own-account.show",
  permission: "own-account:write",
  subject: (reader, _params: Record<string, never>, actor) => findOwnAccount(reader, actor),
  query: async ({ reader, now }, _params, { account, signInId }) => {
    const zone = await zoneOfAccount(reader, account);
    const today = toLocal(now, zone).date;
    const signIns = await listOpenSignIns(reader, account.id, now);
    return {
      side: account.side,
      hasKeysOff: account.hasKeysOff ?? false,
      email: account.email,
      signIns: signIns.map((each) => ({
        id: each.id,
        browser: browserName(each.browser),
        since: formatInstant(each.createdAt, zone, today),
        lastSeen: formatInstant(each.lastSeenAt, zone, today),
        isThisOne: each.id === signInId,
      })),
    };
  },
});
