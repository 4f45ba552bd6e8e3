import type { Weekday } from "../time/local-date";
import { WEEKDAYS } from "../time/local-date";
import { parseLocalTime, localTime, type LocalTime } from "../time/local-time";

/** What the clinic set about make-ups. */
export interface MakeUpRules {
  /** By then of a week whoever is short has been offered a seat: weekday and wall clock of the site. */
  readonly offerBy: { readonly weekday: Weekday; readonly time: LocalTime };
  /** By service type that was missed: the other service types whose sessions make up for it, besides its own. */
  readonly standsIn: Readonly<Record<string, readonly string[]>>;
}

export const DEFAULT_OFFER_BY: MakeUpRules["offerBy"] = { weekday: "WE", time: localTime("12:00") };

/**
 * The rules as they are stored under "makeUps" of the clinic's attendance rules. Total: what is missing, unknown or
 * damaged is as the rule book starts out, Wednesday noon and every service type for itself.
 */
export function readMakeUpRules(attendanceRules: unknown): MakeUpRules {
  const stored = objectOf(objectOf(attendanceRules).makeUps);
  const by = objectOf(stored.offerBy);
  const time = typeof by.time === "string" ? parseLocalTime(by.time) : null;
  const standsIn = Object.entries(objectOf(stored.standsIn)).map(
    ([id, others]) => [id, Array.isArray(others) ? others.filter((each) => typeof each === "string") : []] as const,
  );
  return {
    offerBy: {
      weekday: WEEKDAYS.find((weekday) => weekday === by.weekday) ?? DEFAULT_OFFER_BY.weekday,
      time: time ?? DEFAULT_OFFER_BY.time,
    },
    standsIn: Object.fromEntries(standsIn),
  };
}

/** May a session of the one service type make up for a missed one of the other? */
export function isEquivalent(rules: Pick<MakeUpRules, "standsIn">, missed: string, offered: string): boolean {
  return missed === offered || (Object.hasOwn(rules.standsIn, missed) && rules.standsIn[missed]!.includes(offered));
}

function objectOf(json: unknown): Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null ? (json as Readonly<Record<string, unknown>>) : {};
}
