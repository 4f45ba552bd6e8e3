"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { SeriesPreview } from "../queries/preview-series";

/** What the preview says at the moment. `isStale`: the form has changed since, and the new answer is on its way. */
export interface PreviewState {
  readonly preview: SeriesPreview | null;
  /** Why there is none: what the form still lacks. */
  readonly problem: string | null;
  readonly isStale: boolean;
}

const WAIT_MS = 250;
const LOST = "The preview didn't load. What you typed is still here.";

interface Answer {
  readonly preview?: SeriesPreview;
  readonly sentence?: string;
  readonly errors?: Readonly<Record<string, string>>;
  readonly detail?: string;
  readonly title?: string;
}

/** Asks for a preview 250 ms after the last change, and drops answers to questions that are no longer asked. */
export function useSeriesPreview(first: PreviewState): PreviewState & { ask: (form: HTMLFormElement) => void } {
  const [state, setState] = useState(first);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asking = useRef<AbortController>(undefined);

  const ask = useCallback((form: HTMLFormElement) => {
    clearTimeout(timer.current);
    asking.current?.abort();
    setState((before) => ({ ...before, isStale: true }));
    timer.current = setTimeout(() => {
      const mine = new AbortController();
      asking.current = mine;
      fetchPreview(new FormData(form), mine.signal).then(
        (answer) => setState(answer),
        (error: unknown) => {
          if (mine.signal.aborted) return;
          console.error(error);
          setState({ preview: null, problem: LOST, isStale: false });
        },
      );
    }, WAIT_MS);
  }, []);

  useEffect(
    () => () => {
      clearTimeout(timer.current);
      asking.current?.abort();
    },
    [],
  );
  return { ...state, ask };
}

async function fetchPreview(form: FormData, signal: AbortSignal): Promise<PreviewState> {
  // Next's own fields name the form's action, which this is not.
  for (const name of [...form.keys()]) if (name.startsWith("$ACTION")) form.delete(name);
  const response = await fetch("/schedule/preview", { method: "POST", body: form, signal });
  const answer = (await response.json()) as Answer;
  if (answer.preview) return { preview: answer.preview, problem: null, isStale: false };
  const sentence = answer.sentence ?? Object.values(answer.errors ?? {})[0] ?? answer.detail ?? answer.title;
  return { preview: null, problem: sentence ?? LOST, isStale: false };
}
