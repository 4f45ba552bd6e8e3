import { z } from "zod";
import {
  MEASURES,
  RULE_LEVELS,
  WINDOW_WORDS,
  bodyOfDraft,
  type PolicyDraft,
  type RuleDraft,
} from "@/lib/policy/policy-draft";
import { readStep, takeStep } from "@/lib/policy/draft-step";
import { policyProblems } from "@/lib/policy/policy-problems";
import type { Weight } from "@/lib/standing/types";
import {
  checkbox,
  idInput,
  listOf,
  localDateInput,
  oneOf,
  optionalNumber,
  optionalText,
  requiredText,
  wholeNumber,
} from "@/server/doors/inputs";
import { parseInput, type Parsed } from "@/server/doors/parse-input";
import { TRIAL_DAYS } from "./trial-days";

const MOST_ROWS = 40;
const MOST_REASONS = 30;

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
  contact: oneOf(["any", "none"]).optional(),
  once: optionalNumber(1, 200),
  // Kinds that this clinic has no sessions of may come with a policy from elsewhere, and stay.
  kinds: listOf(requiredText(40), 10),
};

/** 0, 0.5 or 1: how much of a missed day it is. */
function weight(otherwise: Weight) {
  return oneOf(["0", "0.5", "1"])
    .optional()
    .transform((text): Weight => (text === undefined ? otherwise : (Number(text) as Weight)));
}

const numbers = z.object({
  countBy: oneOf(["day", "session"]),
  weekStarts: oneOf(["monday", "sunday"]).optional(),
  lateFrom: optionalNumber(1, 240),
  absentFrom: optionalNumber(1, 240),
  leftEarlyFrom: optionalNumber(1, 240),
  noticeHours: optionalNumber(0, 336),
  makeUpErasesWithin: optionalNumber(0, 365),
  attend: optionalNumber(1, 60),
  of: optionalNumber(1, 60),
  contractExcused: oneOf(["skips", "counts"]).optional(),
  lateWeight: weight(0),
  leftEarlyWeight: weight(0),
  lateCancelWeight: weight(1),
  excusedBy: oneOf(["any", "these"]).optional(),
  excuses: listOf(requiredText(60), MOST_REASONS),
});

const keptHead = z.object({ programId: idInput, seenDraft: wholeNumber(0, 1_000_000), step: optionalText(20) });
const triedHead = z.object({ programId: idInput, days: oneOf(TRIAL_DAYS) });

/**
 * The form of a draft. Rules are rows of plain controls named "rule-0-measure", "rule-0-at" …; a row without a measure is
 * left out. A button may ask for a step besides: "up-2", "down-2", "remove-2" or "add".
 */
export const draftInput = z.record(z.string(), z.unknown()).transform(async (raw, context) => {
  const head = await read(keptHead, raw, context);
  const draft = await readDraft(raw, head?.step ?? null, context);
  if (head === null || draft === null) return z.NEVER;
  const { programId, seenDraft } = head;
  return { programId, seenDraft, draft };
});

/** The same form, to be tried on the past. */
export const trialInput = z.record(z.string(), z.unknown()).transform(async (raw, context) => {
  const head = await read(triedHead, raw, context);
  const draft = await readDraft(raw, null, context);
  return head === null || draft === null ? z.NEVER : { ...head, days: Number(head.days), draft };
});

export const startDraftInput = z.object({
  programId: idInput,
  seenDraft: wholeNumber(0, 1_000_000),
  source: requiredText(40, "Choose a policy to start from."),
});

export const discardDraftInput = z.object({ programId: idInput, seenDraft: wholeNumber(1, 1_000_000) });

export const publishDraftInput = z.object({
  programId: idInput,
  seenDraft: wholeNumber(1, 1_000_000),
  from: localDateInput,
  adoption: oneOf(["at-once", "when-acknowledged"]),
});

export const signPolicyInput = z.object({
  enrollmentId: idInput,
  version: wholeNumber(1, 100_000),
  hasRead: checkbox(),
});

async function readDraft(
  raw: Record<string, unknown>,
  step: string | null,
  context: z.core.$RefinementCtx,
): Promise<PolicyDraft | null> {
  const parsed = await read(numbers, raw, context);
  const asked = readStep(step);
  const rows: { number: number; draft: RuleDraft }[] = [];
  for (let number = 0; number < MOST_ROWS; number++) {
    const measure = raw[`rule-${number}-measure`];
    if (measure === undefined || measure === "") continue;
    // What is taken away need not be right.
    if (asked?.step === "remove" && asked.rule === number) continue;
    const draft = await readRow(raw, number, context);
    if (draft !== null) rows.push({ number, draft });
  }
  if (parsed === null || context.issues.length > 0) return null;
  const { weekStarts = "monday", contractExcused = "skips", excusedBy = "any", excuses, ...rest } = parsed;
  const draft: PolicyDraft = {
    ...rest,
    // Chosen when it is published.
    adoption: "at-once",
    weekStarts,
    contractExcused,
    excuses: excusedBy === "any" ? null : excuses,
    rules: rows.map((row) => row.draft),
  };
  const rowNumbers = rows.map((row) => row.number);
  for (const { path, sentence } of policyProblems(bodyOfDraft(draft, { rules: [] }, []))) {
    context.addIssue({ code: "custom", path: [fieldOf(path, rowNumbers)], message: sentence });
  }
  if (context.issues.length > 0) return null;
  return asked === null || asked.step === "remove" ? draft : takeStep(draft, asked);
}

async function readRow(
  raw: Record<string, unknown>,
  number: number,
  context: z.core.$RefinementCtx,
): Promise<RuleDraft | null> {
  const prefix = `rule-${number}-`;
  const fields = Object.keys(rowShape).map((field) => [field, raw[`${prefix}${field}`]] as const);
  const row = await read(z.object(rowShape), Object.fromEntries(fields), context, prefix);
  if (row === null) return null;
  const { contact = "any", window = "days", excused = "skips", ...rest } = row;
  return { ...rest, window, excused, withoutContact: contact === "none" };
}

/** Reads one part of the form, and puts what is wrong with it at its fields. */
async function read<Shape extends z.ZodType>(
  shape: Shape,
  raw: unknown,
  context: z.core.$RefinementCtx,
  prefix = "",
): Promise<z.output<Shape> | null> {
  const parsed: Parsed<z.output<Shape>> = await parseInput(shape, raw);
  if (parsed.ok) return parsed.input;
  if (parsed.isForged) context.addIssue({ code: "custom", message: "Not found.", params: { isForged: true } });
  else {
    for (const [field, message] of Object.entries(parsed.fieldErrors)) {
      context.addIssue({ code: "custom", path: [`${prefix}${field}`], message });
    }
  }
  return null;
}

/** Where the form shows a problem of the policy: "rules.2.at" is row 2's number, "contract.of" the second of the terms. */
function fieldOf(path: string, rowNumbers: readonly number[]): string {
  const rule = /^rules\.(\d+)\.(\w+)$/.exec(path);
  if (rule) return `rule-${rowNumbers[Number(rule[1])] ?? 0}-${rule[2] === "id" ? "measure" : rule[2]}`;
  return path.replace(/^contract\./, "").replace(/\.\d+$/, "");
}
