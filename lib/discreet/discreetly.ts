import { initialsOf } from "../scheduling/initials";

/** A name as a page has it: in parts, or as it is written out. */
export type Named =
  string | { readonly givenName: string; readonly familyName: string; readonly preferredName?: string | null };

/**
 * What stands in place of a client's name while somebody may be looking over a shoulder: "B.Q.". Of a name that is
 * written out, the first letters of its first and its last word.
 */
export function discreetName(name: Named): string {
  const letters = typeof name === "string" ? initialsOf(partsOf(name)) : initialsOf(name);
  return [...letters].map((letter) => `${letter}.`).join("");
}

/** What stands in place of a session's title: what a group is about says what its people are there for. */
export const DISCREET_TITLE = "Session";

function partsOf(name: string): { readonly givenName: string; readonly familyName: string } {
  const words = name.trim().split(/\s+/);
  return { givenName: words[0] ?? "", familyName: words.length > 1 ? (words.at(-1) ?? "") : "" };
}
