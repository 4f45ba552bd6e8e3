import { formatDate, formatMinutes, formatTimeRange } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import type { FitView, MakeUpSituation } from "../queries/situations";
import type { OfferChoice } from "./offer-form";

/** Seats that fit, in words: when, what, and what it would do. */
export function seatChoices({ fits, today }: Pick<MakeUpSituation, "fits" | "today">): OfferChoice[] {
  return fits.map((fit) => ({
    ...{ sessionId: fit.sessionId, state: fit.state },
    when: seatWhen(fit, today),
    what: [fit.title, fit.room].filter(Boolean).join(", "),
    does: doesWords(fit, today),
  }));
}

export function seatWhen(fit: Pick<FitView, "date" | "startTime" | "endTime">, today: LocalDate): string {
  return `${formatDate(fit.date, today)}, ${formatTimeRange(fit.startTime, fit.endTime)}`;
}

function doesWords(fit: FitView, today: LocalDate): string {
  const day = formatDate(fit.miss.date, today);
  const adds = fit.helpsWeek
    ? `Adds ${formatMinutes(fit.minutes)} this week${fit.closes ? ", all that is short" : ""}.`
    : "Adds nothing to this week.";
  return `${adds} ${fit.erases ? `Makes ${day} count no more.` : `For ${day}.`}`;
}
