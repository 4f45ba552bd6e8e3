import type { Actor } from "@/lib/access/decide-access";

/** What waited in a browser was recorded by another sign-in than the one that would send it now. */
export interface OtherSignIn {
  readonly why: "other_sign_in";
}

export const OTHER_SIGN_IN: OtherSignIn = { why: "other_sign_in" };

/** Marks are recorded in the name of whoever sends them, so one person's queue never goes out as another's. */
export function isOfOtherSignIn(actor: Actor, signInId: string | null): boolean {
  return signInId !== null && (actor.kind !== "staff" || actor.signInId !== signInId);
}

export function explainOtherSignIn(): string {
  return "This was recorded under another sign-in. It waits until that person is back.";
}
