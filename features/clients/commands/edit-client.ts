import { and, eq, gte, inArray, isNull, or } from "drizzle-orm";
import { clients, enrollments, sites } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { ChangedMeanwhile } from "@/features/audit/queries/changes";
import { clientFieldsOf, clientSearchName, type ClientFields } from "@/features/clients/commands/client-fields";
import { refuseUnreachable } from "@/features/clients/commands/create-client";
import { getClient } from "@/features/clients/queries/clients";
import type { ClientArchived, EnrolledElsewhere, NoWayToReach, SiteArchived } from "@/features/clients/refusals";
import { found, refuseStale } from "@/features/programs/commands/saving";
import { getSite } from "@/features/programs/queries/sites";
import { ENDINGS } from "@/lib/enrollment/enrollment-status";
import { changesBetween, isSame } from "@/lib/records/changes-between";
import { done, refuse, type Result } from "@/lib/result";
import { toLocal } from "@/lib/time/zone";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";

type Saved = Changed<{ id: string }> | Unchanged<{ id: string }>;
type Refusal = ClientArchived | SiteArchived | EnrolledElsewhere | NoWayToReach | ChangedMeanwhile;

/** Saves what the form says, unless somebody saved the record after the form was opened. The number never changes. */
export async function editClient(
  tx: Tx,
  call: Call,
  input: ClientFields & { readonly clientId: string; readonly siteId?: string; readonly seenVersion: number },
): Promise<Result<Saved, Refusal>> {
  const client = found(await getClient(tx, input.clientId), "client");
  if (client.archivedAt) return refuse({ reason: "client_archived" });
  const stale = await refuseStale(tx, call, "client", client, input.seenVersion);
  if (stale) return stale;
  const unreachable = refuseUnreachable(input);
  if (unreachable) return refuse(unreachable);
  const fields = { ...clientFieldsOf(input), siteId: input.siteId ?? client.siteId };
  const changes = changesBetween<ClientFields & { siteId: string }>(client, fields);
  if (isSame(changes)) return done(unchanged({ id: client.id }));
  if (fields.siteId !== client.siteId) {
    const refused = await refuseMove(tx, call, client, fields.siteId);
    if (refused) return refuse(refused);
  }
  const version = client.version + 1;
  await tx
    .update(clients)
    .set({ ...fields, searchName: clientSearchName(fields, client.number), version })
    .where(eq(clients.id, client.id));
  return done(
    changed(
      { id: client.id },
      {
        name: "client.edited",
        subjectType: "client",
        subjectId: client.id,
        clientId: client.id,
        siteId: fields.siteId,
        facts: { version, changes },
      },
    ),
  );
}

/** Staff of one site do not see clients of another, so a record that moves must not leave rosters behind it. */
async function refuseMove(
  tx: Tx,
  call: Call,
  client: { id: string; siteId: string },
  toSiteId: string,
): Promise<SiteArchived | EnrolledElsewhere | null> {
  const to = found(await getSite(tx, toSiteId), "site");
  if (to.archivedAt) return { reason: "site_archived" };
  const from = found(await getSite(tx, client.siteId), "site");
  const today = toLocal(call.now, from.zone).date;
  const [open] = await tx
    .select({ site: sites.name })
    .from(enrollments)
    .innerJoin(sites, eq(sites.id, enrollments.siteId))
    .where(
      and(
        eq(enrollments.clientId, client.id),
        eq(enrollments.siteId, client.siteId),
        or(
          isNull(enrollments.endDate),
          and(inArray(enrollments.status, [...ENDINGS]), gte(enrollments.endDate, today)),
        ),
      ),
    )
    .limit(1);
  return open ? { reason: "enrolled_at_old_site", site: open.site } : null;
}
