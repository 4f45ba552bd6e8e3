import {
  readLines,
  sendLines,
  sendStep,
  type SendResult,
  type Theirs,
  type TypedLine,
} from "@/features/attendance/components/send-lines";
import type { RosterViewLine } from "@/features/attendance/queries/roster-view";
import { LONGEST_WAIT_SECONDS } from "@/lib/offline-roster/taken";
import {
  changesBetween,
  FINISH,
  isStep,
  leaving,
  nextBatch,
  settle,
  waitBeforeTry,
  withoutEntry,
  withTap,
  type Unsent,
  type UnsentQueue,
} from "@/lib/offline-roster/unsent-queue";
import { fetchEarlierKey, fetchKey, forgetKey, onKeyChange, recallKey } from "./device-key";
import type { KeptKey } from "./device-store";
import { canSeal } from "./sealed-box";
import { eraseUnsent, listUnsent, writeUnsent } from "./unsent-shelf";

/*
 * The one queue of this browser: every tap is kept before it is sent, goes out by itself, and leaves only when it is on
 * record or a person has seen what became of it. It lives as long as the page; the sealed copy on the shelf outlives it.
 */

export type UnsentLine = Unsent<TypedLine, Theirs>;

export interface QueueState {
  readonly queue: UnsentQueue<TypedLine, Theirs>;
  /** On their way at this moment. */
  readonly sending: ReadonlySet<string>;
  readonly isAway: boolean;
  /** False: this browser cannot keep anything, so the page has to stay open. */
  readonly isKept: boolean;
  /** Nobody is signed in here any more, or the screen is locked: nothing is sent until somebody is. */
  readonly shut: "signed_out" | "locked" | null;
  /** Entries of somebody else who used this browser. They are never sent from here. */
  readonly ofOthers: number;
}

export const NO_QUEUE: QueueState = {
  queue: [],
  sending: new Set(),
  isAway: false,
  isKept: true,
  shut: null,
  ofOthers: 0,
};

/** How often an open page looks whether the server is back, when it has nothing to send. */
const LOOK_AGAIN_MS = 10_000;

let state = NO_QUEUE;
let key: KeptKey | null = null;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | null = null;
let started: Promise<void> | null = null;
/** Writes to the shelf, one after the other. */
let written: Promise<unknown> = Promise.resolve();
let isFlushing = false;
const listeners = new Set<() => void>();
const finishers = new Set<(sessionId: string) => void>();
const hearers = new Set<(sessionId: string, consequences: string) => void>();
const followers = new Set<(sessionId: string, lines: readonly RosterViewLine[]) => void>();

export const unsentLines = {
  current: (): QueueState => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** Told of lines as the server has them, whenever it says. */
  follow(follower: (sessionId: string, lines: readonly RosterViewLine[]) => void): () => void {
    followers.add(follower);
    return () => followers.delete(follower);
  },
  /** Told what a correction of a locked roster came to, once for all lines that were sent together. */
  onCorrected(hearer: (sessionId: string, consequences: string) => void): () => void {
    hearers.add(hearer);
    return () => hearers.delete(hearer);
  },
  /** Told of a roster whose finish is on record. */
  onFinished(listener: (sessionId: string) => void): () => void {
    finishers.add(listener);
    return () => finishers.delete(listener);
  },
};

/** Take up what an earlier page left, and send it. Once for each page. */
export function startSending(): Promise<void> {
  started ??= start();
  return started;
}

export async function addTaps(taps: readonly Omit<UnsentLine, "id" | "tries" | "state">[]): Promise<void> {
  let { queue } = state;
  for (const tap of taps) queue = withTap(queue, { ...tap, id: crypto.randomUUID() });
  change({ queue });
  await startSending();
  await flush();
}

/** The person has read it, or leaves it at what somebody else recorded. */
export function letGo(id: string): void {
  change({ queue: withoutEntry(state.queue, id) });
  void flush();
}

