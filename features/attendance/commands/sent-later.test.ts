import { asc, and, eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { accounts, auditEntries, marks } from "@/db/schema";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { entryOf, leaving, nextBatch, settle, withTap, type UnsentQueue } from "@/lib/offline-roster/unsent-queue";
import type { StaffActor } from "@/lib/access/decide-access";
import { listMarkAuthors } from "../queries/mark-authors";
import { markTyped } from "./mark-typed";

type As = "present" | "missed" | "excused";

let w: World;
let session: SessionRow;
let marisol: StaffActor;
let sam: StaffActor;
let nth = 0;

beforeAll(async () => {
  w = await world({ now: "2026-03-16T18:10" });
  await w.site("Worcester");
  await w.program("Adult IOP");
  await w.track("Evening");
  const group = await w.series("Relapse prevention", "MO WE TH 18:00-19:30", { from: "2026-03-02" });
  session = await w.session(group, "2026-03-16");
  marisol = await w.actor("scheduler");
  sam = await w.actor("director");
});
beforeEach(() => w.at("2026-03-16T18:10"));
afterAll(() => w.store.close());

async function someone(): Promise<Made> {
  const client = await w.client(`Client ${++nth}`);
  await w.enrolled(client, { from: "2026-03-02" });
  return client;
}

function say(client: { id: string }, as: As | "late", more: { seen?: number; key?: string; waited?: number } = {}) {
  const nothing = { minutesLate: null, leftAt: null, told: null, reason: null, modality: null };
  const { seen = 0, key = null, waited = null } = more;
  return { ...nothing, clientId: client.id, as, seenVersion: seen, sentKey: key, waitedSeconds: waited };
}

async function send(actor: StaffActor, ...lines: ReturnType<typeof say>[]) {
  return w.try(markTyped, { sessionId: session.id, correctionReason: null, lines }, { actor });
}

async function history(client: { id: string }) {
  return w.reader
    .select()
    .from(marks)
    .where(and(eq(marks.sessionId, session.id), eq(marks.clientId, client.id)))
    .orderBy(asc(marks.version));
}

describe("a mark that waited on a tablet", () => {
  test("says when it was taken, on the row and in the audit trail, and is recorded when it arrives", async () => {
    const ada = await someone();
    w.at("2026-03-16T18:44");
    await send(marisol, say(ada, "missed", { waited: 34 * 60, key: "k1" }));
    const [row] = await history(ada);
    expect(row?.takenAt).toEqual(w.instant("2026-03-16T18:10"));
    expect(row?.recordedAt).toEqual(w.instant("2026-03-16T18:44"));
    const entries = await w.reader.select().from(auditEntries).where(eq(auditEntries.clientId, ada.id));
    expect(entries.find(({ event }) => event === "attendance.marked")?.facts).toMatchObject({
      takenAt: w.instant("2026-03-16T18:10").toISOString(),
    });
  });

  test("that says late without minutes means late when it was tapped", async () => {
    const ada = await someone();
    w.at("2026-03-16T18:44");
    await send(marisol, say(ada, "late", { waited: 32 * 60 }));
    expect((await history(ada))[0]?.arrivedAt).toEqual(w.instant("2026-03-16T18:12"));
  });

  test("and arrives after the lock is a correction, whatever it says of itself", async () => {
    const ada = await someone();
    w.at("2026-04-16T10:00");
    const result = await send(marisol, say(ada, "present", { waited: 14 * 24 * 3600 }));
    expect(result).toMatchObject({ ok: false, refusal: { why: "locked" } });
  });
});

describe("the same queue sent twice", () => {
  test("records everything once", async () => {
    const [ada, ben] = [await someone(), await someone()];
    const lines = [say(ada, "missed", { key: "q1" }), say(ben, "present", { key: "q2" })];
    expect((await send(marisol, ...lines)).ok).toBe(true);
    expect((await send(marisol, ...lines)).ok).toBe(true);
    expect(await history(ada)).toHaveLength(1);
    expect(await history(ben)).toHaveLength(1);
  });

  test("does not come back over what somebody corrected since, and asks nobody about it", async () => {
    const ada = await someone();
    await send(marisol, say(ada, "missed", { key: "r1" }));
    await send(sam, say(ada, "present", { seen: 1 }));
    const again = await send(marisol, say(ada, "missed", { key: "r1" }));
    expect(again).toMatchObject({ ok: true, value: { value: [{ clientId: ada.id, version: 2 }] } });
    expect((await history(ada)).map(({ was }) => was)).toEqual(["missed", "attended"]);
  });

  test("keeps a key to its own line: another's of the same name is no excuse to drop a mark", async () => {
    const [ada, ben] = [await someone(), await someone()];
    await send(marisol, say(ada, "missed", { key: "same" }));
    await send(marisol, say(ben, "missed", { key: "same" }));
    expect(await history(ben)).toHaveLength(1);
  });
});

test("who recorded what is on record, and when, can be put beside what says otherwise", async () => {
  const [ada, ben] = [await someone(), await someone()];
  await w.store.transact(async (tx) => {
    const { accountId: id, staffId } = sam;
    await tx.insert(accounts).values({ id, side: "staff", email: "sam@example.org", staffId, createdAt: w.now });
  });
  await send(sam, say(ada, "missed"));
  w.at("2026-03-16T18:30");
  await send(sam, say(ben, "missed", { waited: 600 }));
  const authors = await listMarkAuthors(w.reader, session.id, w.now);
  expect(authors[ada.id]).toEqual({ by: expect.any(String), at: expect.stringContaining("6:10 PM") });
  expect(authors[ben.id]).toEqual({ by: expect.any(String), at: expect.stringContaining("6:20 PM") });
});

const step = fc.oneof(
  fc.record({
    do: fc.constant("tap" as const),
    who: fc.nat(1),
    line: fc.nat(1),
    value: fc.constantFrom<As>("present", "missed", "excused"),
  }),
  fc.record({ do: fc.constant("send" as const), who: fc.nat(1), isLost: fc.boolean() }),
);

/** Two devices, each with a queue of its own, over the real commands and the real database. */
test("two devices lose no mark silently, in whatever order they send", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const people = [await someone(), await someone()];
      const devices = [marisol, sam].map((actor) => ({
        actor,
        queue: [] as UnsentQueue<As, number>,
        seen: new Map<string, number>(),
      }));
      const last = new Map<string, { value: As; key: string; who: number; line: number }>();
      const flush = async (who: number, isLost: boolean) => {
        const device = devices[who];
        if (device === undefined) return;
        for (const entry of nextBatch(device.queue)) {
          device.queue = leaving(device.queue, new Set([entry.id]));
          const line = say({ id: entry.about }, entry.what, { seen: entry.seenVersion, key: entry.id });
          const result = await send(device.actor, line);
          if (isLost) continue;
          if (result.ok) {
            const version = result.value.value[0]?.version ?? 0;
            device.seen.set(entry.about, version);
            device.queue = settle(device.queue, entry.id, { kind: "saved", version });
          } else {
            expect(result.refusal).toMatchObject({ why: "changed_meanwhile" });
            const theirs = (await history({ id: entry.about })).length;
            device.seen.set(entry.about, theirs);
            device.queue = settle(device.queue, entry.id, { kind: "conflict", theirs });
          }
        }
      };
      let count = 0;
      for (const each of steps) {
        const device = devices[each.who];
        if (device === undefined) continue;
        if (each.do === "send") {
          await flush(each.who, each.isLost);
          continue;
        }
        const about = people[each.line]?.id ?? "";
        const id = `${about} ${each.who} ${count++}`;
        last.set(`${each.who} ${each.line}`, { value: each.value, key: id, who: each.who, line: each.line });
        device.queue = withTap(device.queue, {
          id,
          sessionId: session.id,
          about,
          what: each.value,
          seenVersion: device.seen.get(about) ?? 0,
          takenAt: 0,
          correctionReason: null,
        });
      }
      for (let turn = 0; turn < 4; turn++) for (const who of [0, 1]) await flush(who, false);
      for (const { value, key, who, line } of last.values()) {
        const rows = await history(people[line] ?? { id: "" });
        const was = value === "present" ? "attended" : value;
        const isRecorded = rows.some((row) => row.sentKey === key || row.was === was);
        const queue = devices[who]?.queue ?? [];
        const entry = entryOf(queue, session.id, people[line]?.id ?? "");
        expect(nextBatch(queue)).toEqual([]);
        expect(isRecorded || (entry?.state.kind === "asked" && entry.what === value)).toBe(true);
        // One version after the other, with nothing in between left out.
        expect(rows.map(({ version }) => version)).toEqual(rows.map((_, place) => place + 1));
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);
