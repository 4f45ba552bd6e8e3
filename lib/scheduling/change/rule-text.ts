import { parseRule } from "@/lib/recurrence/parse-rule";
import type { ParsedRule } from "@/lib/recurrence/parsed-rule";
import type { LocalDate } from "@/lib/time/local-date";

/** The rule without the parts named. */
function without(rule: string, names: RegExp): string {
  return rule
    .replace(/^RRULE:/i, "")
    .split(";")
    .filter((part) => !names.test(part))
    .join(";");
}

/** The rule without COUNT and UNTIL. */
export function stripEnd(rule: string): string {
  return without(rule, /^(COUNT|UNTIL)=/i);
}

/** Whether the rule itself says when it ends. */
export function hasEnd(rule: string): boolean {
  return /(^|[;:])(COUNT|UNTIL)=/i.test(rule);
}

/** Whether the rule itself says at which times of day it meets. */
export function namesClock(rule: string): boolean {
  return /(^|[;:])BY(HOUR|MINUTE|SECOND)=/i.test(rule);
}

/** The rule with its times of day taken out, so that it meets at the time of its start. */
export function stripClock(rule: string): string {
  return without(rule, /^(BYHOUR|BYMINUTE|BYSECOND)=/i);
}

/** The rule ending with this day, which is included; null: without an end. */
export function endingOn(rule: string, lastDay: LocalDate | null): string {
  return stripEnd(rule) + (lastDay === null ? "" : `;UNTIL=${lastDay.replaceAll("-", "")}`);
}

/** The rule ending after so many of its dates, counted from its start. */
export function endingAfter(rule: string, count: number): string {
  return `${stripEnd(rule)};COUNT=${count}`;
}

/** A rule that is stored. Throws an Error when it cannot be read: forms let only readable ones in. */
export function storedRule(rule: string): ParsedRule {
  const parsed = parseRule(rule);
  if (!parsed.ok) throw new Error(`The stored recurrence rule cannot be read (${parsed.refusal.kind}): ${rule}`);
  return parsed.value;
}

/** Whether two rules name the same days of the same periods, whatever their ends and however they are written. */
export function isSameRule(a: string, b: string): boolean {
  const plain = (rule: string) => JSON.stringify({ ...storedRule(rule), count: null, until: null });
  return plain(a) === plain(b);
}
