import { inArray } from "drizzle-orm";
import { staff } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { SeriesChange } from "@/lib/scheduling/change/series-change";
import { placeOfSession } from "@/lib/scheduling/change/session-facts";
import type { Lead, Place } from "@/lib/scheduling/change/series-state";
import {
  refusalOfLead,
  refusalOfPlace,
  type LeadRefusal,
  type PlaceRefusal,
} from "@/lib/scheduling/decide-place-and-lead";
import type { StoredSeries } from "./series-state";

/** Whether what the changes name can be had: rooms and people that exist, are not archived, and are at the site. Null: it can. */
export async function checkWhatIsNamed(
  reader: Reader,
  stored: StoredSeries,
  changes: readonly SeriesChange[],
): Promise<PlaceRefusal | LeadRefusal | null> {
  const { rooms, siteId } = stored;
  const all = [...stored.parts, ...stored.sessions];
  const stands = new Set(
    all
      .flatMap(({ place, lead }) => [place.roomId, lead.facilitatorId, lead.coFacilitatorId])
      .filter((id) => id !== null),
  );
  for (const place of changes.flatMap(placesIn)) {
    const row = place.roomId === null ? undefined : rooms.get(place.roomId);
    const room = row === undefined ? null : { ...row, isArchived: row.archivedAt !== null };
    const refusal = refusalOfPlace(placeOfSession(place, stored), room, { siteId, stands });
    if (refusal !== null) return refusal;
  }
  const leads = changes.flatMap(leadsIn);
  const people = await listLeadFacts(reader, leads);
  for (const lead of leads) {
    const refusal = refusalOfLead(lead, (id) => people.get(id) ?? null, stands);
    if (refusal !== null) return refusal;
  }
  return null;
}

function placesIn(change: SeriesChange): Place[] {
  const named = (place: Place | null | undefined) => (place === null || place === undefined ? [] : [place]);
  const ofDays =
    "exceptions" in change ? change.exceptions.flatMap((each) => ("place" in each ? [each.place] : [])) : [];
  const own = "wanted" in change ? change.wanted.place : "place" in change ? change.place : null;
  return [...named(own), ...ofDays];
}

function leadsIn(change: SeriesChange): Lead[] {
  const lead = "wanted" in change ? change.wanted.lead : "lead" in change ? change.lead : undefined;
  return lead === undefined ? [] : [lead];
}

async function listLeadFacts(reader: Reader, leads: readonly Lead[]) {
  const ids = leads.flatMap(({ facilitatorId, coFacilitatorId }) => [facilitatorId, coFacilitatorId]);
  const asked = [...new Set(ids.filter((id) => id !== null))];
  if (asked.length === 0) return new Map<string, never>();
  const rows = await reader
    .select({ id: staff.id, credentials: staff.credentials, archivedAt: staff.archivedAt })
    .from(staff)
    .where(inArray(staff.id, asked));
  return new Map(rows.map(({ id, credentials, archivedAt }) => [id, { credentials, isArchived: archivedAt !== null }]));
}
