"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { isScreenLocked, LOCKED, UNLOCKED } from "@/components/screen-lock-state";

/** What the server says of a change: its kind, and the session it is about, if it is about one. */
export interface LiveNews {
  readonly what: string;
  readonly session?: string;
}

/** A door that said no is asked again after so long. */
const AGAIN_MS = 10_000;

/**
 * Hear of what others do, from the server's event stream at `address`. While the page is hidden nothing is followed:
 * browsers keep few lines to one server; when it is looked at again, and after a line was lost, `onChange` is told
 * once with no news, which means: anything may have changed. Nor is anything followed behind a locked screen.
 */
export function useLive(address: string, onChange: (news: readonly LiveNews[]) => void): void {
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  }, [onChange]);

  useEffect(() => {
    let source: EventSource | null = null;
    let wasAway = false;
    let again: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      if (source !== null || isScreenLocked()) return;
      source = new EventSource(address);
      source.addEventListener("ready", () => {
        if (wasAway) latest.current([]);
        wasAway = false;
      });
      source.addEventListener("changed", (event: MessageEvent<string>) => {
        latest.current(JSON.parse(event.data) as LiveNews[]);
      });
      source.addEventListener("error", () => {
        wasAway = true;
        // The browser calls again by itself, unless the door said no: to a locked screen, which is opened again.
        if (source?.readyState !== EventSource.CLOSED) return;
        source = null;
        clearTimeout(again);
        again = setTimeout(look, AGAIN_MS);
      });
    };
    const close = () => {
      clearTimeout(again);
      source?.close();
      source = null;
      wasAway = true;
    };
    const look = () => (document.visibilityState === "visible" ? open() : close());
    look();
    document.addEventListener("visibilitychange", look);
    window.addEventListener("online", open);
    window.addEventListener("pagehide", close);
    window.addEventListener(LOCKED, close);
    window.addEventListener(UNLOCKED, look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("online", open);
      window.removeEventListener("pagehide", close);
      window.removeEventListener(LOCKED, close);
      window.removeEventListener(UNLOCKED, look);
      close();
    };
  }, [address]);
}

/** Reading a page anew costs the server a page: several changes in a row are one. */
const REFRESH_EVERY_MS = 1000;

/** Keeps a page as true as it was when it was opened: when something changed, it is read anew in place. */
export function LivePage({ address }: { address: string }) {
  const router = useRouter();
  const due = useRef<ReturnType<typeof setTimeout> | null>(null);
  const last = useRef(0);
  useEffect(
    () => () => {
      if (due.current !== null) clearTimeout(due.current);
    },
    [],
  );
  useLive(address, () => {
    if (due.current !== null) return;
    const wait = Math.max(0, last.current + REFRESH_EVERY_MS - Date.now());
    due.current = setTimeout(() => {
      due.current = null;
      last.current = Date.now();
      // The answer would lead to the lock page, and away from what was half written here.
      if (!isScreenLocked()) router.refresh();
    }, wait);
  });
  return null;
}
