import { hkdfSync } from "node:crypto";

/*
 * What a browser keeps without a connection is encrypted with a key of its sign-in's own. It is worked out here when a
 * browser asks for it, and stored nowhere: a stolen tablet's disk opens nothing, and a sign-in that was ended is told
 * no key any more. 32 bytes.
 */
const PURPOSE = "evenkeel offline roster 1";

export function offlineKey(signInId: string, authSecret: string): Buffer {
  return Buffer.from(hkdfSync("sha256", authSecret, signInId, PURPOSE, 32));
}
