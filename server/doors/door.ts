import { decideAccess, type Access, type AccessSubject, type Actor } from "@/lib/access/decide-access";
import type { Permission } from "@/lib/access/permissions";
import type { Instant } from "@/lib/time/zone";
import type { Store } from "@/db/store";

/** How a door answered, whatever its kind. */
export type DoorStatus = "done" | "invalid" | "refused" | "not_found" | "forbidden" | "signed_out" | "busy";

/**
 * A door as data: how it is called, and a way through it that needs no web request. Every door carries its own as
 * `.door`; the generated test of roles × doors walks them all.
 */
export interface DoorDescription<Outcome extends { readonly status: DoorStatus } = { readonly status: DoorStatus }> {
  readonly kind: "action" | "open-action" | "loader" | "open-loader" | "route";
  readonly name: string;
  /** Null: open to everybody, because what opens it is in the input (a password, a link's secret). */
  readonly permission: Permission | null;
  perform(actor: Actor | null, raw: unknown, now: Instant, store: Store): Promise<Outcome>;
}

/** What a door's `subject` answers: whose it is, and what was read. Several: all of them must be allowed. */
export interface Subject<Value> {
  readonly access: AccessSubject | readonly AccessSubject[];
  readonly value: Value;
}

/** The hardest answer over all that is asked about: one place out of scope hides the whole. */
export function decideAll(
  actor: Actor,
  permission: Permission,
  asked: AccessSubject | readonly AccessSubject[],
): Access {
  const answers = (isList(asked) ? asked : [asked]).map((each) => decideAccess(actor, permission, each));
  if (answers.includes("out_of_scope")) return "out_of_scope";
  return answers.length === 0 || answers.includes("forbidden") ? "forbidden" : "allowed";
}

function isList(asked: AccessSubject | readonly AccessSubject[]): asked is readonly AccessSubject[] {
  return Array.isArray(asked);
}
