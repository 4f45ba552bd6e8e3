import { openTerm } from "@/features/clients/queries/sealed-term";
import { defineLoader } from "@/server/doors/loader";
import { searchEverything } from "./queries/everything";

/** What was found, as a page: for browsers without JavaScript. */
export const searchLoader = defineLoader({
  name: "search.page",
  permission: "clinic:enter",
  query: async ({ reader, actor, now }, { find }: { find?: unknown }) => {
    const term = openTerm(typeof find === "string" ? find : null);
    return { term, groups: await searchEverything(reader, { actor, now, term }) };
  },
});
