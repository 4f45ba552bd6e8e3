import { changePreviewInput } from "@/features/scheduling/input/change-series";
import { findSeriesSite } from "@/features/scheduling/queries/series";
import { readAndPreviewChange } from "@/features/scheduling/queries/preview-series-change";
import { explainChange } from "@/features/scheduling/refusals/change";
import { defineRoute } from "@/server/doors/route";

/**
 * What the form of a change would come to: asked 250 ms after each touch, so it is a read, answers JSON, and makes no
 * page anew. A form that cannot be carried out is an answer too, with the sentence and its field.
 */
export const POST = defineRoute({
  name: "scheduling.change-preview",
  method: "POST",
  input: changePreviewInput,
  permission: "schedule:write",
  subject: async (reader, { seriesId }) => {
    const access = await findSeriesSite(reader, seriesId);
    return access && { access, value: null };
  },
  respond: async ({ reader, actor, now }, input) => {
    const preview = await readAndPreviewChange(reader, { actor, now }, input);
    return Response.json(preview.ok ? { preview: preview.value } : explainChange(preview.refusal));
  },
});
