"use server";

import { findClientAccess, findEnrollmentAccess } from "@/features/clients/queries/client-access";
import { explainDecisionRefusal } from "@/lib/alerts/explain-decision-refusal";
import { defineAction } from "@/server/doors/action";
import { decideCase } from "./commands/decide-case";
import { settleAlerts } from "./commands/settle-alert";
import { acknowledgePolicyInput, closeCaseInput, settleAlertsInput, waiveSessionInput } from "./input";

/** "I am on it", or "done": a row of the call list. */
export const settleAlertsAction = defineAction({
  name: "alert.settle",
  input: settleAlertsInput,
  permission: "alert:work",
  subject: (reader, { clientId }) => findClientAccess(reader, clientId),
  command: settleAlerts,
  explain: (refusal) => {
    switch (refusal) {
      case "no_such_alert":
        return "This row is not on the list any more.";
    }
  },
  after: (_, { as }) => ({ message: as === "closed" ? "Closed" : "Noted that you are on it" }),
});

/** A person closes a contract or review case. */
export const closeCaseAction = defineAction({
  name: "decision.close",
  input: closeCaseInput,
  permission: "case:decide",
  subject: (reader, { enrollmentId }) => findEnrollmentAccess(reader, enrollmentId),
  command: (tx, call, { enrollmentId, caseKey, reason }) =>
    decideCase(tx, call, { enrollmentId, reason, decision: { kind: "close", caseKey } }),
  explain: explainDecisionRefusal,
  after: () => ({ message: "Case closed" }),
});

export const waiveSessionAction = defineAction({
  name: "decision.waive",
  input: waiveSessionInput,
  permission: "case:decide",
  subject: (reader, { enrollmentId }) => findEnrollmentAccess(reader, enrollmentId),
  command: (tx, call, { enrollmentId, sessionId, reason }) =>
    decideCase(tx, call, { enrollmentId, reason, decision: { kind: "waive", sessionId } }),
  explain: explainDecisionRefusal,
  after: () => ({ message: "Session waived" }),
});

export const acknowledgePolicyAction = defineAction({
  name: "decision.acknowledge",
  input: acknowledgePolicyInput,
  permission: "case:decide",
  subject: (reader, { enrollmentId }) => findEnrollmentAccess(reader, enrollmentId),
  command: (tx, call, { enrollmentId, policyVersion, reason }) =>
    decideCase(tx, call, { enrollmentId, reason, decision: { kind: "acknowledge", policyVersion } }),
  explain: explainDecisionRefusal,
  after: () => ({ message: "Acknowledged" }),
});
