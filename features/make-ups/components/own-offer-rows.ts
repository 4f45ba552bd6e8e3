import { formatDate, formatMinutes, formatTimeRange } from "@/lib/time/format";
import { dayOfMonth, type LocalDate } from "@/lib/time/local-date";
import type { OwnOffer } from "../queries/offers";
import type { OwnOfferRow } from "./own-offers";

/** Offers in the client's words: when, where, and what it does for their week. */
export function ownOfferRows(offers: readonly OwnOffer[], today: LocalDate): OwnOfferRow[] {
  return offers.map((offer) => {
    const where = offer.room ?? (offer.isOnline ? "Online" : null);
    const adds = `Adds ${formatMinutes(offer.minutes)}${offer.isThisWeek ? " this week" : ""}.`;
    return {
      ...{ offerId: offer.offerId, state: offer.state, dayOfMonth: dayOfMonth(offer.date) },
      weekday: formatDate(offer.date, today).slice(0, 3),
      time: formatTimeRange(offer.startTime, offer.endTime),
      does: [where === null ? null : `${where}.`, adds].filter(Boolean).join(" "),
    };
  });
}
