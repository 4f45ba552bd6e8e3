import type { Reader } from "@/db/store";
import type { Subject } from "@/server/doors/door";
import { accessToAccount, getAccount, type Account } from "./queries/accounts";
import { getInvitation, type Invitation } from "./queries/invitations";

/** An account, for somebody who administers accounts. */
export async function findAccount(
  reader: Reader,
  { accountId }: { readonly accountId: string },
): Promise<Subject<Account> | null> {
  const account = await getAccount(reader, accountId);
  return account === null ? null : { access: await accessToAccount(reader, account), value: account };
}

export async function findInvitation(
  reader: Reader,
  { invitationId }: { readonly invitationId: string },
): Promise<Subject<Invitation> | null> {
  const invitation = await getInvitation(reader, invitationId);
  if (invitation === null) return null;
  const account = await findAccount(reader, invitation);
  return account === null ? null : { access: account.access, value: invitation };
}
