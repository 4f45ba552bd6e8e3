import { formatDateRange, formatTime } from "@/lib/time/format";
import { toLocal, type Instant, type Zone } from "@/lib/time/zone";

/**
 * The line at the foot of every paper: "Printed Nov 18, 2026, 10:42 AM by D. Okonkwo", on the clock of the place. A
 * paper that must not tell where it comes from is printed by nobody (null).
 */
export function printedLine(now: Instant, zone: Zone, by: string | null): string {
  const { date, time } = toLocal(now, zone);
  const when = `Printed ${formatDateRange(date, date)}, ${formatTime(time)}`;
  return by === null ? when : `${when} by ${initialAndName(by)}`;
}

/** "Dana Okonkwo" as "D. Okonkwo": who it was, in as little room as a foot has. One word stays whole. */
function initialAndName(name: string): string {
  const [given = "", ...rest] = name.trim().split(/\s+/);
  const [initial = ""] = given;
  return rest.length === 0 ? given : `${initial}. ${rest.join(" ")}`;
}
