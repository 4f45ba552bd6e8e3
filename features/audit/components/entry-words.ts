import type { Changes } from "@/lib/records/changes-between";

/** "site.edited" as people read it: "Site edited". */
export function eventWords(event: string): string {
  const words = event.replaceAll(/[._-]+/g, " ").trim();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** What an entry's facts say, one short line each. Nested values are written as they are stored: this page is for checking. */
export function factLines(facts: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(facts).flatMap(([name, value]) =>
    name === "changes" && isChanges(value)
      ? Object.entries(value).map(([field, { before, after }]) => `${field}: ${written(before)} → ${written(after)}`)
      : [`${name}: ${written(value)}`],
  );
}

function isChanges(value: unknown): value is Changes {
  return (
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((each) => typeof each === "object" && each !== null && "after" in each)
  );
}

function written(value: unknown): string {
  if (value === null || value === undefined || value === "") return "empty";
  return typeof value === "string" ? value : JSON.stringify(value);
}
