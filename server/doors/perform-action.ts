import type { z } from "zod";
import type { Actor } from "@/lib/access/decide-access";
import { explainForbidden } from "@/lib/access/explain-forbidden";
import type { Permission } from "@/lib/access/permissions";
import { done, type Result } from "@/lib/result";
import type { Instant } from "@/lib/time/zone";
import type { Reader, Store, Tx } from "@/db/store";
import type { ActionState, Typed } from "./action-state";
import { isBusy } from "./busy";
import type { Call } from "./call";
import { decideAll, type Subject } from "./door";
import { logFault } from "./fault";
import { parseInput } from "./parse-input";
import { typedIn } from "./read-form";
import { runCommand, type CommandResult } from "./run-command";
import { SENTENCES } from "./sentences";

export interface ActionSpec<Shape extends z.ZodType, SubjectValue, Value, Refusal, Prepared = unknown> {
  readonly name: `${string}.${string}`;
  readonly input: Shape;
  readonly permission: Permission;
  /**
   * What is asked about, as the reader sees it, before anybody knows whether it may be done. Null: there is no such
   * thing. The reader sees the last commit, not the transaction: whatever the command's rules stand on (a version, a
   * free seat) it reads again through `tx`.
   */
  readonly subject: (reader: Reader, input: z.output<Shape>, actor: Actor) => Promise<Subject<SubjectValue> | null>;
  /** Slow work that must not hold a transaction open (hashing a password). It comes after the permission. */
  readonly prepare?: (
    call: Call & { readonly store: Store },
    input: z.output<Shape>,
    subject: SubjectValue,
  ) => Promise<Result<Prepared, Refusal>>;
  readonly command: (
    tx: Tx,
    call: Call,
    input: z.output<Shape>,
    subject: SubjectValue,
    prepared: Prepared,
  ) => Promise<CommandResult<Value, Refusal>>;
  readonly explain: (
    refusal: Refusal,
    input: z.output<Shape>,
  ) => string | { readonly field: string; readonly sentence: string };
  readonly after?: (
    value: Value,
    input: z.output<Shape>,
  ) => { readonly redirectTo?: string; readonly message?: string };
}

export interface ActionOutcome<Value> {
  readonly state: Exclude<ActionState<Value>, { status: "idle" }>;
  readonly redirectTo: string | null;
}

/** The way through an action's door, in its order: who, parse, subject within scope, permission, command. */
export async function performAction<Shape extends z.ZodType, SubjectValue, Value, Refusal, Prepared>(
  spec: ActionSpec<Shape, SubjectValue, Value, Refusal, Prepared>,
  actor: Actor | null,
  raw: Record<string, unknown>,
  now: Instant,
  store: Store,
): Promise<ActionOutcome<Value>> {
  const typed = typedIn(raw);
  if (actor === null) return stopped("signed_out", SENTENCES.signed_out, typed);
  const parsed = await parseInput(spec.input, raw);
  if (!parsed.ok && parsed.isForged) return stopped("not_found", SENTENCES.not_found, typed);
  if (!parsed.ok) {
    const { fieldErrors, formError } = parsed;
    return { state: { status: "invalid", fieldErrors, formError, typed }, redirectTo: null };
  }
  try {
    const subject = await spec.subject(store.reader, parsed.input, actor);
    const access = subject === null ? "out_of_scope" : decideAll(actor, spec.permission, subject.access);
    if (subject === null || access === "out_of_scope") return stopped("not_found", SENTENCES.not_found, typed);
    if (access === "forbidden") return stopped("forbidden", explainForbidden(spec.permission), typed);
    const call = { actor, now };
    // An action without `prepare` has nothing prepared to be told of.
    const prepared =
      (await spec.prepare?.({ ...call, store }, parsed.input, subject.value)) ?? done(undefined as Prepared);
    const result = prepared.ok
      ? await runCommand(store, call, spec.name, (tx) =>
          spec.command(tx, call, parsed.input, subject.value, prepared.value),
        )
      : prepared;
    if (!result.ok) return refused(spec.explain(result.refusal, parsed.input), result.refusal, typed);
    const after = spec.after?.(result.value, parsed.input) ?? {};
    return {
      state: { status: "done", value: result.value, message: after.message ?? null },
      redirectTo: after.redirectTo ?? null,
    };
  } catch (error) {
    if (isBusy(error)) return stopped("busy", SENTENCES.busy, typed);
    throw logFault(error, spec.name);
  }
}

export function refused(
  explained: string | { readonly field: string; readonly sentence: string },
  refusal: unknown,
  typed: Typed,
): ActionOutcome<never> {
  const { field, sentence } = typeof explained === "string" ? { field: null, sentence: explained } : explained;
  return { state: { status: "refused", refusal, sentence, field, typed }, redirectTo: null };
}

export function stopped(
  status: "not_found" | "forbidden" | "signed_out" | "busy",
  sentence: string,
  typed: Typed,
): ActionOutcome<never> {
  return { state: { status, sentence, typed }, redirectTo: null };
}
