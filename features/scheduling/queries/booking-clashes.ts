import type { Reader } from "@/db/store";
import type { BookingClash, PlannedBooking } from "@/lib/scheduling/booking-clash";
import type { Instant, Zone } from "@/lib/time/zone";

export type { BookingClash, PlannedBooking } from "@/lib/scheduling/booking-clash";

export interface ClashQuestion {
  readonly siteId: string;
  readonly zone: Zone;
  readonly now: Instant;
  readonly planned: readonly PlannedBooking[];
  /** Sessions that go by the same change: they stand in nobody's way any more. */
  readonly goneIds?: readonly string[];
}

/** Everything that the planned sessions would stand in the way of: one dry run, also inside the transaction that makes them. */
export async function listBookingClashes(_reader: Reader, { planned }: ClashQuestion): Promise<BookingClash[]> {
  if (planned.length === 0) return [];
  throw new Error("The dry run is not there yet.");
}
