import { eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { series as seriesTable, seriesParts } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { SeriesChangePlan } from "@/lib/scheduling/change/series-change";
import type { SeriesPart } from "@/lib/scheduling/change/series-state";
import type { SeriesRow } from "../queries/series-behind";
import type { PartRow, StoredSeries } from "../queries/series-state";

/** What a plan leaves of the series' own rows. */
export interface SeriesRowsAfter {
  readonly row: SeriesRow;
  readonly parts: readonly PartRow[];
}

/** The series' row and its earlier parts after a plan; null: they stay as they are. The last part is the row itself. */
export function seriesRowsAfter(stored: StoredSeries, { after }: SeriesChangePlan): SeriesRowsAfter | null {
  // One that was ended before it began has no days to keep.
  const earlier = after.parts.slice(0, -1).filter(({ from, through }) => through !== null && from <= through);
  const last = after.parts.at(-1)!;
  const row: SeriesRow = {
    ...stored.row,
    ...{ title: after.title, capacity: after.capacity, materializedThrough: after.materializedThrough },
    ...patternColumns(last),
    lastDate: last.through,
  };
  const parts = earlier.map((part): PartRow => {
    const twin = stored.partRows.find(({ from }) => from === part.from);
    const { from, through } = part;
    return { id: twin?.id ?? newId(), seriesId: stored.id, from, through: through!, ...patternColumns(part) };
  });
  const isSameFrom = last.from === stored.parts.at(-1)!.from;
  const isSame =
    isSameFrom && sortedJson(row) === sortedJson(stored.row) && sortedJson(parts) === sortedJson(stored.partRows);
  return isSame ? null : { row: { ...row, regularFrom: last.from, version: row.version + 1 }, parts };
}

export async function rewriteSeries(tx: Tx, { row, parts }: SeriesRowsAfter): Promise<void> {
  const { id, ...columns } = row;
  await tx.update(seriesTable).set(columns).where(eq(seriesTable.id, id));
  await rewriteParts(tx, id, parts);
}

export async function rewriteParts(tx: Tx, seriesId: string, parts: readonly PartRow[]): Promise<void> {
  await tx.delete(seriesParts).where(eq(seriesParts.seriesId, seriesId));
  if (parts.length > 0) await tx.insert(seriesParts).values([...parts]);
}

function patternColumns(part: SeriesPart) {
  const { startDate, startTime, durationMinutes, rule, place, lead } = part;
  return {
    ...{ startDate, startTime, durationMinutes, rule, exdates: [...part.exdates], rdates: [...part.rdates] },
    ...{ roomId: place.roomId, modality: place.modality, joinLink: place.joinLink },
    ...{ facilitatorId: lead.facilitatorId, coFacilitatorId: lead.coFacilitatorId },
  };
}

/** The engines order columns differently, and the rules the lists of dates do not. */
function sortedJson(value: object): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner) && !(inner instanceof Date)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
