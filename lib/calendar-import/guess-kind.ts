import type { SessionKind } from "@/lib/scheduling/session-kind";

const FAMILY = /\b(family|families|couple|couples|parent|parents|conjoint|collateral)\b/;
const GROUP = /\b(group|class|education|workshop|meeting|check in|yoga|skills|prevention|process|night)\b/;
const ALONE =
  /\b(individual|1 1|1on1|1 on 1|one to one|one on one|intake|assessment|session with|appt|appointment|med|meds|medication|evaluation|therapy with)\b/;

/**
 * What kind of session a normalised title or kind sounds like. A title that holds a client's name is a session with that
 * client, whatever else it says; a group is what is left.
 */
export function guessKind(words: string, holdsClientName: boolean): SessionKind {
  if (FAMILY.test(words) && !/\beducation\b/.test(words) && !/\bgroup\b/.test(words)) return "family";
  if (holdsClientName || (ALONE.test(words) && !GROUP.test(words))) return "individual";
  return "group";
}
