import { sitesWith, type AccessSubject, type Actor } from "@/lib/access/decide-access";
import type { Permission } from "@/lib/access/permissions";

/** What belongs to several sites may be changed by those who may change all of them; what belongs to none, by those of the whole clinic. */
export function accessOfSites(siteIds: readonly string[]): readonly AccessSubject[] {
  return siteIds.length === 0 ? [{ siteId: null }] : siteIds.map((siteId) => ({ siteId }));
}

export const OF_THE_CLINIC: AccessSubject = { siteId: null };

/** What belongs to several sites may be opened from any of them. To everybody else it does not exist. */
export function accessFromAny(actor: Actor, permission: Permission, siteIds: readonly string[]): AccessSubject {
  const own = sitesWith(actor, permission);
  if (own === "all") return {};
  return { siteId: siteIds.find((siteId) => own.includes(siteId)) ?? siteIds[0] ?? null };
}
