import { done, refuse, type Result } from "@/lib/result";
import { WEEKDAYS, type Weekday } from "@/lib/time/local-date";
import { FREQUENCIES, isSubDaily, type Frequency, type ParsedRule, type RuleDay } from "@/lib/recurrence/parsed-rule";
import { parseUntil } from "@/lib/recurrence/parse-until";
import type { RuleProblem } from "@/lib/recurrence/rule-problem";

/** Longer rules are pasted by mistake or by malice; the longest example of RFC 5545 has 90 characters. */
export const MAX_RULE_LENGTH = 500;

export interface ParseRuleOptions {
  /** Refuse FREQ below DAILY, as every form does. The default reads all of RFC 5545. */
  readonly refuseSubDaily?: boolean;
}

interface NumberRange {
  readonly least: number;
  readonly most: number;
  /** Whether the value also counts from the end: -1 is the last. */
  readonly signed?: boolean;
}

const COUNTER: NumberRange = { least: 1, most: 999_999_999 };
const LISTS = {
  BYSECOND: { least: 0, most: 60 },
  BYMINUTE: { least: 0, most: 59 },
  BYHOUR: { least: 0, most: 23 },
  BYMONTHDAY: { least: 1, most: 31, signed: true },
  BYYEARDAY: { least: 1, most: 366, signed: true },
  BYWEEKNO: { least: 1, most: 53, signed: true },
  BYMONTH: { least: 1, most: 12 },
  BYSETPOS: { least: 1, most: 366, signed: true },
} as const satisfies Record<string, NumberRange>;
type ListPart = keyof typeof LISTS;
const PARTS = new Set(["FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", ...Object.keys(LISTS)]);
const DAY = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/;

/** Thrown and caught in this file only, so that every value reader can stay one line. */
class Refusal extends Error {
  constructor(readonly problem: RuleProblem) {
    super(problem.kind);
  }
}

/**
 * Reads an RRULE of RFC 5545 (section 3.3.10), with or without "RRULE:" in front, in any letter case. Refuses what the
 * standard forbids, and texts over 500 characters. Whether a series with this rule ever meets, or meets too often, is
 * for `checkSeriesRule` to say. `parseRule("FREQ=WEEKLY;BYDAY=MO,WE")` is a weekly rule on two days.
 */
export function parseRule(text: string, options: ParseRuleOptions = {}): Result<ParsedRule, RuleProblem> {
  try {
    const rule = readRule(text);
    if (options.refuseSubDaily && isSubDaily(rule.frequency))
      return refuse({ kind: "too_often", frequency: rule.frequency });
    return done(rule);
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.problem);
    throw error;
  }
}

function readRule(text: string): ParsedRule {
  const parts = readParts(text);
  const frequency = readFrequency(parts.get("FREQ"));
  const count = parts.get("COUNT");
  const until = parts.get("UNTIL");
  if (count !== undefined && until !== undefined) throw new Refusal({ kind: "count_and_until" });
  const numbers = (part: ListPart) => readList(part, parts.get(part), (one) => readNumber(part, one, LISTS[part]));
  const rule: ParsedRule = {
    frequency,
    interval: readNumber("INTERVAL", parts.get("INTERVAL") ?? "1", COUNTER),
    count: count === undefined ? null : readNumber("COUNT", count, COUNTER),
    until: until === undefined ? null : (parseUntil(until) ?? bad("UNTIL", until)),
    weekStart: readWeekday("WKST", parts.get("WKST") ?? "MO"),
    // Second 60 exists for leap seconds only; RFC 5545 has it read as 59 where the clock has none.
    bySecond: sorted(numbers("BYSECOND").map((second) => Math.min(second, 59))),
    byMinute: sorted(numbers("BYMINUTE")),
    byHour: sorted(numbers("BYHOUR")),
    byDay: sortedDays(readList("BYDAY", parts.get("BYDAY"), readDay)),
    byMonthDay: sorted(numbers("BYMONTHDAY")),
    byYearDay: sorted(numbers("BYYEARDAY")),
    byWeekNo: sorted(numbers("BYWEEKNO")),
    byMonth: sorted(numbers("BYMONTH")),
    bySetPos: sorted(numbers("BYSETPOS")),
  };
  refuseForbidden(rule);
  return rule;
}

