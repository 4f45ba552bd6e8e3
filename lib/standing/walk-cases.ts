import { CONTRACT, type CaseBook } from "@/lib/standing/case-book";
import { contractSigned } from "@/lib/standing/contract";
import { dayOf } from "@/lib/standing/days";
import type { Readings } from "@/lib/standing/readings";
import type { ReadRule } from "@/lib/standing/rule-reader";
import type { Decision } from "@/lib/standing/types";

/** What people decided about cases and contracts, by day. */
export interface DatedDecisions {
  readonly signs: ReadonlySet<number>;
  readonly closes: ReadonlyMap<number, readonly string[]>;
}

export function datedDecisions(decisions: readonly Decision[]): DatedDecisions {
  const signs = new Set<number>();
  const closes = new Map<number, string[]>();
  for (const decision of decisions) {
    if (decision.kind === "sign") signs.add(dayOf(decision.on));
    if (decision.kind === "close") {
      const day = dayOf(decision.on);
      closes.set(day, [...(closes.get(day) ?? []), decision.rule]);
    }
  }
  return { signs, closes };
}

/**
 * One day of the walk: a running contract is judged, rules open their cases, a signature starts a contract, a person
 * closes cases, in this order. `rules` are the contract and review rules to look at: those of the version in force that
 * may hold, or the one that the forecast follows.
 */
export function walkDay(
  book: CaseBook,
  readings: Readings,
  decisions: DatedDecisions,
  day: number,
  rules: readonly ReadRule[],
): void {
  judgeContract(book, readings, day);
  for (const rule of rules) openIfDue(book, rule, day);
  if (decisions.signs.has(day)) {
    book.contract = contractSigned(readings.view.world.policy.on(day), day) ?? book.contract;
  }
  const closes = decisions.closes.get(day);
  if (closes !== undefined) for (const rule of closes) book.close(rule, day);
}

/** The same with all rules of the version in force. */
export function walkWholeDay(book: CaseBook, readings: Readings, decisions: DatedDecisions, day: number): void {
  walkDay(book, readings, decisions, day, readings.caseRulesOf(readings.view.world.policy.on(day)));
}

function judgeContract(book: CaseBook, readings: Readings, day: number): void {
  const contract = book.contract;
  if (contract === null || contract.state !== "running") return;
  const { attended, missed } = readings.ofContract(contract).countsOn(day);
  if (attended >= contract.attend) contract.state = "passed";
  else if (missed > contract.of - contract.attend) contract.state = "failed";
  else return;
  contract.decidedOn = day;
  book.closeContractCases(readings.view.world.policy.contractRuleIds(), day);
  if (contract.state === "failed" && !book.isOpen(CONTRACT)) book.openCase(CONTRACT, "review", day);
}

function openIfDue(book: CaseBook, { rule, reader }: ReadRule, day: number): void {
  if (!reader.holdsOn(day)) return;
  const isNew = book.noteHolding(rule.id, day);
  if (book.isOpen(rule.id) || (rule.level === "contract" && isBoundByContract(book, day))) return;
  const closed = book.lastClose(rule.id);
  if (closed === null || isNew || isAfter(reader.newestOn(day), closed)) book.openCase(rule.id, rule.level, day);
}

/** From the day after a signature through the day the contract is decided or replaced, contract rules open no case. */
function isBoundByContract({ contract }: CaseBook, day: number): boolean {
  return contract !== null && (contract.state === "running" || contract.decidedOn === day);
}

function isAfter(day: number | null, limit: number): boolean {
  return day !== null && day > limit;
}
