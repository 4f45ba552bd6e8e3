import { listOpenSignIns } from "@/features/accounts/queries/sign-ins";
import { formatInstant } from "@/lib/time/format";
import { toLocal } from "@/lib/time/zone";
import { defineLoader } from "@/server/doors/loader";
import { browserName } from "@/lib/sign-in/browser-name";
import { zoneOfAccount } from "./queries";
import { findOwnAccount } from "./subjects";

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
