/*
 * What a form knows about its last try. This file is safe in the browser: client components take `idle` and the types
 * from here.
 */

/** What the person typed, to be put back into the fields. Never a password or a secret. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

export type ActionState<Value> =
  | Idle
  | { readonly status: "done"; readonly value: Value; readonly message: string | null }
  | {
      readonly status: "invalid";
      /** One sentence per field, by its name in the form. */
      readonly fieldErrors: Readonly<Record<string, string>>;
      readonly formError: string | null;
      readonly typed: Typed;
    }
  | {
      readonly status: "refused";
      readonly refusal: unknown;
      readonly sentence: string;
      readonly field: string | null;
      readonly typed: Typed;
    }
  | {
      readonly status: "not_found" | "forbidden" | "signed_out" | "busy";
      readonly sentence: string;
      readonly typed: Typed;
    };

export interface Idle {
  readonly status: "idle";
}

/** The state of a form that nobody has sent yet: `useActionState(action, idle)`. */
export const idle: Idle = { status: "idle" };

/** A server action as `useActionState` and a plain form without JavaScript call it. What was before is not looked at. */
export type FormAction<Value> = (previous: ActionState<unknown>, form: FormData) => Promise<ActionState<Value>>;

const NOTHING: Typed = {};

/** What was typed in the last try; empty when it went through. */
export function typedOf(state: ActionState<unknown>): Typed {
  return "typed" in state ? state.typed : NOTHING;
}

/** One field's text as it was typed in the last try, or `otherwise`: `defaultValue={typedText(state, "name", client.name)}`. */
export function typedText(state: ActionState<unknown>, field: string, otherwise = ""): string {
  const value = typedOf(state)[field];
  if (value === undefined) return otherwise;
  return typeof value === "string" ? value : (value[0] ?? otherwise);
}

/** All values of a repeated field as they were typed in the last try, or `otherwise` when the form was not sent. */
export function typedList(
  state: ActionState<unknown>,
  field: string,
  otherwise: readonly string[] = [],
): readonly string[] {
  if (!("typed" in state)) return otherwise;
  const value = state.typed[field];
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}

/** The sentence for a field, if the last try went wrong there. */
export function fieldError(state: ActionState<unknown>, field: string): string | undefined {
  if (state.status === "invalid") return state.fieldErrors[field];
  if (state.status === "refused" && state.field === field) return state.sentence;
  return undefined;
}

/** The sentence above the form, if the last try went wrong and no single field is to blame. */
export function formError(state: ActionState<unknown>): string | null {
  switch (state.status) {
    case "idle":
    case "done":
      return null;
    case "invalid":
      return state.formError;
    case "refused":
      return state.field === null ? state.sentence : null;
    default:
      return state.sentence;
  }
}
