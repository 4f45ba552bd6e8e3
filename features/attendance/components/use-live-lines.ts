"use client";

import { useRef } from "react";
import { useLive, type LiveNews } from "@/components/live";
import type { RosterViewLine } from "../queries/roster-view";

/** What else than this session's own changes can show on its roster: somebody comes in, says they cannot, is enrolled. */
const AROUND = new Set(["arrival", "notice", "roster", "make-up", "enrollment", "series", "client", "correction"]);

/**
 * Follow what others record on one roster, and what is told at the front desk. The lines are asked for at the roster's
 * own door and given to `onLines`, all of them, as they are on record now; what is being typed here is the caller's to
 * keep. A connection that is away is nobody's fault: what came meanwhile is asked for when it is back.
 */
export function useLiveLines(sessionId: string, onLines: (lines: readonly RosterViewLine[]) => void): void {
  const asked = useRef(0);
  const concerns = (news: readonly LiveNews[]) =>
    news.length === 0 || news.some(({ what, session }) => session === sessionId || AROUND.has(what));
  useLive("/live", (news) => {
    if (!concerns(news)) return;
    const own = ++asked.current;
    void readLines(sessionId).then((lines) => {
      // An answer that was overtaken by a later question is older than what comes.
      if (lines !== null && own === asked.current) onLines(lines);
    });
  });
}

async function readLines(sessionId: string): Promise<readonly RosterViewLine[] | null> {
  try {
    const response = await fetch(`/rosters/${sessionId}/marks`, { cache: "no-store" });
    if (!response.ok) return null;
    return ((await response.json()) as { lines: RosterViewLine[] }).lines;
  } catch {
    // The line to the server is open again before long, and with it comes the question.
    return null;
  }
}
