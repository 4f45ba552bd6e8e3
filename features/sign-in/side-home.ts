import type { Account } from "@/features/accounts/queries/accounts";

const HOMES: Record<Account["side"], string> = { staff: "/today", client: "/me", family: "/family" };

/** Where somebody stands after signing in. */
export function homeOf(side: Account["side"]): string {
  return HOMES[side];
}
