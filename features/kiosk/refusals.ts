import { formatWait } from "@/lib/time/format-wait";

export type TabletRefusal = "out_of_service";

/** wrong: used, expired and mistyped codes are all the same. */
export type PairRefusal = { readonly kind: "wrong" } | { readonly kind: "wait"; readonly until: Date };

/** wrong: nobody's number here; it looks the same as a mistyped one. offline is the browser's own. */
export type NumberRefusal =
  { readonly kind: "wrong" } | { readonly kind: "wait"; readonly until: Date; readonly now: Date };

export function explainTablet(refusal: TabletRefusal): string {
  switch (refusal) {
    case "out_of_service":
      return "This tablet was taken out of service. Add it again to use it.";
  }
}

export function explainPair(refusal: PairRefusal, now: Date): string {
  return refusal.kind === "wait"
    ? `Too many tries. Try again in ${formatWait(refusal.until, now)}.`
    : "This code is not good. It works once, for 15 minutes. Get a new one under Set up, Check-in tablets.";
}

/** One sentence for every number that checks nobody in. */
export function explainNumber(refusal: NumberRefusal): string {
  return refusal.kind === "wait"
    ? `Please wait ${formatWait(refusal.until, refusal.now)}, or see the front desk.`
    : "That number didn’t work. Try again, or see the front desk.";
}
