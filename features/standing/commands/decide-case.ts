import { and, eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { decisions, enrollments, sessions, sites, standingCases } from "@/db/schema";
import type { Tx } from "@/db/store";
import type { DecisionRefusal } from "@/lib/alerts/explain-decision-refusal";
import { done, refuse, type Result } from "@/lib/result";
import { toLocal } from "@/lib/time/zone";
import { actorId, type Call } from "@/server/doors/call";
import { changed, type Changed } from "@/server/doors/changed";
import { readStandingInputs } from "../queries/standing-inputs";
import { evaluateStandings } from "./evaluate-standings";

export type CaseDecision =
  | { readonly kind: "close"; readonly caseKey: string }
  | { readonly kind: "sign" }
  | { readonly kind: "waive"; readonly sessionId: string }
  | { readonly kind: "acknowledge"; readonly policyVersion: number };

/**
 * Record what a named person decided about a standing: close a case, sign an attendance contract, waive a session,
 * acknowledge a policy version. It counts from today, on the wall clock of the client's site. The record keeps the
 * reason; nothing here ends an enrollment.
 */
export async function decideCase(
  tx: Tx,
  call: Call,
  input: { enrollmentId: string; decision: CaseDecision; reason: string },
): Promise<Result<Changed<{ id: string }>, DecisionRefusal>> {
  const [enrollment] = await tx
    .select({ id: enrollments.id, clientId: enrollments.clientId, siteId: enrollments.siteId, zone: sites.zone })
    .from(enrollments)
    .innerJoin(sites, eq(sites.id, enrollments.siteId))
    .where(eq(enrollments.id, input.enrollmentId));
  if (enrollment === undefined) return refuse("no_such_enrollment");
  const today = toLocal(call.now, enrollment.zone).date;
  const { decision } = input;
  const refusal = await whyNot(tx, call, enrollment.id, today, decision);
  if (refusal !== null) return refuse(refusal);
  const id = newId();
  await tx.insert(decisions).values({
    id,
    enrollmentId: enrollment.id,
    kind: decision.kind,
    on: today,
    // A case's key is its rule and the day it opened: "rule@2026-11-18".
    rule: decision.kind === "close" ? decision.caseKey.slice(0, decision.caseKey.lastIndexOf("@")) : null,
    sessionId: decision.kind === "waive" ? decision.sessionId : null,
    policyVersion: decision.kind === "acknowledge" ? decision.policyVersion : null,
    reason: input.reason,
    recordedAt: call.now,
    recordedBy: actorId(call.actor),
  });
  const standingEvents = await evaluateStandings(tx, call, [enrollment.id]);
  const decided = {
    name: `decision.${decision.kind}` as const,
    subjectType: "enrollment",
    subjectId: enrollment.id,
    clientId: enrollment.clientId,
    siteId: enrollment.siteId,
    facts: { ...decision, decisionId: id, on: today },
  };
  return done(changed({ id }, decided, ...standingEvents));
}

async function whyNot(
  tx: Tx,
  call: Call,
  enrollmentId: string,
  today: string,
  decision: CaseDecision,
): Promise<DecisionRefusal | null> {
  if (decision.kind === "close") {
    const [row] = await tx
      .select({ state: standingCases.state })
      .from(standingCases)
      .where(and(eq(standingCases.enrollmentId, enrollmentId), eq(standingCases.key, decision.caseKey)));
    return row === undefined ? "no_such_case" : row.state === "open" ? null : "case_not_open";
  }
  const [known] = await readStandingInputs(tx, [enrollmentId], call.now);
  if (known === undefined) return "no_such_enrollment";
  const { policyVersions, decisions: earlier, expectedSessions } = known.input;
  if (decision.kind === "waive") {
    const isTheirs = expectedSessions.some(({ id }) => id === decision.sessionId);
    const [session] = await tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, decision.sessionId));
    return isTheirs && session !== undefined ? null : "not_a_session_of_theirs";
  }
  if (decision.kind === "acknowledge") {
    return policyVersions.some(({ version }) => version === decision.policyVersion) ? null : "no_such_version";
  }
  if (earlier.some(({ kind, on }) => kind === "sign" && on === today)) return "already_signed_today";
  return policyVersions.some(({ contract, from }) => from <= today && contract != null) ? null : "no_contract_terms";
}
