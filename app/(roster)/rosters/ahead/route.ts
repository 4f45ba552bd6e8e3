import { aheadInput } from "@/features/offline-roster/input";
import { listRostersAhead } from "@/features/offline-roster/queries/rosters-ahead";
import { defineRoute } from "@/server/doors/route";

/** What a facilitator's browser takes along for when there is no connection: their own rosters of the next days. */
export const GET = defineRoute({
  name: "roster.ahead",
  method: "GET",
  input: aheadInput,
  permission: "roster:read",
  respond: async ({ reader, actor, now, scope }) =>
    Response.json(
      { now: now.getTime(), rosters: await listRostersAhead(reader, { actor, now, sites: scope.sites }) },
      { headers: { "cache-control": "no-store" } },
    ),
});
