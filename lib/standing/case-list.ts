import type { FoundCase } from "@/lib/standing/case-book";
import { dateOf } from "@/lib/standing/days";
import { compareText } from "@/lib/standing/session-facts";
import type { LocalDate, OpenedCase, StandingCase } from "@/lib/standing/types";

/**
 * The cases that the facts yield, and those on file that they no longer yield: withdrawn, with the level on file, unless
 * they opened after `asOf`. Ordered by the day they opened, then key.
 */
export function caseList(found: readonly FoundCase[], onFile: readonly OpenedCase[], asOf: LocalDate): StandingCase[] {
  const cases = found.map(({ rule, level, openedOn, closedOn }): StandingCase => {
    const opened = dateOf(openedOn);
    const key = `${rule}@${opened}`;
    if (closedOn === null) return { key, level, openedOn: opened, state: "open", closedOn: null };
    return { key, level, openedOn: opened, state: "closed", closedOn: dateOf(closedOn) };
  });
  const yielded = new Set(cases.map(({ key }) => key));
  for (const { key, level } of onFile) {
    const openedOn = key.slice(key.lastIndexOf("@") + 1);
    if (yielded.has(key) || openedOn > asOf) continue;
    cases.push({ key, level, openedOn, state: "withdrawn", closedOn: null });
  }
  return cases.sort((a, b) => compareText(a.openedOn, b.openedOn) || compareText(a.key, b.key));
}
