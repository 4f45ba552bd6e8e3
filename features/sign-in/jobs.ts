import { issueLink } from "@/features/accounts/commands/issue-link";
import { findAccountByEmail } from "@/features/accounts/queries/accounts";
import { runCommand } from "@/server/doors/run-command";
import { defineJob } from "@/server/jobs/job";

type SendLink = { readonly as: "staff" | "client"; readonly email: string };

const SIDES = { staff: ["staff"], client: ["client", "family"] } as const;

/** Sends a new link to whoever has an account under this address at this door; to nobody when nobody has. */
export const sendLink = defineJob<SendLink>({
  name: "sign-in.send-link",
  run: async ({ store, call }, { as, email }) => {
    for (const side of SIDES[as]) {
      const account = await findAccountByEmail(store.reader, side, email);
      if (account === null) continue;
      // Refused for a disabled account: then nothing is sent, as for no account.
      await runCommand(store, call, "sign-in.send-link", (tx) => issueLink(tx, call, { accountId: account.id }));
    }
  },
});
