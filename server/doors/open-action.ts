import { headers } from "next/headers";
import type { z } from "zod";
import type { Actor } from "@/lib/access/decide-access";
import type { Result } from "@/lib/result";
import type { Instant } from "@/lib/time/zone";
import { theStore, type Store } from "@/db/store";
import { now } from "../clock";
import type { SignInIds } from "../sign-in/cookie-token";
import { currentSignIn } from "../sign-in/current-actor";
import { requestCaller, type Caller } from "../sign-in/request-caller";
import { answer, asRecord, type SentState } from "./action";
import type { ActionState, FormAction } from "./action-state";
import { isBusy } from "./busy";
import type { DoorDescription } from "./door";
import { logFault } from "./fault";
import { isFromElsewhere } from "./from-elsewhere";
import { parseInput } from "./parse-input";
import { refused, stopped, type ActionOutcome } from "./perform-action";
import { readForm, typedIn } from "./read-form";
import { SENTENCES } from "./sentences";

export interface OpenCall {
  readonly store: Store;
  /** Whoever is signed in, perhaps nobody. */
  readonly actor: Actor | null;
  /** Whose screen is locked in this browser; null when none is. */
  readonly locked: SignInIds | null;
  readonly now: Instant;
  readonly caller: Caller;
}

export interface OpenActionSpec<Shape extends z.ZodType, Value, Refusal> {
  readonly name: `${string}.${string}`;
  readonly input: Shape;
  /** Does its work through `runCommand`, so that what it changes is in the audit trail. */
  readonly perform: (call: OpenCall, input: z.output<Shape>) => Promise<Result<Value, Refusal>>;
  readonly explain: (
    refusal: Refusal,
    input: z.output<Shape>,
    call: OpenCall,
  ) => string | { readonly field: string; readonly sentence: string };
  /** What only a web request can do: set or clear the cookie. */
  readonly effect?: (value: Value) => Promise<void>;
  readonly after?: (
    value: Value,
    input: z.output<Shape>,
  ) => { readonly redirectTo?: string; readonly message?: string };
}

export interface OpenActionDoor<Value> extends DoorDescription<SentState<Value>> {
  readonly kind: "open-action";
  readonly permission: null;
}

/**
 * A form for people who are nobody yet: signing in, joining, asking for a new link. What opens it is in the input (a
 * password, a link's secret), so each of them throttles, or asks for a secret that cannot be guessed.
 */
export function defineOpenAction<Shape extends z.ZodType, Value, Refusal>(
  spec: OpenActionSpec<Shape, Value, Refusal>,
): FormAction<Value> & { readonly door: OpenActionDoor<Value> } {
  const action = async (_previous: ActionState<unknown>, form: FormData): Promise<ActionState<Value>> => {
    if (isFromElsewhere(await headers())) return stopped("forbidden", SENTENCES.elsewhere, {}).state;
    const call = { store: theStore(), ...(await currentSignIn()), now: now(), caller: await requestCaller() };
    const outcome = await performOpenAction(spec, call, readForm(form));
    if (outcome.state.status === "done") await spec.effect?.(outcome.state.value);
    // Behind a locked screen a fresh page would be the lock page, and what was half written on this one would be gone.
    if (call.locked !== null && outcome.state.status !== "done") return outcome.state;
    return answer(outcome);
  };
  const door: OpenActionDoor<Value> = {
    kind: "open-action",
    name: spec.name,
    permission: null,
    perform: async (actor, raw, at, store) => {
      const call = { store, actor, locked: null, now: at, caller: { address: "test", browser: "test" } };
      return (await performOpenAction(spec, call, asRecord(raw))).state;
    },
  };
  return Object.assign(action, { door });
}

async function performOpenAction<Shape extends z.ZodType, Value, Refusal>(
  spec: OpenActionSpec<Shape, Value, Refusal>,
  call: OpenCall,
  raw: Record<string, unknown>,
): Promise<ActionOutcome<Value>> {
  const typed = typedIn(raw);
  const parsed = await parseInput(spec.input, raw);
  if (!parsed.ok && parsed.isForged) return stopped("not_found", SENTENCES.not_found, typed);
  if (!parsed.ok) {
    const { fieldErrors, formError } = parsed;
    return { state: { status: "invalid", fieldErrors, formError, typed }, redirectTo: null };
  }
  try {
    const result = await spec.perform(call, parsed.input);
    if (!result.ok) return refused(spec.explain(result.refusal, parsed.input, call), result.refusal, typed);
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
