import { getAccount, type Account } from "@/features/accounts/queries/accounts";
import { getSignIn, type OpenSignIn } from "@/features/accounts/queries/sign-ins";
import type { Actor } from "@/lib/access/decide-access";
import type { Reader } from "@/db/store";
import type { Subject } from "@/server/doors/door";

/** The account and the browser that ask; null for a job, the operator or a check-in tablet, who have neither. */
export async function findOwnAccount(
  reader: Reader,
  actor: Actor,
): Promise<Subject<{ readonly account: Account; readonly signInId: string }> | null> {
  if (actor.kind === "system" || actor.kind === "device") return null;
  const account = await getAccount(reader, actor.accountId);
  if (account === null) return null;
  return { access: { accountId: account.id }, value: { account, signInId: actor.signInId } };
}

/** A browser in which somebody is signed in; within reach only for the one whose it is. */
export async function findSignIn(
  reader: Reader,
  { signInId }: { readonly signInId: string },
): Promise<Subject<OpenSignIn> | null> {
  const signIn = await getSignIn(reader, signInId);
  return signIn === null ? null : { access: { accountId: signIn.accountId }, value: signIn };
}
