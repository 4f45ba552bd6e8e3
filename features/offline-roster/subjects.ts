import { and, eq } from "drizzle-orm";
import { signIns } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { AccessSubject, Actor } from "@/lib/access/decide-access";

/**
 * The sign-in whose key a browser asks for: the one it asks with, or an earlier one of the same account, ended or not.
 * Somebody else's is not there.
 */
export async function findOwnSignIn(
  reader: Reader,
  { signInId }: { readonly signInId: string | null },
  actor: Actor,
): Promise<{ access: AccessSubject; value: { signInId: string } } | null> {
  if (actor.kind !== "staff") return { access: {}, value: { signInId: "" } };
  const access = {};
  if (signInId === null || signInId === actor.signInId) return { access, value: { signInId: actor.signInId } };
  const [found] = await reader
    .select({ id: signIns.id })
    .from(signIns)
    .where(and(eq(signIns.id, signInId), eq(signIns.accountId, actor.accountId)));
  return found === undefined ? null : { access, value: { signInId: found.id } };
}
