"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ChangePreview } from "../../queries/change-preview";

/** What the preview says at the moment. `isStale`: the form has changed since, and the new answer is on its way. */
export interface LivePreview {
  readonly preview: ChangePreview | null;
  /** Why there is none: what the form still lacks, or what stands against it. */
  readonly problem: { readonly sentence: string; readonly field: string | null } | null;
  readonly isStale: boolean;
}

const WAIT_MS = 250;
const LOST = "The preview didn’t load. What you chose is still here.";

interface Answer {
  readonly preview?: ChangePreview;
  readonly sentence?: string;
  readonly field?: string | null;
  readonly errors?: Readonly<Record<string, string>>;
  readonly detail?: string;
  readonly title?: string;
}

/** Asks for a preview 250 ms after the last change, and drops answers to questions that are no longer asked. */
export function useLivePreview(address: string, first: LivePreview) {
  const [state, show] = useState(first);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asking = useRef<AbortController>(undefined);

  const ask = useCallback(
    (form: HTMLFormElement) => {
      clearTimeout(timer.current);
      asking.current?.abort();
      show((before) => ({ ...before, isStale: true }));
      timer.current = setTimeout(() => {
        const mine = new AbortController();
        asking.current = mine;
        fetchPreview(address, new FormData(form), mine.signal).then(show, (error: unknown) => {
          if (mine.signal.aborted) return;
          console.error(error);
          show({ preview: null, problem: { sentence: LOST, field: null }, isStale: false });
        });
      }, WAIT_MS);
    },
    [address],
  );

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      asking.current?.abort();
    },
    [],
  );
  return { ...state, ask, show };
}

async function fetchPreview(address: string, form: FormData, signal: AbortSignal): Promise<LivePreview> {
  // Next's own fields name the form's action, which this is not.
  for (const name of [...form.keys()]) if (name.startsWith("$ACTION")) form.delete(name);
  const response = await fetch(address, { method: "POST", body: form, signal });
  const answer = (await response.json()) as Answer;
  if (answer.preview) return { preview: answer.preview, problem: null, isStale: false };
  const [wrong] = Object.entries(answer.errors ?? {});
  const sentence = answer.sentence ?? wrong?.[1] ?? answer.detail ?? answer.title ?? LOST;
  return { preview: null, problem: { sentence, field: answer.field ?? wrong?.[0] ?? null }, isStale: false };
}
