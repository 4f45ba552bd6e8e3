import type { Tx } from "@/db/store";
import { done, type Result } from "@/lib/result";
import type { Typed } from "@/server/doors/action-state";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { typedSeries, type SeriesInput } from "../input/series";
import { previewSeries, type SeriesPreview } from "../queries/preview-series";
import { readSeriesDraft, type WhenRefused } from "../queries/series-draft";
import { createSeries, type CreatedSeries, type CreateSeriesRefusal } from "./create-series";

/** What the form's one action comes back with: a series that was made, or a preview with what was typed. */
export type SeriesAnswer =
  { readonly made: CreatedSeries } | { readonly made: null; readonly preview: SeriesPreview; readonly typed: Typed };

/** Reads the form, and makes its series or tells what it would make: the pressed button says which. */
export async function createOrPreview(
  tx: Tx,
  call: Call,
  input: SeriesInput,
): Promise<Result<Changed<SeriesAnswer> | Unchanged<SeriesAnswer>, CreateSeriesRefusal | WhenRefused>> {
  const draft = await readSeriesDraft(tx, input);
  if (!draft.ok) return draft;
  if (input.intent === "preview") {
    const preview = await previewSeries(tx, call.now, draft.value, input.ways);
    if (!preview.ok) return preview;
    return done(unchanged({ made: null, preview: preview.value, typed: typedSeries(input) }));
  }
  const created = await createSeries(tx, call, draft.value);
  if (!created.ok) return created;
  const { value } = created;
  return done(value.isChanged ? changed({ made: value.value }, ...value.events) : unchanged({ made: value.value }));
}
