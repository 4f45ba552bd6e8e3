import { eq } from "drizzle-orm";
import { done, type Result } from "@/lib/result";
import { invitations } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { accountEvent } from "../events";
import { getInvitation } from "../queries/invitations";

/** Takes a link back. One that was used, or taken back before, stays as it is: it opens nothing either way. */
export async function revokeInvitation(
  tx: Tx,
  call: Call,
  input: { readonly invitationId: string },
): Promise<Result<Changed<null> | Unchanged<null>, never>> {
  const invitation = await getInvitation(tx, input.invitationId);
  if (invitation === null || invitation.usedAt !== null || invitation.revokedAt !== null) return done(unchanged(null));
  await tx.update(invitations).set({ revokedAt: call.now }).where(eq(invitations.id, invitation.id));
  return done(changed(null, accountEvent("invitation.revoked", invitation.accountId, { invitationId: invitation.id })));
}
