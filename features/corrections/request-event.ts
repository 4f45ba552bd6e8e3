import type { DomainEvent } from "@/server/doors/changed";

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
