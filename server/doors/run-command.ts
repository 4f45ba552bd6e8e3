import { done, type Result } from "@/lib/result";
import { constraintOf } from "@/db/constraint";
import type { Store, Tx } from "@/db/store";
import { recordEvents } from "../audit/record-events";
import { committed } from "./committed";
import type { Call } from "./call";
import type { Changed, Unchanged } from "./changed";
import { watchWrites } from "./watch-writes";

export type CommandResult<Value, Refusal> = Result<Changed<Value> | Unchanged<Value>, Refusal>;

/** Carries a refusal out of the transaction, so that nothing of a refused command stays. */
class Refused<Refusal> extends Error {
  constructor(readonly refusal: { readonly ok: false; readonly refusal: Refusal }) {
    super("The command refused.");
  }
}

/**
 * Runs one command in one transaction, with the audit and outbox rows of its events. A refusal and a fault both roll
 * everything back. On PostgreSQL the body runs again after a serialization failure.
 */
export async function runCommand<Value, Refusal>(
  store: Store,
  call: Call,
  door: string,
  command: (tx: Tx) => Promise<CommandResult<Value, Refusal>>,
): Promise<Result<Value, Refusal>> {
  const run = () =>
    store.transact(async (tx) => {
      const watched = watchWrites(tx);
      const result = await command(watched.tx);
      if (!result.ok) throw new Refused(result);
      if (result.value.isChanged) await recordEvents(tx, call, door, result.value.events);
      else if (watched.hasWritten()) throw new Error(`${door} wrote, and then said that nothing changed.`);
      return result.value.value;
    });
  let value: Value;
  try {
    // Of two that add the same at once on PostgreSQL the slower one breaks a unique rule. Run again, it sees the other's
    // row and can refuse in its own words.
    value = await run().catch((error: unknown) =>
      constraintOf(error)?.kind === "unique" ? run() : Promise.reject(error),
    );
  } catch (error) {
    // Only this function makes a `Refused`, and only from this command's own refusal.
    if (error instanceof Refused) return error.refusal as { readonly ok: false; readonly refusal: Refusal };
    throw error;
  }
  committed(store);
  return done(value);
}
