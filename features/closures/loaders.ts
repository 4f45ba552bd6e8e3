import { getSite, listSites } from "@/features/programs/queries/sites";
import { decideAccess, sitesWith } from "@/lib/access/decide-access";
import { addDays } from "@/lib/time/local-date";
import { toLocal } from "@/lib/time/zone";
import { defineLoader } from "@/server/doors/loader";
import { ALL_SITES } from "./input";
import { readClosureForm, type Search } from "./queries/closure-form";
import { listClosures } from "./queries/list-closures";
import { findClosure } from "./queries/prepare-reopening";
import { previewReopening } from "./queries/preview-reopening";

/** How long back closures are listed: as long as they can still be put down. */
const DAYS_BACK = 366;

/** The closures that stand, coming and past, at the sites where this person plans. */
export const closuresLoader = defineLoader({
  name: "closures.list",
  permission: "schedule:write",
  query: async ({ reader, actor, now, scope }, _params: Readonly<Record<string, never>>) => {
    const sites = await listSites(reader, scope.sites);
    const [first] = sites;
    const today = first === undefined ? null : toLocal(now, first.zone).date;
    const rows = today === null ? [] : await listClosures(reader, scope.sites, addDays(today, -DAYS_BACK));
    return {
      sites: sites.map(({ id, name }) => ({ id, name })),
      today,
      now,
      closures: rows.map((row) => ({
        ...row,
        canReopen: decideAccess(actor, "schedule:write", { siteId: row.siteId }) === "allowed",
      })),
    };
  },
});

/** The form that closes days, with what the address asks for worked out. */
export const closureFormLoader = defineLoader({
  name: "closures.form",
  permission: "schedule:write",
  subject: async (reader, { search }: { search: Search }) => {
    const { site } = search;
    if (site === undefined || site === "") return { access: {}, value: null };
    if (site === ALL_SITES) return { access: { siteId: null }, value: null };
    const found = typeof site === "string" ? await getSite(reader, site) : null;
    return found && { access: { siteId: found.id }, value: null };
  },
  query: async ({ reader, now, scope }, { search }) => readClosureForm(reader, search, { now, sites: scope.sites }),
});

/** What taking a closure away would give back. */
export const reopeningLoader = defineLoader({
  name: "closures.reopening",
  permission: "schedule:write",
  subject: async (reader, { closureId }: { closureId: string }) => {
    const closure = await findClosure(reader, closureId);
    return closure && { access: { siteId: closure.siteId }, value: closure };
  },
  query: ({ reader, now }, _params, closure) => previewReopening(reader, now, closure),
});

/** Whether this person may close the site that a page shows, or any when it shows all: for the snow-day button. */
export const mayCloseLoader = defineLoader({
  name: "closures.may-close",
  permission: "schedule:read",
  query: async ({ actor }, { siteId }: { siteId: string | null }) =>
    siteId === null
      ? sitesWith(actor, "schedule:write").length > 0
      : decideAccess(actor, "schedule:write", { siteId }) === "allowed",
});
