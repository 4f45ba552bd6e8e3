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
  "notice:log": "log a call-in",
  "excuse:decide": "decide about this excuse",
  "make-up:offer": "offer make-ups",
  "contract:offer": "offer an attendance contract",
  "review:prepare": "prepare a review",
  "review:decide": "decide a review",
  "arrival:record": "record arrivals",
  "kiosk:write": "set up check-in tablets",
  "report:read": "see reports",
  "report:export": "export reports",
  "audit:read": "read the audit trail",
  "own-week:read": "see a client's own week",
  "own-notice:write": "tell the clinic for a client that they can't come",
  "own-make-up:answer": "answer a client's own offers",
  "own-contract:sign": "sign in a client's place",
  "own-review:answer": "object in a client's place",
  "own-policy:acknowledge": "acknowledge a policy in a client's place",
  "own-arrival:record": "check a client in as themselves",
  "family-week:read": "see family sessions",
  "own-account:write": "change this account",
};

/**
 * Why a door stayed shut, in a sentence for the person in front of it.
 * `explainForbidden("account:write")` is "Your role does not let you change accounts. An administrator can."
 */
export function explainForbidden(permission: Permission): string {
  const isOnesOwn = permission.startsWith("own") || permission.startsWith("family");
  // Deciding about people is a director's, not an administrator's.
  const who = permission === "review:decide" ? "A director can" : `An administrator can${isOnesOwn ? " help" : ""}`;
  return `Your role does not let you ${WORDS[permission]}. ${who}.`;
}
