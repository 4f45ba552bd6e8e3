import { weekdayList, weekdayShort } from "@/lib/enrollment/weekday-words";
import { formatMinutes } from "@/lib/time/format";
import { addDays, startOfWeek, weekdayOf, WEEKDAYS, type LocalDate, type Weekday } from "@/lib/time/local-date";

/** A group session of a track, as far as what it offers is concerned. */
export interface OfferedSession {
  readonly date: LocalDate;
  readonly title: string;
  /** Whole minutes; 0 when its service type does not count to hours. */
  readonly minutes: number;
  readonly taken: number;
  readonly capacity: number | null;
}

/** What a track offers on one weekday, in a usual week. */
export interface OfferedDay {
  readonly weekday: Weekday;
  readonly minutes: number;
  /** The group with the fewest places left; null when none has a limit. */
  readonly fullest: { readonly title: string; readonly taken: number; readonly capacity: number } | null;
}

export interface TrackOffer {
  readonly trackId: string;
  readonly name: string;
  readonly days: readonly OfferedDay[];
}

/** How many weeks are averaged: long enough for what is held every second or fourth week. */
export const OFFER_WEEKS = 4;

/**
 * What the weeks from the first session on offer on each weekday: minutes a week, averaged over four weeks and rounded
 * down. Cancelled and closed sessions belong in the list: one snow day does not make a track shorter.
 */
export function offeredDays(sessions: readonly OfferedSession[]): OfferedDay[] {
  const first = sessions.map(({ date }) => date).sort()[0];
  if (first === undefined) return [];
  const monday = startOfWeek(first);
  const end = addDays(monday, OFFER_WEEKS * 7);
  const usual = sessions.filter(({ date }) => date < end);
  return WEEKDAYS.flatMap((weekday) => {
    const own = usual.filter(({ date }) => weekdayOf(date) === weekday);
    if (own.length === 0) return [];
    const minutes = Math.floor(own.reduce((sum, session) => sum + session.minutes, 0) / OFFER_WEEKS);
    return [{ weekday, minutes, fullest: fullestOf(own) }];
  });
}

/** The minutes a week that a track offers on these weekdays. */
export function offeredMinutes(offer: TrackOffer, weekdays: readonly Weekday[]): number {
  return offer.days.reduce((sum, day) => sum + (weekdays.includes(day.weekday) ? day.minutes : 0), 0);
}

export interface OfferSentence {
  readonly tone: "plain" | "warning";
  readonly text: string;
}

/**
 * What the plan would get, told before anybody saves it: "The Morning track on Mon, Wed, Fri offers 9 h a week; 9 h are
 * needed." Nothing here refuses: a clinic may know of hours that are not in the calendar yet.
 */
export function explainOffer(
  offer: TrackOffer,
  plan: { readonly weekdays: readonly Weekday[]; readonly minutesPerWeek: number; readonly daysPerWeek: number },
): OfferSentence[] {
  if (plan.weekdays.length === 0) return [];
  const days = weekdayList(plan.weekdays);
  if (offer.days.length === 0) {
    return [
      {
        tone: "warning",
        text: `No groups of the ${offer.name} track are planned yet, so no roster will name this client.`,
      },
    ];
  }
  const offered = offeredMinutes(offer, plan.weekdays);
  const missing = plan.minutesPerWeek - offered;
  const figures = `The ${offer.name} track on ${days} offers ${formatMinutes(offered)} a week; ${formatMinutes(plan.minutesPerWeek)} are needed.`;
  const sentences: OfferSentence[] = [
    missing > 0
      ? { tone: "warning", text: `${figures} ${formatMinutes(missing)} a week would have to come from other sessions.` }
      : { tone: "plain", text: figures },
  ];
  const empty = plan.weekdays.filter((weekday) => !offer.days.some((day) => day.weekday === weekday));
  if (empty.length > 0) {
    sentences.push({ tone: "warning", text: `The ${offer.name} track has no groups on ${weekdayList(empty)}.` });
  }
  for (const day of offer.days) {
    if (!plan.weekdays.includes(day.weekday) || day.fullest === null) continue;
    const { title, taken, capacity } = day.fullest;
    if (taken < capacity) continue;
    const text = `${title} on ${weekdayShort(day.weekday)} is full: ${taken} of ${capacity} places are taken.`;
    sentences.push({ tone: "warning", text });
  }
  return sentences;
}

function fullestOf(sessions: readonly OfferedSession[]): OfferedDay["fullest"] {
  let fullest: OfferedDay["fullest"] = null;
  for (const { title, taken, capacity } of sessions) {
    if (capacity === null) continue;
    if (fullest === null || capacity - taken < fullest.capacity - fullest.taken) fullest = { title, taken, capacity };
  }
  return fullest;
}
