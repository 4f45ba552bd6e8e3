import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/*
 * The sign-in cookie's value: a JWT signed with HMAC-SHA-256 over two opaque ids. next-auth's own tokens are encrypted,
 * which costs 0.6 ms of every request; there is nothing in ours to hide, and checking a signature costs a hundredth.
 */
export interface SignInIds {
  readonly accountId: string;
  readonly signInId: string;
}

const HEADER = part({ alg: "HS256", typ: "JWT" });
const keys = new Map<string, Buffer>();

/** `maxAge` in seconds, from `now`. */
export function writeCookieToken(
  { accountId, signInId }: SignInIds,
  secret: string,
  now: Date,
  maxAge: number,
): string {
  const issued = Math.floor(now.getTime() / 1000);
  const signed = `${HEADER}.${part({ sub: accountId, sid: signInId, iat: issued, exp: issued + maxAge })}`;
  return `${signed}.${signatureOf(signed, secret).toString("base64url")}`;
}

/** Null when it is not one of ours, was changed, or is too old. Only our own header is taken, so no other algorithm is. */
export function readCookieToken(token: string, secret: string, now: Date): SignInIds | null {
  const [header, claims, signature, ...rest] = token.split(".");
  if (header !== HEADER || claims === undefined || signature === undefined || rest.length > 0) return null;
  const given = Buffer.from(signature, "base64url");
  const wanted = signatureOf(`${header}.${claims}`, secret);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
  // Signed by us, so it is JSON of our shape; an older version's shape is nobody.
  const { sub, sid, exp } = JSON.parse(Buffer.from(claims, "base64url").toString("utf8")) as Record<string, unknown>;
  if (typeof sub !== "string" || typeof sid !== "string" || typeof exp !== "number") return null;
  return exp * 1000 > now.getTime() ? { accountId: sub, signInId: sid } : null;
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function signatureOf(text: string, secret: string): Buffer {
  let key = keys.get(secret);
  if (key === undefined) {
    key = Buffer.from(hkdfSync("sha256", secret, "", "evenkeel sign-in cookie 1", 32));
    keys.set(secret, key);
  }
  return createHmac("sha256", key).update(text).digest();
}
