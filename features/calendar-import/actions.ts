"use server";

import { getSite } from "@/features/programs/queries/sites";
import { refuse } from "@/lib/result";
import { defineAction } from "@/server/doors/action";
import { importCalendar } from "./commands/import-calendar";
import { takeBackImport } from "./commands/take-back-import";
import { importInput, takeBackInput } from "./input";
import { findImportSite } from "./queries/imports";
import { readImport } from "./queries/read-import";
import { explainImport, explainTakeBack } from "./refusals";

/** All steps of an import: a plain form gives its answer back to one action only, so the pressed button says which step. */
export const importCalendarAction = defineAction({
  name: "calendar-import.import",
  input: importInput,
  permission: "schedule:write",
  subject: async (reader, { siteId }) => {
    const site = await getSite(reader, siteId);
    return site && { access: { siteId }, value: { id: site.id, name: site.name, zone: site.zone } };
  },
  prepare: async ({ store, now }, input, site) => {
    const read = await readImport(store.reader, now, input, site);
    return read.ok ? read : refuse({ on: "file" as const, why: read.refusal });
  },
  command: importCalendar,
  explain: explainImport,
  after: (answer) => (answer.step === "done" ? { redirectTo: `/setup/import?done=${answer.importId}` } : {}),
});

/** Take all sessions of an import back. */
export const takeBackImportAction = defineAction({
  name: "calendar-import.take-back",
  input: takeBackInput,
  permission: "schedule:write",
  subject: async (reader, { importId }) => {
    const access = await findImportSite(reader, importId);
    return access && { access, value: null };
  },
  command: takeBackImport,
  explain: explainTakeBack,
  after: ({ sessionCount }) => ({
    message: `${sessionCount.toLocaleString("en-US")} ${sessionCount === 1 ? "session is" : "sessions are"} taken back.`,
  }),
});
