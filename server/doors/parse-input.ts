import { z } from "zod";

export type Parsed<Output> =
  | { readonly ok: true; readonly input: Output }
  /** An id that nobody could have got from a page. */
  | { readonly ok: false; readonly isForged: true }
  | {
      readonly ok: false;
      readonly isForged: false;
      readonly fieldErrors: Readonly<Record<string, string>>;
      readonly formError: string | null;
    };

/** Parses what came in, and turns what is wrong into one plain sentence per field. */
export async function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
): Promise<Parsed<z.output<Schema>>> {
  const result = await schema.safeParseAsync(raw, { error: sentenceFor });
  if (result.success) return { ok: true, input: result.data };
  const issues = result.error.issues.flatMap(flatten);
  if (issues.some(isForged)) return { ok: false, isForged: true };
  const fieldErrors = new Map<string, string>();
  let formError: string | null = null;
  for (const issue of issues) {
    const field = issue.path.join(".");
    if (field === "") formError ??= issue.message;
    else if (!fieldErrors.has(field)) fieldErrors.set(field, issue.message);
  }
  return { ok: false, isForged: false, fieldErrors: Object.fromEntries(fieldErrors), formError };
}

/** The issues of a union are those of the branch that came nearest: the last one, by the convention "empty, or else". */
function flatten(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const nearest = issue.errors.at(-1) ?? [];
  if (nearest.length === 0) return [issue];
  return nearest.flatMap((each) => flatten({ ...each, path: [...issue.path, ...each.path] } as z.core.$ZodIssue));
}

function isForged(issue: z.core.$ZodIssue): boolean {
  return issue.code === "custom" && issue.params?.isForged === true;
}

/** For shapes that carry no sentence of their own. */
function sentenceFor(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined || issue.input === "") return "Fill this in.";
  switch (issue.code) {
    case "invalid_value":
      return "Choose one of the list.";
    case "too_big":
      return "This is too much.";
    case "too_small":
      return "This is too little.";
    default:
      return "This does not fit here.";
  }
}
