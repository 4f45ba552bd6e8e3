export type JoinRefusal = { readonly kind: "link" } | { readonly kind: "password"; readonly sentence: string };

/** "Too many tries. Try again in 4 minutes." It says the same whether or not there is such an account. */
export function explainWait(until: Date, now: Date): string {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  if (seconds < 60) return `Too many tries. Try again in ${seconds} ${seconds === 1 ? "second" : "seconds"}.`;
  const minutes = Math.ceil(seconds / 60);
  return `Too many tries. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`;
}
