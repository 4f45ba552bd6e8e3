"use server";

import { defineAction } from "@/server/doors/action";
import { createOrPreview } from "../commands/create-or-preview";
import { explainSeries } from "../refusals/series";
import { seriesInput } from "../input/series";

/**
 * Make the series that the form asks for, or, when the button asked for a preview, tell what it would be and give back
 * what was typed. One door for both, because a plain form gives its answer back to one action only.
 */
export const createSeriesAction = defineAction({
  name: "scheduling.create-series",
  input: seriesInput,
  permission: "schedule:write",
  subject: async (_reader, { siteId }) => ({ access: { siteId }, value: null }),
  command: createOrPreview,
  explain: explainSeries,
  after: (answer, { siteId, startDate }) =>
    answer.made === null
      ? {}
      : { redirectTo: `/schedule?week=${startDate}&site=${siteId}&count=${answer.made.sessionCount}` },
});
