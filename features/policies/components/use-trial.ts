"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { PolicyTrial, TrialStep } from "@/features/simulation/queries/try-policy";

/** What the trial says at the moment. */
export interface ShownTrial {
  readonly trial: PolicyTrial | null;
  /** The form has changed since: the old answer is dimmed until the new one is there. */
  readonly isStale: boolean;
  /** It runs: whole percent. Null: it does not. */
  readonly percent: number | null;
  /** What is wrong with the form, by field. */
  readonly errors: Readonly<Record<string, string>>;
  readonly problem: string | null;
}

const WAIT_MS = 250;
/** What takes longer is not asked after every change: a button asks for it. */
const QUICK_MS = 2500;
const LOST = "The trial didn’t load. What you chose is still here.";

/** Tries the form 250 ms after the last change, and drops answers to questions that are no longer asked. */
export function useTrial(address: string, first: PolicyTrial | null) {
  const [shown, show] = useState<ShownTrial>({
    trial: first,
    isStale: false,
    percent: null,
    errors: {},
    problem: null,
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asking = useRef<AbortController>(undefined);
  const lastMs = useRef(first?.ms ?? 0);

  const stop = useCallback(() => {
    clearTimeout(timer.current);
    asking.current?.abort();
  }, []);

  const ask = useCallback(
    (form: HTMLFormElement, wait = WAIT_MS) => {
      stop();
      show((before) => ({ ...before, isStale: true, percent: null }));
      timer.current = setTimeout(() => {
        const mine = new AbortController();
        asking.current = mine;
        const onPercent = (percent: number) => show((before) => ({ ...before, percent }));
        fetchTrial(address, new FormData(form), mine.signal, onPercent).then(
          (answer) => {
            if ("trial" in answer) lastMs.current = answer.trial.ms;
            const asked = "trial" in answer ? { trial: answer.trial, errors: {}, problem: null } : answer;
            show((before) => ({ ...before, ...asked, isStale: !("trial" in answer), percent: null }));
          },
          (error: unknown) => {
            if (mine.signal.aborted) return;
            console.error(error);
            show((before) => ({ ...before, percent: null, problem: LOST }));
          },
        );
      }, wait);
    },
    [address, stop],
  );

  /** After a change: at once where it is quick, else the old answer only dims. */
  const touch = useCallback(
    (form: HTMLFormElement) => {
      if (lastMs.current <= QUICK_MS) return ask(form);
      stop();
      show((before) => ({ ...before, isStale: true, percent: null }));
    },
    [ask, stop],
  );

  useEffect(() => stop, [stop]);
  return { ...shown, ask, touch };
}

type Answer =
  | { readonly trial: PolicyTrial }
  | { readonly errors: Readonly<Record<string, string>>; readonly problem: string | null };

async function fetchTrial(
  address: string,
  form: FormData,
  signal: AbortSignal,
  onPercent: (percent: number) => void,
): Promise<Answer> {
  // Next's own fields name the form's action, which this is not.
  for (const name of [...form.keys()]) if (name.startsWith("$ACTION")) form.delete(name);
  const response = await fetch(address, { method: "POST", body: form, signal });
  if (!response.ok || response.body === null) {
    const { errors = {}, detail, title } = (await response.json()) as Problem;
    const problem = Object.keys(errors).length > 0 ? null : (detail ?? title ?? LOST);
    return { errors, problem };
  }
  onPercent(0);
  for await (const step of linesOf(response.body)) {
    if (step.kind === "trial") return { trial: step.trial };
    onPercent(step.of === 0 ? 0 : Math.floor((100 * step.done) / step.of));
  }
  return { errors: {}, problem: LOST };
}

interface Problem {
  readonly errors?: Readonly<Record<string, string>>;
  readonly detail?: string;
  readonly title?: string;
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<TrialStep, void> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line) as TrialStep;
  }
}