function readParts(text: string): Map<string, string> {
  const body = text.trim().replace(/^RRULE:/i, "");
  if (body === "") throw new Refusal({ kind: "empty" });
  if (text.length > MAX_RULE_LENGTH)
    throw new Refusal({ kind: "too_long", length: text.length, most: MAX_RULE_LENGTH });
  const parts = new Map<string, string>();
  for (const piece of body.toUpperCase().split(";")) {
    const equals = piece.indexOf("=");
    const name = equals < 0 ? piece : piece.slice(0, equals);
    if (!PARTS.has(name)) throw new Refusal({ kind: "unknown_part", part: name });
    if (parts.has(name)) throw new Refusal({ kind: "repeated_part", part: name });
    const value = equals < 0 ? "" : piece.slice(equals + 1);
    if (value === "") bad(name, value);
    parts.set(name, value);
  }
  return parts;
}

/** The combinations that RFC 5545 rules out with MUST NOT. */
function refuseForbidden(rule: ParsedRule): void {
  const { frequency } = rule;
  const forbid = (part: string, because: string): never => {
    throw new Refusal({ kind: "not_together", part, because });
  };
  if (rule.byMonthDay.length > 0 && frequency === "WEEKLY") forbid("BYMONTHDAY", "with FREQ=WEEKLY");
  if (rule.byYearDay.length > 0 && ["DAILY", "WEEKLY", "MONTHLY"].includes(frequency))
    forbid("BYYEARDAY", `with FREQ=${frequency}`);
  if (rule.byWeekNo.length > 0 && frequency !== "YEARLY") forbid("BYWEEKNO", `with FREQ=${frequency}`);
  if (rule.byDay.some((day) => day.nth !== null)) {
    if (frequency !== "MONTHLY" && frequency !== "YEARLY") forbid("A numbered BYDAY", `with FREQ=${frequency}`);
    if (rule.byWeekNo.length > 0) forbid("A numbered BYDAY", "with BYWEEKNO");
  }
  const others = [rule.bySecond, rule.byMinute, rule.byHour, rule.byDay, rule.byMonthDay, rule.byYearDay];
  if (rule.bySetPos.length > 0 && [...others, rule.byWeekNo, rule.byMonth].every((list) => list.length === 0))
    forbid("BYSETPOS", "without another BY part");
}

function readFrequency(value: string | undefined): Frequency {
  if (value === undefined) throw new Refusal({ kind: "no_frequency" });
  return FREQUENCIES.find((frequency) => frequency === value) ?? bad("FREQ", value);
}

function readWeekday(part: string, value: string): Weekday {
  return WEEKDAYS.find((weekday) => weekday === value) ?? bad(part, value);
}

function readDay(value: string): RuleDay {
  const match = DAY.exec(value) ?? bad("BYDAY", value);
  const weekday = readWeekday("BYDAY", match[2] ?? "");
  if (match[1] === undefined) return { weekday, nth: null };
  return { weekday, nth: readNumber("BYDAY", match[1], { least: 1, most: 53, signed: true }, value) };
}

function readList<Value>(part: string, value: string | undefined, read: (one: string) => Value): Value[] {
  if (value === undefined) return [];
  return value.split(",").map((one) => (one === "" ? bad(part, value) : read(one)));
}

function readNumber(part: string, value: string, range: NumberRange, shown = value): number {
  const shape = range.signed ? /^[+-]?\d{1,9}$/ : /^\d{1,9}$/;
  if (!shape.test(value)) bad(part, shown);
  const number = Number(value);
  const size = range.signed ? Math.abs(number) : number;
  return size >= range.least && size <= range.most ? number : bad(part, shown);
}

function sorted(values: readonly number[]): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

function sortedDays(days: readonly RuleDay[]): RuleDay[] {
  const order = (day: RuleDay) => (day.nth ?? 0) * 7 + WEEKDAYS.indexOf(day.weekday);
  const unique = new Map(days.map((day) => [`${day.nth ?? ""}${day.weekday}`, day]));
  return [...unique.values()].sort((a, b) => order(a) - order(b));
}

function bad(part: string, value: string): never {
  throw new Refusal({ kind: "bad_value", part, value });
}
