import type { Reader, Store } from "@/db/store";

/**
 * Run many commands as one transaction, each as if it had one of its own: a day of the demo is thousands of statements,
 * and committing each command by itself would cost more than doing it. A refusal or fault of any of them undoes all. On
 * PostgreSQL, where a transaction may have to be run again, every command keeps its own.
 */
export async function asOneTransaction(store: Store, work: (store: Store) => Promise<void>): Promise<void> {
  if (store.engine === "postgres") return work(store);
  await store.transact((tx) =>
    work({
      engine: store.engine,
      reader: tx as Reader,
      transact: (body) => body(tx),
      close: () => Promise.reject(new Error("The store is closed by whoever opened it.")),
    }),
  );
}
