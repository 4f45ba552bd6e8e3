import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { marks, standings } from "@/db/schema";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { WantedMark } from "@/lib/attendance/decide-mark";
import { runCommand } from "@/server/doors/run-command";
import { markAttendance, markRestPresent } from "./mark-attendance";

let w: World;
let session: SessionRow;
let nth = 0;

beforeAll(async () => {
  w = await world({ now: "2026-03-16T19:40" });
  await w.site("Worcester");
  await w.program("Adult IOP");
  await w.track("Evening");
  const group = await w.series("Relapse prevention", "MO WE TH 18:00-19:30", { from: "2026-03-02" });
  session = await w.session(group, "2026-03-16");
});
afterAll(() => w.store.close());

interface Person {
  readonly client: Made;
  readonly enrollment: Made;
}

async function people(many: number): Promise<Person[]> {
  const made: Person[] = [];
  for (let each = 0; each < many; each++) {
    const client = await w.client(`Client ${++nth}`);
    made.push({ client, enrollment: await w.enrolled(client, { from: "2026-03-02" }) });
  }
  return made;
}

async function history(client: Made) {
  return w.reader
    .select()
    .from(marks)
    .where(and(eq(marks.sessionId, session.id), eq(marks.clientId, client.id)))
    .orderBy(asc(marks.version));
}

/** One hand's tap, as a request of its own. */
async function tap(client: Made, wanted: WantedMark) {
  const call = { actor: w.by, now: w.now };
  const lines = [{ clientId: client.id, wanted, seenVersion: 0, correctionReason: null }];
  return runCommand(w.store, call, "test.race", (tx) =>
    markAttendance(tx, call, { sessionId: session.id, device: "test", lines }),
  );
}

test("twenty mark one line: one of them wins, nineteen are told, and there is one version", async () => {
  const [ada] = (await people(1)) as [Person];
  const wishes = Array.from({ length: 20 }, (_, at): WantedMark => ({ as: "late", minutesLate: at + 1 }));
  const results = await Promise.all(wishes.map((wanted) => tap(ada.client, wanted)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  for (const result of results) {
    if (!result.ok) expect(result.refusal).toMatchObject({ why: "changed_meanwhile", current: { version: 1 } });
  }
  expect(await history(ada.client)).toHaveLength(1);
}, 30_000);

test("twenty send the same tap: it is recorded once, and nobody is told of a conflict", async () => {
  const [ada] = (await people(1)) as [Person];
  const results = await Promise.all(Array.from({ length: 20 }, () => tap(ada.client, { as: "missed" })));
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(await history(ada.client)).toHaveLength(1);
}, 30_000);

test("eight mark eight lines: none is lost, and everyone's standing is stored", async () => {
  const all = await people(8);
  const results = await Promise.all(all.map(({ client }) => tap(client, { as: "missed" })));
  expect(results.every(({ ok }) => ok)).toBe(true);
  for (const { client, enrollment } of all) {
    expect(await history(client)).toMatchObject([{ version: 1, was: "missed", isCurrent: true }]);
    const [standing] = await w.reader.select().from(standings).where(eq(standings.enrollmentId, enrollment.id));
    const line = { session: session.id, outcome: "unexcused", minutes: 0, skipped: null };
    expect(standing?.result).toMatchObject({ ledger: expect.arrayContaining([line]) as unknown });
  }
}, 30_000);

test("everyone else present, asked while others mark: every line has one mark, and nobody's was replaced", async () => {
  const all = await people(8);
  const call = { actor: w.by, now: w.now };
  const rest = runCommand(w.store, call, "test.race", (tx) =>
    markRestPresent(tx, call, { sessionId: session.id, device: "test", correctionReason: null }),
  );
  const taps = await Promise.all(all.map(({ client }) => tap(client, { as: "missed" })));
  expect(await rest).toMatchObject({ ok: true });
  for (const [at, { client }] of all.entries()) {
    const rows = await history(client);
    expect(rows).toHaveLength(1);
    // Whoever was told "saved" finds it on record.
    if (taps[at]?.ok) expect(rows[0]?.was).toBe("missed");
  }
}, 30_000);
