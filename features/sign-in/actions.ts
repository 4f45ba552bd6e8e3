"use server";

import { acceptInvitation } from "@/features/accounts/commands/set-password";
import { lockScreen } from "@/features/accounts/commands/lock-screen";
import { signOut } from "@/features/accounts/commands/sign-out";
import { getAccount } from "@/features/accounts/queries/accounts";
import { findOpenInvitation } from "@/features/accounts/queries/invitations";
import { done, refuse } from "@/lib/result";
import { committed } from "@/server/doors/committed";
import { defineOpenAction } from "@/server/doors/open-action";
import { runCommand } from "@/server/doors/run-command";
import { enqueue } from "@/server/jobs/job";
import { clearCookie, setCookie } from "@/server/sign-in/next-auth";
import { ownPath } from "@/server/sign-in/own-path";
import { hashPassword } from "@/server/sign-in/password-hash";
import { wrongWithPassword } from "@/server/sign-in/password-rules";
import { signInWithPassword } from "@/server/sign-in/sign-in-with-password";
import { unlockWithPassword } from "@/server/sign-in/unlock-with-password";
import { accountLimit, addressLimit, countTry } from "@/server/sign-in/throttle";
import { askForLinkInput, joinInput, lockInput, signInInput, signOutInput, unlockInput } from "./input";
import { sendLink } from "./jobs";
import { explainWait, type JoinRefusal } from "./refusals";
import { homeOf } from "@/lib/access/home-of-side";
import { isPerson } from "@/lib/access/decide-access";
import { withNext } from "@/lib/sign-in/with-next";

export const signInAction = defineOpenAction({
  name: "sign-in.enter",
  input: signInInput,
  perform: ({ store, now, caller }, { as, email, password }) =>
    signInWithPassword(store, { door: as, email, password, ...caller }, now),
  explain: (refusal, _input, { now }) =>
    refusal.kind === "wait"
      ? explainWait(refusal.until, now)
      : "This email and password don’t open an account here. Check both, and who is signing in.",
  effect: setCookie,
  after: ({ side }, { next }) => ({ redirectTo: ownPath(next) ?? (side === "staff" ? "/" : homeOf(side)) }),
});

/** Ends the sign-in of this browser, and takes its cookie even when the sign-in had ended before. */
export const signOutAction = defineOpenAction({
  name: "sign-in.leave",
  input: signOutInput,
  perform: async ({ store, actor, locked, now }) => {
    if (locked !== null) {
      const call = { actor: { kind: "system" as const, name: locked.accountId }, now };
      const account = await getAccount(store.reader, locked.accountId);
      const result = await runCommand(store, call, "sign-in.leave", (tx) => signOut(tx, call, locked));
      return result.ok ? done({ side: account?.side ?? "staff" }) : result;
    }
    if (actor === null || !isPerson(actor)) return done({ side: "staff" as const });
    const result = await runCommand(store, { actor, now }, "sign-in.leave", (tx) => signOut(tx, { actor, now }, actor));
    return result.ok ? done({ side: actor.kind }) : result;
  },
  explain: (refusal: never) => refusal,
  effect: clearCookie,
  after: ({ side }) => ({ redirectTo: side === "staff" ? "/sign-in" : "/sign-in?as=client" }),
});

/** Locks this browser's screen. Where nobody is signed in there is nothing to lock, and the sign-in page comes next. */
export const lockAction = defineOpenAction({
  name: "sign-in.lock",
  input: lockInput,
  perform: async ({ store, actor, now }) => {
    if (actor === null || !isPerson(actor)) return done(null);
    const call = { actor, now };
    return runCommand(store, call, "sign-in.lock", (tx) => lockScreen(tx, call, actor));
  },
  explain: (refusal: never) => refusal,
  after: (_value, { next, inPlace }) => (inPlace ? {} : { redirectTo: withNext("/lock", ownPath(next)) }),
});

/** Opens a locked screen again. `isOpen` false: the sign-in has ended meanwhile. */
export const unlockAction = defineOpenAction({
  name: "sign-in.unlock",
  input: unlockInput,
  perform: async ({ store, actor, locked, now, caller }, { password }) => {
    if (locked === null) return done({ isOpen: actor !== null });
    const result = await unlockWithPassword(store, { ...locked, password, address: caller.address }, now);
    return result.ok ? done({ isOpen: result.value !== null }) : result;
  },
  explain: (refusal, _input, { now }) =>
    refusal.kind === "wait"
      ? explainWait(refusal.until, now)
      : "This is not the password of whoever is signed in here.",
  after: ({ isOpen }, { next, inPlace }) => {
    if (inPlace) return {};
    // The front page knows where this person works.
    return { redirectTo: isOpen ? (ownPath(next) ?? "/") : withNext("/sign-in", ownPath(next)) };
  },
});

/** Sets the password of the account that an invitation link is for, and uses the link up. */
export const joinAction = defineOpenAction({
  name: "sign-in.join",
  input: joinInput,
  perform: async ({ store, now }, { token, password }) => {
    // Looked up before the password is hashed, so that guessed links cost us nothing.
    const found = await findOpenInvitation(store.reader, token, now);
    if (found === null) return refuse<JoinRefusal>({ kind: "link" });
    const sentence = wrongWithPassword(password, found.account.email);
    if (sentence !== null) return refuse<JoinRefusal>({ kind: "password", sentence });
    const passwordHash = await hashPassword(password);
    const call = { actor: { kind: "system" as const, name: "invitation" }, now };
    const result = await runCommand(store, call, "sign-in.join", (tx) =>
      acceptInvitation(tx, call, { token, passwordHash }),
    );
    return result.ok ? result : refuse<JoinRefusal>({ kind: "link" });
  },
  explain: (refusal) =>
    refusal.kind === "password"
      ? { field: "password", sentence: refusal.sentence }
      : "This link is no longer good. Ask the front desk for a new one.",
  after: ({ side }) => ({ redirectTo: side === "staff" ? "/sign-in?joined=1" : "/sign-in?as=client&joined=1" }),
});

/**
 * Somebody forgot the password. The answer is the same for every address, and so is the work done before it: one count
 * and one job. The job looks whether there is an account.
 */
export const askForLinkAction = defineOpenAction({
  name: "sign-in.ask-for-link",
  input: askForLinkInput,
  perform: async ({ store, now, caller }, { as, email }) => {
    const limits = [accountLimit("link", as, email), addressLimit("link", caller.address)];
    const until = await countTry(store, limits, now);
    if (until !== null) return refuse({ until });
    await store.transact((tx) => enqueue(tx, sendLink, { as, email }, { key: crypto.randomUUID(), now }));
    committed(store);
    return done(null);
  },
  explain: ({ until }, _input, { now }) => explainWait(until, now),
  after: () => ({ message: "If this address has an account here, a link is on its way. It works for 7 days." }),
});
