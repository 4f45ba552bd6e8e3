"use client";

import { useEffect, useState } from "react";

/** A square of dark and light, as the server drew it: `size` modules wide, the dark ones as a path. */
export interface Drawing {
  readonly size: number;
  readonly path: string;
}

export interface TurningCode {
  /** Null until the first one is there, and where there is none to show. */
  readonly drawing: Drawing | null;
  /** The server cannot be reached, so nobody can be checked in. */
  readonly isAway: boolean;
  /** Asking the server failed somewhere else on the page. */
  readonly setAway: () => void;
}

const AGAIN_AFTER = 4_000;

/**
 * The code that the tablet shows now, and whether the server is there at all: asking for the next code tells both. After
 * a time without a connection the page is read anew, because the server may be a newer one by then.
 */
export function useTurningCode(siteId: string): TurningCode {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const [isAway, setIsAway] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const ask = async () => {
      const answer = await askForCode(siteId);
      if (isOver) return;
      if (answer === "out_of_service") return window.location.reload();
      if (answer === "away") {
        setIsAway(true);
        setDrawing(null);
        timer = setTimeout(() => void ask(), AGAIN_AFTER);
        return;
      }
      if (isAway) return window.location.reload();
      setDrawing(answer.drawing);
      timer = setTimeout(() => void ask(), answer.changesIn + 200);
    };
    const onOffline = () => setIsAway(true);
    void ask();
    window.addEventListener("offline", onOffline);
    return () => {
      isOver = true;
      clearTimeout(timer);
      window.removeEventListener("offline", onOffline);
    };
  }, [siteId, isAway]);
  return { drawing, isAway, setAway: () => setIsAway(true) };
}

async function askForCode(
  siteId: string,
): Promise<{ readonly drawing: Drawing | null; readonly changesIn: number } | "away" | "out_of_service"> {
  let response: Response;
  try {
    response = await fetch(`/kiosk/${siteId}/code`, { cache: "no-store" });
  } catch {
    return "away";
  }
  if (response.status === 401 || response.status === 404) return "out_of_service";
  if (!response.ok) return "away";
  return (await response.json()) as { drawing: Drawing | null; changesIn: number };
}
