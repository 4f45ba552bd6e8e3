"use server";

import { done } from "@/lib/result";
import { defineAction } from "@/server/doors/action";
import { unchanged } from "@/server/doors/changed";
import { cancelSession } from "./commands/cancel-session";
import { createSeries } from "./commands/create-series";
import { explainCancel, explainSeries } from "./explain";
import { cancelInput, seriesInput } from "./input";
import { previewSeries } from "./queries/preview-series";
import { readSeriesDraft } from "./queries/series-draft";
import { findSessionSite } from "./queries/session";
import { typedSeries } from "./typed-series";

/** Make the series that the form asks for. */
export const createSeriesAction = defineAction({
  name: "scheduling.create-series",
  input: seriesInput,
  permission: "schedule:write",
  subject: async (_reader, { siteId }) => ({ access: { siteId }, value: null }),
  command: async (tx, call, input) => {
    const draft = await readSeriesDraft(tx, input);
    return draft.ok ? createSeries(tx, call, draft.value) : draft;
  },
  explain: explainSeries,
  after: ({ sessionCount }, { siteId, startDate }) => ({
    redirectTo: `/schedule?week=${startDate}&site=${siteId}&count=${sessionCount}`,
  }),
});

/** What the form would make, told and not done: the way without JavaScript. Gives back what was typed with it. */
export const previewSeriesAction = defineAction({
  name: "scheduling.preview-series",
  input: seriesInput,
  permission: "schedule:write",
  subject: async (_reader, { siteId }) => ({ access: { siteId }, value: null }),
  command: async (tx, call, input) => {
    const draft = await readSeriesDraft(tx, input);
    if (!draft.ok) return draft;
    const preview = await previewSeries(tx, call.now, draft.value);
    return preview.ok ? done(unchanged({ preview: preview.value, typed: typedSeries(input) })) : preview;
  },
  explain: explainSeries,
});

export const cancelSessionAction = defineAction({
  name: "scheduling.cancel-session",
  input: cancelInput,
  permission: "schedule:write",
  subject: async (reader, { sessionId }) => {
    const access = await findSessionSite(reader, sessionId);
    return access && { access, value: null };
  },
  command: cancelSession,
  explain: explainCancel,
  after: () => ({ message: "The session is canceled. It stays on the calendar as canceled." }),
});
