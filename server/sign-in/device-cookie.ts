import { cookies } from "next/headers";
import { isHttps } from "./is-https";

/*
 * The cookie of a check-in tablet. It holds the tablet's secret and stays until the tablet is paired anew; what it is
 * worth is read from the database at every request, so taking a tablet out of service counts at once.
 */
const KEPT_SECONDS = 400 * 86_400;

export async function setDeviceCookie(secret: string): Promise<void> {
  const secure = await isHttps();
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: KEPT_SECONDS } as const;
  (await cookies()).set(nameOfCookie(secure), secret, options);
}

/** What this request's cookie claims; null when there is none. */
export async function deviceSecretSent(): Promise<string | null> {
  return (await cookies()).get(nameOfCookie(await isHttps()))?.value ?? null;
}

function nameOfCookie(secure: boolean): string {
  return secure ? "__Host-evenkeel-kiosk" : "evenkeel-kiosk";
}
