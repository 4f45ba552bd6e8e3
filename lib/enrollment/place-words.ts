import type { EnrollmentStatus, Place } from "@/lib/enrollment/enrollment-status";
import { formatDate } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";

/** Where a client stands, in the words of the list and the chart. */
export const PLACE_WORDS: Record<Place, string> = {
  in_program: "In the program",
  on_hold: "On hold",
  starting: "Starting",
  waiting: "Waiting",
  left: "Left the program",
};

const STATUS_WORDS: Record<EnrollmentStatus, string> = {
  referred: "Referred",
  assessed: "Assessed",
  waitlisted: "On the waiting list",
  active: "In the program",
  aftercare: "In aftercare",
  completed: "Completed the program",
  // By a review or, on records of before there were any, without one: what is said of it is what holds for both.
  discharged: "Left the program",
  left: "Left the program",
  transferred: "Transferred elsewhere",
};

interface Placed {
  readonly status: EnrollmentStatus;
  readonly startDate: LocalDate;
  readonly endDate: LocalDate | null;
  readonly place: Place;
}

/** "Starts Mon, Nov 30", "Completed the program on Wed, Nov 18", "Last day Fri, Nov 20". */
export function placeSentence({ status, startDate, endDate, place }: Placed, today: LocalDate): string {
  switch (place) {
    case "waiting":
      return STATUS_WORDS[status];
    case "starting":
      return `Starts ${formatDate(startDate, today)}`;
    case "left":
      return endDate === null ? STATUS_WORDS[status] : `${STATUS_WORDS[status]} on ${formatDate(endDate, today)}`;
    case "on_hold":
    case "in_program":
      if (endDate !== null) return `Last day ${formatDate(endDate, today)}`;
      return place === "on_hold" ? "On hold" : STATUS_WORDS[status];
  }
}
