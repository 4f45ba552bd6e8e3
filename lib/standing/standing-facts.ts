import { dateOf, dayOf } from "@/lib/standing/days";
import type { ExpectedSession, LocalDate, PolicyBody, Reason, Rule, Standing } from "@/lib/standing/types";
import { formatDate } from "@/lib/time/format";
import { localDate } from "@/lib/time/local-date";

/** What the sentences about a standing need to know besides it. */
export interface StandingFacts {
  readonly firstName: string;
  /** The day the standing is of. */
  readonly today: LocalDate;
  /** The version in force on that day. */
  readonly policy: PolicyBody;
  readonly sessions: readonly SessionOnRecord[];
}

export interface SessionOnRecord {
  readonly id: string;
  readonly date: LocalDate;
  /** Default "group". */
  readonly kind?: string;
  readonly status?: ExpectedSession["status"];
}

/** A rule that speaks for the level, with what it found. */
export interface Leading {
  readonly rule: Rule;
  readonly reason: Reason;
}

/**
 * The rule that speaks for the level: of those at that level the first whose case is open or that holds. When the level
 * is good, the first rule that counts anything. Null when nothing counts, and for a contract or a case whose rule is no
 * longer in force.
 */
export function leadingReason(standing: Standing, policy: PolicyBody): Leading | null {
  const open = new Set(standing.cases.flatMap(({ state, key }) => (state === "open" ? [ruleOfCase(key)] : [])));
  const speaks = (reason: Reason): boolean => {
    if (standing.level === "good") return reason.counted.length > 0;
    return reason.level === standing.level && (open.has(reason.rule) || reason.holds);
  };
  for (const reason of standing.reasons) {
    const rule = policy.rules.find(({ id }) => id === reason.rule);
    if (rule !== undefined && speaks(reason)) return { rule, reason };
  }
  return null;
}

/** "one" of "one@2026-11-18". */
export function ruleOfCase(key: string): string {
  return key.slice(0, key.lastIndexOf("@"));
}

/** The dates of sessions by id, for ledgers and counts. */
export function datesOf(facts: StandingFacts): ReadonlyMap<string, SessionOnRecord> {
  return new Map(facts.sessions.map((session) => [session.id, session]));
}

/** "Wed, Oct 28"; the year is added when it is not today's. */
export function dateWords(date: LocalDate, today: LocalDate): string {
  return formatDate(localDate(date), localDate(today));
}

/** "Wed, Oct 28", "Wed, Oct 28 and Mon, Nov 9", "Wed, Oct 28, Mon, Nov 9 and Fri, Nov 13". */
export function dateList(dates: readonly LocalDate[], today: LocalDate): string {
  const words = dates.map((date) => dateWords(date, today));
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** The last day of the week that begins on the date. */
export function weekEnd(from: LocalDate): LocalDate {
  return dateOf(dayOf(from) + 6);
}
