import type { Excused, PolicyBody, Rule, RuleLevel, Weight, Window } from "@/lib/standing/types";

/** A window as two plain controls: which kind it is, and its number where it has one. */
export const WINDOW_WORDS = ["enrollment", "days", "last", "week", "month", "quarter"] as const;
export type WindowWord = (typeof WINDOW_WORDS)[number];

export const MEASURES = [
  "absences",
  "lates",
  "streak",
  "rate",
  "weekMinutes",
  "weekDays",
  "daysSinceAttended",
  "daysSinceContact",
] as const satisfies readonly Rule["measure"][];
export type Measure = Rule["measure"];

export const RULE_LEVELS = ["watch", "warning", "contract", "review"] as const satisfies readonly RuleLevel[];

/** One rule as a row of plain controls. Controls that a measure has no use for are ignored. */
export interface RuleDraft {
  /** The id of the rule it was in the version before; null: a new row. */
  readonly id: string | null;
  readonly measure: Measure;
  /** How many; for a rate, the percentage it falls below. */
  readonly at: number | null;
  readonly window: WindowWord;
  readonly size: number | null;
  readonly level: RuleLevel;
  readonly excused: Excused;
  readonly withoutContact: boolean;
  readonly once: number | null;
  /** Empty: all kinds. */
  readonly kinds: readonly string[];
}

/** What the form of a draft says: every word and number of the language. */
export interface PolicyDraft {
  readonly adoption: "at-once" | "when-acknowledged";
  readonly countBy: "day" | "session";
  readonly weekStarts: "monday" | "sunday";
  /** The reasons that excuse; null: any. */
  readonly excuses: readonly string[] | null;
  readonly lateWeight: Weight;
  readonly leftEarlyWeight: Weight;
  readonly lateCancelWeight: Weight;
  readonly contractExcused: "skips" | "counts";
  readonly lateFrom: number | null;
  readonly absentFrom: number | null;
  readonly leftEarlyFrom: number | null;
  readonly noticeHours: number | null;
  readonly makeUpErasesWithin: number | null;
  readonly attend: number | null;
  readonly of: number | null;
  readonly rules: readonly RuleDraft[];
}

/** A stored policy as the form shows it. `bodyOfDraft(draftOf(body), body, …)` is the same policy again. */
export function draftOf(body: PolicyBody): PolicyDraft {
  return {
    adoption: body.adoption ?? "at-once",
    countBy: body.countBy ?? "day",
    weekStarts: body.weekStarts ?? "monday",
    excuses: body.excuses ?? null,
    lateWeight: body.weights?.late ?? 0,
    leftEarlyWeight: body.weights?.leftEarly ?? 0,
    lateCancelWeight: body.weights?.lateCancel ?? 1,
    contractExcused: body.contract?.excused ?? "skips",
    lateFrom: body.lateFrom ?? null,
    absentFrom: body.absentFrom ?? null,
    leftEarlyFrom: body.leftEarlyFrom ?? null,
    noticeHours: body.noticeHours ?? null,
    makeUpErasesWithin: body.makeUpErasesWithin ?? null,
    attend: body.contract?.attend ?? null,
    of: body.contract?.of ?? null,
    rules: body.rules.map(draftOfRule),
  };
}

/**
 * The policy a form asks for. A rule whose measure, level or reading changed is another rule, so it gets an id that no
 * version in `usedIds` ever had (standing rules: an id keeps its meaning and its level for ever); a changed number or
 * window keeps the id. A row that lost its id, or came from elsewhere, takes the id of the rule of `before` that means
 * the same, if no other row has it. What the form says as the language's default is left out, as it was before.
 */
export function bodyOfDraft(draft: PolicyDraft, before: PolicyBody, usedIds: Iterable<string>): PolicyBody {
  const { attend, of } = draft;
  return {
    ...before,
    adoption: draft.adoption,
    countBy: draft.countBy,
    ...saidOrLeftOut("weekStarts", draft.weekStarts, before, "monday"),
    ...saidOrLeftOut("excuses", draft.excuses === null ? null : [...draft.excuses], before, null),
    ...saidOrLeftOut("weights", weightsOf(draft, before), before, undefined),
    lateFrom: draft.lateFrom,
    absentFrom: draft.absentFrom,
    leftEarlyFrom: draft.leftEarlyFrom,
    noticeHours: draft.noticeHours,
    makeUpErasesWithin: draft.makeUpErasesWithin,
    contract:
      attend === null && of === null ? null : { attend: attend ?? 0, of: of ?? 0, ...contractExcused(draft, before) },
    rules: rulesOfDraft(draft.rules, before, usedIds),
  };
}

function rulesOfDraft(rows: readonly RuleDraft[], before: PolicyBody, usedIds: Iterable<string>): Rule[] {
  const taken = new Set([...usedIds, ...before.rules.map(({ id }) => id)]);
  const unclaimed = new Map(before.rules.map((rule) => [rule.id, rule]));
  const claim = (isIt: (old: Rule) => boolean): string | null => {
    const old = [...unclaimed.values()].find(isIt);
    if (old === undefined) return null;
    unclaimed.delete(old.id);
    return old.id;
  };
  const meant = rows.map((row) => meaningOf(ruleOfDraft(row, "")));
  const ids = rows.map((row, at) => claim((old) => old.id === row.id && meaningOf(old) === meant[at]));
  return rows.map((row, at): Rule => {
    const rule = ruleOfDraft(row, "");
    const id = ids[at] ?? claim((old) => meaningOf(old) === meant[at]) ?? newRuleId(rule, taken);
    taken.add(id);
    return { ...rule, id };
  });
}