async function start(): Promise<void> {
  window.addEventListener("online", () => void tryNow());
  window.addEventListener("offline", () => change({ isAway: true }));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void tryNow();
  });
  onKeyChange(() => void recallKey().then(goOnWith));
  if (!navigator.onLine) change({ isAway: true });
  await goOnWith(await findKey());
}

async function findKey(): Promise<KeptKey | null> {
  if (!canSeal()) {
    change({ isKept: false });
    return null;
  }
  const recalled = await recallKey();
  if (recalled !== null) {
    // Asked for all the same, without waiting: it may be another person's browser by now.
    void refreshKey();
    return recalled;
  }
  return refreshKey();
}

async function refreshKey(): Promise<KeptKey | null> {
  const answer = await fetchKey();
  if (answer.kind === "key") {
    change({ shut: null, isKept: true, isAway: false });
    await goOnWith(answer.key);
    return answer.key;
  }
  if (answer.kind === "shut") await close(answer.isLocked);
  else change({ isAway: true, isKept: key !== null });
  return null;
}

/** From now on this key, or none: the screen was locked, or somebody else is signed in. */
async function goOnWith(next: KeptKey | null): Promise<void> {
  const before = key;
  key = next ?? key;
  if (next?.signInId === before?.signInId) return flush();
  if (before !== null) {
    // Nothing of the one before stays in memory. It lies on the shelf, under their key.
    await written;
    key = next;
    change({ queue: [], sending: new Set() }, false);
  }
  if (next !== null) await takeUp(next);
  await flush();
}

/** Read what waits on the shelf. Of an earlier sign-in of the same person, the server tells the key. */
async function takeUp(own: KeptKey): Promise<void> {
  const { mine, others } = await listUnsent(own, fetchEarlierKey);
  const here = state.queue;
  const known = new Set(mine.map(({ id }) => id));
  let queue: UnsentQueue<TypedLine, Theirs> = mine;
  // What was tapped before the shelf was read came later than what lies on it.
  for (const entry of here) if (!known.has(entry.id)) queue = withTap(queue, entry);
  state = { ...state, queue: mine };
  change({ queue, ofOthers: others });
}

async function close(isLocked: boolean): Promise<void> {
  change({ shut: isLocked ? "locked" : "signed_out", sending: new Set() });
  // What could not be kept stays on the open page: it is nowhere else.
  if (!state.isKept || key === null) return;
  await written;
  await forgetKey();
  await goOnWith(null);
}

function change(news: Partial<QueueState>, isToBeKept = true): void {
  const before = state;
  state = { ...state, ...news };
  const own = key;
  if (isToBeKept && own !== null && before.queue !== state.queue) {
    const { written: put, erased } = changesBetween(before.queue, state.queue);
    written = written
      .then(async () => {
        await writeUnsent(own, put);
        await eraseUnsent(erased);
      })
      // A full or forbidden storage: the page says that it has to stay open, and sends on.
      .catch(() => change({ isKept: false }));
  }
  for (const listener of listeners) listener();
}

/** The connection may be back, or somebody signed in again in another tab. */
async function tryNow(): Promise<void> {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  failures = 0;
  if (!navigator.onLine) return change({ isAway: true });
  // With nothing to send, asking for the key is what shows whether the server is there.
  const isNothing = nextBatch(state.queue).length === 0;
  if (canSeal() && (state.shut !== null || key === null || isNothing)) await refreshKey();
  await flush();
}

/** Where a page could not be fetched the server is taken to be away until it answers. */
export function assumeAway(): void {
  change({ isAway: true });
}

async function flush(): Promise<void> {
  if (isFlushing || state.shut !== null) return;
  isFlushing = true;
  if (timer !== null) clearTimeout(timer);
  timer = null;
  try {
    await inTurn(sendAll);
  } finally {
    isFlushing = false;
  }
  const isWaiting = nextBatch(state.queue).length > 0;
  if (state.shut !== null || timer !== null) return;
  if (isWaiting) timer = setTimeout(() => void flush(), failures === 0 ? 0 : waitBeforeTry(failures));
  else if (state.isAway) timer = setTimeout(() => void tryNow(), LOOK_AGAIN_MS);
}

