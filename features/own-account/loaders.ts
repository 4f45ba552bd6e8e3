import { listOpenSignIns } from "@/features/accounts/queries/sign-ins";
import { defineLoader } from "@/server/doors/loader";
import { findOwnAccount } from "./subjects";

/** One's own account: the address, and the browsers in which one is signed in. */
export const ownAccountLoader = defineLoader({
  name: "own-account.show",
  permission: "own-account:write",
  subject: (reader, _params: Record<string, never>, actor) => findOwnAccount(reader, actor),
  query: async ({ reader, now }, _params, { account, signInId }) => {
    const signIns = await listOpenSignIns(reader, account.id, now);
    return {
      side: account.side,
      email: account.email,
      signIns: signIns.map((each) => ({ ...each, isThisOne: each.id === signInId })),
    };
  },
});
