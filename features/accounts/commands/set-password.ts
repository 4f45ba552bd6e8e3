import { and, eq, isNull } from "drizzle-orm";
import { done, refuse, type Result } from "@/lib/result";
import { accounts, invitations } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { Call } from "@/server/doors/call";
import { changed, type Changed } from "@/server/doors/changed";
import { accountEvent } from "../events";
import { getAccount, type Account } from "../queries/accounts";
import { findOpenInvitation } from "../queries/invitations";
import { revokeSignIns } from "./sign-out";

/**
 * Uses up an invitation and sets the password. Of any number of tries at once one gets it. Whoever was signed in to the
 * account is signed out: a new password is often set because somebody else had the old one.
 */
export async function acceptInvitation(
  tx: Tx,
  call: Call,
  input: { readonly token: string; readonly passwordHash: string },
): Promise<Result<Changed<{ side: Account["side"] }>, "link">> {
  const found = await findOpenInvitation(tx, input.token, call.now);
  if (found === null) return refuse("link");
  const { invitation, account } = found;
  const used = await tx
    .update(invitations)
    .set({ usedAt: call.now })
    .where(and(eq(invitations.id, invitation.id), isNull(invitations.usedAt)))
    .returning({ id: invitations.id });
  if (used.length === 0) return refuse("link");
  await setPasswordHash(tx, account, input.passwordHash);
  const ended = await revokeSignIns(tx, call, account.id);
  return done(
    changed(
      { side: account.side },
      accountEvent("invitation.used", account.id, { invitationId: invitation.id, purpose: invitation.purpose }),
      accountEvent("account.password-set", account.id, { signInsEnded: ended }),
    ),
  );
}

/** A new password for one's own account. The other browsers are signed out. */
export async function changePassword(
  tx: Tx,
  call: Call,
  input: {
    readonly accountId: string;
    readonly seenHash: string | null;
    readonly passwordHash: string;
    readonly signInId: string;
  },
): Promise<Result<Changed<{ ended: number }>, "changed_meanwhile">> {
  const account = await getAccount(tx, input.accountId);
  if (account === null || account.passwordHash !== input.seenHash) return refuse("changed_meanwhile");
  await setPasswordHash(tx, account, input.passwordHash);
  const ended = await revokeSignIns(tx, call, account.id, input.signInId);
  return done(changed({ ended }, accountEvent("account.password-changed", account.id, { signInsEnded: ended })));
}

async function setPasswordHash(tx: Tx, account: Account, passwordHash: string): Promise<void> {
  await tx
    .update(accounts)
    .set({ passwordHash, version: account.version + 1 })
    .where(eq(accounts.id, account.id));
}
