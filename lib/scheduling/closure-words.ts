import type { ClosureSpan } from "@/lib/scheduling/closure";
import { formatTime, formatTimeRange } from "@/lib/time/format";

/** Which part of a day a closure is: "the whole day", "from 1:00 PM on", "until noon", "1:00–3:00 PM". */
export function describeClosedHours({ fromTime, toTime }: Pick<ClosureSpan, "fromTime" | "toTime">): string {
  if (fromTime === null) return toTime === null ? "the whole day" : `until ${formatTime(toTime)}`;
  return toTime === null ? `from ${formatTime(fromTime)} on` : formatTimeRange(fromTime, toTime);
}

/** "0 sessions", "1 session", "1,400 sessions". */
export function countSessions(count: number): string {
  return count === 1 ? "1 session" : `${count.toLocaleString("en-US")} sessions`;
}

/** "1 client", "22 clients". */
export function countClients(count: number): string {
  return count === 1 ? "1 client" : `${count.toLocaleString("en-US")} clients`;
}

/** "Worcester", "Worcester and Quincy", "Worcester, Quincy and Lowell". */
export function enumerate(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
