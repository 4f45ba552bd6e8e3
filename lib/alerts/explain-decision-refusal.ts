/** Why a decision about a standing could not be recorded. */
export type DecisionRefusal =
  | "no_such_enrollment"
  | "no_such_case"
  | "case_not_open"
  | "under_review"
  | "no_contract_terms"
  | "already_signed_today"
  | "not_a_session_of_theirs"
  | "no_such_version";

/** What to tell the person who decided. */
export function explainDecisionRefusal(refusal: DecisionRefusal): string {
  switch (refusal) {
    case "no_such_enrollment":
      return "This enrollment has not begun, so there is nothing to decide yet.";
    case "no_such_case":
      return "There is no such case.";
    case "case_not_open":
      return "This case is closed already.";
    case "under_review":
      return "A review is under way. It decides this case: open the review.";
    case "no_contract_terms":
      return "The program's policy has no contract terms, so there is nothing to sign.";
    case "already_signed_today":
      return "A contract was signed today already.";
    case "not_a_session_of_theirs":
      return "This client was never expected at that session.";
    case "no_such_version":
      return "The policy has no such version.";
  }
}
