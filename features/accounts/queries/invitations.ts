import { and, eq, gt, isNull } from "drizzle-orm";
import type { Instant } from "@/lib/time/zone";
import { accounts, invitations } from "@/db/schema";
import type { Reader } from "@/db/store";
import { invitationTokenHash } from "@/server/sign-in/invitation-token";
import type { Account } from "./accounts";

export type Invitation = typeof invitations.$inferSelect;

/** An invitation that can still be used: once, in time, if nobody took it back. */
export function isOpenAt(now: Instant) {
  return and(isNull(invitations.usedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, now));
}

/** The invitation that a link's token opens, if it is still good. Looking does not use it up. */
export async function findOpenInvitation(
  reader: Reader,
  token: string,
  now: Instant,
): Promise<{ invitation: Invitation; account: Account } | null> {
  const [found] = await reader
    .select({ invitation: invitations, account: accounts })
    .from(invitations)
    .innerJoin(accounts, eq(accounts.id, invitations.accountId))
    .where(and(eq(invitations.tokenHash, invitationTokenHash(token)), isOpenAt(now), isNull(accounts.disabledAt)));
  return found ?? null;
}

export async function getInvitation(reader: Reader, invitationId: string): Promise<Invitation | null> {
  const [invitation] = await reader.select().from(invitations).where(eq(invitations.id, invitationId));
  return invitation ?? null;
}
