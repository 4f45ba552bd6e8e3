import { and, asc, eq, isNull, lte } from "drizzle-orm";
import type { Instant } from "@/lib/time/zone";
import { outboxMessages } from "@/db/schema";
import type { Store } from "@/db/store";
import { log } from "../log";
import type { Composing, MailTransport, MessageKind } from "./message";

export const MAIL_IS_NOT_CONFIGURED = "Waiting: mail is not configured.";

const MINUTE = 60_000;
const BATCH = 20;
/** While a message is being sent it is not due; should the process die, it is tried again after this. */
const LEASE = 5 * MINUTE;
const BACKOFF = [1, 5, 15, 60, 240, 720, 1440].map((minutes) => minutes * MINUTE);

export interface Sending {
  readonly kinds: readonly MessageKind[];
  readonly transport: MailTransport | null;
  readonly baseUrl: string;
  readonly authSecret: string;
}

/**
 * Sends what is due. Each message is claimed first (its next try moves into the future, on the condition that nobody
 * else claimed it), then sent outside of any transaction, then settled. Answers how many were sent.
 */
export async function sendOutbox(store: Store, sending: Sending, now: Instant): Promise<number> {
  if (sending.transport === null) {
    await noteNotConfigured(store);
    return 0;
  }
  let sent = 0;
  for (;;) {
    const due = await store.reader
      .select()
      .from(outboxMessages)
      .where(and(eq(outboxMessages.state, "waiting"), lte(outboxMessages.notBefore, now)))
      .orderBy(asc(outboxMessages.notBefore), asc(outboxMessages.id))
      .limit(BATCH);
    for (const message of due) {
      if (!(await claim(store, message, now))) continue;
      if (await sendOne(store, sending, sending.transport, message, now)) sent += 1;
    }
    if (due.length < BATCH) return sent;
  }
}

type Message = typeof outboxMessages.$inferSelect;

async function claim(store: Store, message: Message, now: Instant): Promise<boolean> {
  const claimed = await store.transact((tx) =>
    tx
      .update(outboxMessages)
      .set({ attempts: message.attempts + 1, notBefore: new Date(now.getTime() + LEASE) })
      .where(
        and(
          eq(outboxMessages.id, message.id),
          eq(outboxMessages.state, "waiting"),
          eq(outboxMessages.attempts, message.attempts),
        ),
      )
      .returning({ id: outboxMessages.id }),
  );
  return claimed.length === 1;
}

async function sendOne(
  store: Store,
  sending: Sending,
  transport: MailTransport,
  message: Message,
  now: Instant,
): Promise<boolean> {
  try {
    const kind = sending.kinds.find(({ topic }) => topic === message.topic);
    if (kind === undefined) throw new Error(`Nobody knows how to compose "${message.topic}".`);
    const composing: Composing = {
      reader: store.reader,
      now,
      baseUrl: sending.baseUrl,
      authSecret: sending.authSecret,
    };
    const mail = await kind.compose(composing, message.payload);
    if (mail === null) {
      await settle(store, message, { state: "failed", payload: {}, lastError: "Not sent: no longer needed." });
      return false;
    }
    await transport.send(mail, message.idempotencyKey);
  } catch (error) {
    await putOff(store, message, error, now);
    return false;
  }
  // What it said is not needed any more, and may have held a link.
  await settle(store, message, { state: "sent", payload: {}, sentAt: now, lastError: null });
  return true;
}

async function putOff(store: Store, message: Message, error: unknown, now: Instant): Promise<void> {
  const wait = BACKOFF[message.attempts];
  log.warn(
    { message: message.id, topic: message.topic, attempt: message.attempts + 1, err: error },
    "A message was not sent",
  );
  await settle(store, message, {
    state: wait === undefined ? "failed" : "waiting",
    ...(wait === undefined ? { payload: {} } : { notBefore: new Date(now.getTime() + wait) }),
    lastError: reasonOf(error),
  });
}

async function settle(store: Store, message: Message, outcome: Partial<Message>): Promise<void> {
  await store.transact(async (tx) => {
    await tx.update(outboxMessages).set(outcome).where(eq(outboxMessages.id, message.id));
  });
}

async function noteNotConfigured(store: Store): Promise<void> {
  const unsaid = and(eq(outboxMessages.state, "waiting"), isNull(outboxMessages.lastError));
  const [first] = await store.reader.select({ id: outboxMessages.id }).from(outboxMessages).where(unsaid).limit(1);
  if (first === undefined) return;
  await store.transact(async (tx) => {
    await tx.update(outboxMessages).set({ lastError: MAIL_IS_NOT_CONFIGURED }).where(unsaid);
  });
}

/** The kind of failure only: a mail server's own words often repeat the address. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "Not sent.";
  const code = "code" in error && typeof error.code === "string" ? error.code : null;
  const answer = "responseCode" in error && typeof error.responseCode === "number" ? error.responseCode : null;
  const known = [code, answer].filter((each) => each !== null).join(" ");
  return known === "" ? `Not sent: ${error.name}.` : `Not sent: ${known}.`;
}
