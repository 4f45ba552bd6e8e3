import type { SelectGroup } from "@/components/select-field";

const UNITED_STATES = [
  ["America/New_York", "Eastern"],
  ["America/Chicago", "Central"],
  ["America/Denver", "Mountain"],
  ["America/Phoenix", "Mountain, Arizona"],
  ["America/Los_Angeles", "Pacific"],
  ["America/Anchorage", "Alaska"],
  ["Pacific/Honolulu", "Hawaii"],
  ["America/Puerto_Rico", "Atlantic, Puerto Rico"],
] as const;

/** Every zone that this machine's tables know, those of the United States first and by the names people use. */
export function zoneOptions(current?: string): SelectGroup[] {
  const named = new Set<string>(UNITED_STATES.map(([zone]) => zone));
  const others = new Set([...Intl.supportedValuesOf("timeZone"), ...(current ? [current] : [])]);
  return [
    {
      group: "United States",
      options: UNITED_STATES.map(([zone, name]) => ({ value: zone, label: `${name} (${zone})` })),
    },
    {
      group: "All zones",
      options: [...others]
        .filter((zone) => !named.has(zone))
        .sort()
        .map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") })),
    },
  ];
}
