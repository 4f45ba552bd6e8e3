"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { parseLocalTime } from "@/lib/time/local-time";
import type { RosterView, RosterViewLine } from "../queries/roster-view";
import { sendLine, type TypedLine } from "./send-lines";

/** A line with what the finger did to it and what became of that. */
export interface LiveLine extends RosterViewLine {
  /** Set here and not yet on record. */
  readonly pending: TypedLine | null;
  readonly isSending: boolean;
  readonly isUnsent: boolean;
  readonly sentence: string | null;
  /** Somebody else recorded it meanwhile: both values, until the person chooses. */
  readonly conflict: { readonly mine: TypedLine; readonly theirs: RosterViewLine } | null;
}

const RETRY_MS = 3000;

/**
 * The lines of a roster while fingers are on them. A tap shows at once and is sent at once; further taps on the same
 * line wait for the answer and only the last of them is sent. What cannot be sent stays and is tried again.
 */
export function useRosterLines(view: RosterView, correctionReason: string | null) {
  const [lines, setLines] = useState<ReadonlyMap<string, LiveLine>>(() => liveLines(view.lines));
  const latest = useRef(lines);
  const reason = useRef(correctionReason);
  useEffect(() => {
    reason.current = correctionReason;
  }, [correctionReason]);

  const change = useCallback((clientId: string, patch: Partial<LiveLine>) => {
    const line = latest.current.get(clientId);
    if (line === undefined) return;
    latest.current = new Map(latest.current).set(clientId, { ...line, ...patch });
    setLines(latest.current);
  }, []);

  const send = useCallback(
    async (clientId: string): Promise<void> => {
      for (;;) {
        const line = latest.current.get(clientId);
        if (line === undefined || line.pending === null || line.isSending || line.conflict !== null) return;
        const typed = line.pending;
        change(clientId, { isSending: true, sentence: null });
        const result = await sendLine(view.sessionId, line, typed, reason.current);
        const isStill = latest.current.get(clientId)?.pending === typed;
        switch (result.kind) {
          case "saved":
            if (isStill) change(clientId, { ...result.line, pending: null, isSending: false, isUnsent: false });
            else change(clientId, { version: result.line.version, isSending: false, isUnsent: false });
            break;
          case "conflict":
            change(clientId, {
              ...result.theirs,
              pending: null,
              isSending: false,
              isUnsent: false,
              conflict: { mine: typed, theirs: result.theirs },
            });
            return;
          case "refused": {
            const onRecord = view.lines.find((each) => each.clientId === clientId);
            // Back to what is on record as far as this page knows; the sentence says why.
            change(clientId, {
              ...(line.version === onRecord?.version ? { mark: onRecord.mark } : {}),
              pending: null,
              isSending: false,
              sentence: result.sentence,
            });
            return;
          }
          case "unsent":
            change(clientId, { isSending: false, isUnsent: true });
            return;
        }
      }
    },
    [change, view],
  );

  const set = useCallback(
    (clientId: string, typed: TypedLine) => {
      const line = latest.current.get(clientId);
      if (line === undefined) return;
      change(clientId, { ...shownAs(line, typed), pending: typed, conflict: null, sentence: null });
      void send(clientId);
    },
    [change, send],
  );

  /** Take over lines that the server has just recorded in one go. */
  const adopt = useCallback((news: readonly RosterViewLine[]) => {
    const next = new Map(latest.current);
    for (const line of news) {
      const here = next.get(line.clientId);
      if (here !== undefined && here.pending === null && line.version >= here.version) {
        next.set(line.clientId, { ...here, ...line, isUnsent: false });
      } else if (here === undefined) next.set(line.clientId, live(line));
    }
    latest.current = next;
    setLines(next);
  }, []);

  // After a server action the page comes again with what is on record.
  useEffect(() => adopt(view.lines), [adopt, view.lines]);

  const unsent = [...lines.values()].filter(({ isUnsent }) => isUnsent).length;
  useEffect(() => {
    if (unsent === 0) return;
    const again = () => {
      for (const [clientId, line] of latest.current) if (line.isUnsent) void send(clientId);
    };
    const timer = setInterval(again, RETRY_MS);
    window.addEventListener("online", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
    };
  }, [send, unsent]);

  const isUnsaved = [...lines.values()].some(({ pending }) => pending !== null);
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isUnsaved]);

  const keepTheirs = useCallback((clientId: string) => change(clientId, { conflict: null }), [change]);

  return { lines, set, keepTheirs, unsent };
}

function live(line: RosterViewLine): LiveLine {
  return { ...line, pending: null, isSending: false, isUnsent: false, sentence: null, conflict: null };
}

function liveLines(lines: readonly RosterViewLine[]): ReadonlyMap<string, LiveLine> {
  return new Map(lines.map((line) => [line.clientId, live(line)]));
}

/** What a line shows the moment it is touched, before the server has worked out the facts. */
function shownAs(line: LiveLine, typed: TypedLine): Partial<LiveLine> {
  if (typed.as === "unrecorded") return { mark: null, reason: null, told: null };
  const minutesLate = typed.as === "late" ? (typed.minutesLate ?? line.mark?.minutesLate ?? null) : null;
  const leftAt = typed.as === "left_early" && typed.leftAt != null ? parseLocalTime(typed.leftAt) : null;
  return {
    mark: { name: typed.as, minutesLate, leftAt },
    reason: typed.reason ?? null,
    told: typed.told ?? null,
  };
}
