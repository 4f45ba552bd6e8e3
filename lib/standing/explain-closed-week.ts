import type { ClosedWeek } from "@/lib/standing/closed-week";
import { dateList } from "@/lib/standing/standing-facts";
import type { LocalDate } from "@/lib/standing/types";
import { formatMinutes } from "@/lib/time/format";

/**
 * "The clinic was closed on Thu, Nov 26. That’s 3 h you don’t have to make up." Null when nothing of theirs was closed.
 * `today` decides between was and is.
 */
export function explainClosedToClient(week: ClosedWeek, today: LocalDate): string | null {
  const closed = closedOn(week, today);
  if (closed === null) return null;
  if (week.excused === 0) return `${closed}. What’s left of the week is enough for your hours.`;
  return `${closed}. That’s ${formatMinutes(week.excused)} you don’t have to make up.`;
}

/** "The clinic was closed on Thu, Nov 26: 3 h not held. That is our part, so this week asks 6 h." Null when nothing was. */
export function explainClosedToStaff(week: ClosedWeek, today: LocalDate): string | null {
  const closed = closedOn(week, today);
  if (closed === null) return null;
  const lost = `${closed}: ${formatMinutes(week.lost)} not held`;
  if (week.excused === 0) return `${lost}. What is left on offer still covers the plan.`;
  const part = week.excused === week.lost ? "That" : `${formatMinutes(week.excused)} of it`;
  return `${lost}. ${part} is the clinic’s part, so this week asks ${formatMinutes(week.asked)}.`;
}

function closedOn({ days }: ClosedWeek, today: LocalDate): string | null {
  const last = days.at(-1);
  if (last === undefined) return null;
  return `The clinic ${last < today ? "was" : "is"} closed on ${dateList(days, today)}`;
}
