import { createHmac, hkdfSync } from "node:crypto";
import { environment } from "../env";

/*
 * A check-in number has six digits, so a plain hash of it could be undone by trying all. It is stored under a key that
 * is made from AUTH_SECRET: a copy of the database tells nobody's number, and the number is still found by one look-up.
 */
const keys = new Map<string, Buffer>();

/** What stands in the database for a client's number at a site. */
export function pinKey(siteId: string, pin: string): string {
  return createHmac("sha256", keyFor("evenkeel check-in number 1")).update(`${siteId}\n${pin}`).digest("hex");
}

/** Signs one step of a tablet's turning code. `secretHash`: of the tablet as it is paired now, so pairing anew ends the old codes. */
export function codeSignature(deviceId: string, secretHash: string, step: number): string {
  return createHmac("sha256", keyFor("evenkeel check-in code 1"))
    .update(`${deviceId}\n${secretHash}\n${step}`)
    .digest("base64url")
    .slice(0, 22);
}

function keyFor(purpose: string): Buffer {
  const secret = environment().AUTH_SECRET;
  const name = `${purpose}\n${secret}`;
  let key = keys.get(name);
  if (key === undefined) {
    key = Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
    keys.set(name, key);
  }
  return key;
}
