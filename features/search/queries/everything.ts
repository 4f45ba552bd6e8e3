import { searchName } from "@/db/search-name";
import type { Reader } from "@/db/store";
import { sitesWith, type Actor } from "@/lib/access/decide-access";
import type { FoundGroup } from "@/lib/search/found";
import type { Instant } from "@/lib/time/zone";
import { findPages } from "./pages";
import { findClients, findStaff } from "./people";
import { findSessions } from "./sessions";

/** The longest term that is looked at: no name is longer. */
export const LONGEST_TERM = 100;

/**
 * Everything of a name that this person may see: each group by its own permission, at the sites where that is held. Four
 * statements at most. Empty groups are left out; without a term there are pages only.
 */
export async function searchEverything(
  reader: Reader,
  { actor, now, term }: { readonly actor: Actor; readonly now: Instant; readonly term: string },
): Promise<FoundGroup[]> {
  const wanted = searchName(term.slice(0, LONGEST_TERM));
  const words = wanted.split(" ").filter(Boolean);
  // A term of signs alone stands in no name.
  if (words.length === 0) return term.trim() === "" ? [findPages(actor, [])] : [];
  const clientSites = sitesWith(actor, "client:read");
  const sessionSites = sitesWith(actor, "schedule:read");
  const groups: FoundGroup[] = [];
  if (clientSites.length > 0) groups.push(await findClients(reader, clientSites, wanted));
  if (sessionSites.length > 0) groups.push(await findSessions(reader, { now, sites: sessionSites, words }));
  if (sitesWith(actor, "staff:read").length > 0) groups.push(await findStaff(reader, wanted));
  groups.push(findPages(actor, words));
  return groups.filter(({ items }) => items.length > 0);
}
