"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { onKeyChange, recallKey } from "@/features/offline-roster/components/device-key";
import { keepRoster } from "@/features/offline-roster/components/kept-rosters";
import { addTaps, letGo, NO_QUEUE, startSending, unsentLines } from "@/features/offline-roster/components/unsent-lines";
import { fillMark } from "@/lib/attendance/everyone-else";
import { countWaiting, entryOf, FINISH } from "@/lib/offline-roster/unsent-queue";
import { parseLocalTime } from "@/lib/time/local-time";
import type { RosterView, RosterViewLine } from "../queries/roster-view";
import type { Theirs, TypedLine } from "./send-lines";
import { useLiveLines } from "./use-live-lines";

/** A line with what the finger did to it and what became of that. */
export interface LiveLine extends RosterViewLine {
  /** Set here and not yet on record. */
  readonly pending: TypedLine | null;
  readonly isSending: boolean;
  readonly isUnsent: boolean;
  /** Why it could not be recorded, until somebody has read it. */
  readonly sentence: string | null;
  /** Somebody else recorded it meanwhile: both values, until the person chooses. */
  readonly conflict: { readonly mine: TypedLine; readonly theirs: RosterViewLine; readonly by: Theirs } | null;
}

/** How the queue of this roster stands: what the bar above it says. */
export interface SendingState {
  readonly waiting: number;
  readonly isAway: boolean;
  /** False: the browser keeps nothing, so the page has to stay open. */
  readonly isKept: boolean;
  /** Signed out, or locked: nothing is sent until somebody is back. */
  readonly shut: "signed_out" | "locked" | null;
  /** Marks of somebody else that wait in this browser. */
  readonly ofOthers: number;
  /** "Finish" was tapped and waits for the marks, or was refused. */
  readonly finish: "no" | "waits" | { readonly refused: string };
}

const empty = () => NO_QUEUE;

/** The kept copy follows what is on record, a moment later. */
const KEEP_AFTER_MS = 400;

/**
 * The lines of a roster while fingers are on them. A tap shows at once, is kept in the browser and sent from there;
 * what cannot be sent stays, over a reload and a restart, and goes out by itself.
 */
