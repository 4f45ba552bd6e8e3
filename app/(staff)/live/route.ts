import { z } from "zod";
import { readSignIn } from "@/server/sign-in/read-sign-in";
import { now } from "@/server/clock";
import { defineRoute } from "@/server/doors/route";
import { liveResponse } from "@/server/live/live-response";
import { theLiveFeed } from "@/server/live/live-feed";
import { sitesWith } from "@/lib/access/decide-access";

/** What others do, as it happens: pages that follow it read themselves anew. */
export const GET = defineRoute({
  name: "live.follow",
  method: "GET",
  input: z.object({}),
  permission: "roster:read",
  respond: ({ store, reader, actor, request }) => {
    // Roles may change while the line is open: the sites are those of the last look.
    let sites = sitesWith(actor, "roster:read");
    return liveResponse({
      feed: theLiveFeed(reader),
      signal: request.signal,
      isFor: ({ siteId }) => siteId === null || sites === "all" || sites.includes(siteId),
      mayStay: async () => {
        if (actor.kind !== "staff") return false;
        const live = await readSignIn(store.reader, actor.accountId, actor.signInId, now());
        if (live === null || live.isLocked) return false;
        sites = sitesWith(live.actor, "roster:read");
        return sites === "all" || sites.length > 0;
      },
    });
  },
});
