import { cookies, headers } from "next/headers";
import NextAuth, { CredentialsSignin, type NextAuthConfig } from "next-auth";
import { getToken } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { theStore } from "@/db/store";
import type { Result } from "@/lib/result";
import { now } from "../clock";
import { environment } from "../env";
import { COOKIE_SECONDS } from "./lifetimes";
import { signInWithPassword, type PasswordTry, type SignedIn, type SignInRefusal } from "./sign-in-with-password";

/*
 * The only file that knows next-auth. It keeps the cookie (sealed, http-only, same-site) and nothing else: the cookie
 * holds an account's id and a sign-in's id, and what those are worth is read from the database at every request
 * (current-actor.ts). Its web routes are not mounted, so the only way in is the sign-in form's action.
 */

/** Carries our own refusal through next-auth. */
class Refused extends CredentialsSignin {
  constructor(readonly refusal: SignInRefusal) {
    super();
  }
}

const nextAuth = NextAuth(async () => configFor(await isHttps()));

/** Tries a password and, if it is right, sets the cookie of a new sign-in. */
export async function startSignIn(wanted: PasswordTry): Promise<Result<null, SignInRefusal>> {
  try {
    await nextAuth.signIn("credentials", { ...wanted, redirect: false });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
  return { ok: true, value: null };
}

/** Takes the cookie away. What it stood for is revoked by the command `signOut`. */
export async function clearCookie(): Promise<void> {
  await nextAuth.signOut({ redirect: false });
}

/** What this request's cookie claims; null when there is none, or when it was not sealed by us. */
export async function signedInAs(): Promise<{ readonly accountId: string; readonly signInId: string } | null> {
  const secureCookie = await isHttps();
  const cookieName = nameOfCookie(secureCookie);
  if (!(await cookies()).has(cookieName)) return null;
  const token = await getToken({
    req: { headers: new Headers(await headers()) },
    secret: environment().AUTH_SECRET,
    secureCookie,
    cookieName,
    salt: cookieName,
  });
  if (token === null || typeof token.sub !== "string" || typeof token.signInId !== "string") return null;
  return { accountId: token.sub, signInId: token.signInId };
}

function configFor(secure: boolean): NextAuthConfig {
  return {
    secret: environment().AUTH_SECRET,
    // The address is ours to know (BASE_URL, or the proxy in front), and no redirect of next-auth's is followed.
    trustHost: true,
    session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
    cookies: {
      sessionToken: { name: nameOfCookie(secure), options: { httpOnly: true, sameSite: "lax", path: "/", secure } },
    },
    useSecureCookies: secure,
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      Credentials({
        credentials: { door: {}, email: {}, password: {}, address: {}, browser: {} },
        authorize: async (given) => {
          const result = await signInWithPassword(theStore(), tryOf(given), now());
          if (!result.ok) throw new Refused(result.refusal);
          return userOf(result.value);
        },
      }),
    ],
    callbacks: {
      // Called with `user` once, when the sign-in begins. Only the two ids go into the cookie.
      jwt: ({ token, user }) => ({ sub: user?.id ?? token.sub, signInId: signInIdOf(user) ?? token.signInId }),
    },
    logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
  };
}

function tryOf(given: Partial<Record<string, unknown>>): PasswordTry {
  const text = (key: string) => (typeof given[key] === "string" ? given[key] : "");
  return {
    door: given.door === "client" ? "client" : "staff",
    email: text("email"),
    password: text("password"),
    address: text("address"),
    browser: text("browser"),
  };
}

function userOf({ accountId, signInId }: SignedIn) {
  return { id: accountId, signInId };
}

function signInIdOf(user: object | undefined): string | undefined {
  return user !== undefined && "signInId" in user && typeof user.signInId === "string" ? user.signInId : undefined;
}

async function isHttps(): Promise<boolean> {
  if (environment().BASE_URL?.startsWith("https:")) return true;
  return (await headers()).get("x-forwarded-proto")?.split(",")[0]?.trim() === "https";
}

/** Under https the name's prefix makes browsers hold it to this host and to https. */
function nameOfCookie(secure: boolean): string {
  return secure ? "__Host-evenkeel" : "evenkeel";
}
