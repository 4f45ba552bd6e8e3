import { z } from "zod";
import { lockScreen } from "@/features/accounts/commands/lock-screen";
import { findOwnAccount } from "@/features/own-account/subjects";
import { defineRoute } from "@/server/doors/route";

/** The page has covered itself; from now on this sign-in opens nothing until the password was given. */
export const POST = defineRoute({
  name: "lock.now",
  method: "POST",
  input: z.object({}),
  permission: "own-account:write",
  subject: (reader, _input, actor) => findOwnAccount(reader, actor),
  command: (tx, call, _input, { account, signInId }) => lockScreen(tx, call, { accountId: account.id, signInId }),
  explain: (refusal: never) => refusal,
  respond: () => new Response(null, { status: 204 }),
});
