import { naiveReading, naiveUnits, periodOf } from "@/lib/standing/test-support/naive-rules";
import { naiveWeek } from "@/lib/standing/test-support/naive-week";
import {
  creditedMinutes,
  dateOfSession,
  inForce,
  instantOf,
  isActive,
  isMadeUp,
  isOff,
  keepKnown,
  leftOut,
  outcomeOf,
  plusDays,
  type NaiveWorld,
} from "@/lib/standing/test-support/naive-world";
import type {
  Contract,
  ExpectedSession,
  Level,
  LocalDate,
  PolicyVersion,
  Raise,
  Rule,
  Standing,
  StandingInput,
} from "@/lib/standing/types";

const RISING: Level[] = ["good", "watch", "warning", "contract", "review"];

interface NaiveCase {
  rule: string;
  level: Level;
  openedOn: LocalDate;
  closedOn: LocalDate | null;
}

interface Signed {
  on: LocalDate;
  version: PolicyVersion;
  state: Contract["state"];
  decidedOn: LocalDate | null;
}

/** What the walk knows at the end of a day. */
interface Walked {
  cases: NaiveCase[];
  contract: Signed | null;
  closes: { rule: string; on: LocalDate }[];
}

/** The worlds of each day: today's for the days walked, the forecast's for those replayed. */
type WorldOf = (day: LocalDate) => NaiveWorld;

/** The whole of the standing rules, slowly. */
export function naiveStanding(raw: StandingInput): Standing {
  const input = keepKnown(raw);
  const today = todayWorld(input, "present");
  const worst = todayWorld(input, "unexcused");
  let walked: Walked = { cases: [], contract: null, closes: [] };
  for (const step of walk(() => today, input.asOf)) walked = step.walked;
  const { version } = inForce(input, input.asOf);
  const level = levelOf(today, walked, input.asOf);
  return {
    level,
    reasons: version.rules.map((rule) => {
      const { holds, value, from, counted } = naiveReading(today, rule, input.asOf);
      const couldBe = naiveReading(worst, rule, input.asOf).value;
      return { rule: rule.id, level: rule.level, holds, value, couldBe, from, counted: counted() };
    }),
    cases: listCases(input, walked),
    contract: walked.contract === null ? null : contractOut(today, walked.contract),
    forecast: forecast(input, today, walked, level),
    weekHours: weekHours(today),
    ledger: input.expectedSessions
      .filter((session) => today.isOver(session))
      .map((session) => {
        const mark = today.markOf(session);
        const skipped =
          leftOut(input, session) ??
          (mark === undefined
            ? "unmarked"
            : isMadeUp(today, session, version.makeUpErasesWithin ?? null, input.asOf)
              ? "made-up"
              : null);
        return {
          session: session.id,
          outcome: mark === undefined || isOff(session) ? null : outcomeOf(input, session, mark),
          minutes: creditedMinutes(session, mark),
          skipped: skipped as Standing["ledger"][number]["skipped"],
        };
      }),
  };
}

function todayWorld(input: StandingInput, guess: NaiveWorld["guess"]): NaiveWorld {
  const { asOf, knownAt } = input;
  return {
    input,
    guess,
    isOver: (session) =>
      dateOfSession(session) <= asOf && (knownAt === null || instantOf(session.end) <= instantOf(knownAt)),
    markOf: (session) => input.marks.find((mark) => mark.session === session.id),
  };
}

function isToCome(today: NaiveWorld, session: ExpectedSession): boolean {
  return !today.isOver(session) && !isOff(session) && isActive(today.input, dateOfSession(session));
}

/** Every session over; those to come attended as if so marked, but for the missed ones. */
function replayWorld(today: NaiveWorld, missed: readonly string[]): NaiveWorld {
  const last = today.input.expectedSessions
    .filter((session) => isToCome(today, session))
    .map(dateOfSession)
    .sort()
    .at(-1);
  const { asOf } = today.input;
  return {
    input: today.input,
    guess: today.guess,
    clocksStopAfter: last === undefined || last < asOf ? asOf : last,
    isOver: () => true,
    markOf: (session) => {
      const mark = today.markOf(session);
      if (mark !== undefined || !isToCome(today, session)) return mark;
      return { session: session.id, was: missed.includes(session.id) ? "missed" : "attended" };
    },
  };
}

