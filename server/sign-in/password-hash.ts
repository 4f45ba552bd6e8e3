import { hash, verify } from "@node-rs/argon2";

/*
 * argon2id with the library's parameters (19 MiB, 2 passes), about 50 ms of one core. At most two run at a time, so that
 * a flood of sign-ins cannot take the machine from the people who are already at work; a full queue is turned away.
 */
const AT_ONCE = 2;
const LONGEST_QUEUE = 100;

/** So many are waiting that the answer would come too late to be of use. */
export class TooManySignIns extends Error {
  override readonly name = "TooManySignIns";
  readonly code = "EVENKEEL_BUSY";
}

let running = 0;
const queue: (() => void)[] = [];

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize("NFC")));
}

/**
 * Whether the password is the one behind `stored`. Where there is none (no such account, not yet joined) a hash of
 * nobody's password is checked instead, so that the answer takes as long, and the answer is no.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const against = stored ?? (await nobodysHash());
  const isRight = await inTurn(() => verify(against, password.normalize("NFC")));
  return isRight && stored !== null;
}

let nobodys: Promise<string> | null = null;

/** Made once per process with the same parameters as every other hash; begun at start, so that no answer waits for it. */
export function nobodysHash(): Promise<string> {
  nobodys ??= hash(crypto.randomUUID());
  return nobodys;
}

async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  if (running >= AT_ONCE) {
    if (queue.length >= LONGEST_QUEUE) throw new TooManySignIns("Too many sign-ins at once.");
    await new Promise<void>((start) => queue.push(start));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    // The place is handed to the next in the queue, or given up.
    const next = queue.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
