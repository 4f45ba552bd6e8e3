"use client";

import { useSyncExternalStore } from "react";

const QUERY = "(max-width: 767px)";

/** Whether the window is narrow. `guess` is what the server took the browser for. */
export function useIsNarrow(guess: boolean): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = window.matchMedia(QUERY);
      media.addEventListener("change", onChange);
      return () => media.removeEventListener("change", onChange);
    },
    () => window.matchMedia(QUERY).matches,
    () => guess,
  );
}
