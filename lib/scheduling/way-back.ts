const HERE = "https://here.invalid";

/**
 * Where a form leads back to, from what its address says: a page of the schedule in this app, and nothing else, so that
 * no link can send somebody elsewhere by way of a form they trust. Null: it says nothing that may be followed.
 */
export function readWayBack(text: string | undefined): string | null {
  if (text === undefined || text.length > 600 || !text.startsWith("/schedule") || text.includes("\\")) return null;
  if (!URL.canParse(text, HERE)) return null;
  const { origin, pathname, search, hash } = new URL(text, HERE);
  if (origin !== HERE || !/^\/schedule(\/[\w-]+)*$/.test(pathname)) return null;
  return `${pathname}${search}${hash}`;
}

/** The same address with a word for the page it leads to: that a change was made, and which. */
export function withWord(path: string, name: string, value: string): string {
  const url = new URL(path, HERE);
  url.searchParams.set(name, value);
  return `${url.pathname}?${url.searchParams.toString().replaceAll("%2C", ",")}${url.hash}`;
}

/** Where a change leads when it is made: back to where it was asked for, with its id, so that the page can tell of it. */
export function changedHref(
  made: { readonly siteId: string; readonly changeId: string | null },
  back: string | null,
): string {
  const path = readWayBack(back ?? undefined) ?? `/schedule?site=${made.siteId}`;
  return made.changeId === null ? path : withWord(path, "changed", made.changeId);
}
