/** What a planned session can be in the way of, in the order in which it is told. */
export const CLASH_KINDS = [
  "client",
  "facilitator",
  "room",
  "capacity",
  "availability",
  "closure",
  "credential",
] as const;

/**
 * client, facilitator, room: two sessions want the same one at once. capacity: more people than places or seats.
 * availability: a client cannot come then, or the lead is away. closure: the site is closed then. credential: nobody
 * who leads it holds what the service type asks for.
 */
export type ClashKind = (typeof CLASH_KINDS)[number];

/** allow: not even told. warn: told, and staff may go on. refuse: nothing is saved while it stands. */
export const CLASH_RULE_WORDS = ["allow", "warn", "refuse"] as const;

export type ClashRule = (typeof CLASH_RULE_WORDS)[number];

export type ClashRules = Readonly<Record<ClashKind, ClashRule>>;

/**
 * What holds until a clinic says otherwise. Mostly a warning, because staff often have a reason that no rule knows. Two
 * differ: the last place is one person's, so a full session refuses (two people told "you are in" is a promise broken to
 * one of them); and a series that runs over a holiday simply does not meet that day, which its preview tells anyway, so
 * a closed day asks nobody for a decision.
 */
export const DEFAULT_CLASH_RULES: ClashRules = {
  client: "warn",
  facilitator: "warn",
  room: "warn",
  capacity: "refuse",
  availability: "warn",
  closure: "allow",
  credential: "warn",
};

/** The rules as they are stored. Total: what is missing, unknown or damaged is as the rule book starts out. */
export function readClashRules(json: unknown): ClashRules {
  const stored = typeof json === "object" && json !== null ? (json as Readonly<Record<string, unknown>>) : {};
  const read = (kind: ClashKind): ClashRule => {
    const word = Object.hasOwn(stored, kind) ? stored[kind] : undefined;
    return CLASH_RULE_WORDS.find((each) => each === word) ?? DEFAULT_CLASH_RULES[kind];
  };
  return Object.fromEntries(CLASH_KINDS.map((kind) => [kind, read(kind)])) as ClashRules;
}

/** A clash as the rules see it. */
export interface RuledClash {
  readonly kind: ClashKind;
  /** It stood before the change that is asked for, and the change leaves it as it is. */
  readonly stoodBefore?: boolean;
}

/**
 * Clashes parted by what the clinic's rules do with them. What stood before is told and never refuses: a full group may
 * still change its room, or nobody could ever put it right.
 */
export function clashesUnderRules<Clash extends RuledClash>(
  clashes: readonly Clash[],
  rules: ClashRules,
): { readonly warned: readonly Clash[]; readonly refused: readonly Clash[] } {
  const isRefused = (clash: Clash) => rules[clash.kind] === "refuse" && !clash.stoodBefore;
  const told = clashes.filter(({ kind }) => rules[kind] !== "allow");
  return { warned: told.filter((clash) => !isRefused(clash)), refused: told.filter(isRefused) };
}
