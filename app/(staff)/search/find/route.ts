import { searchInput } from "@/features/search/input";
import { searchEverything } from "@/features/search/queries/everything";
import { defineRoute } from "@/server/doors/route";

/** What the search dialog asks as somebody types. Posted, because a name stands in no address and so in no log. */
export const POST = defineRoute({
  name: "search.live",
  method: "POST",
  input: searchInput,
  permission: "clinic:enter",
  respond: async ({ reader, actor, now }, { term }) => {
    const groups = await searchEverything(reader, { actor, now, term: term ?? "" });
    return Response.json({ groups }, { headers: { "cache-control": "no-store" } });
  },
});
