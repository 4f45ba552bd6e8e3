import { eq } from "drizzle-orm";
import { sites } from "@/db/schema";
import type { Tx } from "@/db/store";
import { newId } from "@/db/id";
import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import { found, refuseInUse, refuseStale, refuseTakenName } from "@/features/programs/commands/saving";
import { getSite, listSites, type Site } from "@/features/programs/queries/sites";
import { countSessionsOfSite, listUsesOfSite } from "@/features/programs/queries/uses";
import type { Archived, InUse, NameTaken, ZoneFixed } from "@/features/programs/refusals/setup-refusal";
import { changesBetween, isSame } from "@/lib/records/changes-between";
import { done, refuse, type Result } from "@/lib/result";
import type { Zone } from "@/lib/time/zone";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type DomainEvent, type Unchanged } from "@/server/doors/changed";

export interface SiteFields {
  readonly name: string;
  readonly zone: Zone;
  readonly address: string;
  readonly phone: string;
}
type Saved = Changed<{ id: string }> | Unchanged<{ id: string }>;

export async function createSite(tx: Tx, call: Call, input: SiteFields): Promise<Result<Saved, NameTaken>> {
  const taken = refuseTakenName(input.name, await listSites(tx, "all", { withArchived: true }));
  if (taken) return taken;
  const { name, zone, address, phone } = input;
  const id = newId();
  await tx.insert(sites).values({ id, name, zone, address, phone, createdAt: call.now });
  return done(changed({ id }, event("site.created", id, { name, zone, address, phone, version: 1 })));
}

export async function editSite(
  tx: Tx,
  call: Call,
  input: SiteFields & { readonly siteId: string; readonly seenVersion: number },
): Promise<Result<Saved, NameTaken | Archived | ChangedMeanwhile | ZoneFixed>> {
  const site = found(await getSite(tx, input.siteId), "site");
  if (site.archivedAt) return refuse({ reason: "archived", what: "site" });
  const stale = await refuseStale(tx, call, "site", site, input.seenVersion);
  if (stale) return stale;
  const fields: SiteFields = { name: input.name, zone: input.zone, address: input.address, phone: input.phone };
  const changes = changesBetween<SiteFields>(site, fields);
  if (isSame(changes)) return done(unchanged({ id: site.id }));
  const taken = refuseTakenName(input.name, await listSites(tx, "all", { withArchived: true }), site.id);
  if (taken) return taken;
  if (changes.zone) {
    // A session is a wall clock in the site's zone. Another zone would tell of the past what never was.
    const sessions = await countSessionsOfSite(tx, site.id);
    if (sessions > 0) return refuse({ reason: "zone_fixed", sessions });
  }
  const version = site.version + 1;
  await tx
    .update(sites)
    .set({ ...fields, version })
    .where(eq(sites.id, site.id));
  return done(changed({ id: site.id }, event("site.edited", site.id, { version, changes })));
}

export async function archiveSite(
  tx: Tx,
  call: Call,
  input: { readonly siteId: string },
): Promise<Result<Saved, InUse>> {
  const site = found(await getSite(tx, input.siteId), "site");
  if (site.archivedAt) return done(unchanged({ id: site.id }));
  const inUse = refuseInUse(await listUsesOfSite(tx, site.id, call.now));
  if (inUse) return inUse;
  return done(await setArchived(tx, site, call.now));
}

export async function restoreSite(
  tx: Tx,
  _call: Call,
  input: { readonly siteId: string },
): Promise<Result<Saved, never>> {
  const site = found(await getSite(tx, input.siteId), "site");
  if (!site.archivedAt) return done(unchanged({ id: site.id }));
  return done(await setArchived(tx, site, null));
}

async function setArchived(tx: Tx, site: Site, archivedAt: Date | null): Promise<Saved> {
  const version = site.version + 1;
  await tx.update(sites).set({ archivedAt, version }).where(eq(sites.id, site.id));
  return changed({ id: site.id }, event(archivedAt ? "site.archived" : "site.restored", site.id, { version }));
}

function event(name: DomainEvent["name"], id: string, facts: Record<string, unknown>): DomainEvent {
  return { name, subjectType: "site", subjectId: id, siteId: id, facts };
}
