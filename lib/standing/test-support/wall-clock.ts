import type { LocalDate, Moment } from "@/lib/standing/types";

/** The offset of New York in 2026, for tests that need a zone without asking the machine for one. */
export function offsetAt(date: LocalDate, time: string): string {
  const wall = `${date}T${time}`;
  return wall >= "2026-03-08T02:00" && wall < "2026-11-01T01:00" ? "-04:00" : "-05:00";
}

/** So many elapsed minutes later, on the same wall clock. */
export function plusMinutes(moment: Moment, minutes: number): Moment {
  const instant = Date.parse(moment) + minutes * 60_000;
  const asWritten = (offset: string): string => {
    const shift = Number(offset.slice(0, 3)) * 3_600_000;
    return `${new Date(instant + shift).toISOString().slice(0, 16)}${offset}`;
  };
  const summer = asWritten("-04:00");
  return offsetAt(summer.slice(0, 10), summer.slice(11, 16)) === "-04:00" ? summer : asWritten("-05:00");
}
