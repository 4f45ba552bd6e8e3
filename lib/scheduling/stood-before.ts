import type { PlannedBooking } from "@/lib/scheduling/booking-clash";
import type { FoundClash } from "@/lib/scheduling/find-booking-clashes";
import type { Instant } from "@/lib/time/zone";

/** A session as it is stored now, as far as clashes go. */
export interface StoredBooking {
  readonly id: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly roomId: string | null;
  readonly facilitatorId: string | null;
  readonly coFacilitatorId: string | null;
  readonly capacity: number | null;
  readonly serviceTypeId: string;
}

/**
 * Whether a clash stands already and the plan leaves it as it is: the session is stored, and nothing of it changes that
 * the clash is about. A plan may then go on even where the clinic refuses such clashes, or an old one could never be
 * put right step by step. `planned` and `stored` are by session id.
 */
export function stoodBefore(
  clash: FoundClash,
  planned: ReadonlyMap<string, PlannedBooking>,
  stored: ReadonlyMap<string, StoredBooking>,
): boolean {
  const isAsItWas = (id: string) => {
    const [next, now] = [planned.get(id), stored.get(id)];
    return next !== undefined && now !== undefined && isUntouched(clash, next, now);
  };
  if (!isAsItWas(clash.planned)) return false;
  return !("other" in clash) || !planned.has(clash.other) || isAsItWas(clash.other);
}

function isUntouched(clash: FoundClash, next: PlannedBooking, now: StoredBooking): boolean {
  const sameTime = next.startsAt.getTime() === now.startsAt.getTime() && next.endsAt.getTime() === now.endsAt.getTime();
  const sameRoom = next.roomId === now.roomId;
  const led = now.facilitatorId === clash.who || now.coFacilitatorId === clash.who;
  const comesAnew = next.extraClientIds?.includes(clash.who) ?? false;
  switch (clash.kind) {
    case "client":
      return sameTime && !comesAnew;
    case "facilitator":
      return sameTime && led;
    case "room":
      return sameTime && sameRoom;
    case "capacity":
      // Another day has other people; another client is one more.
      return sameTime && sameRoom && next.capacity === now.capacity && (next.extraClientIds ?? []).length === 0;
    case "availability":
      return sameTime && ("window" in clash ? !comesAnew : led);
    case "closure":
      return sameTime;
    case "credential":
      return (
        next.serviceTypeId === now.serviceTypeId &&
        next.facilitatorId === now.facilitatorId &&
        next.coFacilitatorId === now.coFacilitatorId
      );
  }
}
