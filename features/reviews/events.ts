import type { DomainEvent } from "@/server/doors/changed";

interface OfReview {
  readonly id: string;
  readonly clientId: string;
  readonly siteId: string;
}

export function reviewEvent(
  { id, clientId, siteId }: OfReview,
  what: string,
  facts: Record<string, unknown> = {},
): DomainEvent {
  return { name: `review.${what}`, subjectType: "review", subjectId: id, clientId, siteId, facts };
}

export function contractEvent(
  { id, clientId, siteId }: OfReview,
  what: string,
  facts: Record<string, unknown> = {},
): DomainEvent {
  return { name: `contract.${what}`, subjectType: "contract", subjectId: id, clientId, siteId, facts };
}
