import { ActiveDays } from "@/lib/standing/active-days";
import { dayOf } from "@/lib/standing/days";
import { knownRecords } from "@/lib/standing/known-records";
import { PolicyInForce } from "@/lib/standing/policy-in-force";
import { sessionFacts, type SessionFact } from "@/lib/standing/session-facts";
import { outcomeOf } from "@/lib/standing/outcomes";
import type { Contact, Decision, ExpectedSession, Mark, OpenedCase, StandingInput } from "@/lib/standing/types";
import type { World } from "@/lib/standing/view";

/** How far the forecast looks, in days. */
const FORECAST_DAYS = 90;

/** The world of an input, and the records that the walk and the output need besides. */
export interface KnownWorld {
  readonly world: World;
  readonly decisions: readonly Decision[];
  readonly openedCases: readonly OpenedCase[];
  /** By id. */
  readonly sessions: ReadonlyMap<string, ExpectedSession>;
}

/** Keeps what is known as of `knownAt`, and works out everything that does not depend on the day asked about. */
export function knownWorld(input: StandingInput): KnownWorld {
  const { knownAt, enrollment } = input;
  const start = dayOf(enrollment.start);
  const asOf = dayOf(input.asOf);
  const marks = knownRecords(input.marks, ({ session }) => session, knownAt);
  const decisions = [...knownRecords(input.decisions, ({ id }) => id, knownAt).values()];
  const versions = [...knownRecords(input.policyVersions, ({ version }) => version, knownAt).values()];
  const holds = [...knownRecords(input.holds, ({ id }) => id, knownAt).values()];
  const contacts = knownRecords(input.contacts, ({ id }) => id, knownAt);
  const phases = knownRecords(input.planPhases, ({ id }) => id, knownAt);
  const sessions = knownRecords(input.expectedSessions, ({ id }) => id, knownAt);
  const openedCases = [...knownRecords(input.openedCases, ({ key }) => key, knownAt).values()];
  const active = new ActiveDays(enrollment, holds);
  const policy = new PolicyInForce(versions, decisions, start);
  const facts = sessionFacts({ sessions: [...sessions.values()], marks, decisions }, input, active, policy);
  const world: World = {
    start,
    end: enrollment.end === null ? Infinity : dayOf(enrollment.end),
    asOf,
    horizon: asOf + FORECAST_DAYS,
    facts,
    makeUps: makeUpsOf(facts),
    active,
    policy,
    phases: [...phases.values()].map((phase) => ({ ...phase, day: dayOf(phase.from) })).sort((a, b) => a.day - b.day),
    contactDays: contactDays(marks.values(), contacts.values()),
    hasUnmarked: facts.some(({ isOver, mark, isOff, isActive }) => isOver && mark === null && !isOff && isActive),
  };
  return { world, decisions, openedCases, sessions };
}

/**
 * The same world under other policy versions. They say what a mark is called and what it costs; nothing else of a world
 * depends on them, so it is not worked out again.
 */
export function worldUnder(
  known: KnownWorld,
  policyVersions: StandingInput["policyVersions"],
  knownAt: StandingInput["knownAt"],
): KnownWorld {
  const { world, decisions, sessions } = known;
  const versions = [...knownRecords(policyVersions, ({ version }) => version, knownAt).values()];
  const policy = new PolicyInForce(versions, decisions, world.start);
  let isOther = false;
  const facts = world.facts.map((fact) => {
    if (fact.outcome === null || fact.mark === null) return fact;
    const outcome = outcomeOf(fact.mark, sessions.get(fact.id)!, policy.on(fact.day).version);
    if (outcome === fact.outcome) return fact;
    isOther = true;
    return { ...fact, outcome };
  });
  const changed = isOther ? { facts, makeUps: makeUpsOf(facts) } : {};
  return { ...known, world: { ...world, ...changed, policy } };
}

function makeUpsOf(facts: readonly SessionFact[]): World["makeUps"] {
  const makeUps = facts.filter(({ makeUpFor }) => makeUpFor !== null);
  if (makeUps.length === 0) return [];
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  return makeUps.flatMap((makeUp) => {
    const missed = byId.get(makeUp.makeUpFor!);
    return missed === undefined ? [] : [{ makeUp, missed }];
  });
}

function contactDays(marks: Iterable<Mark>, contacts: Iterable<Contact>): number[] {
  const days: number[] = [];
  for (const { noticeGivenAt } of marks) if (noticeGivenAt !== undefined) days.push(dayOf(noticeGivenAt));
  for (const { reached, on } of contacts) if (reached) days.push(dayOf(on));
  return days;
}
