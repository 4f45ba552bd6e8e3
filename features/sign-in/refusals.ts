import { formatWait } from "@/lib/time/format-wait";

export type JoinRefusal = { readonly kind: "link" } | { readonly kind: "password"; readonly sentence: string };

/** "Too many tries. Try again in 4 minutes." It says the same whether or not there is such an account. */
export function explainWait(until: Date, now: Date): string {
  return `Too many tries. Try again in ${formatWait(until, now)}.`;
}
