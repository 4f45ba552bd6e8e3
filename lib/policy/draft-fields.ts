import { MEASURES, RULE_LEVELS, WINDOW_WORDS, type PolicyDraft, type RuleDraft } from "@/lib/policy/policy-draft";

/** A form as it stands, by the names of its fields; a field of several values as a list. */
export type DraftFields = Readonly<Record<string, string | readonly string[]>>;

/** What the form of a draft shows at first. */
export function fieldsOf(draft: PolicyDraft): DraftFields {
  const { rules, excuses, adoption: _chosenLater, ...numbers } = draft;
  const fields: Record<string, string | readonly string[]> = {
    excusedBy: excuses === null ? "any" : "these",
    excuses: excuses ?? [],
  };
  for (const [name, value] of Object.entries(numbers)) fields[name] = value === null ? "" : String(value);
  for (const [number, rule] of rules.entries()) {
    const { id, at, size, once, withoutContact, kinds, measure, window, level, excused } = rule;
    const row = {
      ...{ id: id ?? "", measure, window, level, excused, kinds },
      ...{ at: textOf(at), size: textOf(size), once: textOf(once), contact: withoutContact ? "none" : "any" },
    };
    for (const [name, value] of Object.entries(row)) fields[`rule-${number}-${name}`] = value;
  }
  return fields;
}

/** How many rows of rules the form has. */
export function countRows(fields: DraftFields): number {
  let count = 0;
  while (fields[`rule-${count}-measure`] !== undefined) count++;
  return count;
}

/** A row as it stands, whatever is wrong with it: what is no number is no number yet. */
export function rowOf(fields: DraftFields, number: number): RuleDraft {
  const text = (name: string) => textIn(fields, `rule-${number}-${name}`);
  const kinds = fields[`rule-${number}-kinds`] ?? [];
  return {
    id: text("id") || null,
    measure: wordOf(text("measure"), MEASURES),
    at: numberOf(text("at")),
    window: wordOf(text("window"), WINDOW_WORDS, "days"),
    size: numberOf(text("size")),
    level: wordOf(text("level"), RULE_LEVELS),
    excused: wordOf(text("excused"), ["skips", "counts", "breaks"] as const),
    withoutContact: text("contact") === "none",
    once: numberOf(text("once")),
    kinds: typeof kinds === "string" ? [kinds] : kinds,
  };
}

/** One field's text; of several the first. */
export function textIn(fields: DraftFields, name: string): string {
  const value = fields[name];
  return typeof value === "string" ? value : (value?.[0] ?? "");
}

function textOf(number: number | null): string {
  return number === null ? "" : String(number);
}

function numberOf(text: string): number | null {
  const trimmed = text.trim();
  return /^\d{1,4}(\.\d)?$/.test(trimmed) ? Number(trimmed) : null;
}

function wordOf<Word extends string>(text: string, words: readonly Word[], otherwise = words[0]!): Word {
  return words.find((word) => word === text) ?? otherwise;
}
