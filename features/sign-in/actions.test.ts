import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAdmin } from "@/features/accounts/commands/create-admin";
import { inviteStaff } from "@/features/accounts/commands/invite";
import { changePasswordAction, endSignInAction, signOutOfAllAction } from "@/features/own-account/actions";
import { ownAccountLoader } from "@/features/own-account/loaders";
import { world, type World } from "@/features/testing/world";
import { auditEntries, jobs, outboxMessages, signInFailures } from "@/db/schema";
import { runDueJobs } from "@/server/jobs/run-due";
import { readSignIn } from "@/server/sign-in/read-sign-in";
import { askForLinkAction, joinAction, signInAction, signOutAction } from "./actions";
import { sendLink } from "./jobs";
import { invitationLoader, whoIsHereLoader } from "./loaders";

const PASSWORD = "four unrelated words";
const EMAIL = "dana@clinic.example";

let w: World;
let token: string;
beforeEach(async () => {
  w = await world({ now: "2026-03-02T10:00" });
  await w.site("Worcester");
  token = (await w.do(createAdmin, { name: "Dana Okonkwo", email: EMAIL })).path.replace("/join/", "");
});
afterEach(() => w.store.close());

const join = (password = PASSWORD, by = token) =>
  joinAction.door.perform(null, { token: by, password }, w.now, w.store);
const signIn = (password = PASSWORD, more: Record<string, string> = {}) =>
  signInAction.door.perform(null, { as: "staff", email: EMAIL, password, ...more }, w.now, w.store);

/** Signs in, and answers who that is from then on. */
async function enter() {
  const state = await signIn();
  if (state.status !== "done") throw new Error(`Not signed in: ${state.status}`);
  const live = await readSignIn(w.store.reader, state.value.accountId, state.value.signInId, w.now);
  if (live === null) throw new Error("The sign-in is nobody.");
  return { actor: live.actor, ...state.value };
}

const isIn = async (who: { accountId: string; signInId: string }) =>
  (await readSignIn(w.store.reader, who.accountId, who.signInId, w.now)) !== null;

describe("joining", () => {
  it("sets the password, and opens the door", async () => {
    expect(await signIn()).toMatchObject({ status: "refused" });
    expect(await join()).toMatchObject({ status: "done", value: { side: "staff" } });
    expect((await enter()).actor).toMatchObject({ kind: "staff", name: "Dana Okonkwo" });
  });

  it("says at the field what is wrong with a password, and does not use the link up", async () => {
    expect(await join("short")).toMatchObject({ status: "refused", field: "password" });
    expect(await join("dana dana dana dana")).toMatchObject({ status: "refused", field: "password" });
    expect(JSON.stringify(await join("short"))).not.toContain('short"');
    expect((await join()).status).toBe("done");
  });

  it("is possible once", async () => {
    await join();
    const again = await join("other unrelated words");
    expect(again).toMatchObject({ status: "refused", sentence: expect.stringContaining("no longer good") });
    expect((await signIn()).status).toBe("done");
  });

  it("shows a page that looks the same for every link that is not good", async () => {
    const show = (by: string) => invitationLoader.door.perform(null, { token: by }, w.now, w.store);
    expect(await show(token)).toEqual({
      status: "done",
      value: { purpose: "join", side: "staff", email: EMAIL },
    });
    await join();
    expect(await show(token)).toEqual({ status: "not_found" });
    expect(await show("nonsense")).toEqual({ status: "not_found" });
  });
});

describe("signing in", () => {
  it("says the same of a wrong password and of nobody", async () => {
    await join();
    const wrong = await signIn("not the password");
    const nobody = await signIn(PASSWORD, { email: "nobody@clinic.example" });
    expect(wrong).toMatchObject({ status: "refused", field: null });
    expect("sentence" in wrong && "sentence" in nobody && wrong.sentence === nobody.sentence).toBe(true);
  });

  it("gives back the address that was typed, and never the password", async () => {
    const state = await signIn("not the password");
    expect(state).toMatchObject({ typed: { as: "staff", email: EMAIL } });
    expect(JSON.stringify(state)).not.toContain("not the password");
  });

  it("says when to try again after too many tries", async () => {
    await join();
    for (let n = 0; n < 6; n++) await signIn("not the password");
    expect(await signIn()).toMatchObject({ status: "refused", sentence: "Too many tries. Try again in 15 seconds." });
    w.now = new Date(w.now.getTime() + 15_000);
    expect((await signIn()).status).toBe("done");
    expect(await w.store.reader.$count(signInFailures)).toBe(1);
  });

  it("ends with signing out, in this browser alone", async () => {
    await join();
    const [mine, other] = [await enter(), await enter()];
    const state = await signOutAction.door.perform(mine.actor, {}, w.now, w.store);
    expect(state).toMatchObject({ status: "done", value: { side: "staff" } });
    expect(await isIn(mine)).toBe(false);
    expect(await isIn(other)).toBe(true);
    expect((await signOutAction.door.perform(null, {}, w.now, w.store)).status).toBe("done");
  });

  it("is told apart by side on the sign-in page", async () => {
    await join();
    const { actor } = await enter();
    expect(await whoIsHereLoader.door.perform(actor, {}, w.now, w.store)).toMatchObject({ value: { side: "staff" } });
    expect(await whoIsHereLoader.door.perform(null, {}, w.now, w.store)).toMatchObject({ value: { side: null } });
  });
});

