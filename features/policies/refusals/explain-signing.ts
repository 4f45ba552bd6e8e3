import type { SignRefusal } from "../commands/sign-policy";

/** Why a signature was not taken, in words for the client. */
export function explainSigning(refusal: SignRefusal): string | { readonly field: string; readonly sentence: string } {
  switch (refusal) {
    case "not_read":
      return { field: "hasRead", sentence: "Tick the box once you have read it. Questions first? Call us." };
    case "not_waiting":
      return "There is nothing to sign here any more. Your week is up to date.";
  }
}
