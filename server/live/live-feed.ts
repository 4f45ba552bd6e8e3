import type { Reader } from "@/db/store";
import type { Instant } from "@/lib/time/zone";
import { now as clock } from "../clock";
import { log } from "../log";
import { findReadPlace, readChanges, type LiveChange, type ReadPlace } from "./read-changes";

/** Follows the trail for everybody who looks at a page that follows. */
export interface LiveFeed {
  /** Hears every change that is committed from now on, in whatever process. Gives back how to stop. */
  follow(listener: (changes: readonly LiveChange[]) => void): () => void;
}

/** Three times a second is well within the two seconds that others may be behind. */
const EVERY_MS = 300;

/**
 * One reader of the trail for all that follow in this process; none while nobody does. The trail is the one thing that
 * every change on either engine, from any process, is written to, so it is what tells of changes. What it costs is one
 * read by an index three times a second, however many follow.
 */
export function liveFeed(reader: Reader, now: () => Instant = clock, everyMs = EVERY_MS): LiveFeed {
  const listeners = new Set<(changes: readonly LiveChange[]) => void>();
  let round = 0;

  /** Reads until nobody follows any more; a later follower starts a round of their own. */
  const run = async (own: number) => {
    let place: ReadPlace | null = null;
    while (round === own && listeners.size > 0) {
      try {
        if (place === null) place = await findReadPlace(reader, now());
        else {
          const read = await readChanges(reader, place, now());
          place = read.place;
          if (read.changes.length > 0) for (const listener of listeners) listener(read.changes);
        }
      } catch (error) {
        // Followers stay: they are told of what came meanwhile as soon as the database answers again.
        log.error({ err: error }, "The trail could not be followed");
      }
      await new Promise((resolve) => setTimeout(resolve, everyMs).unref());
    }
  };

  return {
    follow(listener) {
      listeners.add(listener);
      if (listeners.size === 1) void run(++round);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

const SLOT = Symbol.for("evenkeel.live-feed");
const held = globalThis as { [SLOT]?: { readonly reader: Reader; readonly feed: LiveFeed } };

/** The one of this process: the framework bundles routes apart, and one reader is enough. */
export function theLiveFeed(reader: Reader): LiveFeed {
  if (held[SLOT]?.reader !== reader) held[SLOT] = { reader, feed: liveFeed(reader) };
  return held[SLOT].feed;
}
