import { findChart, type Chart } from "@/features/clients/queries/chart";
import type { Reader } from "@/db/store";
import { decideAccess, type Actor } from "@/lib/access/decide-access";
import type { Permission } from "@/lib/access/permissions";
import type { Instant } from "@/lib/time/zone";

/** A chart, and what the person who looks at it may do: which buttons to draw. The doors decide again. */
export interface ActorChart extends Chart {
  readonly may: {
    readonly edit: boolean;
    readonly enroll: boolean;
    readonly invite: boolean;
    readonly seeStanding: boolean;
    readonly reach: boolean;
    readonly offerMakeUp: boolean;
  };
}

/** The chart of a client who was found by a door a moment ago; nothing is ever deleted. */
export async function readChart(reader: Reader, actor: Actor, clientId: string, now: Instant): Promise<ActorChart> {
  const chart = await findChart(reader, clientId, now);
  if (chart === null) throw new Error("The client was there a moment ago.");
  const may = (permission: Permission) =>
    decideAccess(actor, permission, { siteId: chart.client.siteId }) === "allowed";
  return {
    ...chart,
    may: {
      edit: may("client:write"),
      enroll: may("enrollment:write"),
      invite: may("account:write"),
      seeStanding: may("standing:read"),
      reach: may("alert:work"),
      offerMakeUp: may("make-up:offer"),
    },
  };
}
