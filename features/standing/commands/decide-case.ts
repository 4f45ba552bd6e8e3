import { and, eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { decisions, enrollments, sites, standingCases } from "@/db/schema";
import type { Tx } from "@/db/store";
import { findRunningReview } from "@/features/reviews/queries/reviews";
import type { DecisionRefusal } from "@/lib/alerts/explain-decision-refusal";
import { done, refuse, type Result } from "@/lib/result";
import { policyOn } from "@/lib/standing/policy-on";
import type { Decision, StandingInput } from "@/lib/standing/types";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal } from "@/lib/time/zone";
import { actorId, type Call } from "@/server/doors/call";
import { changed, unchanged, type Changed, type Unchanged } from "@/server/doors/changed";
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
 * reason; nothing here ends an enrollment. Waiving a session or acknowledging a version twice is doing it once.
 */
export async function decideCase(
  tx: Tx,
  call: Call,
  input: { readonly enrollmentId: string; readonly decision: CaseDecision; readonly reason: string },
): Promise<Result<Changed<{ id: string }> | Unchanged<{ id: string }>, DecisionRefusal>> {
  const [enrollment] = await tx
    .select({ id: enrollments.id, clientId: enrollments.clientId, siteId: enrollments.siteId, zone: sites.zone })
    .from(enrollments)
    .innerJoin(sites, eq(sites.id, enrollments.siteId))
    .where(eq(enrollments.id, input.enrollmentId));
  if (enrollment === undefined) return refuse("no_such_enrollment");
  const today = toLocal(call.now, enrollment.zone).date;
  const { decision } = input;
  const judged =
    decision.kind === "close"
      ? await judgeClose(tx, enrollment.id, decision.caseKey)
      : await judgeOther(tx, call, enrollment.id, today, decision);
  if (!judged.ok) return judged;
  if (judged.value !== null) return done(unchanged(judged.value));
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

/** May it be decided? Null: yes. An id: it was, by that decision. */
type Judged = Result<{ readonly id: string } | null, DecisionRefusal>;

async function judgeClose(tx: Tx, enrollmentId: string, caseKey: string): Promise<Judged> {
  const [row] = await tx
    .select({ state: standingCases.state, level: standingCases.level })
    .from(standingCases)
    .where(and(eq(standingCases.enrollmentId, enrollmentId), eq(standingCases.key, caseKey)));
  if (row === undefined) return refuse("no_such_case");
  if (row.state !== "open") return refuse("case_not_open");
  // A review that runs decides its case itself, by the director who was asked.
  const isUnderReview = row.level === "review" && (await findRunningReview(tx, enrollmentId)) !== null;
  return isUnderReview ? refuse("under_review") : done(null);
}

async function judgeOther(
  tx: Tx,
  call: Call,
  enrollmentId: string,
  today: LocalDate,
  decision: Exclude<CaseDecision, { kind: "close" }>,
): Promise<Judged> {
  const [known] = await readStandingInputs(tx, [enrollmentId], call.now);
  if (known === undefined) return refuse("no_such_enrollment");
  const { input } = known;
  switch (decision.kind) {
    case "waive": {
      const before = input.decisions.find((each) => each.kind === "waive" && each.session === decision.sessionId);
      if (before !== undefined) return done({ id: before.id });
      const isTheirs = input.expectedSessions.some(({ id }) => id === decision.sessionId);
      return isTheirs ? done(null) : refuse("not_a_session_of_theirs");
    }
    case "acknowledge": {
      const isThis = (each: Decision) => each.kind === "acknowledge" && each.version === decision.policyVersion;
      const before = input.decisions.find(isThis);
      if (before !== undefined) return done({ id: before.id });
      const exists = input.policyVersions.some(({ version }) => version === decision.policyVersion);
      return exists ? done(null) : refuse("no_such_version");
    }
    case "sign":
      return judgeSign(input, today);
  }
}

/** A contract is signed on the terms of the version in force today; at most one a day. */
function judgeSign({ decisions: earlier, policyVersions, enrollment }: StandingInput, today: LocalDate): Judged {
  if (earlier.some(({ kind, on }) => kind === "sign" && on === today)) return refuse("already_signed_today");
  const inForce = policyOn(policyVersions, earlier, enrollment.start, today);
  return inForce?.contract == null ? refuse("no_contract_terms") : done(null);
}
