import { refresh } from "next/cache";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { theStore } from "@/db/store";
import { now } from "../clock";
import { currentSignIn } from "../sign-in/current-actor";
import type { ActionState, FormAction } from "./action-state";
import type { DoorDescription } from "./door";
import { isFromElsewhere } from "./from-elsewhere";
import { performAction, stopped, type ActionOutcome, type ActionSpec } from "./perform-action";
import { readForm, typedIn } from "./read-form";
import { SENTENCES } from "./sentences";

export type SentState<Value> = Exclude<ActionState<Value>, { status: "idle" }>;

export interface ActionDoor<Value> extends DoorDescription<SentState<Value>> {
  readonly kind: "action";
}

/**
 * The only way to write an `actions.ts` export. Anybody may call a server action with anything at any time, so the door
 * trusts nothing: not the page it was called from, not the layout around it.
 */
export function defineAction<Shape extends z.ZodType, SubjectValue, Value, Refusal, Prepared>(
  spec: ActionSpec<Shape, SubjectValue, Value, Refusal, Prepared>,
): FormAction<Value> & { readonly door: ActionDoor<Value> } {
  const action = async (_previous: ActionState<unknown>, form: FormData): Promise<ActionState<Value>> => {
    const raw = readForm(form);
    // The framework compares Origin and Host too, but lets a missing Origin pass.
    if (isFromElsewhere(await headers())) return stopped("forbidden", SENTENCES.elsewhere, {}).state;
    const { actor, locked } = await currentSignIn();
    if (locked !== null) return answer(stopped("signed_out", SENTENCES.locked, typedIn(raw)));
    return answer(await performAction(spec, actor, raw, now(), theStore()));
  };
  const door: ActionDoor<Value> = {
    kind: "action",
    name: spec.name,
    permission: spec.permission,
    perform: async (actor, raw, at, store) => (await performAction(spec, actor, asRecord(raw), at, store)).state,
  };
  return Object.assign(action, { door });
}

/** Turns what happened into what the browser gets: the page after, or this page made fresh with the form's new state. */
export function answer<Value>({ state, redirectTo }: ActionOutcome<Value>): ActionState<Value> {
  if (redirectTo !== null) redirect(redirectTo);
  // What was typed wrong changed nothing; everything else may have (a refusal often means that somebody was faster). For
  // nobody the fresh page would be the sign-in, and what was typed would be gone with this one.
  if (state.status !== "invalid" && state.status !== "signed_out") refresh();
  return state;
}

export function asRecord(raw: unknown): Record<string, unknown> {
  if (raw instanceof FormData) return readForm(raw);
  return typeof raw === "object" && raw !== null ? { ...raw } : {};
}