describe("a forgotten password", () => {
  const ask = (email: string) => askForLinkAction.door.perform(null, { as: "staff", email }, w.now, w.store);
  const rows = async () => ({
    failures: await w.store.reader.$count(signInFailures),
    jobs: await w.store.reader.$count(jobs),
    audit: await w.store.reader.$count(auditEntries),
    mail: await w.store.reader.$count(outboxMessages),
  });

  it("gets the same answer, and causes the same work at first, for everybody and nobody", async () => {
    await join();
    await ask("third@clinic.example");
    const before = await rows();
    const one = await ask(EMAIL);
    const between = await rows();
    const two = await ask("nobody@clinic.example");
    const after = await rows();
    expect(one).toEqual(two);
    expect(between).toEqual({ ...before, failures: before.failures + 1, jobs: before.jobs + 1 });
    expect(after).toEqual({ ...between, failures: between.failures + 1, jobs: between.jobs + 1 });
  });

  it("is mailed to the account there is, and to nobody else", async () => {
    await join();
    await ask(EMAIL);
    await ask("nobody@clinic.example");
    const mails = await w.store.reader.$count(outboxMessages);
    await runDueJobs(w.store, [sendLink], () => w.now);
    expect(await w.store.reader.$count(outboxMessages)).toBe(mails + 1);
    const [issued] = await w.store.reader.select().from(auditEntries).where(eq(auditEntries.door, "sign-in.send-link"));
    expect(issued).toMatchObject({
      event: "invitation.issued",
      actor: "job:sign-in.send-link",
      facts: { purpose: "reset" },
    });
  });

  it("cannot be used to flood a mailbox", async () => {
    for (let n = 0; n < 6; n++) expect((await ask(EMAIL)).status).toBe("done");
    expect(await ask(EMAIL)).toMatchObject({ status: "refused", sentence: expect.stringContaining("Too many tries") });
  });
});

describe("one's own account", () => {
  it("lists where one is signed in, and signs out there", async () => {
    await join();
    const [mine, other] = [await enter(), await enter()];
    const page = await ownAccountLoader.door.perform(mine.actor, {}, w.now, w.store);
    expect(page).toMatchObject({ status: "done", value: { email: EMAIL, side: "staff" } });
    const listed = page.status === "done" ? page.value.signIns : [];
    expect(listed.map(({ id, isThisOne }) => [id, isThisOne]).sort()).toEqual(
      [
        [mine.signInId, true],
        [other.signInId, false],
      ].sort(),
    );
    expect(listed[0]?.since).toBe("Mon, Mar 2, 10:00 AM");
    await endSignInAction.door.perform(mine.actor, { signInId: other.signInId }, w.now, w.store);
    expect(await isIn(other)).toBe(false);
    expect(await isIn(mine)).toBe(true);
  });

  it("does not reach another's browser", async () => {
    await join();
    const mine = await enter();
    const member = await w.staffMember("Priya Shah");
    const grants = [{ role: "scheduler", siteId: null } as const];
    const invited = await w.do(inviteStaff, { staffId: member.id, email: "priya@clinic.example", grants });
    await join(PASSWORD, invited.path.replace("/join/", ""));
    const theirs = await signIn(PASSWORD, { email: "priya@clinic.example" });
    const signInId = theirs.status === "done" ? theirs.value.signInId : "";
    expect((await endSignInAction.door.perform(mine.actor, { signInId }, w.now, w.store)).status).toBe("not_found");
  });

  it("changes its password for whoever knows the old one, and signs out elsewhere", async () => {
    await join();
    const [mine, other] = [await enter(), await enter()];
    const change = (currentPassword: string, newPassword: string) =>
      changePasswordAction.door.perform(mine.actor, { currentPassword, newPassword }, w.now, w.store);
    expect(await change("not the password", "other unrelated words")).toMatchObject({ field: "currentPassword" });
    expect(await change(PASSWORD, "short")).toMatchObject({ field: "newPassword" });
    expect(await change(PASSWORD, "other unrelated words")).toMatchObject({
      status: "done",
      message: "Password changed. Signed out of 1 other browser.",
    });
    expect([await isIn(mine), await isIn(other)]).toEqual([true, false]);
    expect((await signIn()).status).toBe("refused");
    expect((await signIn("other unrelated words")).status).toBe("done");
  });

  it("is guarded against guessing at an unlocked screen", async () => {
    await join();
    const { actor } = await enter();
    const guess = () =>
      changePasswordAction.door.perform(
        actor,
        { currentPassword: "guess", newPassword: "other unrelated words" },
        w.now,
        w.store,
      );
    for (let n = 0; n < 6; n++) await guess();
    expect(await guess()).toMatchObject({
      field: "currentPassword",
      sentence: expect.stringContaining("Too many tries"),
    });
  });

  it("signs out of all browsers, this one too", async () => {
    await join();
    const [mine, other] = [await enter(), await enter()];
    expect((await signOutOfAllAction.door.perform(mine.actor, {}, w.now, w.store)).status).toBe("done");
    expect([await isIn(mine), await isIn(other)]).toEqual([false, false]);
  });
});
