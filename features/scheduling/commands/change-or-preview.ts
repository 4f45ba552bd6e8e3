import type { Tx } from "@/db/store";
import { done, refuse, type Result } from "@/lib/result";
import type { Typed } from "@/server/doors/action-state";
import type { Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
import { typedChange, type ChangeSeriesInput } from "../input/change-series";
import type { ChangePreview } from "../queries/change-preview";
import { previewSeriesChange } from "../queries/preview-series-change";
import { readSeriesChange, type DraftRefusal } from "../queries/series-change-draft";
import { readSeriesState } from "../queries/series-state";
import { changeSeries, type ChangeSeriesRefusal, type MadeChange } from "./change-series";

/**
 * What the form's one action comes back with: the change that was made; or a preview with what was typed, because it was
 * asked for or because the world changed between preview and confirmation (`isOutdated`).
 */
export type ChangeAnswer =
  | { readonly made: MadeChange }
  | { readonly made: null; readonly preview: ChangePreview; readonly typed: Typed; readonly isOutdated: boolean };

/** Reads the form, and makes its change or tells what it would come to. Nothing is made that nobody has seen told. */
export async function changeOrPreview(
  tx: Tx,
  call: Call,
  input: ChangeSeriesInput,
): Promise<Result<Changed<ChangeAnswer> | Unchanged<ChangeAnswer>, ChangeSeriesRefusal | DraftRefusal>> {
  const { seriesId, seen, tell } = input;
  const stored = await readSeriesState(tx, seriesId);
  if (stored === null) return refuse({ on: "series", why: "no_such_series" });
  const change = readSeriesChange(stored, input);
  if (!change.ok) return change;
  const typed = typedChange(input);
  if (input.intent === "preview" || seen === null) {
    const preview = await previewSeriesChange(tx, call, stored, change.value);
    return preview.ok ? done(unchanged({ made: null, preview: preview.value, typed, isOutdated: false })) : preview;
  }
  const result = await changeSeries(tx, call, { seriesId, change: change.value, seen, tell });
  if (!result.ok) return result;
  const { value } = result;
  if (value.value.made === null) {
    return done(unchanged({ made: null, preview: value.value.preview, typed, isOutdated: true }));
  }
  const answer = { made: value.value.made };
  return done(value.isChanged ? changed(answer, ...value.events) : unchanged(answer));
}
