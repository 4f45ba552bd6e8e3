import { weekdayList } from "@/lib/enrollment/weekday-words";
import type { FoundClash, UnavailableTime } from "@/lib/scheduling/find-booking-clashes";
import type { DatedClosure } from "@/lib/scheduling/place-sessions";
import { formatDate, formatTime, formatTimeRange } from "@/lib/time/format";
import type { LocalDate } from "@/lib/time/local-date";
import { weekdaysOf } from "@/lib/time/weekday-set";

/**
 * What there is to know of a clash in which no other session stands in the way, without its full stop: "13 expected, 12
 * seats". Null where another session is what there is to know. A window's note is not told: it may say why.
 */
export function clashDetail(clash: FoundClash, today: LocalDate): string | null {
  switch (clash.kind) {
    case "capacity":
      return `${clash.expected} expected, ${clash.limit} ${oneOrMore(clash.limit, clash.of)}`;
    case "availability":
      if ("window" in clash) return `Not free ${windowWords(clash.window)}`;
      return clash.absence.from === clash.absence.through
        ? `Away on ${formatDate(clash.absence.from, today)}`
        : `Away from ${formatDate(clash.absence.from, today)} to ${formatDate(clash.absence.through, today)}`;
    case "closure":
      return closureWords(clash.closure);
    case "credential":
      return `The service type asks for ${clash.credential}`;
    default:
      return null;
  }
}

/** "Mon, Wed, 2:00–5:00 PM"; "Mon, all day". */
export function windowWords({
  weekdays,
  fromTime,
  toTime,
}: Pick<UnavailableTime, "weekdays" | "fromTime" | "toTime">): string {
  const days = weekdaysOf(weekdays).length === 7 ? "every day" : weekdayList(weekdaysOf(weekdays));
  return `${days}, ${hoursWords(fromTime, toTime)}`;
}

function closureWords({ name, fromTime, toTime }: DatedClosure): string {
  return `${name}, closed ${hoursWords(fromTime, toTime)}`;
}

function hoursWords(from: UnavailableTime["fromTime"], to: UnavailableTime["toTime"]): string {
  if (from !== null && to !== null) return formatTimeRange(from, to);
  if (from !== null) return `from ${formatTime(from)} on`;
  return to === null ? "all day" : `until ${formatTime(to)}`;
}

function oneOrMore(count: number, of: "places" | "seats"): string {
  return count === 1 ? of.slice(0, -1) : of;
}
