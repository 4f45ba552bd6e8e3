import { openStore, type Store } from "../store";
import { makeTestDatabase } from "./test-database";

/** A store over a fresh, migrated, empty database of the engine under test. Closing it takes the database away. */
export async function openTestStore(): Promise<Store> {
  const database = await makeTestDatabase();
  const store = await openStore({ url: database.url, isThrowAway: true });
  return {
    ...store,
    async close() {
      await store.close();
      await database.remove();
    },
  };
}
