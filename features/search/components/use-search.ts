"use client";

import { useEffect, useState } from "react";
import type { FoundGroup } from "@/lib/search/found";

/** Time for the next letter: an answer to half a word is seldom looked at. */
const PAUSE_MS = 120;

export type SearchAnswer =
  | { readonly status: "done"; readonly term: string; readonly groups: readonly FoundGroup[] }
  | { readonly status: "failed"; readonly term: string; readonly isSignedOut: boolean };

/**
 * What the server found for the term, asked a moment after the last letter. Answers that come too late are dropped; the
 * last good one stays until the next is there. `again` asks once more after a failure.
 */
export function useSearch(term: string): { answer: SearchAnswer | null; isLoading: boolean; again: () => void } {
  const [answer, setAnswer] = useState<SearchAnswer | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(
      () => {
        void ask(term, stop.signal).then((found) => {
          if (found !== null && !stop.signal.aborted) setAnswer(found);
        });
      },
      term === "" ? 0 : PAUSE_MS,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [term, tries]);
  const again = () => {
    setAnswer(null);
    setTries((count) => count + 1);
  };
  return { answer, isLoading: answer === null || answer.term !== term, again };
}

/** Null: nobody waits for this answer any more. */
async function ask(term: string, signal: AbortSignal): Promise<SearchAnswer | null> {
  try {
    const response = await fetch("/search/find", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ term }),
      signal,
    });
    if (!response.ok) return { status: "failed", term, isSignedOut: response.status === 401 };
    const { groups } = (await response.json()) as { groups: FoundGroup[] };
    return { status: "done", term, groups };
  } catch {
    // The connection is down, or the next letter came first. The dialog says the one and drops the other.
    return signal.aborted ? null : { status: "failed", term, isSignedOut: false };
  }
}