/** Walks from the enrollment's start through `last`, and says what is known at the end of each day. */
function* walk(worldOf: WorldOf, last: LocalDate): Generator<{ day: LocalDate; walked: Walked }> {
  const { input } = worldOf(last);
  const walked: Walked = { cases: [], contract: null, closes: [] };
  const contractRules = input.policyVersions.flatMap(({ rules }) => rules).filter((rule) => rule.level === "contract");
  const closeCase = (rule: string, on: LocalDate): void => {
    const open = walked.cases.find((one) => one.rule === rule && one.closedOn === null);
    if (open === undefined) return;
    open.closedOn = on;
    walked.closes.push({ rule, on });
  };
  for (let day = input.enrollment.start; day <= last; day = plusDays(day, 1)) {
    const world = worldOf(day);
    const { version } = inForce(input, day);
    const contract = walked.contract;
    const wasBound = contract !== null && contract.state === "running";
    if (wasBound) {
      const counts = contractCounts(world, contract, day);
      const { attend, of } = contract.version.contract!;
      const state = counts.attended >= attend ? "passed" : counts.missed > of - attend ? "failed" : "running";
      if (state !== "running") {
        contract.state = state;
        contract.decidedOn = day;
        for (const one of walked.cases) if (one.level === "contract") closeCase(one.rule, day);
        for (const rule of contractRules) walked.closes.push({ rule: rule.id, on: day });
        const isOpen = walked.cases.some((one) => one.rule === "contract" && one.closedOn === null);
        if (state === "failed" && !isOpen) {
          walked.cases.push({ rule: "contract", level: "review", openedOn: day, closedOn: null });
        }
      }
    }
    for (const rule of version.rules) {
      if (rule.level !== "contract" && rule.level !== "review") continue;
      const reading = naiveReading(world, rule, day);
      const isOpen = walked.cases.some((one) => one.rule === rule.id && one.closedOn === null);
      if (!reading.holds || isOpen || (rule.level === "contract" && wasBound)) continue;
      const close = walked.closes.findLast((one) => one.rule === rule.id);
      const isAfresh =
        close === undefined ||
        !heldOn(worldOf, input, rule, plusDays(day, -1)) ||
        (reading.newest !== null && reading.newest > close.on);
      if (isAfresh) walked.cases.push({ rule: rule.id, level: rule.level, openedOn: day, closedOn: null });
    }
    for (const decision of input.decisions) {
      if (decision.kind === "sign" && decision.on === day && (version.contract ?? null) !== null) {
        walked.contract = { on: day, version, state: "running", decidedOn: null };
      }
    }
    for (const decision of input.decisions) {
      if (decision.kind === "close" && decision.on === day) closeCase(decision.rule, day);
    }
    yield { day, walked };
  }
}

function heldOn(worldOf: WorldOf, input: StandingInput, rule: Rule, day: LocalDate): boolean {
  if (day < input.enrollment.start) return false;
  const same = inForce(input, day).version.rules.find(({ id }) => id === rule.id);
  return same !== undefined && naiveReading(worldOf(day), same, day).holds;
}

function contractCounts(
  world: NaiveWorld,
  contract: Signed,
  day: LocalDate,
): Pick<Contract, "attended" | "missed" | "undecided"> {
  const terms = contract.version.contract!;
  const looking = { excused: terms.excused ?? "skips", lates: false } as const;
  const after = (guess: NaiveWorld["guess"]) =>
    naiveUnits({ ...world, guess }, contract.version, looking, day).filter(({ date }) => date > contract.on);
  const worst = after("unexcused");
  const verdicts = after("present")
    .slice(0, terms.of)
    .map((unit) => {
      const other = worst.find(({ name }) => name === unit.name);
      if (other === undefined || (other.value === 1) !== (unit.value === 1)) return "undecided";
      return unit.value === 1 ? "missed" : "attended";
    });
  const count = (verdict: string): number => verdicts.filter((one) => one === verdict).length;
  return { attended: count("attended"), missed: count("missed"), undecided: count("undecided") };
}

function levelOf(world: NaiveWorld, walked: Walked, day: LocalDate): Level {
  const levels: Level[] = ["good"];
  for (const rule of inForce(world.input, day).version.rules) {
    const comesAndGoes = rule.level === "watch" || rule.level === "warning";
    if (comesAndGoes && naiveReading(world, rule, day).holds) levels.push(rule.level);
  }
  for (const one of walked.cases) if (one.closedOn === null) levels.push(one.level);
  if (walked.contract?.state === "running") levels.push("contract");
  return RISING.findLast((level) => levels.includes(level))!;
}

function listCases(input: StandingInput, walked: Walked): Standing["cases"] {
  const found: Standing["cases"][number][] = walked.cases.map(({ rule, level, openedOn, closedOn }) => ({
    key: `${rule}@${openedOn}`,
    level,
    openedOn,
    state: closedOn === null ? "open" : "closed",
    closedOn,
  }));
  const withdrawn = input.openedCases
    .filter(({ key }) => !found.some((one) => one.key === key))
    .map(({ key, level }) => ({
      key,
      level,
      openedOn: key.split("@").at(-1)!,
      state: "withdrawn" as const,
      closedOn: null,
    }))
    .filter(({ openedOn }) => openedOn <= input.asOf);
  return [...found, ...withdrawn].sort((a, b) =>
    a.openedOn !== b.openedOn ? (a.openedOn < b.openedOn ? -1 : 1) : a.key < b.key ? -1 : 1,
  );
}

