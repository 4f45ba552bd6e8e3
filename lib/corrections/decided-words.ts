import { explainConsequences, type Consequences } from "./consequences";

/** What deciding requests came to: what changed, and which ones stay because somebody was faster. */
export function decidedWords(decided: {
  readonly verdict: "approve" | "decline";
  readonly decided: number;
  readonly notDone: readonly unknown[];
  readonly consequences: Consequences;
}): string {
  const stays =
    decided.notDone.length === 0
      ? ""
      : ` ${decided.notDone.length === 1 ? "1 was" : `${decided.notDone.length} were`} not corrected: the line changed since it was asked for.`;
  if (decided.decided === 0 && decided.notDone.length === 0) return "Nothing was waiting any more.";
  if (decided.verdict === "decline") return `${decided.decided} declined. Nothing on record changed.`;
  return decided.decided === 0 ? stays.trim() : `${explainConsequences(decided.consequences)}${stays}`;
}
