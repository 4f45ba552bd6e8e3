import { CaseBook } from "@/lib/standing/case-book";
import { caseList } from "@/lib/standing/case-list";
import type { SignedContract } from "@/lib/standing/contract";
import { dateOf, weekStartOf } from "@/lib/standing/days";
import { forecastOf } from "@/lib/standing/forecast";
import { ledgerOf } from "@/lib/standing/ledger";
import { levelOn } from "@/lib/standing/levels";
import { Readings } from "@/lib/standing/readings";
import { reasonsOf } from "@/lib/standing/reasons";
import type { Contract, Standing, StandingInput, WeekHours } from "@/lib/standing/types";
import { todayView, type View } from "@/lib/standing/view";
import { datedDecisions, walkWholeDay } from "@/lib/standing/walk-cases";
import { shortOf, weekSum } from "@/lib/standing/week-hours";
import { knownWorld } from "@/lib/standing/world";

/**
 * Do missed sessions threaten this client's place in the program, why, and what comes next? Reads no clock, no database
 * and no time zone table, so the same input gives the same answer anywhere. It explains and recommends; it never
 * discharges: `review` means that a person must decide.
 *
 * The input is not changed. Moments and dates have to be well formed; sessions start before they end.
 */
export function evaluateStanding(input: StandingInput): Standing {
  const { world, decisions, openedCases } = knownWorld(input);
  const dated = datedDecisions(decisions);
  const readings = new Readings(todayView(world, "present"));
  const book = new CaseBook();
  for (let day = world.start; day < world.asOf; day++) walkWholeDay(book, readings, dated, day);
  const beforeToday = book.copy();
  walkWholeDay(book, readings, dated, world.asOf);
  const level = levelOn(book, readings, world.asOf);
  return {
    level,
    reasons: reasonsOf(readings),
    cases: caseList(book.cases(), openedCases, input.asOf),
    contract: book.contract === null ? null : contractOf(book.contract, readings),
    forecast: forecastOf(world, dated, beforeToday, { level, contract: book.contract }),
    weekHours: weekHoursOf(readings.view),
    ledger: ledgerOf(readings.view),
  };
}

/** The contract signed last, its counts as of the day it was decided, else today. */
function contractOf(contract: SignedContract, readings: Readings): Contract {
  const { signedOn, attend, of, state, decidedOn } = contract;
  return {
    signedOn: dateOf(signedOn),
    attend,
    of,
    ...readings.ofContract(contract).countsOn(decidedOn ?? readings.view.world.asOf),
    state,
    decidedOn: decidedOn === null ? null : dateOf(decidedOn),
  };
}

/** The week of today. */
function weekHoursOf(view: View): WeekHours {
  const { asOf, policy } = view.world;
  const from = weekStartOf(asOf, policy.on(asOf).weekStarts);
  const sum = weekSum(view, from, "minutes");
  return {
    from: dateOf(from),
    to: dateOf(from + 6),
    required: sum.required,
    credited: sum.credited,
    unmarked: sum.unmarked,
    coming: sum.coming,
    reachable: sum.best >= sum.required,
    short: shortOf(sum, sum.best),
  };
}
