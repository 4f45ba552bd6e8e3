/**
 * Whether a request was started by another site's page. Browsers say so in Sec-Fetch-Site, and in Origin for anything
 * but a plain GET. Tools that send neither carry no cookie that a page could abuse.
 */
export function isFromElsewhere(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "cross-site" || site === "same-site";
  const origin = request.headers.get("origin");
  if (origin === null) return false;
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
