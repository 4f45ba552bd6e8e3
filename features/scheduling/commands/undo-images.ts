import type { UndoImages } from "@/db/schema";
import type { PartRow } from "../queries/series-state";
import type { SeriesRow } from "../queries/series-behind";
import type { SessionRow, Tie } from "./session-rows";

/** A row as it was or became: its id, its version, and the columns in which it changed; of one that went, all of it. */
export type Image<Row> = Partial<Row> & { readonly id: string; readonly version: number };

/** What a change is taken back by, as it is read from its JSON. */
export interface ReadImages {
  readonly series: readonly { readonly before: Image<SeriesRow>; readonly after: Image<SeriesRow> }[];
  readonly parts: readonly { readonly seriesId: string; readonly before: readonly PartRow[] }[];
  readonly sessions: readonly {
    /** Null: the change made it. */
    readonly before: Image<SessionRow> | null;
    /** Null: it went with the change. */
    readonly after: Image<SessionRow> | null;
  }[];
  readonly ties: readonly { readonly before: readonly Tie[] }[];
}

/** Both sides of a changed row, only in what differs: a change of 150 sessions is taken back by a few KB. */
export function imagesOf<Row extends { readonly id: string; readonly version: number }>(
  before: Row,
  after: Row,
  always: readonly (keyof Row)[] = [],
): { before: Image<Row>; after: Image<Row> } {
  const keys = Object.keys(before) as (keyof Row)[];
  const kept = keys.filter((key) => always.includes(key) || !isSame(before[key], after[key]));
  const pick = (row: Row): Image<Row> => {
    const part: Partial<Row> = {};
    for (const key of kept) part[key] = row[key];
    return { ...part, id: row.id, version: row.version };
  };
  return { before: pick(before), after: pick(after) };
}

const INSTANTS = ["startsAt", "endsAt", "heldAnywayAt", "rosterFinishedAt", "createdAt", "archivedAt"] as const;

/** The images with their moments as dates again. Only this feature writes them. */
export function readImages(stored: UndoImages): ReadImages {
  return {
    series: stored.series.map(({ before, after }) => ({ before: revive(before), after: revive(after) })),
    parts: stored.parts.map(({ seriesId, before }) => ({ seriesId, before: before as readonly PartRow[] })),
    sessions: stored.sessions.map(({ before, after }) => ({
      before: before === null ? null : revive<Image<SessionRow>>(before),
      after: after === null ? null : revive<Image<SessionRow>>(after),
    })),
    ties: stored.ties.map(({ before }) => ({ before: before.map((tie) => revive<Tie>(tie)) })),
  };
}

function revive<Row>(json: unknown): Row {
  const row = { ...(json as Record<string, unknown>) };
  for (const key of INSTANTS) if (typeof row[key] === "string") row[key] = new Date(row[key]);
  return row as Row;
}

function isSame(one: unknown, other: unknown): boolean {
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime();
  return typeof one === "object" ? JSON.stringify(one) === JSON.stringify(other) : one === other;
}
