/** Why a contract could not be offered or signed. */
export type ContractRefusal =
  | "no_contract_case"
  | "no_contract_terms"
  | "is_offered"
  | "review_runs"
  | "has_left"
  | "not_waiting"
  | "signed_already"
  | "terms_changed"
  | "signed_today"
  | "name_differs"
  | "name_needed"
  | "day_to_come";

/** What to tell the person who offered or signed. */
export function explainContractRefusal(refusal: ContractRefusal): string | { field: string; sentence: string } {
  switch (refusal) {
    case "no_contract_case":
      return "No contract case is open, so there is nothing to agree on.";
    case "no_contract_terms":
      return "The policy in force has no contract terms, so there is nothing to offer.";
    case "is_offered":
      return "A contract is on the table already. Take it back first to offer another.";
    case "review_runs":
      return "A review is under way. A new contract is one of its outcomes.";
    case "has_left":
      return "This client has left the program.";
    case "not_waiting":
      return "This contract does not wait for a signature any more.";
    case "signed_already":
      return "This side has signed already.";
    case "terms_changed":
      return "The policy’s contract changed since this was offered. Take it back and offer it on the terms of today.";
    case "signed_today":
      return "A contract was signed today already.";
    case "name_differs":
      return { field: "typedName", sentence: "Type your own name as it stands here." };
    case "name_needed":
      return { field: "typedName", sentence: "Type your name." };
    case "day_to_come":
      return { field: "signedOn", sentence: "This day lies ahead. Fill in the day it was signed." };
  }
}
