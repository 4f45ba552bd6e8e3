import { afterAll, beforeAll, expect, test } from "vitest";
import { accounts, signIns } from "@/db/schema";
import { newId } from "@/db/id";
import type { SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { StaffActor } from "@/lib/access/decide-access";
import { GET as ahead } from "../ahead/route";
import { POST as mark } from "../[sessionId]/marks/route";
import { POST as key } from "./route";

let w: World;
let marisol: StaffActor;
let sam: StaffActor;
let session: SessionRow;
let client: { id: string };

beforeAll(async () => {
  w = await world({ now: "2026-03-02T18:10" });
  await w.site("Worcester");
  await w.program("Adult IOP");
  await w.track("Evening");
  marisol = await w.actor("scheduler");
  sam = await w.actor("director");
  const facilitator = { id: marisol.staffId, name: marisol.name };
  const group = await w.series("Skills", "MO TU WE TH FR 18:00-19:30", { from: "2026-03-02", facilitator });
  await w.series("Of others", "MO 18:00-19:30", { from: "2026-03-02" });
  session = await w.session(group, "2026-03-02");
  client = await w.client("Ada Lund");
  await w.enrolled({ ...client, name: "Ada Lund" }, { from: "2026-03-02" });
  await w.store.transact(async (tx) => {
    for (const { accountId: id, staffId, signInId } of [marisol, sam]) {
      await tx.insert(accounts).values({ id, side: "staff", email: `${id}@example.org`, staffId, createdAt: w.now });
      await tx.insert(signIns).values({
        id: signInId,
        accountId: id,
        browser: "test",
        createdAt: w.now,
        lastSeenAt: w.now,
        expiresAt: w.now,
      });
    }
  });
});
afterAll(() => w.store.close());

async function ask(actor: StaffActor | null, signInId = "") {
  const { status, response } = await key.door.perform(actor, { signInId }, w.now, w.store);
  return { status, response, told: (await response.json()) as { signInId: string; key: string; lockMinutes: number } };
}

test("a sign-in is told its own key, and no cache on the way keeps it", async () => {
  const { status, response, told } = await ask(marisol);
  expect(status).toBe("done");
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(told).toMatchObject({ signInId: marisol.signInId, lockMinutes: 5 });
  expect(Buffer.from(told.key, "base64url")).toHaveLength(32);
  expect((await ask(marisol)).told.key).toBe(told.key);
  expect((await ask(sam)).told.key).not.toBe(told.key);
});

test("an earlier sign-in's key is told to the same person, even when it has ended, and to nobody else", async () => {
  const earlier = newId();
  await w.store.transact(async (tx) => {
    const ended = { browser: "test", createdAt: w.now, lastSeenAt: w.now, expiresAt: w.now, revokedAt: w.now };
    await tx.insert(signIns).values({ id: earlier, accountId: marisol.accountId, ...ended });
  });
  expect((await ask(marisol, earlier)).told.signInId).toBe(earlier);
  expect((await ask(sam, earlier)).status).toBe("not_found");
  expect((await ask(sam, marisol.signInId)).status).toBe("not_found");
  expect((await ask(null)).status).toBe("signed_out");
});

test("what is taken ahead are one's own rosters of today and the next three days", async () => {
  const read = async (actor: StaffActor) => {
    const { response } = await ahead.door.perform(actor, {}, w.now, w.store);
    return ((await response.json()) as { rosters: { title: string; date: string }[] }).rosters;
  };
  expect((await read(marisol)).map(({ date }) => date)).toEqual([
    "2026-03-02",
    "2026-03-03",
    "2026-03-04",
    "2026-03-05",
  ]);
  expect((await read(marisol)).every(({ title }) => title === "Skills")).toBe(true);
  expect(await read(sam)).toEqual([]);
});

test("marks of one sign-in are not recorded in the name of another", async () => {
  const send = (actor: StaffActor) => {
    const lines = [{ clientId: client.id, as: "missed", seenVersion: 0 }];
    const body = { sessionId: session.id, signInId: marisol.signInId, lines };
    return mark.door.perform(actor, body, w.now, w.store);
  };
  const { status, response } = await send(sam);
  expect(status).toBe("refused");
  expect(await response.json()).toMatchObject({ why: "other_sign_in" });
  expect((await send(marisol)).status).toBe("done");
});
