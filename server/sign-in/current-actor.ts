import { cache } from "react";
import type { Actor } from "@/lib/access/decide-access";
import { theStore } from "@/db/store";
import { now } from "../clock";
import { signedInAs } from "./next-auth";
import { readSignIn } from "./read-sign-in";
import { touchSignIn } from "./touch-sign-in";

/**
 * Who sends this request, as the database has it now; null for nobody. Asked once per request, however many loaders a
 * page has. A database that does not answer is a fault, not a signed-out person.
 */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const cookie = await signedInAs();
  if (cookie === null) return null;
  const store = theStore();
  const at = now();
  const found = await readSignIn(store.reader, cookie.accountId, cookie.signInId, at);
  if (found === null) return null;
  await touchSignIn(store, cookie.signInId, found.lastSeenAt, at);
  return found.actor;
});
