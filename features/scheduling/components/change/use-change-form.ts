"use client";

import { startTransition, useActionState, useEffect, useRef, useState, type FormEvent } from "react";
import { fieldId } from "@/components/field";
import {
  fieldError,
  formError,
  idle,
  typedOf,
  type ActionState,
  type FormAction,
  type Typed,
} from "@/server/doors/action-state";
import type { ChangeAnswer } from "../../commands/change-or-preview";
import type { ChangePreview } from "../../queries/change-preview";
import type { PickedWay } from "./clash-rows";
import type { TakenSession } from "./stay-rows";
import { useLivePreview } from "./use-live-preview";

export interface ChangeFormStart {
  readonly seriesId: string;
  readonly change: FormAction<ChangeAnswer>;
  /** What the form as it is opened comes to; null: it cannot be told yet. */
  readonly preview: ChangePreview | null;
  /** Values came with the address, by a block that was dragged: what is wrong with them is said at once. */
  readonly isPrefilled: boolean;
  /** The words for a way out that came back with a form sent without script. */
  readonly wayText: (value: string) => string;
}

/** One dialog stands at a time, and parts of its form stand in the footer, outside of it. */
export const CHANGE_FORM_ID = "change-form";

function theForm(): HTMLFormElement | null {
  return document.querySelector<HTMLFormElement>(`#${CHANGE_FORM_ID}`);
}

/** One change of a series while it is being made: the form, its live preview, what was ticked there, and the last try. */
export function useChangeForm({ seriesId, change, preview: first, isPrefilled, wayText }: ChangeFormStart) {
  const [last, send, isSending] = useActionState(change, idle);
  const told = last.status === "done" && last.value.made === null ? last.value : null;
  const live = useLivePreview(`/schedule/series/${seriesId}/preview`, {
    ...{ preview: told?.preview ?? first, problem: null },
    isStale: false,
  });
  const typed: Typed | null = last.status === "idle" ? null : (told?.typed ?? typedOf(last));
  const [taken, setTaken] = useState<readonly TakenSession[]>(() =>
    listIn(typed, "takeAlong").map((id, index) => ({ id, label: `The ${ordinal(index)} of them` })),
  );
  const [picked, setPicked] = useState<readonly PickedWay[]>(() =>
    listIn(typed, "ways").map((value) => ({ value, label: wayText(value), clash: null })),
  );
  const [touched, setTouched] = useState<{ after: unknown; names: readonly string[] }>({ after: last, names: [] });
  const [isTold, tell] = useState(typed === null || typedIn(typed, "tell", "") !== "");
  const [isDirty, setDirty] = useState(false);
  const waiting = useRef<FormData>(null);
  const { ask, show, isStale } = live;

  // The world changed between preview and confirmation: what would happen now takes the place of what was seen.
  useEffect(() => {
    if (told !== null) show({ preview: told.preview, problem: null, isStale: false });
  }, [told, show]);
  // Sent while the preview was on its way: it goes out with what the preview says when it is there.
  useEffect(() => {
    const data = waiting.current;
    if (data === null || isStale) return;
    waiting.current = null;
    if (live.preview === null || live.preview.isRefused || live.preview.isNothing) return;
    data.set("seen", live.preview.fingerprint);
    startTransition(() => send(data));
  }, [isStale, live.preview, send]);

  useEffect(() => {
    const element = theForm();
    if (element) ask(element);
  }, [ask]);
  useEffect(() => {
    const field = last.status === "invalid" ? Object.keys(last.fieldErrors)[0] : fieldOf(last);
    if (field) document.getElementById(fieldId(field))?.focus();
  }, [last]);

  const isAsked = isDirty || isPrefilled;
  const refresh = () => {
    setDirty(true);
    const element = theForm();
    if (element) ask(element);
  };
  // What was wrong in the last try is no longer said of a field that was changed since.
  const changed = touched.after === last ? touched.names : [];
  return {
    ...live,
    ...{ send, isSending, isDirty, typed, taken, picked },
    isOutdated: told?.isOutdated ?? false,
    ...{ isTold, tell },
    take(sessions: readonly TakenSession[]) {
      setTaken(sessions);
      refresh();
    },
    pick(ways: readonly PickedWay[]) {
      setPicked(ways);
      refresh();
    },
    onChange(event: FormEvent<HTMLFormElement>) {
      const { name } = event.target as HTMLInputElement;
      setTouched({ after: last, names: [...changed, name] });
      // Other times or rooms are clear of other things: a way out of the old clashes is none of the new ones.
      if (!["ways", "takeAlong", "tell", ""].includes(name)) setPicked([]);
      if (name !== "tell") refresh();
    },
    onSubmit(event: FormEvent<HTMLFormElement>) {
      // React would empty the fields after an action; sent by hand, what was typed stays where it is.
      event.preventDefault();
      if (isSending) return;
      const data = new FormData(event.currentTarget);
      if (isStale) waiting.current = data;
      else startTransition(() => send(data));
    },
    errorOf(name: string): string | undefined {
      if (isAsked && live.problem?.field === name) return live.problem.sentence;
      return changed.includes(name) ? undefined : fieldError(last, name);
    },
    /** The form is only being opened, and lacks something yet: that is no mistake. */
    isUnfinished: !isAsked && live.problem !== null && live.problem.field !== null,
    problem: live.problem?.sentence ?? (changed.length > 0 ? null : formError(last)),
  };
}

export type ChangeForm = ReturnType<typeof useChangeForm>;

function fieldOf(state: ActionState<unknown>): string | null {
  return state.status === "refused" ? state.field : null;
}

/** One field as it was typed in a form sent without script, else what it starts with. */
export function typedIn(typed: Typed | null, name: string, otherwise: string): string {
  const value = typed?.[name];
  if (value === undefined) return otherwise;
  return typeof value === "string" ? value : (value[0] ?? otherwise);
}

function listIn(typed: Typed | null, name: string): readonly string[] {
  const value = typed?.[name];
  if (value === undefined) return [];
  return typeof value === "string" ? (value === "" ? [] : [value]) : value.filter((each) => each !== "");
}

function ordinal(index: number): string {
  return ["first", "second", "third", "fourth", "fifth"][index] ?? `${index + 1}th`;
}
