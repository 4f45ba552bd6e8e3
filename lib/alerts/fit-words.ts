import { formatDate, formatTime } from "../time/format";
import type { LocalDate } from "../time/local-date";
import type { LocalTime } from "../time/local-time";

interface Fit {
  readonly date: LocalDate;
  readonly startTime: LocalTime;
}

const NAMED_AT_MOST = 2;

/** Which make-ups could still help this week: "2 make-ups fit: Sat 10:15 AM, Fri 1:00 PM.", "5 make-ups fit. Thu 9:00 AM is the soonest." */
export function fitWords(fits: readonly Fit[]): string {
  const [first] = fits;
  if (first === undefined) return "No make-up fits this week.";
  const count = fits.length === 1 ? "1 make-up fits" : `${fits.length} make-ups fit`;
  if (fits.length <= NAMED_AT_MOST) return `${count}: ${fits.map(whenWords).join(", ")}.`;
  const soonest = fits.reduce((least, fit) =>
    `${fit.date} ${fit.startTime}` < `${least.date} ${least.startTime}` ? fit : least,
  );
  return `${count}. ${whenWords(soonest)} is the soonest.`;
}

/** A day of this week needs no date. */
function whenWords({ date, startTime }: Fit): string {
  return `${formatDate(date).slice(0, 3)} ${formatTime(startTime)}`;
}
