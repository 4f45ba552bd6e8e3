import type { Store } from "@/db/store";

/*
 * What is to be done soon after a commit (seal the audit trail, send the outbox). Instrumentation registers it when the
 * server starts. It stands on globalThis because the framework bundles instrumentation and pages apart.
 */
type Listener = (store: Store) => void;

const SLOT = Symbol.for("evenkeel.committed");
const held = globalThis as { [SLOT]?: Listener };

export function onCommitted(listener: Listener | null): void {
  if (listener === null) delete held[SLOT];
  else held[SLOT] = listener;
}

/** Tells the listener, if one stands. It must return at once and keep its own faults. */
export function committed(store: Store): void {
  held[SLOT]?.(store);
}
