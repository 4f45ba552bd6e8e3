import { cache } from "react";
import type { Actor } from "@/lib/access/decide-access";
import { theStore } from "@/db/store";
import { now } from "../clock";
import type { SignInIds } from "./cookie-token";
import { deviceSecretSent } from "./device-cookie";
import { signedInAs } from "./next-auth";
import { readDevice, touchDevice } from "./read-device";
import { readSignIn } from "./read-sign-in";
import { touchSignIn } from "./touch-sign-in";

export interface CurrentSignIn {
  /** Null: nobody, as far as any door is concerned. */
  readonly actor: Actor | null;
  /** The browser is somebody's, and its screen is locked: whose, for the password that opens it again. */
  readonly locked: SignInIds | null;
}

const NOBODY: CurrentSignIn = { actor: null, locked: null };

/**
 * What this request's browser is, as the database has it now. Asked once per request, however many loaders a page has.
 * A database that does not answer is a fault, not a signed-out person.
 */
export const currentSignIn = cache(async (): Promise<CurrentSignIn> => {
  const store = theStore();
  const at = now();
  // A tablet at the front desk stays one, whoever signs in on it: a staff member's pages must not open to passers-by.
  const secret = await deviceSecretSent();
  const device = secret === null ? null : await readDevice(store.reader, secret);
  if (device !== null) {
    await touchDevice(store, device, at);
    return { actor: device.actor, locked: null };
  }
  const cookie = await signedInAs();
  if (cookie === null) return NOBODY;
  const found = await readSignIn(store.reader, cookie.accountId, cookie.signInId, at);
  if (found === null) return NOBODY;
  if (found.isLocked) return { actor: null, locked: cookie };
  await touchSignIn(store, cookie.signInId, found.lastSeenAt, at);
  return { actor: found.actor, locked: null };
});

/** Who sends this request; null for nobody, and for whoever left a locked screen behind. */
export async function currentActor(): Promise<Actor | null> {
  return (await currentSignIn()).actor;
}
