import { AsyncLocalStorage } from "node:async_hooks";

/**
 * The life of one transaction, the same on both engines: it is dead after its body, and it is doomed by the first
 * statement that fails, because PostgreSQL goes on to answer COMMIT with a silent rollback when a body swallows the error.
 */
export class TransactionLife {
  private ended = false;
  private failure: { error: unknown } | null = null;

  /** Throws unless a statement may run now. */
  check(): void {
    if (this.ended) {
      throw new Error("This transaction has ended: its tx was used after the body of transact, or not awaited in it.");
    }
    if (this.failure !== null) {
      throw new Error("This transaction cannot go on: an earlier statement in it failed.", {
        cause: this.failure.error,
      });
    }
  }

  fail(error: unknown): void {
    this.failure ??= { error };
  }

  /** Throws what doomed the transaction, whatever the body made of it. */
  checkBeforeCommit(): void {
    if (this.failure !== null) throw this.failure.error;
  }

  end(): void {
    this.ended = true;
  }

  get isOpen(): boolean {
    return !this.ended;
  }
}

/** Knows, for one store, whether the code that runs now is inside the body of a transaction. */
export class TransactionScope {
  private readonly current = new AsyncLocalStorage<TransactionLife>();

  run<Value>(life: TransactionLife, body: () => Promise<Value>): Promise<Value> {
    return this.current.run(life, body);
  }

  refuseInside(whatToSay: string): void {
    if (this.current.getStore()?.isOpen) throw new Error(whatToSay);
  }

  refuseNested(): void {
    this.refuseInside("transact was called inside transact: one change is one transaction. Pass tx on instead.");
  }

  refuseReader(): void {
    this.refuseInside("store.reader was used inside transact, where it sees the state before the change. Use tx.");
  }
}

/** The database was too busy to take the change: others kept getting in between. Nothing was written. */
export class StoreBusy extends Error {
  override readonly name = "StoreBusy";
  constructor(cause: unknown) {
    super("The database is busy and the change was not saved. Try again.", { cause });
  }
}
