import type { Tx } from "@/db/store";
import { done, refuse, type Result } from "@/lib/result";
import type { BookingClash } from "@/lib/scheduling/booking-clash";
import type { SeriesChange } from "@/lib/scheduling/change/series-change";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import type { ChangePreview } from "../queries/change-preview";
import { prepareSeriesChange, type ChangeRefusal } from "../queries/prepare-series-change";
import { tellChange, wordsOf } from "../queries/preview-series-change";
import { performChange } from "./perform-change";

export interface ChangeSeriesRequest {
  readonly seriesId: string;
  /** Several are made one after the other, as one change. */
  readonly change: SeriesChange | readonly SeriesChange[];
  /** The fingerprint of the preview that was looked at; null: nobody looked at one. */
  readonly seen: string | null;
  readonly tell: boolean;
}

/** A change that was made. */
export interface MadeChange {
  readonly seriesId: string;
  readonly siteId: string;
  /** By which it can be taken back; null: nothing had to be changed. */
  readonly changeId: string | null;
  /** "Moved 34 sessions to 10:00 AM" */
  readonly summary: string;
}

/** Made; or, because it would do something else by now than what was looked at, told anew. */
export type ChangeSeriesAnswer =
  { readonly made: MadeChange } | { readonly made: null; readonly preview: ChangePreview };

export type ChangeSeriesRefusal = ChangeRefusal | { readonly on: "clash"; readonly clashes: readonly BookingClash[] };

/**
 * Change a series or one of its sessions: work it out anew, in the transaction, and do exactly that, if that is what was
 * looked at. The plan is the one the preview shows, so nothing happens that was not told.
 */
export async function changeSeries(
  tx: Tx,
  call: Call,
  { seriesId, change, seen, tell }: ChangeSeriesRequest,
): Promise<Result<Changed<ChangeSeriesAnswer> | Unchanged<ChangeSeriesAnswer>, ChangeSeriesRefusal>> {
  const changes = "kind" in change ? [change] : change;
  const prepared = await prepareSeriesChange(tx, call, seriesId, changes);
  if (!prepared.ok) return prepared;
  const { stored, plan, refused, fingerprint } = prepared.value;
  if (seen !== null && seen !== fingerprint)
    return done(unchanged({ made: null, preview: await tellChange(tx, call, prepared.value) }));
  const { siteId } = stored;
  if (plan.isNothing)
    return done(unchanged({ made: { seriesId, siteId, changeId: null, summary: "Nothing had to be changed" } }));
  if (refused.length > 0) return refuse({ on: "clash", clashes: refused });
  const { summary } = wordsOf(prepared.value);
  const { changeId, events } = await performChange(tx, call, prepared.value, { tell, summary });
  return done(changed({ made: { seriesId, siteId, changeId, summary } }, ...events));
}
