import { parseZone, type Zone } from "@/lib/time/zone";
import type { IcsBlock } from "@/lib/calendar-import/ics-blocks";

/** How Windows and Outlook call the zones that clinics in the United States meet. */
const WINDOWS: Readonly<Record<string, string>> = {
  "eastern standard time": "America/New_York",
  "us eastern standard time": "America/Indiana/Indianapolis",
  "central standard time": "America/Chicago",
  "mountain standard time": "America/Denver",
  "us mountain standard time": "America/Phoenix",
  "pacific standard time": "America/Los_Angeles",
  "alaskan standard time": "America/Anchorage",
  "hawaiian standard time": "Pacific/Honolulu",
  "atlantic standard time": "America/Halifax",
  "sa western standard time": "America/Puerto_Rico",
  "west pacific standard time": "Pacific/Guam",
  "gmt standard time": "Europe/London",
  "e. south america standard time": "America/Sao_Paulo",
  utc: "UTC",
  "coordinated universal time": "UTC",
};

/** A reader of TZID: the name itself, what the file's own VTIMEZONE says it is, or what Windows means by it. Null: nobody knows it. */
export function zoneReader(blocks: readonly IcsBlock[]): (tzid: string) => Zone | null {
  const own = new Map<string, string>();
  for (const { name, lines } of blocks) {
    if (name !== "VTIMEZONE") continue;
    const tzid = valueOf(lines, "TZID");
    const location = valueOf(lines, "X-LIC-LOCATION");
    if (tzid !== null && location !== null) own.set(tzid, location);
  }
  return (tzid) => {
    const plain = tzid.trim();
    // "/mozilla.org/20050126_1/America/New_York" ends in the name that is meant.
    const tails = plain.split("/").map((_part, at, parts) => parts.slice(at).join("/"));
    const names = [
      own.get(plain) ?? "",
      WINDOWS[plain.toLowerCase()] ?? "",
      ...tails.filter((tail) => tail.includes("/")),
      plain,
    ];
    for (const name of names) {
      const zone = name === "" ? null : parseZone(name);
      if (zone !== null) return zone;
    }
    return null;
  };
}

function valueOf(lines: readonly string[], property: string): string | null {
  const found = lines.find((line) => line.toUpperCase().startsWith(`${property}:`));
  return found === undefined ? null : found.slice(property.length + 1).trim();
}
