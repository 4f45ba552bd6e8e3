import { cookies } from "next/headers";
import NextAuth, { type NextAuthConfig } from "next-auth";
import type { JWT } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { environment } from "../env";
import { log } from "../log";
import { readCookieToken, writeCookieToken, type SignInIds } from "./cookie-token";
import { isHttps } from "./is-https";
import { COOKIE_SECONDS } from "./lifetimes";

/*
 * The only file that knows next-auth. It keeps the cookie (signed, http-only, same-site) and nothing else: the cookie
 * holds an account's id and a sign-in's id, and what those are worth is read from the database at every request
 * (current-actor.ts). Its web routes are not mounted, so the only way in is the sign-in form's action.
 */

const nextAuth = NextAuth(async () => configFor(await isHttps()));

/** Sign-ins that were checked in this request and whose cookie is being made. Taken out as soon as they are read. */
const checked = new Map<string, SignInIds>();

/** Sets the cookie of a sign-in that `signInWithPassword` has just begun. */
export async function setCookie(ids: SignInIds): Promise<void> {
  const ticket = crypto.randomUUID();
  checked.set(ticket, ids);
  try {
    await nextAuth.signIn("credentials", { ticket, redirect: false });
  } finally {
    checked.delete(ticket);
  }
  await dropCallbackCookie();
}

/** Takes the cookie away. What it stood for is revoked by the command `signOut`. */
export async function clearCookie(): Promise<void> {
  await nextAuth.signOut({ redirect: false });
  await dropCallbackCookie();
}

/** next-auth remembers where it would redirect to. It never does here, so the browser need not keep it. */
async function dropCallbackCookie(): Promise<void> {
  const jar = await cookies();
  for (const { name } of jar.getAll()) if (name.endsWith("authjs.callback-url")) jar.delete(name);
}

/** What this request's cookie claims; null when there is none, or when it was not signed by us. */
export async function signedInAs(): Promise<SignInIds | null> {
  const value = (await cookies()).get(nameOfCookie(await isHttps()))?.value;
  return value === undefined ? null : readCookieToken(value, environment().AUTH_SECRET, new Date());
}

function configFor(secure: boolean): NextAuthConfig {
  return {
    secret: environment().AUTH_SECRET,
    // The address is ours to know (BASE_URL, or the proxy in front), and no redirect of next-auth's is followed.
    trustHost: true,
    session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
    jwt: {
      encode: ({ token }) => writeCookieToken(idsIn(token), environment().AUTH_SECRET, new Date(), COOKIE_SECONDS),
      decode: ({ token }) => {
        const ids = readCookieToken(token ?? "", environment().AUTH_SECRET, new Date());
        return ids === null ? null : { sub: ids.accountId, signInId: ids.signInId };
      },
    },
    cookies: {
      sessionToken: { name: nameOfCookie(secure), options: { httpOnly: true, sameSite: "lax", path: "/", secure } },
    },
    useSecureCookies: secure,
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      Credentials({
        credentials: { ticket: {} },
        authorize: ({ ticket }) => {
          const ids = typeof ticket === "string" ? checked.get(ticket) : undefined;
          return ids === undefined ? null : { id: ids.accountId, signInId: ids.signInId };
        },
      }),
    ],
    callbacks: {
      // Called with `user` once, when the sign-in begins. Only the two ids go into the cookie.
      jwt: ({ token, user }) => ({ sub: user?.id ?? token.sub, signInId: signInIdOf(user) ?? token.signInId }),
    },
    logger: { error: (err) => log.error({ err }, "The sign-in cookie could not be made"), warn: () => undefined },
  };
}

function idsIn(token: JWT | undefined): SignInIds {
  if (typeof token?.sub !== "string" || typeof token.signInId !== "string")
    throw new Error("There is nobody to sign in.");
  return { accountId: token.sub, signInId: token.signInId };
}

function signInIdOf(user: object | undefined): string | undefined {
  return user !== undefined && "signInId" in user && typeof user.signInId === "string" ? user.signInId : undefined;
}

/** Under https the name's prefix makes browsers hold it to this host and to https. */
function nameOfCookie(secure: boolean): string {
  return secure ? "__Host-evenkeel" : "evenkeel";
}
