import type { Permission } from "./permissions";

const WORDS: Record<Permission, string> = {
  "clinic:enter": "open the staff pages",
  "setup:read": "see the setup",
  "setup:write": "change the setup",
  "staff:read": "see the staff list",
  "staff:write": "change the staff list",
  "account:write": "change accounts",
  "policy:write": "change standing policies",
  "schedule:read": "see the schedule",
  "schedule:write": "change the schedule",
  "schedule:export": "take this calendar along",
  "absence:write": "record somebody else's days away",
  "substitution:answer": "answer for a colleague",
  "client:read": "see clients",
  "client:write": "change client records",
  "enrollment:write": "change enrollments",
  "roster:read": "see rosters",
  "attendance:mark": "record attendance in this session",
  "attendance:correct": "correct attendance after it is locked",
  "standing:read": "see standings",
  "alert:work": "work on alerts",
  "case:decide": "decide cases",
  "report:read": "see reports",
  "report:export": "export reports",
  "audit:read": "read the audit trail",
  "own-week:read": "see a client's own week",
  "family-week:read": "see family sessions",
  "own-account:write": "change this account",
};

/**
 * Why a door stayed shut, in a sentence for the person in front of it.
 * `explainForbidden("account:write")` is "Your role does not let you change accounts. An administrator can."
 */
export function explainForbidden(permission: Permission): string {
  return `Your role does not let you ${WORDS[permission]}. An administrator can${permission.startsWith("own") || permission.startsWith("family") ? " help" : ""}.`;
}
