"use server";

import { defineAction } from "@/server/doors/action";
import { changedHref } from "@/lib/scheduling/way-back";
import { copyWeek } from "../commands/copy-week";
import { copyWeekInput } from "../input/copy-week";
import { explainCopy } from "../refusals/change";

/** Copy a week's sessions to another week, if it still does what its preview told; or tell what it would come to. */
export const copyWeekAction = defineAction({
  name: "scheduling.copy-week",
  input: copyWeekInput,
  permission: "schedule:write",
  subject: async (_reader, { siteId }) => ({ access: { siteId }, value: null }),
  command: copyWeek,
  explain: explainCopy,
  // The week it was copied to tells what was done, with a way to take it back.
  after: ({ made }, { siteId, to }) =>
    made === null ? {} : { redirectTo: changedHref(made, `/schedule?site=${siteId}&week=${to}`) },
});