/** The field as the form says it; left out where that is the default and the policy did not say it before either. */
function saidOrLeftOut<Field extends keyof PolicyBody>(
  field: Field,
  value: PolicyBody[Field],
  before: PolicyBody,
  otherwise: PolicyBody[Field],
): Pick<PolicyBody, Field> | Record<string, never> {
  if (value !== otherwise || before[field] !== undefined) return { [field]: value } as Pick<PolicyBody, Field>;
  return {};
}

/** Undefined: the language's own weights, which nobody has to say. */
function weightsOf(draft: PolicyDraft, before: PolicyBody): PolicyBody["weights"] {
  const { late, leftEarly, lateCancel } = before.weights ?? {};
  const weights = {
    ...(draft.lateWeight !== 0 || late !== undefined ? { late: draft.lateWeight } : {}),
    ...(draft.leftEarlyWeight !== 0 || leftEarly !== undefined ? { leftEarly: draft.leftEarlyWeight } : {}),
    ...(draft.lateCancelWeight !== 1 || lateCancel !== undefined ? { lateCancel: draft.lateCancelWeight } : {}),
  };
  return Object.keys(weights).length === 0 && before.weights === undefined ? undefined : weights;
}

function contractExcused(draft: PolicyDraft, before: PolicyBody): { excused?: "skips" | "counts" } {
  return draft.contractExcused === "counts" || before.contract?.excused !== undefined
    ? { excused: draft.contractExcused }
    : {};
}

function draftOfRule(rule: Rule): RuleDraft {
  const base = { id: rule.id, measure: rule.measure, level: rule.level };
  const none = {
    at: null,
    window: "days" as const,
    size: null,
    excused: "skips" as const,
    withoutContact: false,
    once: null,
    kinds: [],
  };
  switch (rule.measure) {
    case "absences":
    case "lates":
      return { ...none, ...base, at: rule.at, ...windowDraft(rule.within), ...countedDraft(rule) };
    case "streak":
      return { ...none, ...base, at: rule.at, ...countedDraft(rule), withoutContact: rule.withoutContact ?? false };
    case "rate":
      return {
        ...none,
        ...base,
        at: rule.below,
        ...windowDraft(rule.within),
        ...countedDraft(rule),
        once: rule.once ?? null,
      };
    case "weekMinutes":
    case "weekDays":
      return { ...none, ...base };
    case "daysSinceAttended":
    case "daysSinceContact":
      return { ...none, ...base, at: rule.at };
  }
}

function ruleOfDraft(row: RuleDraft, id: string): Rule {
  const { level } = row;
  const at = row.at ?? 0;
  switch (row.measure) {
    case "absences":
    case "lates":
      return { id, level, measure: row.measure, within: windowOf(row), at, ...countedOf(row) };
    case "streak":
      return {
        id,
        level,
        measure: "streak",
        at,
        ...countedOf(row),
        ...(row.withoutContact ? { withoutContact: true } : {}),
      };
    case "rate": {
      const once = row.once === null ? {} : { once: row.once };
      return { id, level, measure: "rate", within: windowOf(row), below: at, ...countedOf(row), ...once };
    }
    case "weekMinutes":
    case "weekDays":
      return { id, level, measure: row.measure };
    case "daysSinceAttended":
    case "daysSinceContact":
      return { id, level, measure: row.measure, at };
  }
}

/** Lates always skip what was excused, and only a streak can be broken by it. */
function countedOf(row: RuleDraft): { kinds?: readonly string[]; excused?: Excused } {
  const isRead = row.excused === "counts" || (row.excused === "breaks" && row.measure === "streak");
  return {
    ...(row.kinds.length > 0 ? { kinds: [...row.kinds] } : {}),
    ...(isRead && row.measure !== "lates" ? { excused: row.excused } : {}),
  };
}

function countedDraft(rule: { kinds?: readonly string[]; excused?: Excused }): Pick<RuleDraft, "kinds" | "excused"> {
  return { kinds: rule.kinds ?? [], excused: rule.excused ?? "skips" };
}

function windowOf({ window, size }: RuleDraft): Window {
  switch (window) {
    case "enrollment":
      return "enrollment";
    case "days":
      return { days: size ?? 0 };
    case "last":
      return { last: size ?? 0 };
    case "week":
    case "month":
    case "quarter":
      return { calendar: window };
  }
}

function windowDraft(window: Window): Pick<RuleDraft, "window" | "size"> {
  if (window === "enrollment") return { window, size: null };
  if ("days" in window) return { window: "days", size: window.days };
  if ("last" in window) return { window: "last", size: window.last };
  return { window: window.calendar, size: null };
}

/** What a rule is about, apart from its numbers. */
function meaningOf(rule: Rule): string {
  const { kinds, excused, withoutContact } = { kinds: [], excused: "skips", withoutContact: false, ...rule };
  return JSON.stringify([rule.measure, rule.level, [...kinds].sort(), excused, withoutContact]);
}

function newRuleId(rule: Rule, taken: ReadonlySet<string>): string {
  const stem = `${rule.measure}-${rule.level}`;
  for (let number = 1; ; number++) {
    const id = number === 1 ? stem : `${stem}-${number}`;
    if (!taken.has(id)) return id;
  }
}
