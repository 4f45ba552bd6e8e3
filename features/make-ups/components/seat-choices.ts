import { formatDate, formatMinutes, formatTimeRange } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import type { FitView, MakeUpSituation } from "../queries/situations";
import type { OfferChoice } from "./offer-form";

/** Seats that seat, in words: when, what, and what it would do. */
export function seatChoices({ fits, today }: Pick<MakeUpSituation, "fits" | "today">): OfferChoice[] {
  return fits.map((seat) => ({
    ...{ sessionId: seat.sessionId, state: seat.state },
    when: seatWhen(seat, today),
    what: [seat.title, seat.room].filter(Boolean).join(", "),
    does: doesWords(seat, today),
  }));
}

export function seatWhen(seat: Pick<FitView, "date" | "startTime" | "endTime">, today: LocalDate): string {
  return `${formatDate(seat.date, today)}, ${formatTimeRange(seat.startTime, seat.endTime)}`;
}

function doesWords(seat: FitView, today: LocalDate): string {
  const day = formatDate(seat.miss.date, today);
  const adds = seat.helpsWeek
    ? `Adds ${formatMinutes(seat.minutes)} this week${seat.closes ? ", all that is short" : ""}.`
    : "Adds nothing to this week.";
  return `${adds} ${seat.erases ? `Makes ${day} count no more.` : `For ${day}.`}`;
}
