import type { LiveChange } from "./read-changes";
import type { LiveFeed } from "./live-feed";

export interface Following {
  readonly feed: LiveFeed;
  /** Which changes this browser may know of. */
  readonly isFor: (change: LiveChange) => boolean;
  /** Asked before each beat: is this person still signed in, and allowed? */
  readonly mayStay: () => Promise<boolean>;
  /** Ends when the browser is gone. */
  readonly signal: AbortSignal;
  readonly beatMs?: number;
  readonly lastMs?: number;
}

/** So often an idle line says that it lives; proxies cut what is silent for longer. */
const BEAT_MS = 15_000;

/** A line ends by itself after so long, and the browser calls again through the door. */
const LAST_MS = 10 * 60_000;

/**
 * Changes as server-sent events: "changed", with the kinds of change and the sessions they are about, and nothing that
 * names anybody. Nothing is followed before the browser reads, nor after it is gone.
 */
export function liveResponse({
  feed,
  isFor,
  mayStay,
  signal,
  beatMs = BEAT_MS,
  lastMs = LAST_MS,
}: Following): Response {
  const encoder = new TextEncoder();
  let stop: (() => void) | null = null;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (stop !== null) return;
        const send = (text: string) => {
          controller.enqueue(encoder.encode(text));
        };
        const end = () => {
          if (stop === null) return;
          const stopping = stop;
          stop = null;
          stopping();
          controller.close();
        };
        const unfollow = feed.follow((changes) => {
          const told = changes.filter(isFor);
          if (told.length > 0) send(`event: changed\ndata: ${JSON.stringify(told.map(named))}\n\n`);
        });
        const beat = setInterval(() => {
          void mayStay().then((isAllowed) => {
            if (stop === null) return;
            if (isAllowed) send(": still here\n\n");
            else end();
          }, end);
        }, beatMs);
        const last = setTimeout(end, lastMs);
        signal.addEventListener("abort", end, { once: true });
        stop = () => {
          unfollow();
          clearInterval(beat);
          clearTimeout(last);
          signal.removeEventListener("abort", end);
        };
        // The browser calls again after a second, so that a restart of the server is not noticed.
        send("retry: 1000\nevent: ready\ndata: []\n\n");
      },
      cancel() {
        stop?.();
        stop = null;
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // Nothing on the way may hold events back to pack them together.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

/** "attendance" of "attendance.marked", and the session it is about. */
function named({ event, subjectType, subjectId }: LiveChange): { what: string; session?: string } {
  const what = event.split(".", 1)[0] ?? event;
  return subjectType === "session" ? { what, session: subjectId } : { what };
}
