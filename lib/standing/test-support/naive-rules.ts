import type { Excused, ExpectedSession, LocalDate, PolicyVersion, Rule } from "@/lib/standing/types";
import { naiveWeek } from "@/lib/standing/test-support/naive-week";
import {
  activeDaysBetween,
  dateOfSession,
  inForce,
  isActive,
  isMadeUp,
  isOff,
  leftOut,
  outcomeIn,
  plusDays,
  type NaiveWorld,
} from "@/lib/standing/test-support/naive-world";

export interface NaiveUnit {
  readonly name: string;
  readonly date: LocalDate;
  readonly value: number;
  readonly marked: boolean;
  readonly sessions: readonly { readonly id: string; readonly value: number }[];
}

export interface NaiveReading {
  readonly value: number;
  readonly holds: boolean;
  readonly from: LocalDate | null;
  readonly newest: LocalDate | null;
  counted(): { session: string; until: LocalDate | null }[];
}

interface Looking {
  readonly kinds?: readonly string[] | undefined;
  readonly excused: Excused;
  readonly lates: boolean;
}

/** Steps 1 to 4: the sessions of a rule as units, on a day. */
export function naiveUnits(world: NaiveWorld, version: PolicyVersion, looking: Looking, day: LocalDate): NaiveUnit[] {
  const looked = world.input.expectedSessions.filter(
    (session) =>
      dateOfSession(session) <= day &&
      leftOut(world.input, session) === null &&
      (looking.kinds === undefined || looking.kinds.includes(session.kind ?? "group")),
  );
  const byDay = version.countBy !== "session";
  const names = [...new Set(looked.map((session) => (byDay ? dateOfSession(session) : session.id)))];
  return names.flatMap((name) => {
    const all = looked.filter((session) => (byDay ? dateOfSession(session) : session.id) === name);
    const over = all.filter((session) => world.isOver(session));
    const counted = over.flatMap((session) => {
      const value = valueOf(world, version, looking, session, day);
      return value === null ? [] : [{ session, value }];
    });
    if (counted.length === 0) return [];
    const value = Math.max(...counted.map((one) => one.value));
    if (byDay && over.length < all.length && value < 1) return [];
    return [
      {
        name,
        date: dateOfSession(all[0]!),
        value,
        marked: counted.some(({ session }) => world.markOf(session) !== undefined),
        sessions: counted.map((one) => ({ id: one.session.id, value: one.value })),
      },
    ];
  });
}

function valueOf(
  world: NaiveWorld,
  version: PolicyVersion,
  { excused, lates }: Looking,
  session: ExpectedSession,
  day: LocalDate,
): number | null {
  const outcome = outcomeIn(world, session);
  if (outcome === null) return null;
  if (isMadeUp(world, session, version.makeUpErasesWithin ?? null, day)) return 0;
  if (lates) return outcome === "excused" ? null : outcome === "late" ? 1 : 0;
  if (outcome === "excused") return { skips: null, counts: 1, breaks: 0 }[excused];
  const { late = 0, leftEarly = 0, lateCancel = 1 } = version.weights ?? {};
  return {
    present: 0,
    unexcused: 1,
    "late-as-absent": 1,
    late,
    "left-early": leftEarly,
    "late-cancel": lateCancel,
  }[outcome];
}

