import { z } from "zod";
import { SESSION_KINDS } from "@/db/schema";
import {
  MEASURES,
  RULE_LEVELS,
  WINDOW_WORDS,
  bodyOfDraft,
  draftOf,
  type PolicyDraft,
  type RuleDraft,
} from "@/lib/policy/policy-draft";
import { policyProblems } from "@/lib/policy/policy-problems";
import {
  checkbox,
  idInput,
  listOf,
  localDateInput,
  oneOf,
  optionalNumber,
  optionalText,
  wholeNumber,
} from "@/server/doors/inputs";
import { parseInput, type Parsed } from "@/server/doors/parse-input";

const MOST_ROWS = 40;

const rowShape = {
  id: optionalText(60),
  measure: oneOf(MEASURES),
  at: z
    .string()
    .optional()
    .transform((typed): number | null => {
      const trimmed = (typed ?? "").trim();
      // What is no number fails the policy's own check below, which has the better sentence.
      return trimmed === "" ? null : /^\d{1,4}(\.\d)?$/.test(trimmed) ? Number(trimmed) : Number.NaN;
    }),
  window: oneOf(WINDOW_WORDS).optional(),
  size: optionalNumber(1, 730),
  level: oneOf(RULE_LEVELS),
  excused: oneOf(["skips", "counts", "breaks"]).optional(),
  withoutContact: checkbox(),
  once: optionalNumber(1, 200),
  kinds: listOf(oneOf(SESSION_KINDS), SESSION_KINDS.length),
};

const head = z.object({
  programId: idInput,
  seenVersion: wholeNumber(0, 1_000_000),
  from: localDateInput,
  adoption: oneOf(["at-once", "when-acknowledged"]),
  countBy: oneOf(["day", "session"]),
  lateFrom: optionalNumber(1, 240),
  absentFrom: optionalNumber(1, 240),
  leftEarlyFrom: optionalNumber(1, 240),
  noticeHours: optionalNumber(0, 336),
  makeUpErasesWithin: optionalNumber(0, 365),
  attend: optionalNumber(1, 60),
  of: optionalNumber(1, 60),
});

/**
 * The form of a new policy version. Rules are rows of plain controls named "rule-0-measure", "rule-0-at" …; a row whose
 * measure is empty is left out, which is also how a rule is taken away.
 */
export const policyInput = z.record(z.string(), z.unknown()).transform(async (raw, context) => {
  const parsed = await parseInput(head, raw);
  if (!parsed.ok) addIssues(parsed, "", context);
  const rows: { number: number; draft: RuleDraft }[] = [];
  for (let number = 0; number < MOST_ROWS; number++) {
    const measure = raw[`rule-${number}-measure`];
    if (measure === undefined || measure === "") continue;
    const draft = await readRow(raw, number, context);
    if (draft !== null) rows.push({ number, draft });
  }
  if (!parsed.ok || context.issues.length > 0) return z.NEVER;
  const { programId, seenVersion, from, ...numbers } = parsed.input;
  const draft: PolicyDraft = { ...draftOf({ rules: [] }), ...numbers, rules: rows.map((row) => row.draft) };
  const rowNumbers = rows.map((row) => row.number);
  for (const { path, sentence } of policyProblems(bodyOfDraft(draft, { rules: [] }, []))) {
    context.addIssue({ code: "custom", path: [fieldOf(path, rowNumbers)], message: sentence });
  }
  return { programId, seenVersion, from, draft };
});

async function readRow(
  raw: Record<string, unknown>,
  number: number,
  context: z.core.$RefinementCtx,
): Promise<RuleDraft | null> {
  const prefix = `rule-${number}-`;
  const fields = Object.keys(rowShape).map((field) => [field, raw[`${prefix}${field}`]] as const);
  const row = await parseInput(z.object(rowShape), Object.fromEntries(fields));
  if (row.ok) return { ...row.input, window: row.input.window ?? "days", excused: row.input.excused ?? "skips" };
  addIssues(row, prefix, context);
  return null;
}

function addIssues(parsed: Exclude<Parsed<unknown>, { ok: true }>, prefix: string, context: z.core.$RefinementCtx) {
  if (parsed.isForged) context.addIssue({ code: "custom", message: "Not found.", params: { isForged: true } });
  else {
    for (const [field, message] of Object.entries(parsed.fieldErrors)) {
      context.addIssue({ code: "custom", path: [`${prefix}${field}`], message });
    }
  }
}

/** Where the form shows a problem of the policy: "rules.2.at" is row 2's number, "contract.of" the second of the terms. */
function fieldOf(path: string, rowNumbers: readonly number[]): string {
  const rule = /^rules\.(\d+)\.(\w+)$/.exec(path);
  if (rule) return `rule-${rowNumbers[Number(rule[1])] ?? 0}-${rule[2] === "id" ? "measure" : rule[2]}`;
  return path.replace(/^contract\./, "");
}
