import { madeUpSessions, type MadeUp } from "@/lib/standing/make-ups";
import type { SessionFact } from "@/lib/standing/session-facts";
import type { LedgerLine, Skipped } from "@/lib/standing/types";
import type { View } from "@/lib/standing/view";

/**
 * Every session that is over, ordered by start, then id, with the first reason for which it does not count. Whether an
 * excused session counts is for each rule to say.
 */
export function ledgerOf(view: View): LedgerLine[] {
  const { facts, policy, asOf } = view.world;
  const madeUp = madeUpSessions(view, policy.on(asOf).makeUpErasesWithin);
  const lines: LedgerLine[] = [];
  for (const fact of facts) {
    if (!fact.isOver) continue;
    const { id, outcome, creditedMinutes } = fact;
    lines.push({ session: id, outcome, minutes: creditedMinutes, skipped: skippedFor(fact, madeUp) });
  }
  return lines;
}

function skippedFor(fact: SessionFact, madeUp: MadeUp): Skipped | null {
  if (fact.leftOut !== null) return fact.leftOut;
  if (fact.mark === null) return "unmarked";
  return madeUp.has(fact) ? "made-up" : null;
}
