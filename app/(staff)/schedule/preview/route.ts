import { explainSeries } from "@/features/scheduling/refusals/series";
import { unfinishedSeriesInput } from "@/features/scheduling/input/series";
import { previewSeries } from "@/features/scheduling/queries/preview-series";
import { readSeriesDraft } from "@/features/scheduling/queries/series-draft";
import { defineRoute } from "@/server/doors/route";

/**
 * What the form of a new series would make: asked 250 ms after each change, so it is a read, answers JSON, and makes no
 * page anew. A form that cannot be made is an answer too, with the sentence.
 */
export const POST = defineRoute({
  name: "scheduling.live-preview",
  method: "POST",
  input: unfinishedSeriesInput,
  permission: "schedule:write",
  subject: async (_reader, { siteId }) => ({ access: { siteId }, value: null }),
  respond: async ({ reader, now }, input) => {
    const draft = await readSeriesDraft(reader, input);
    const preview = draft.ok ? await previewSeries(reader, now, draft.value, input.ways) : draft;
    return Response.json(preview.ok ? { preview: preview.value } : explainSeries(preview.refusal));
  },
});
