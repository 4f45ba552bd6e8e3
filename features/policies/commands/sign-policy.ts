import type { Tx } from "@/db/store";
import { decideCase } from "@/features/standing/commands/decide-case";
import { refuse, type Result } from "@/lib/result";
import type { Call } from "@/server/doors/call";
import type { Changed, Unchanged } from "@/server/doors/changed";
import { findToSign } from "../queries/signatures";

export type SignRefusal = "not_read" | "not_waiting";

/**
 * A client signs the version that waits for them, in their own name. From the version's first day, or from today if that
 * has passed, it is what binds them; what happened before is not looked at again.
 */
export async function signPolicy(
  tx: Tx,
  call: Call,
  input: { readonly enrollmentId: string; readonly version: number; readonly hasRead: boolean },
): Promise<Result<Changed<{ id: string }> | Unchanged<{ id: string }>, SignRefusal>> {
  if (!input.hasRead) return refuse("not_read");
  const { enrollmentId, version } = input;
  const waiting = await findToSign(tx, enrollmentId, call.now);
  if (waiting?.version.version !== version) return refuse("not_waiting");
  const decision = { kind: "acknowledge", policyVersion: version } as const;
  const decided = await decideCase(tx, call, { enrollmentId, decision, reason: "Read and signed by the client." });
  return decided.ok ? decided : refuse("not_waiting");
}