/** One tab sends at a time. Two would do no harm, since every entry has a key, but would ask twice. */
async function inTurn(work: () => Promise<void>): Promise<void> {
  if (navigator.locks === undefined) return work();
  await navigator.locks.request("evenkeel-unsent", work);
}

async function sendAll(): Promise<void> {
  /** Sessions the server has trouble with: they are tried again later, and hold up nobody else's marks. */
  const left = new Set<string>();
  for (;;) {
    const batch = nextBatch(state.queue.filter(({ sessionId }) => !left.has(sessionId)));
    const [first] = batch;
    if (first === undefined) return;
    const ids = new Set(batch.map(({ id }) => id));
    change({ queue: leaving(state.queue, ids), sending: ids });
    // On the shelf before on the wire: whatever happens now, it is not lost.
    await written;
    const result = await send(batch);
    change({ sending: new Set() });
    if (result.kind === "shut") return close(result.isLocked);
    if (result.kind === "stranger") {
      // Another sign-in than the one that recorded this: its key decides whose it is.
      await refreshKey();
      return;
    }
    if (result.kind === "unsent") {
      failures += 1;
      if (result.isAway) {
        change({ isAway: true });
        return;
      }
      left.add(first.sessionId);
      continue;
    }
    failures = 0;
    change({ isAway: false });
    if (result.kind !== "saved" && batch.length > 1) await sendOneByOne(batch);
    else for (const entry of batch) settleEntry(entry, result);
  }
}

/** One of them was refused, so none was recorded: each for itself then, so that only that one waits for a person. */
async function sendOneByOne(batch: readonly UnsentLine[]): Promise<void> {
  for (const entry of batch) {
    const result = await send([entry]);
    if (result.kind === "shut" || result.kind === "unsent" || result.kind === "stranger") return;
    settleEntry(entry, result);
  }
}

async function send(batch: readonly UnsentLine[]): Promise<SendResult> {
  const [first] = batch;
  if (first === undefined) return { kind: "saved", lines: [], consequences: null };
  const signInId = key?.signInId ?? null;
  if (isStep(first)) return sendStep(first.sessionId, first.about, signInId);
  const lines = batch.map(({ id, about, what, seenVersion, takenAt }) => ({
    clientId: about,
    typed: what,
    seenVersion,
    sentKey: id,
    waitedSeconds: Math.min(LONGEST_WAIT_SECONDS, Math.max(0, Math.round((Date.now() - takenAt) / 1000))),
  }));
  const result = await sendLines(first.sessionId, lines, first.correctionReason, signInId);
  if (result.kind === "saved" && result.consequences !== null) {
    for (const hearer of hearers) hearer(first.sessionId, result.consequences);
  }
  return result;
}

function settleEntry(entry: UnsentLine, result: Exclude<SendResult, { kind: "unsent" | "shut" | "stranger" }>): void {
  const { sessionId, about, id } = entry;
  switch (result.kind) {
    case "saved": {
      const line = result.lines.find(({ clientId }) => clientId === about);
      tell(sessionId, line === undefined ? [] : [line]);
      change({ queue: settle(state.queue, id, { kind: "saved", version: line?.version ?? entry.seenVersion + 1 }) });
      if (about === FINISH) for (const finisher of finishers) finisher(sessionId);
      return;
    }
    case "conflict":
      tell(sessionId, [result.theirs.line]);
      change({ queue: settle(state.queue, id, { kind: "conflict", theirs: result.theirs }) });
      return;
    case "refused":
      change({ queue: settle(state.queue, id, { kind: "refused", sentence: result.sentence }) });
      if (about !== FINISH) void readLines(sessionId).then((lines) => tell(sessionId, lines ?? []));
  }
}

function tell(sessionId: string, lines: readonly RosterViewLine[]): void {
  if (lines.length > 0) for (const follower of followers) follower(sessionId, lines);
}
