/** What can be wrong with a policy, as a closed list. */
export type PolicyProblemCode =
  | "not_a_policy"
  | "unknown_field"
  | "unknown_word"
  | "not_minutes"
  | "not_hours"
  | "not_days"
  | "not_reasons"
  | "not_weights"
  | "not_contract"
  | "no_rules"
  | "not_a_rule"
  | "not_an_id"
  | "reserved_id"
  | "repeated_id"
  | "not_kinds"
  | "breaks_no_row"
  | "not_a_window"
  | "not_a_count"
  | "not_a_percentage";

export interface PolicyProblem {
  readonly code: PolicyProblemCode;
  /** Where: "rules.2.at", "absentFrom", or "" for the whole. */
  readonly path: string;
  readonly sentence: string;
}

/** The sentence of each problem; what stands at `path` is said beside it. */
const SENTENCES: Record<PolicyProblemCode, string> = {
  not_a_policy: "A policy is an object with a list of rules.",
  unknown_field: "The language has no such word here.",
  unknown_word: "This is none of the words the language has here.",
  not_minutes: "Give whole minutes, 0 or more, or null.",
  not_hours: "Give hours, 0 or more, or null.",
  not_days: "Give whole days, 0 or more, or null.",
  not_reasons: "Give a list of reasons, or null for any reason.",
  not_weights: "Give 0, 0.5 or 1 for late, leftEarly and lateCancel.",
  not_contract: "Give how many to attend, and of how many: whole numbers, at least 1, the first not above the second.",
  no_rules: "Give a list of rules.",
  not_a_rule: "A rule has an id, a level and a measure.",
  not_an_id: "Give the rule an id.",
  reserved_id: "No rule is called “contract”: that name belongs to the contract itself.",
  repeated_id: "Another rule of this version has this id.",
  not_kinds: "Give at least one kind of session, or leave kinds out for all of them.",
  breaks_no_row: "Only a row can be broken by an excused day.",
  not_a_window: "Give enrollment, a number of days, a number of last ones, or a calendar week, month or quarter.",
  not_a_count: "Give a number above 0: whole, or in halves for missed and late days.",
  not_a_percentage: "Give a whole percentage from 1 to 100.",
};

/** A problem with its sentence. */
export function policyProblem(code: PolicyProblemCode, path: string): PolicyProblem {
  return { code, path, sentence: SENTENCES[code] };
}

/** One problem for every field that the language does not have; a field set to undefined is not there. */
export function unknownFields(
  record: Record<string, unknown>,
  known: readonly string[],
  path: string,
): PolicyProblem[] {
  return Object.keys(record)
    .filter((field) => record[field] !== undefined && !known.includes(field))
    .map((field) => policyProblem("unknown_field", `${path}${field}`));
}
