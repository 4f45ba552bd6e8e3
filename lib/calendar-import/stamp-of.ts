import { stampText } from "@/lib/recurrence/local-stamp";
import { toInstant, toLocal, type Zone } from "@/lib/time/zone";

/**
 * The stored form of a start: the wall clock where that says it all, and the instant where it does not (the second of a
 * repeated hour). `stampOf(new Date("2026-12-25T23:00:00Z"), "America/New_York")` is "2026-12-25T18:00".
 */
export function stampOf(instant: Date, zone: Zone): string {
  const { date, time, seconds } = toLocal(instant, zone);
  if (seconds === 0 && toInstant(date, time, zone).getTime() === instant.getTime()) return stampText(date, time);
  return `${instant.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}
