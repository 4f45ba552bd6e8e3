import { and, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { changeLockLimits } from "./change-lock-limits";
import { createAdmin } from "./create-admin";
import { lockScreen } from "./lock-screen";
import { world, type World } from "@/features/testing/world";
import { auditEntries, signIns } from "@/db/schema";
import { readSignIn } from "@/server/sign-in/read-sign-in";
import { unlockWithPassword } from "@/server/sign-in/unlock-with-password";
import { joinAction, lockAction, signInAction } from "@/features/sign-in/actions";

const PASSWORD = "four unrelated words";
const MINUTE = 60_000;

let w: World;
let who: { accountId: string; signInId: string };
beforeEach(async () => {
  w = await world({ now: "2026-03-02T10:00" });
  await w.site("Worcester");
  const { path } = await w.do(createAdmin, { name: "Dana Okonkwo", email: "dana@clinic.example" });
  await joinAction.door.perform(null, { token: path.split("/").at(-1), password: PASSWORD }, w.now, w.store);
  const typed = { as: "staff", email: "dana@clinic.example", password: PASSWORD };
  const state = await signInAction.door.perform(null, typed, w.now, w.store);
  if (state.status !== "done") throw new Error(state.status);
  who = state.value;
});
afterEach(() => w.store.close());

const live = (after = 0) => readSignIn(w.store.reader, who.accountId, who.signInId, new Date(w.now.getTime() + after));
const unlock = (password: string, now = w.now) =>
  unlockWithPassword(w.store, { ...who, password, address: "10.0.0.1" }, now);

describe("a locked screen", () => {
  it("is locked until the password was given, and both are on record", async () => {
    const actor = (await live())?.actor ?? null;
    expect(await lockAction.door.perform(actor, { next: "/today" }, w.now, w.store)).toMatchObject({ status: "done" });
    expect(await live()).toMatchObject({ isLocked: true });
    expect(await unlock("not the password")).toMatchObject({ refusal: { kind: "wrong" } });
    expect(await live()).toMatchObject({ isLocked: true });
    expect(await unlock(PASSWORD)).toMatchObject({ ok: true, value: { signInId: who.signInId } });
    expect(await live()).toMatchObject({ isLocked: false });
    const recorded = await w.store.reader
      .select({ event: auditEntries.event })
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, who.accountId)));
    expect(recorded.map(({ event }) => event)).toEqual(expect.arrayContaining(["account.locked", "account.unlocked"]));
  });

  it("is no second way to guess a password", async () => {
    await w.do(lockScreen, who);
    for (let n = 0; n < 6; n += 1) await unlock("not the password");
    expect(await unlock(PASSWORD)).toMatchObject({ refusal: { kind: "wait" } });
    const typed = { as: "staff", email: "dana@clinic.example", password: PASSWORD };
    expect((await signInAction.door.perform(null, typed, w.now, w.store)).status).toBe("refused");
  });

  it("cannot be opened once the sign-in has ended", async () => {
    await w.do(lockScreen, who);
    await w.store.transact(async (tx) => {
      await tx.update(signIns).set({ revokedAt: w.now }).where(eq(signIns.id, who.signInId));
    });
    expect(await unlock(PASSWORD)).toEqual({ ok: true, value: null });
  });
});

describe("a screen that was left alone", () => {
  it("is locked after the clinic's limit though no script said so, and never before", async () => {
    expect(await live(15 * MINUTE - 1)).toMatchObject({ isLocked: false });
    expect(await live(16 * MINUTE)).toMatchObject({ isLocked: true });
  });

  it("goes by what the clinic set, from the next request on", async () => {
    await w.do(changeLockLimits, { limits: { staff: 2, roster: 1, client: 15 }, seenVersion: 1 });
    expect(await live(3 * MINUTE)).toMatchObject({ isLocked: true });
  });

  it("is open again with the time of its unlocking", async () => {
    const later = new Date(w.now.getTime() + 30 * MINUTE);
    expect(await unlock(PASSWORD, later)).toMatchObject({ ok: true });
    expect(await live(31 * MINUTE)).toMatchObject({ isLocked: false });
  });
});
