"use server";

import { defineAction } from "@/server/doors/action";
import { changedHref } from "@/lib/scheduling/way-back";
import { changeOrPreview } from "../commands/change-or-preview";
import { changeSeriesInput } from "../input/change-series";
import { explainAtField } from "../refusals/change";
import { findSeriesSite } from "../queries/series";

/**
 * Make the change that the form asks for, if it still does what its preview told; or tell what it would come to. One
 * door for all changes of a series, because a plain form gives its answer back to one action only.
 */
export const changeSeriesAction = defineAction({
  name: "scheduling.change-series",
  input: changeSeriesInput,
  permission: "schedule:write",
  subject: async (reader, { seriesId }) => {
    const access = await findSeriesSite(reader, seriesId);
    return access && { access, value: null };
  },
  command: changeOrPreview,
  explain: explainAtField,
  // The page it leads to tells what was done, with a way to take it back.
  after: ({ made }, { back }) => (made === null ? {} : { redirectTo: changedHref(made, back) }),
});
