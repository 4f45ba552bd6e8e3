import type { AccessSubject } from "@/lib/access/decide-access";

/** What belongs to several sites may be changed by those who may change all of them; what belongs to none, by those of the whole clinic. */
export function accessOfSites(siteIds: readonly string[]): readonly AccessSubject[] {
  return siteIds.length === 0 ? [{ siteId: null }] : siteIds.map((siteId) => ({ siteId }));
}

export const OF_THE_CLINIC: AccessSubject = { siteId: null };
