/*
 * What was recorded on a tablet and is not on the server's record yet. Pure: storage, keys and the network are around
 * it. The rules: every entry ends on record, in a question to a person, or in a refusal that somebody dismissed, and
 * nothing leaves the queue in another way, but by the same person's own later tap on the same line.
 */

/** What an entry is about, where it is not one client's line: the roster is complete. */
export const FINISH = "finish";

export interface Unsent<What, Theirs> {
  /** Made by the browser and sent along, so that what arrives twice is recorded once. */
  readonly id: string;
  readonly sessionId: string;
  /** A client's id, or `FINISH`. */
  readonly about: string;
  readonly what: What;
  /** The version of the line that the person was looking at; 0 for unrecorded. */
  readonly seenVersion: number;
  /** By the device's clock, in milliseconds. */
  readonly takenAt: number;
  readonly correctionReason: string | null;
  /** How often it left the device. 0: nobody else can know of it. */
  readonly tries: number;
  readonly state:
    | { readonly kind: "waiting" }
    /** Somebody else recorded otherwise meanwhile: a person chooses. */
    | { readonly kind: "asked"; readonly theirs: Theirs }
    | { readonly kind: "refused"; readonly sentence: string };
}

export type UnsentQueue<What, Theirs> = readonly Unsent<What, Theirs>[];

/** What became of an entry that was sent. Without an answer nothing has become of it. */
export type Settled<Theirs> =
  | { readonly kind: "saved"; readonly version: number }
  | { readonly kind: "conflict"; readonly theirs: Theirs }
  | { readonly kind: "refused"; readonly sentence: string };

interface Line {
  readonly sessionId: string;
  readonly about: string;
}

function isOn(line: Line) {
  return (entry: Line) => entry.sessionId === line.sessionId && entry.about === line.about;
}

/**
 * The queue with one more tap. An earlier tap on the same line gives way to it, unless that one may be on record
 * already: then it is settled first, so that our own mark is never taken for somebody else's.
 */
export function withTap<What, Theirs>(
  queue: UnsentQueue<What, Theirs>,
  tap: Omit<Unsent<What, Theirs>, "tries" | "state">,
): UnsentQueue<What, Theirs> {
  const isSame = isOn(tap);
  const kept = queue.filter((each) => !isSame(each) || (each.state.kind === "waiting" && each.tries > 0));
  return [...kept, { ...tap, tries: 0, state: { kind: "waiting" } }];
}

/** The most lines that go out in one request. */
const BATCH = 50;

/**
 * What to send next: the oldest waiting entry of each line of one session, under one reason; or one step. A roster is
 * finished when nothing else of it waits for anything. Empty: there is nothing to send.
 */
export function nextBatch<What, Theirs>(queue: UnsentQueue<What, Theirs>): UnsentQueue<What, Theirs> {
  const first = queue.find((entry, place) => isDue(queue, entry, place));
  if (first === undefined) return [];
  if (isStep(first)) return [first];
  return queue
    .filter(
      (entry, place) =>
        entry.sessionId === first.sessionId &&
        entry.correctionReason === first.correctionReason &&
        !isStep(entry) &&
        isDue(queue, entry, place),
    )
    .slice(0, BATCH);
}

export function isStep({ about }: { readonly about: string }): boolean {
  return about === FINISH;
}

function isDue<What, Theirs>(queue: UnsentQueue<What, Theirs>, entry: Unsent<What, Theirs>, place: number): boolean {
  if (entry.state.kind !== "waiting") return false;
  if (entry.about === FINISH) {
    return !queue.some((each) => each.sessionId === entry.sessionId && each.about !== FINISH);
  }
  return !queue.slice(0, place).some((each) => isOn(entry)(each) && each.state.kind === "waiting");
}

/** The entries with these ids are on their way. Kept before they are sent: an answer may get lost. */
export function leaving<What, Theirs>(
  queue: UnsentQueue<What, Theirs>,
  ids: ReadonlySet<string>,
): UnsentQueue<What, Theirs> {
  return queue.map((each) => (ids.has(each.id) ? { ...each, tries: each.tries + 1 } : each));
}

/** The queue after an answer. A later tap of the same person on the same line takes the place of what is settled. */
export function settle<What, Theirs>(
  queue: UnsentQueue<What, Theirs>,
  id: string,
  settled: Settled<Theirs>,
): UnsentQueue<What, Theirs> {
  const entry = queue.find((each) => each.id === id);
  if (entry === undefined) return queue;
  const isLater = (each: Unsent<What, Theirs>) => each.id !== id && isOn(entry)(each) && each.state.kind === "waiting";
  const rest = queue.filter((each) => each.id !== id);
  switch (settled.kind) {
    case "saved":
      return rest.map((each) => (isLater(each) ? { ...each, seenVersion: settled.version } : each));
    case "conflict": {
      const state = { kind: "asked", theirs: settled.theirs } as const;
      if (queue.some(isLater)) return rest.map((each) => (isLater(each) ? { ...each, state } : each));
      return queue.map((each) => (each.id === id ? { ...each, state } : each));
    }
    case "refused": {
      if (queue.some(isLater)) return rest;
      const state = { kind: "refused", sentence: settled.sentence } as const;
      return queue.map((each) => (each.id === id ? { ...each, state } : each));
    }
  }
}

/** A person read it: what was refused, or whose value was not kept, leaves the queue. */
export function withoutEntry<What, Theirs>(queue: UnsentQueue<What, Theirs>, id: string): UnsentQueue<What, Theirs> {
  return queue.filter((each) => each.id !== id);
}

/** The one entry that a line shows: its newest. */
export function entryOf<What, Theirs>(
  queue: UnsentQueue<What, Theirs>,
  sessionId: string,
  about: string,
): Unsent<What, Theirs> | null {
  return queue.findLast(isOn({ sessionId, about })) ?? null;
}

/** How many lines wait to be sent, of one session or of all. A line that was tapped twice waits once. */
export function countWaiting(queue: UnsentQueue<unknown, unknown>, sessionId?: string): number {
  const waiting = queue.filter(
    ({ state, sessionId: its }) => state.kind === "waiting" && (sessionId === undefined || its === sessionId),
  );
  return new Set(waiting.map(({ sessionId: its, about }) => `${its} ${about}`)).size;
}

/** What changed from one queue to the next, for whoever keeps it: entries to write, and ids to erase. */
export function changesBetween<What, Theirs>(
  before: UnsentQueue<What, Theirs>,
  after: UnsentQueue<What, Theirs>,
): { readonly written: readonly Unsent<What, Theirs>[]; readonly erased: readonly string[] } {
  const known = new Set(before);
  const still = new Set(after.map(({ id }) => id));
  return {
    written: after.filter((each) => !known.has(each)),
    erased: before.filter(({ id }) => !still.has(id)).map(({ id }) => id),
  };
}

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

/** Milliseconds until the next try, after so many tries in a row without an answer: doubling, a minute at most. */
export function waitBeforeTry(failures: number): number {
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1));
}
