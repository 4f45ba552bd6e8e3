import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { outboxMessages } from "@/db/schema";
import type { Store } from "@/db/store";
import { openTestStore } from "@/db/testing/test-store";
import { recordEvents } from "../audit/record-events";
import { NOW } from "../testing/people";
import type { Mail, MailTransport, MessageKind } from "./message";
import { MAIL_IS_NOT_CONFIGURED, sendOutbox, type Sending } from "./send";

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

/** A mail server of our own that keeps what it is given, or fails as it is told. */
class TestTransport implements MailTransport {
  readonly sent: { mail: Mail; id: string }[] = [];
  fault: Error | null = null;
  async send(mail: Mail, id: string): Promise<void> {
    if (this.fault !== null) throw this.fault;
    this.sent.push({ mail, id });
  }
}

const hello: MessageKind = {
  topic: "hello",
  compose: async ({ baseUrl }, { to, isMoot }) =>
    isMoot === true ? null : { to: String(to), subject: "Hello", text: `Come to ${baseUrl}` },
};

function sendingBy(transport: MailTransport | null): Sending {
  return { kinds: [hello], transport, baseUrl: "https://evenkeel.example", authSecret: "s".repeat(40) };
}

async function put(key: string, more: { topic?: string; payload?: Record<string, unknown>; notBefore?: Date } = {}) {
  const call = { actor: { kind: "system", name: "operator" } as const, now: NOW };
  const { topic = "hello", payload = { to: "ada@mail.example" }, notBefore } = more;
  await store.transact((tx) =>
    recordEvents(tx, call, "test.door", [
      {
        name: "thing.changed",
        subjectType: "thing",
        subjectId: "1",
        outbox: [{ topic, idempotencyKey: key, payload, notBefore }],
      },
    ]),
  );
}

async function theMessage() {
  const [message] = await store.reader.select().from(outboxMessages);
  if (message === undefined) throw new Error("There is no message.");
  return message;
}

describe("the outbox", () => {
  it("sends what is due once, and forgets what it said", async () => {
    await put("a");
    const transport = new TestTransport();
    expect(await sendOutbox(store, sendingBy(transport), NOW)).toBe(1);
    expect(await sendOutbox(store, sendingBy(transport), later(60))).toBe(0);
    expect(transport.sent).toEqual([
      { id: "a", mail: { to: "ada@mail.example", subject: "Hello", text: "Come to https://evenkeel.example" } },
    ]);
    expect(await theMessage()).toMatchObject({ state: "sent", sentAt: NOW, attempts: 1, payload: {}, lastError: null });
  });

  it("waits for its time", async () => {
    await put("a", { notBefore: later(10) });
    const transport = new TestTransport();
    expect(await sendOutbox(store, sendingBy(transport), later(9))).toBe(0);
    expect(await sendOutbox(store, sendingBy(transport), later(10))).toBe(1);
  });

  it("sends nothing without a mail server, says so, and sends all when there is one", async () => {
    await put("a");
    expect(await sendOutbox(store, sendingBy(null), NOW)).toBe(0);
    expect(await theMessage()).toMatchObject({ state: "waiting", attempts: 0, lastError: MAIL_IS_NOT_CONFIGURED });
    const transport = new TestTransport();
    expect(await sendOutbox(store, sendingBy(transport), later(1))).toBe(1);
    expect((await theMessage()).lastError).toBeNull();
  });

  it("is sent by one of many that try at the same time", async () => {
    for (let n = 0; n < 25; n++) await put(`m${n}`);
    const transport = new TestTransport();
    await Promise.all([1, 2, 3].map(() => sendOutbox(store, sendingBy(transport), NOW)));
    expect(transport.sent.map(({ id }) => id).sort()).toEqual(Array.from({ length: 25 }, (_, n) => `m${n}`).sort());
  });

  it("tries again after ever longer waits, gives up after a few days, and keeps no address in the reason", async () => {
    await put("a");
    const transport = new TestTransport();
    const refusal = { code: "EENVELOPE", responseCode: 550 };
    transport.fault = Object.assign(new Error("550 no such mailbox ada@mail.example"), refusal);
    const waits: number[] = [];
    let at = NOW;
    while ((await theMessage()).state === "waiting") {
      await sendOutbox(store, sendingBy(transport), at);
      const { notBefore } = await theMessage();
      waits.push((notBefore.getTime() - at.getTime()) / 60_000);
      at = notBefore;
    }
    expect(waits.slice(0, -1)).toEqual([1, 5, 15, 60, 240, 720, 1440]);
    expect(await theMessage()).toMatchObject({
      state: "failed",
      attempts: 8,
      payload: {},
      lastError: "Not sent: EENVELOPE 550.",
    });
  });

  it("goes out after all when the server is back", async () => {
    await put("a");
    const transport = new TestTransport();
    transport.fault = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
    await sendOutbox(store, sendingBy(transport), NOW);
    transport.fault = null;
    expect(await sendOutbox(store, sendingBy(transport), NOW)).toBe(0);
    expect(await sendOutbox(store, sendingBy(transport), later(1))).toBe(1);
  });

  it("is tried again, as the same message, when the process died in its middle", async () => {
    await put("a");
    const dying: MailTransport = { send: () => new Promise<void>(() => undefined) };
    void sendOutbox(store, sendingBy(dying), NOW);
    while ((await theMessage()).attempts === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const transport = new TestTransport();
    expect(await sendOutbox(store, sendingBy(transport), later(4))).toBe(0);
    expect(await sendOutbox(store, sendingBy(transport), later(5))).toBe(1);
    expect(transport.sent.map(({ id }) => id)).toEqual(["a"]);
  });

  it("does not send what is no longer so, and says why", async () => {
    await put("a", { payload: { isMoot: true } });
    const transport = new TestTransport();
    expect(await sendOutbox(store, sendingBy(transport), NOW)).toBe(0);
    expect(await theMessage()).toMatchObject({ state: "failed", lastError: "Not sent: no longer needed." });
  });

  it("keeps a message that nobody can compose, and sends the others", async () => {
    await put("a", { topic: "unknown" });
    await put("b");
    const transport = new TestTransport();
    expect(await sendOutbox(store, sendingBy(transport), NOW)).toBe(1);
    expect(transport.sent.map(({ id }) => id)).toEqual(["b"]);
  });
});
