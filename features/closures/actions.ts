"use server";

import { countSessions } from "@/lib/scheduling/closure-words";
import { defineAction } from "@/server/doors/action";
import { getSite } from "@/features/programs/queries/sites";
import { closeDays } from "./commands/close-days";
import { reopenSite } from "./commands/reopen-site";
import { closureInput, reopenInput } from "./input";
import { findClosure } from "./queries/prepare-reopening";
import { explainClosure, explainReopening } from "./refusals";

/** Close days, as the preview showed them. */
export const closeDaysAction = defineAction({
  name: "closures.close",
  input: closureInput,
  permission: "schedule:write",
  subject: async (reader, { site }) => {
    if (site === null) return { access: { siteId: null }, value: null };
    return (await getSite(reader, site)) && { access: { siteId: site }, value: null };
  },
  command: (tx, call, { site, ...input }) => closeDays(tx, call, { ...input, siteId: site }),
  explain: explainClosure,
  after: ({ closureIds, closedCount }) => ({
    redirectTo: `/schedule/closures?closed=${closureIds[0]}&days=${closureIds.length}&sessions=${closedCount}`,
  }),
});

/** Take a closure away, as the preview showed it. */
export const reopenSiteAction = defineAction({
  name: "closures.reopen",
  input: reopenInput,
  permission: "schedule:write",
  subject: async (reader, { closureId }) => {
    const closure = await findClosure(reader, closureId);
    return closure && { access: { siteId: closure.siteId }, value: null };
  },
  command: (tx, call, { closureId, video, tell, seen }) =>
    reopenSite(tx, call, { closureId, putBack: video === "rooms", tell, seen }),
  explain: explainReopening,
  after: ({ openedCount }) => ({
    redirectTo: `/schedule/closures?opened=${openedCount}`,
    message: `Open again, ${countSessions(openedCount)}`,
  }),
});
