import type { DomainEvent } from "@/server/doors/changed";

/** What happened to the standing of one enrollment. */
export function standingEvent(
  { enrollmentId, clientId, siteId }: { enrollmentId: string; clientId: string; siteId: string },
  name: DomainEvent["name"],
  facts: Record<string, unknown>,
): DomainEvent {
  return { name, subjectType: "enrollment", subjectId: enrollmentId, clientId, siteId, facts };
}
