/**
 * Whether a request was started by another site's page. Browsers say so in Sec-Fetch-Site, and in Origin for anything
 * but a plain GET ("null" when the page hides where it is). Tools that send neither carry no cookie that a page could abuse.
 */
export function isFromElsewhere(sent: Pick<Headers, "get">): boolean {
  const site = sent.get("sec-fetch-site");
  if (site !== null) return site === "cross-site" || site === "same-site";
  const origin = sent.get("origin");
  if (origin === null) return false;
  const host = sent.get("x-forwarded-host") ?? sent.get("host");
  return !URL.canParse(origin) || new URL(origin).host !== host;
}
