import { explainSetup } from "@/features/programs/refusals/explain-setup";
import type {
  Archived,
  PolicyFromTooEarly,
  PolicyInvalid,
  PolicyMovedOn,
} from "@/features/programs/refusals/setup-refusal";

/** Somebody else saved, discarded or published the draft after this page was opened. */
export interface DraftMovedOn {
  readonly reason: "draft_moved_on";
  /** The version now on file, 0 for none: a second save that names it is knowingly over the other person's. */
  readonly version: number;
  readonly by: string | null;
}

export interface NoSuchSource {
  readonly reason: "no_such_source";
}

export type DraftRefusal = DraftMovedOn | NoSuchSource | Archived | PolicyInvalid | PolicyFromTooEarly | PolicyMovedOn;

/** Every refusal of what is done with a draft, in a sentence that says what can be done. */
export function explainDraft(refusal: DraftRefusal): string | { readonly field: string; readonly sentence: string } {
  switch (refusal.reason) {
    case "draft_moved_on":
      return refusal.version === 0
        ? "This draft was published or discarded while you had it open. Load the page anew to see what is in force now."
        : `${refusal.by ?? "Somebody"} changed this draft while you had it open. What you typed is still here: save again to keep yours.`;
    case "no_such_source":
      return "There is no such policy to start from. Choose one of the list.";
    case "policy_moved_on":
      return `Version ${refusal.version} was stored after this draft was begun. Save the draft again to compare it with that version, then publish it.`;
    default:
      return explainSetup(refusal);
  }
}
