"use client";

import { useEffect, useState } from "react";
import { PageLink } from "@/components/page-link";
import { DecideExcuse } from "@/features/notices/components/decide-excuse";
import type { OpenedLine } from "../queries/opened-line";
import { MarkHistory } from "./mark-history";

/**
 * The history of an opened row: fetched when it is opened and gone when it is closed. `start` is what the server gave
 * with a page that was asked for with the row open, which is how it works without a script.
 */
export function OpenedHistory({
  sessionId,
  clientId,
  name,
  version,
  isExcused,
  start,
  mayAsk,
}: {
  sessionId: string;
  clientId: string;
  /** As the row shows it. */
  name: string;
  version: number;
  /** What was decided of their notice, as the row knows it: decided again, the history is another. */
  isExcused: boolean | null;
  start: OpenedLine | null;
  /** The period is locked, and this person may ask for a correction. */
  mayAsk: boolean;
}) {
  const [history, setHistory] = useState(start);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    fetch(`/rosters/${sessionId}/history?client=${clientId}`, { signal: stop.signal })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(`The history was answered with ${answer.status}.`);
        setHistory((await answer.json()) as OpenedLine);
        setLost(false);
      })
      .catch((error: unknown) => {
        // Without a connection the row works all the same; it says that this part is missing.
        if (!stop.signal.aborted) setLost(error instanceof Error);
      });
    return () => stop.abort();
  }, [sessionId, clientId, version, isExcused]);
  return (
    <section className="p__hist" aria-label="History">
      {history === null ? (
        isLost ? (
          <p className="hist__none">The history can’t be shown without a connection.</p>
        ) : null
      ) : (
        <>
          <MarkHistory history={history} />
          {history.toDecide === null ? null : <DecideExcuse notice={history.toDecide} label={name} size="tap" />}
        </>
      )}
      {mayAsk ? (
        <PageLink className="link" href={`/rosters/corrections/ask/${sessionId}?client=${clientId}`}>
          Ask for a correction
        </PageLink>
      ) : null}
    </section>
  );
}
