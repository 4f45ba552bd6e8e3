"use client";

import { useEffect } from "react";

const EVERY_MS = 50;
const MOST_TRIES = 60;

/**
 * When the dialog is gone the focus goes back to what it was about: the page behind was made anew meanwhile, so the very
 * element it came from is there no longer. A person who has gone on to something else is left alone.
 */
export function useFocusBack(seriesId: string, sessionId: string | null) {
  useEffect(
    () => () => {
      const wanted = [
        ...(sessionId === null ? [] : [`a[href="/schedule/sessions/${sessionId}"]`, `a[href*="session=${sessionId}"]`]),
        `a[href*="/series/${seriesId}/edit"]`,
      ];
      let tries = 0;
      const look = () => {
        if (document.activeElement !== document.body || document.querySelector("dialog[open]") !== null) return;
        const found = wanted.map((each) => document.querySelector<HTMLElement>(`main ${each}`)).find((each) => each);
        if (found) found.focus({ preventScroll: true });
        else if (++tries < MOST_TRIES) setTimeout(look, EVERY_MS);
      };
      setTimeout(look, EVERY_MS);
    },
    [seriesId, sessionId],
  );
}
