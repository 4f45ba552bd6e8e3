/** A path of ours and nothing else: no other host, no script, nothing that a browser reads as either. Null if it is not one. */
export function ownPath(text: string | null | undefined): string | null {
  if (text === null || text === undefined || text.length > 2000) return null;
  // "//host", "/\host" and control characters that browsers skip before them all lead elsewhere.
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes("\\")) return null;
  const here = "http://here.invalid";
  const url = URL.canParse(text, here) ? new URL(text, here) : null;
  return url !== null && url.origin === here ? `${url.pathname}${url.search}` : null;
}