function contractOut(world: NaiveWorld, contract: Signed): Contract {
  const { attend, of } = contract.version.contract!;
  return {
    signedOn: contract.on,
    attend,
    of,
    ...contractCounts(world, contract, contract.decidedOn ?? world.input.asOf),
    state: contract.state,
    decidedOn: contract.decidedOn,
  };
}

function weekHours(world: NaiveWorld): Standing["weekHours"] {
  const { asOf } = world.input;
  const from = periodOf(asOf, "week", inForce(world.input, asOf).version.weekStarts ?? "monday");
  const { required, credited, unmarked, coming, best, short } = naiveWeek(world, from, "minutes");
  return { from, to: plusDays(from, 6), required, credited, unmarked, coming, reachable: best >= required, short };
}

function forecast(input: StandingInput, today: NaiveWorld, walked: Walked, level: Level): Standing["forecast"] {
  const days = Array.from({ length: 91 }, (_, n) => plusDays(input.asOf, n));
  const worldsWith = (missed: readonly string[]): WorldOf => {
    const replay = replayWorld(today, missed);
    return (day) => (day < input.asOf ? today : replay);
  };
  const attended = worldsWith([]);
  const ifAllAttended: { on: LocalDate; level: Level }[] = [];
  let before = level;
  for (const { day, walked: replayed } of walk(attended, days.at(-1)!)) {
    if (day < input.asOf) continue;
    const next = levelOf(attended(day), replayed, day);
    if (next !== before) ifAllAttended.push({ on: day, level: next });
    before = next;
  }

  const { version } = inForce(input, input.asOf);
  const isAbove = (other: Level): boolean => RISING.indexOf(other) > RISING.indexOf(level);
  const chancesFor = (kinds: readonly string[] | undefined, countBy: string): { date: LocalDate; ids: string[] }[] => {
    const sessions = input.expectedSessions.filter(
      (session) =>
        !today.isOver(session) &&
        today.markOf(session) === undefined &&
        leftOut(input, session) === null &&
        (kinds === undefined || kinds.includes(session.kind ?? "group")) &&
        dateOfSession(session) <= days.at(-1)!,
    );
    const nameOf = (session: ExpectedSession): string => (countBy === "session" ? session.id : dateOfSession(session));
    return [...new Set(sessions.map(nameOf))].map((name) => {
      const all = sessions.filter((session) => nameOf(session) === name);
      return { date: dateOfSession(all[0]!), ids: all.map(({ id }) => id) };
    });
  };
  const firstDay = (rule: string, ruleLevel: Level, missed: readonly string[]): LocalDate | null => {
    const worlds = worldsWith(missed);
    if (ruleLevel === "contract" || ruleLevel === "review") {
      for (const { day, walked: replayed } of walk(worlds, days.at(-1)!)) {
        const isOpen = replayed.cases.some((one) => one.rule === rule && one.closedOn === null);
        if (day >= input.asOf && isOpen) return day;
      }
      return null;
    }
    for (const day of days) {
      const same = inForce(input, day).version.rules.find(({ id }) => id === rule);
      if (same !== undefined && naiveReading(worlds(day), same, day).holds) return day;
    }
    return null;
  };
  const raiseOf = (rule: string, ruleLevel: Level, chances: ReturnType<typeof chancesFor>): Raise[] => {
    for (let misses = 0; misses <= Math.min(10, chances.length); misses++) {
      const on = firstDay(
        rule,
        ruleLevel,
        chances.slice(0, misses).flatMap(({ ids }) => ids),
      );
      if (on === null) continue;
      if (misses !== 1) return [{ rule, level: ruleLevel, misses, on, until: null }];
      const stops = chances.findIndex(({ ids }) => firstDay(rule, ruleLevel, ids) === null);
      return [{ rule, level: ruleLevel, misses, on, until: stops < 0 ? null : chances[stops - 1]!.date }];
    }
    return [];
  };
  const raises = version.rules
    .filter((rule) => isAbove(rule.level))
    .flatMap((rule) =>
      raiseOf(rule.id, rule.level, chancesFor("kinds" in rule ? rule.kinds : undefined, version.countBy ?? "day")),
    );
  if (walked.contract?.state === "running" && isAbove("review")) {
    const chances = chancesFor(undefined, walked.contract.version.countBy ?? "day");
    raises.push(...raiseOf("contract", "review", chances));
  }
  return { raises, ifAllAttended };
}
