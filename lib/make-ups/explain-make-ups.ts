import { formatDate, formatTime } from "../time/format";
import { addDays, type LocalDate } from "../time/local-date";
import type { LocalTime } from "../time/local-time";
import type { SeatProblem } from "./find-open-seats";
import type { OfferReason } from "./settle-offer";

/** Why a seat does not fit, for the person who offers. */
export function explainSeatProblem(why: SeatProblem): string {
  switch (why) {
    case "over":
      return "It has begun.";
    case "off":
      return "It does not take place.";
    case "not_a_group":
      return "Only groups take somebody in for one day.";
    case "elsewhere":
      return "It is at another site.";
    case "other_program":
      return "It belongs to another program.";
    case "own_session":
      return "They are expected there anyway.";
    case "not_enrolled":
      return "They are not enrolled on that day.";
    case "on_hold":
      return "They are on hold on that day.";
    case "no_miss_of_this_kind":
      return "It does not make up for what they missed.";
    case "before_the_miss":
      return "It comes before what they missed.";
    case "window_closed":
      return "It comes too late for what they missed.";
    case "week_is_enough":
      return "Their week has enough hours without it.";
    case "no_minutes":
      return "It does not count to hours.";
    case "clash":
      return "They have another session at that time.";
    case "cannot_come":
      return "They cannot come at that time.";
    case "full":
      return "It has no place left.";
  }
}

/** Why an offer is no longer out, or what an accepted one has come to. */
export function explainOfferReason(reason: OfferReason): string {
  switch (reason) {
    case "staff":
      return "Taken back by staff.";
    case "no_longer_missed":
      return "The missed session was corrected, so this is no longer needed.";
    case "taken_elsewhere":
      return "Another make-up was taken for it.";
    case "hours_reached":
      return "The week has enough hours without it.";
    case "session_off":
      return "The session does not take place.";
    case "left":
      return "They are no longer enrolled on that day.";
    case "on_hold":
      return "They are on hold on that day.";
  }
}

/** "Sat 10:15 AM" within the coming week, "Sat, Nov 28, 10:15 AM" beyond. */
export function seatWords(seat: { readonly date: LocalDate; readonly startTime: LocalTime }, today: LocalDate): string {
  const day = formatDate(seat.date, today);
  const near = seat.date >= today && seat.date < addDays(today, 7);
  return near
    ? `${day.slice(0, day.indexOf(","))} ${formatTime(seat.startTime)}`
    : `${day}, ${formatTime(seat.startTime)}`;
}

/** "2 make-ups fit: Sat 10:15 AM, Fri 1:00 PM." or "5 make-ups fit. Thu 9:00 AM is the soonest." */
export function fitsSentence(
  fits: readonly { readonly date: LocalDate; readonly startTime: LocalTime }[],
  today: LocalDate,
): string {
  if (fits.length === 0) return "No make-up fits. Call first.";
  const words = fits.map((seat) => seatWords(seat, today));
  if (fits.length === 1) return `1 make-up fits: ${words[0]}.`;
  if (fits.length <= 3) return `${fits.length} make-ups fit: ${words.join(", ")}.`;
  const soonest = fits.reduce((first, seat) =>
    `${seat.date} ${seat.startTime}` < `${first.date} ${first.startTime}` ? seat : first,
  );
  return `${fits.length} make-ups fit. ${seatWords(soonest, today)} is the soonest.`;
}

/** "The 7-day window closed Mon, Nov 16." */
export function windowClosedSentence(missedOn: LocalDate, within: number, today: LocalDate): string {
  return `The ${within}-day window closed ${formatDate(addDays(missedOn, within), today)}.`;
}