export function useRosterLines(view: RosterView, correctionReason: string | null) {
  const { sessionId } = view;
  const [onRecord, setOnRecord] = useState<ReadonlyMap<string, RosterViewLine>>(() => byClient(view.lines));
  const state = useSyncExternalStore(unsentLines.subscribe, unsentLines.current, empty);
  const { queue, sending } = state;
  const reason = useRef(correctionReason);
  useEffect(() => {
    reason.current = correctionReason;
  }, [correctionReason]);

  /** Take over lines that the server has just told of. An older version than the one shown is yesterday's news. */
  const adopt = useCallback((news: readonly RosterViewLine[]) => {
    setOnRecord((before) => {
      const next = new Map(before);
      for (const line of news)
        if (line.version >= (next.get(line.clientId)?.version ?? 0)) next.set(line.clientId, line);
      return next;
    });
  }, []);

  /** All lines as somebody else's change left them: a person who was taken off the roster again is off it here, too. */
  const replace = useCallback((news: readonly RosterViewLine[]) => {
    setOnRecord((before) => {
      const newer = (line: RosterViewLine) => {
        const here = before.get(line.clientId);
        return here !== undefined && here.version > line.version ? here : line;
      };
      return byClient(news.map(newer));
    });
  }, []);
  useLiveLines(sessionId, replace);

  // After a server action the page comes again with what is on record.
  const [shownLines, setShownLines] = useState(view.lines);
  if (view.lines !== shownLines) {
    setShownLines(view.lines);
    replace(view.lines);
  }
  useEffect(() => unsentLines.follow((its, lines) => its === sessionId && adopt(lines)), [adopt, sessionId]);
  useEffect(() => void startSending(), []);
  useEffect(() => {
    const keepIt = () => void keep({ ...view, lines: [...onRecord.values()] });
    const timer = setTimeout(keepIt, KEEP_AFTER_MS);
    // A key that comes later than the roster.
    const stop = onKeyChange(keepIt);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [view, onRecord]);

  const lines = useMemo(() => {
    const shown = new Map<string, LiveLine>();
    for (const line of onRecord.values()) shown.set(line.clientId, liveLine(line));
    for (const { clientId } of onRecord.values()) {
      const entry = entryOf(queue, sessionId, clientId);
      const line = shown.get(clientId);
      if (entry === null || line === undefined) continue;
      const { what, tries } = entry;
      switch (entry.state.kind) {
        case "waiting": {
          const isSending = sending.has(entry.id);
          const isUnsent = !isSending && (tries > 0 || state.isAway || state.shut !== null);
          shown.set(clientId, { ...line, ...shownAs(line, what), pending: what, isSending, isUnsent });
          break;
        }
        case "asked": {
          const { theirs } = entry.state;
          shown.set(clientId, { ...line, conflict: { mine: what, theirs: theirs.line, by: theirs } });
          break;
        }
        case "refused":
          shown.set(clientId, { ...line, sentence: entry.state.sentence });
      }
    }
    return shown;
  }, [onRecord, queue, sending, sessionId, state.isAway, state.shut]);

  /** Set several lines at once, as "everyone else present" does. */
  const setAll = useCallback(
    (wanted: readonly { readonly clientId: string; readonly typed: TypedLine }[]) => {
      const { queue: now } = unsentLines.current();
      const taps = wanted.map(({ clientId: about, typed: what }) => {
        const entry = entryOf(now, sessionId, about);
        const isAnswer = entry?.state.kind === "asked" && entry.what === what;
        return {
          sessionId,
          about,
          what,
          // What waits was set by somebody who saw the version before it.
          seenVersion: entry?.state.kind === "waiting" ? entry.seenVersion : (onRecord.get(about)?.version ?? 0),
          takenAt: isAnswer ? entry.takenAt : Date.now(),
          correctionReason: reason.current,
        };
      });
      void addTaps(taps);
    },
    [onRecord, sessionId],
  );
  const set = useCallback((clientId: string, typed: TypedLine) => setAll([{ clientId, typed }]), [setAll]);

  /** "Everyone else present": each open line as is known of them. Whose lines that were. */
  const fillRest = useCallback((): readonly string[] => {
    const session = { startsAt: new Date(view.startsAt), endsAt: new Date(view.endsAt), startTime: view.startTime };
    const filled = [...lines.values()].flatMap(({ clientId, mark, pending, arrivedAt, notice }) => {
      if (mark !== null || pending !== null) return [];
      const typed = fillMark({ arrivedAt: arrivedAt === null ? null : new Date(arrivedAt), notice }, session);
      return typed === null ? [] : [{ clientId, typed }];
    });
    setAll(filled);
    return filled.map(({ clientId }) => clientId);
  }, [lines, setAll, view]);

  /** Close a question in favor of what is on record, or put away a sentence that was read. */
  const dismiss = useCallback(
    (about: string) => {
      const entry = entryOf(unsentLines.current().queue, sessionId, about);
      if (entry !== null) letGo(entry.id);
    },
    [sessionId],
  );

  /** Finish as soon as everything of this roster is on record. */
  const finishLater = useCallback(() => {
    const common = { seenVersion: 0, takenAt: Date.now(), correctionReason: null };
    void addTaps([{ ...common, sessionId, about: FINISH, what: { as: "present" } }]);
  }, [sessionId]);

  const isUnsaved = !state.isKept && queue.some((entry) => entry.state.kind === "waiting");
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isUnsaved]);

  const router = useRouter();
  useEffect(() => unsentLines.onFinished((its) => its === sessionId && router.push("/rosters")), [router, sessionId]);
  const dismissFinish = useCallback(() => dismiss(FINISH), [dismiss]);
  const finish = entryOf(queue, sessionId, FINISH)?.state ?? null;
  const waits = finish?.kind === "refused" ? { refused: finish.sentence } : finish === null ? "no" : "waits";
  const { isAway, isKept, shut, ofOthers } = state;
  const waiting = countWaiting(queue, sessionId);
  const sendingState: SendingState = { waiting, isAway, isKept, shut, ofOthers, finish: waits };
  return { lines, set, setAll, fillRest, dismiss, dismissFinish, finishLater, adopt, sending: sendingState };
}

async function keep(view: RosterView): Promise<void> {
  const key = await recallKey();
  if (key !== null) await keepRoster(key, view);
}

function byClient(lines: readonly RosterViewLine[]): ReadonlyMap<string, RosterViewLine> {
  return new Map(lines.map((line) => [line.clientId, line]));
}

function liveLine(line: RosterViewLine): LiveLine {
  return { ...line, pending: null, isSending: false, isUnsent: false, sentence: null, conflict: null };
}

/** What a line shows the moment it is touched, before the server has worked out the facts. */
function shownAs(line: RosterViewLine, typed: TypedLine): Pick<RosterViewLine, "mark" | "reason" | "told"> {
  if (typed.as === "unrecorded") return { mark: null, reason: null, told: null };
  const minutesLate = typed.as === "late" ? (typed.minutesLate ?? line.mark?.minutesLate ?? null) : null;
  const leftAt = typed.as === "left_early" && typed.leftAt != null ? parseLocalTime(typed.leftAt) : null;
  return {
    mark: { name: typed.as, minutesLate, leftAt },
    reason: typed.reason ?? null,
    told: typed.told ?? null,
  };
}
