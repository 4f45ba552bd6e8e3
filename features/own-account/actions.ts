"use server";

import { chooseKeys } from "@/features/accounts/commands/choose-keys";
import { changePassword } from "@/features/accounts/commands/set-password";
import { signOut, signOutEverywhere } from "@/features/accounts/commands/sign-out";
import { explainWait } from "@/features/sign-in/refusals";
import { done, refuse } from "@/lib/result";
import { defineAction } from "@/server/doors/action";
import { defineOpenAction } from "@/server/doors/open-action";
import { setDiscreetCookie } from "@/server/discreet-cookie";
import { setThemeCookie } from "@/server/theme-cookie";
import { hashPassword, verifyPassword } from "@/server/sign-in/password-hash";
import { wrongWithPassword } from "@/server/sign-in/password-rules";
import { accountLimit, countTry, forgiveTry } from "@/server/sign-in/throttle";
import { changePasswordInput, discreetInput, endSignInInput, keysInput, signOutOfAllInput, themeInput } from "./input";
import type { ChangePasswordRefusal } from "./refusals";
import { findOwnAccount, findSignIn } from "./subjects";

/** Asks for the old password, so that an unlocked screen is not enough to take the account. Other browsers are signed out. */
export const changePasswordAction = defineAction({
  name: "own-account.change-password",
  input: changePasswordInput,
  permission: "own-account:write",
  subject: (reader, _input, actor) => findOwnAccount(reader, actor),
  prepare: async ({ store, now }, { currentPassword, newPassword }, { account }) => {
    const limit = accountLimit("change-password", account.side, account.id);
    const until = await countTry(store, [limit], now);
    if (until !== null) return refuse<ChangePasswordRefusal>({ kind: "wait", until, now });
    if (!(await verifyPassword(account.passwordHash, currentPassword)))
      return refuse<ChangePasswordRefusal>({ kind: "wrong" });
    await store.transact((tx) => forgiveTry(tx, [limit]));
    const sentence = wrongWithPassword(newPassword, account.email);
    if (sentence !== null) return refuse<ChangePasswordRefusal>({ kind: "password", sentence });
    return done(await hashPassword(newPassword));
  },
  command: async (tx, call, _input, { account, signInId }, passwordHash) => {
    const seen = { accountId: account.id, seenHash: account.passwordHash, signInId };
    const result = await changePassword(tx, call, { ...seen, passwordHash });
    return result.ok ? result : refuse<ChangePasswordRefusal>({ kind: "changed_meanwhile" });
  },
  explain: (refusal) => {
    switch (refusal.kind) {
      case "wait":
        return { field: "currentPassword", sentence: explainWait(refusal.until, refusal.now) };
      case "wrong":
        return { field: "currentPassword", sentence: "This is not your current password." };
      case "password":
        return { field: "newPassword", sentence: refusal.sentence };
      case "changed_meanwhile":
        return "The password was changed elsewhere a moment ago. Sign in again.";
    }
  },
  after: ({ ended }) => ({
    message:
      ended === 0
        ? "Password changed."
        : `Password changed. Signed out of ${ended} other ${ended === 1 ? "browser" : "browsers"}.`,
  }),
});

/** Signs out one of one's own browsers. */
export const endSignInAction = defineAction({
  name: "own-account.end-sign-in",
  input: endSignInInput,
  permission: "own-account:write",
  subject: findSignIn,
  command: (tx, call, _input, signIn) => signOut(tx, call, { accountId: signIn.accountId, signInId: signIn.id }),
  explain: (refusal: never) => refusal,
  after: () => ({ message: "Signed out there." }),
});

/** Signs out of every browser, this one too. */
export const signOutOfAllAction = defineAction({
  name: "own-account.sign-out-of-all",
  input: signOutOfAllInput,
  permission: "own-account:write",
  subject: (reader, _input, actor) => findOwnAccount(reader, actor),
  command: (tx, call, _input, { account }) => signOutEverywhere(tx, call, { accountId: account.id }),
  explain: (refusal: never) => refusal,
  after: () => ({ redirectTo: "/sign-in" }),
});

/** Whether single letters do something for this person, on whatever device. */
export const chooseKeysAction = defineAction({
  name: "own-account.choose-keys",
  input: keysInput,
  permission: "own-account:write",
  subject: (reader, _input, actor) => findOwnAccount(reader, actor),
  command: (tx, call, { hasKeys }, { account }) =>
    chooseKeys(tx, call, { accountId: account.id, hasKeysOff: !hasKeys }),
  explain: (refusal: never) => refusal,
});

/** Names and topics hidden or shown on this device, for whoever uses it. */
export const chooseDiscreetAction = defineOpenAction({
  name: "own-account.choose-discreet",
  input: discreetInput,
  perform: async (_call, { isOn }) => done({ isOn }),
  explain: (refusal: never) => refusal,
  effect: ({ isOn }) => setDiscreetCookie(isOn),
});

/** Light, dark, or as the device says. Kept in the browser, for whoever uses it. */
export const chooseThemeAction = defineOpenAction({
  name: "own-account.choose-theme",
  input: themeInput,
  perform: async (_call, { theme }) => done({ theme }),
  explain: (refusal: never) => refusal,
  effect: ({ theme }) => setThemeCookie(theme),
});
