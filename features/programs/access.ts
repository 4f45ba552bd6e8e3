import { sitesWith, type AccessSubject, type Actor } from "@/lib/access/decide-access";

/** What belongs to several sites may be changed by those who may change all of them; what belongs to none, by those of the whole clinic. */
export function accessOfSites(siteIds: readonly string[]): readonly AccessSubject[] {
  return siteIds.length === 0 ? [{ siteId: null }] : siteIds.map((siteId) => ({ siteId }));
}

export const OF_THE_CLINIC: AccessSubject = { siteId: null };

/** What belongs to several sites may be seen from any of them. To everybody else it does not exist. */
export function accessToSee(actor: Actor, siteIds: readonly string[]): AccessSubject {
  const own = sitesWith(actor, "setup:read");
  if (own === "all") return {};
  return { siteId: siteIds.find((siteId) => own.includes(siteId)) ?? siteIds[0] ?? null };
}