/** Steps 5 and 6, on a day, under the version in force on it. */
export function naiveReading(world: NaiveWorld, rule: Rule, day: LocalDate): NaiveReading {
  const { input } = world;
  const { version, reach } = inForce(input, day);
  if (!("at" in rule) && !("below" in rule)) return weekReading(world, rule.measure, day);
  if (!("within" in rule) && rule.measure !== "streak") {
    const last = rule.measure === "daysSinceAttended" ? lastAttended(world, day) : lastContact(world, day);
    const from = last === null || last < input.enrollment.start ? input.enrollment.start : last;
    const value = runningDays(world, plusDays(from, 1), day);
    return { value, holds: value >= rule.at, from, newest: null, counted: () => [] };
  }
  const looking = { kinds: rule.kinds, excused: rule.excused ?? "skips", lates: rule.measure === "lates" };
  const units = naiveUnits(world, version, looking, day).filter(({ date }) => date >= reach);
  if (rule.measure === "streak") {
    const contact = rule.withoutContact === true ? lastContact(world, day) : null;
    const left = units.filter(({ date }) => contact === null || date > contact);
    const lower = left.findLastIndex(({ value }) => value < 1);
    const row = left.slice(lower + 1);
    const counted = row.flatMap(({ sessions }) => sessions.filter(({ value }) => value === 1));
    return {
      value: row.length,
      holds: row.length >= rule.at,
      from: row[0]?.date ?? null,
      newest: row.at(-1)?.date ?? null,
      counted: () => counted.map(({ id }) => ({ session: id, until: null })),
    };
  }
  const { start, end, weekStarts } = { ...input.enrollment, weekStarts: version.weekStarts ?? "monday" };
  const within = rule.within;
  let window = units;
  let from: LocalDate | null = reach;
  let untilOf = (_date: LocalDate): LocalDate | null => null;
  if (within !== "enrollment") {
    if ("last" in within) {
      window = units.slice(-within.last);
      from = window[0]?.date ?? null;
    } else if ("calendar" in within) {
      const same = (date: LocalDate): boolean =>
        periodOf(date, within.calendar, weekStarts) === periodOf(day, within.calendar, weekStarts);
      window = units.filter(({ date }) => same(date));
      from = day;
      while (from > reach && same(plusDays(from, -1))) from = plusDays(from, -1);
      untilOf = (date) => {
        let last = date;
        while (same(plusDays(last, 1))) last = plusDays(last, 1);
        return last;
      };
    } else {
      const n = within.days;
      window = units.filter(({ date }) => activeDaysBetween(input, date, day).length <= n);
      const active = activeDaysBetween(input, start, day);
      const nth = active.at(-n);
      from = nth === undefined || nth < reach ? reach : nth;
      untilOf = (date) => {
        const horizon = plusDays(date, 4000);
        if (end !== null && activeDaysBetween(input, date, end).length <= n) return null;
        let seen = 0;
        for (let at = date; at <= horizon; at = plusDays(at, 1)) {
          if (isActive(input, at)) seen++;
          if (seen === n + 1) return plusDays(at, -1);
        }
        return null;
      };
    }
  }
  const sum = window.reduce((total, { value }) => total + value, 0);
  const value =
    rule.measure !== "rate"
      ? sum
      : window.length === 0
        ? 100
        : Math.floor((100 * (window.length - sum)) / window.length);
  const holds =
    rule.measure === "rate"
      ? value < rule.below && window.filter(({ marked }) => marked).length >= (rule.once ?? 1)
      : value >= rule.at;
  return {
    value,
    holds,
    from,
    newest: window.findLast((unit) => unit.value > 0)?.date ?? null,
    counted: () =>
      window.flatMap((unit) =>
        unit.sessions
          .filter((session) => session.value > 0)
          .map(({ id }) => ({ session: id, until: untilOf(unit.date) })),
      ),
  };
}

function weekReading(world: NaiveWorld, measure: "weekMinutes" | "weekDays", day: LocalDate): NaiveReading {
  const { start, end } = world.input.enrollment;
  const weekStarts = inForce(world.input, day).version.weekStarts ?? "monday";
  for (let to = day; to >= start; to = plusDays(to, -1)) {
    const from = plusDays(to, -6);
    if (periodOf(from, "week", weekStarts) !== from || (end !== null && from > end)) continue;
    const week = naiveWeek(world, from, measure === "weekMinutes" ? "minutes" : "days");
    if (week.hasToCome) continue;
    const value = world.guess === "present" ? week.short.client : week.shortWithoutUnmarked.client;
    return { value, holds: value > 0, from, newest: to, counted: () => [] };
  }
  return { value: 0, holds: false, from: null, newest: null, counted: () => [] };
}

/** A name for the week, month or quarter of a date; for weeks their first day. */
export function periodOf(date: LocalDate, period: "week" | "month" | "quarter", weekStarts: string): string {
  if (period === "month") return date.slice(0, 7);
  if (period === "quarter") return `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return plusDays(date, -(weekStarts === "sunday" ? weekday : (weekday + 6) % 7));
}

function lastAttended(world: NaiveWorld, day: LocalDate): LocalDate | null {
  const dates = world.input.expectedSessions
    .filter((session) => dateOfSession(session) <= day && world.isOver(session) && !isOff(session))
    .filter((session) => {
      const mark = world.markOf(session);
      if (mark !== undefined) return mark.was === "attended";
      return outcomeIn(world, session) === "present";
    })
    .map(dateOfSession);
  return dates.sort().at(-1) ?? null;
}

function lastContact(world: NaiveWorld, day: LocalDate): LocalDate | null {
  const notices = world.input.marks.flatMap(({ noticeGivenAt }) => (noticeGivenAt ? [noticeGivenAt.slice(0, 10)] : []));
  const reached = world.input.contacts.filter((contact) => contact.reached).map(({ on }) => on);
  const attended = lastAttended(world, day);
  const days = [...notices, ...reached, ...(attended === null ? [] : [attended])].filter((date) => date <= day);
  return days.sort().at(-1) ?? null;
}

function runningDays(world: NaiveWorld, from: LocalDate, to: LocalDate): number {
  const { input } = world;
  return activeDaysBetween(input, from, to).filter((day) => {
    if (world.clocksStopAfter !== undefined && day > world.clocksStopAfter) return false;
    const sessions = input.expectedSessions.filter((session) => dateOfSession(session) === day);
    return sessions.length === 0 || !sessions.every(isOff);
  }).length;
}
