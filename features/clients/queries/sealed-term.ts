import { environment } from "@/server/env";
import { openSecret, sealSecret } from "@/server/sealed-secret";

/** What somebody looks for, so that it can stand in an address: nobody but this installation can read a name in it. */
export function sealTerm(term: string): string {
  return sealSecret(term, environment().AUTH_SECRET);
}

/** The term in a part of an address; empty when there is none, and when it was not sealed here: then nothing is looked for. */
export function openTerm(sealed: string | null): string {
  if (sealed === null) return "";
  try {
    return openSecret(sealed, environment().AUTH_SECRET);
  } catch {
    // Made up, cut off on its way, or from before the secret was changed. The list is shown as if nothing was asked.
    return "";
  }
}
