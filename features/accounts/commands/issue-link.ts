import { and, eq, isNull } from "drizzle-orm";
import { done, refuse, type Result } from "@/lib/result";
import { newId } from "@/db/id";
import { invitations } from "@/db/schema";
import type { Tx } from "@/db/store";
import { actorId, type Call } from "@/server/doors/call";
import { changed, type Changed } from "@/server/doors/changed";
import { environment } from "@/server/env";
import { sealSecret } from "@/server/sealed-secret";
import { accountEvent, INVITATION_TOPIC } from "../events";
import { invitationPath, invitationTokenHash, newInvitationToken } from "@/server/sign-in/invitation-token";
import { getAccount, type Account } from "../queries/accounts";
import type { LinkRefusal } from "../refusals";

const GOOD_FOR_DAYS = 7;

export interface IssuedLink {
  readonly accountId: string;
  readonly invitationId: string;
  /** The secret link, without the host. It is known here and never again: it is shown once. */
  readonly path: string;
  readonly expiresAt: Date;
}

/**
 * A new link for an account: to join, or, for somebody who has joined, to set a new password. Earlier links of the
 * account stop working. The mail to its holder says nothing but that.
 */
export async function issueLink(
  tx: Tx,
  call: Call,
  input: { readonly accountId: string },
): Promise<Result<Changed<IssuedLink>, LinkRefusal>> {
  const account = await getAccount(tx, input.accountId);
  if (account === null) throw new Error("There is no such account.");
  if (account.disabledAt !== null) return refuse("disabled");
  const { link, event } = await writeInvitation(tx, call, account);
  return done(changed(link, event));
}

/** The rows of a new invitation, and its event. Used by every command that invites. */
export async function writeInvitation(tx: Tx, call: Call, account: Pick<Account, "id" | "passwordHash">) {
  await tx
    .update(invitations)
    .set({ revokedAt: call.now })
    .where(and(eq(invitations.accountId, account.id), isNull(invitations.usedAt), isNull(invitations.revokedAt)));
  const token = newInvitationToken();
  const id = newId();
  const purpose = account.passwordHash === null ? "join" : "reset";
  const expiresAt = new Date(call.now.getTime() + GOOD_FOR_DAYS * 86_400_000);
  await tx.insert(invitations).values({
    id,
    accountId: account.id,
    purpose,
    tokenHash: invitationTokenHash(token),
    createdAt: call.now,
    createdBy: actorId(call.actor),
    expiresAt,
  });
  const link: IssuedLink = { accountId: account.id, invitationId: id, path: invitationPath(token), expiresAt };
  const mail = {
    topic: INVITATION_TOPIC,
    idempotencyKey: `invitation:${id}`,
    payload: { invitationId: id, sealedToken: sealSecret(token, environment().AUTH_SECRET) },
  };
  return { link, event: accountEvent("invitation.issued", account.id, { invitationId: id, purpose }, [mail]) };
}
