/** The three kinds of people who sign in. */
export type Side = "staff" | "client" | "family";

const HOMES: Record<Side, string> = { staff: "/today", client: "/me", family: "/family" };

/** The page on which somebody stands after signing in. `homeOf("client")` is "/me". */
export function homeOf(side: Side): string {
  return HOMES[side];
}
