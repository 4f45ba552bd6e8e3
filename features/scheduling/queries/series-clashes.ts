import { eq } from "drizzle-orm";
import { enrollments } from "@/db/schema";
import type { Reader } from "@/db/store";
import type { BookingClash, PlannedBooking } from "@/lib/scheduling/booking-clash";
import type { PlannedSession } from "@/lib/scheduling/place-sessions";
import type { Instant } from "@/lib/time/zone";
import { listBookingClashes } from "./booking-clashes";
import type { PreparedSeries } from "./prepare-series";

/**
 * Everything that the sessions of a new series would stand in the way of, over the whole series: one dry run, also
 * inside the transaction that makes it. `enrollmentId` is the client who joins with it; a group of a track is checked
 * for everybody whom the track brings.
 */
export async function listSeriesClashes(
  reader: Reader,
  now: Instant,
  prepared: PreparedSeries,
  enrollmentId: string | null,
): Promise<BookingClash[]> {
  const planned = await bookingsOfSeries(reader, prepared, enrollmentId);
  return listBookingClashes(reader, { siteId: prepared.series.siteId, zone: prepared.zone, now, planned });
}

/** The planned sessions as bookings. Their keys stay the same whatever ways out move or leave out. */
export async function bookingsOfSeries(
  reader: Reader,
  { series, plan }: PreparedSeries,
  enrollmentId: string | null,
): Promise<PlannedBooking[]> {
  const joining =
    enrollmentId === null
      ? []
      : await reader
          .select({ clientId: enrollments.clientId })
          .from(enrollments)
          .where(eq(enrollments.id, enrollmentId));
  const extraClientIds = joining.map(({ clientId }) => clientId);
  const { kind, title, serviceTypeId, facilitatorId, coFacilitatorId, capacity } = series;
  return plan.sessions.map((session) => ({
    ...{ kind, title, serviceTypeId, facilitatorId, coFacilitatorId, capacity, extraClientIds },
    key: keyOf(session),
    sessionId: null,
    seriesId: null,
    // The track brings people to its groups alone.
    trackId: kind === "group" ? series.trackId : null,
    date: session.date,
    startTime: session.time,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    roomId: session.ownRoomId ?? series.roomId,
  }));
}

function keyOf({ regularDate, regularTime }: PlannedSession): string {
  return `${regularDate}T${regularTime}`;
}
