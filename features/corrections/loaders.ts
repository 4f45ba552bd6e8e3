import { notFound } from "next/navigation";
import { findRosterAccess } from "@/features/attendance/queries/roster-access";
import { sitesWith } from "@/lib/access/decide-access";
import { isId } from "@/server/doors/inputs";
import { defineLoader } from "@/server/doors/loader";
import { findAskForm } from "./queries/ask-form";
import { countWaitingCorrections, listWaitingCorrections } from "./queries/waiting-corrections";

/** What waits for somebody who may correct, at the sites in reach. */
export const waitingCorrectionsLoader = defineLoader({
  name: "correction.waiting",
  permission: "attendance:correct",
  query: ({ reader, now, scope }, _params: Record<string, never>) =>
    listWaitingCorrections(reader, { now, sites: scope.sites }),
});

/** How many wait, for the pages that lead there; null for whoever may not decide them. */
export const waitingCountLoader = defineLoader({
  name: "correction.count",
  permission: "roster:read",
  query: async ({ reader, actor }, _params: Record<string, never>) => {
    const sites = sitesWith(actor, "attendance:correct", "site");
    return sites !== "all" && sites.length === 0 ? null : countWaitingCorrections(reader, sites);
  },
});

/** The form that asks for a correction of one line. */
export const askCorrectionLoader = defineLoader({
  name: "correction.form",
  permission: "attendance:mark",
  subject: (reader, { sessionId }: { sessionId: string; clientId: string }) => findRosterAccess(reader, sessionId),
  query: async ({ reader, now }, { sessionId, clientId }) =>
    (isId(clientId) ? await findAskForm(reader, { sessionId, clientId, now }) : null) ?? notFound(),
});
