import type { DomainEvent, OutboxRequest } from "@/server/doors/changed";

/** What a colleague is written to about: asked to step in, put down by a planner, or let go again. */
export const TOLD_TOPIC = "substitutes.told";
export const TELLINGS = ["asked", "assigned", "let_go"] as const;
export type Telling = (typeof TELLINGS)[number];

export interface ToldRequest {
  readonly id: string;
  readonly staffId: string;
}

/** One letter to each colleague, however many sessions it is about. It names none of them. */
export function lettersTo(
  telling: Telling,
  requests: readonly ToldRequest[],
): ReadonlyMap<string, readonly OutboxRequest[]> {
  const byStaff = new Map<string, string[]>();
  for (const { id, staffId } of requests) byStaff.set(staffId, [...(byStaff.get(staffId) ?? []), id]);
  return new Map(
    [...byStaff.values()].map((requestIds) => {
      const first = requestIds[0]!;
      const payload = { telling, requestIds };
      return [first, [{ topic: TOLD_TOPIC, idempotencyKey: `${TOLD_TOPIC}:${telling}:${first}`, payload }]] as const;
    }),
  );
}

/** An event of one request, with the letter that begins with it. */
export function requestEvent(
  name:
    | "substitute.asked"
    | "substitute.assigned"
    | "substitute.accepted"
    | "substitute.declined"
    | "substitute.taken-back",
  request: ToldRequest & { readonly sessionId: string; readonly forStaffId: string },
  siteId: string | null,
  facts: Readonly<Record<string, unknown>> = {},
  outbox: readonly OutboxRequest[] = [],
): DomainEvent {
  const { id, staffId, sessionId, forStaffId } = request;
  return {
    name,
    subjectType: "substitute_request",
    subjectId: id,
    ...(siteId === null ? {} : { siteId }),
    facts: { sessionId, staffId, forStaffId, ...facts },
    ...(outbox.length === 0 ? {} : { outbox }),
  };
}

/** Who leads a session changed by hand; its place in the calendar did not, so its sequence stays. */
export function leadEvent(
  session: { readonly id: string; readonly siteId: string; readonly version: number },
  before: { readonly facilitatorId: string | null; readonly coFacilitatorId: string | null },
  after: { readonly facilitatorId: string | null; readonly coFacilitatorId: string | null },
): DomainEvent {
  const pick = ({ facilitatorId, coFacilitatorId }: typeof before) => ({ facilitatorId, coFacilitatorId });
  return {
    name: "session.lead-changed",
    subjectType: "session",
    subjectId: session.id,
    siteId: session.siteId,
    facts: { before: pick(before), after: pick(after), version: session.version + 1 },
  };
}
