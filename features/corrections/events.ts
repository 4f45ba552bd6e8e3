import { NO_CONSEQUENCES, type Consequences } from "@/lib/corrections/consequences";
import type { Level } from "@/lib/standing/types";
import type { DomainEvent } from "@/server/doors/changed";

/** What a transaction did to standing, alerts, cases and make-ups, counted from what it told the trail. */
export function consequencesOf(events: readonly DomainEvent[], corrected: number, minutes: number): Consequences {
  const count = (name: string) => events.filter((event) => event.name === name).length;
  const byEnrollment = new Map<string, { from: Level; to: Level }>();
  for (const { name, subjectId, facts } of events) {
    if (name !== "standing.changed") continue;
    // Several corrections of one person are one change: from where it stood before the first.
    const from = byEnrollment.get(subjectId)?.from ?? (facts?.from as Level);
    byEnrollment.set(subjectId, { from, to: facts?.to as Level });
  }
  return {
    ...NO_CONSEQUENCES,
    corrected,
    minutes,
    levels: [...byEnrollment.values()].filter(({ from, to }) => from !== to),
    alertsOpened: count("alert.opened"),
    alertsWithdrawn: count("alert.withdrawn"),
    casesOpened: count("standing.case-opened"),
    casesWithdrawn: count("standing.case-withdrawn"),
    makeUpsWithdrawn: count("make-up.withdrawn"),
  };
}

/** What happened to a request for a correction. The mark's own change is an event of its own. */
export function requestEvent(
  name: "correction.requested" | "correction.approved" | "correction.declined" | "correction.withdrawn",
  request: { readonly id: string; readonly clientId: string },
  session: { readonly siteId: string; readonly date: string },
  facts: Readonly<Record<string, unknown>> = {},
): DomainEvent {
  return {
    name,
    subjectType: "correction_request",
    subjectId: request.id,
    clientId: request.clientId,
    siteId: session.siteId,
    facts: { on: session.date, ...facts },
  };
}
