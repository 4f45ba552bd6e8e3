import { afterAll, beforeAll, expect, test } from "vitest";
import { engine } from "./engine";
import { refreshStatistics } from "./refresh-statistics";
import { openStore } from "./store";
import { addSite } from "./testing/rows";
import { runSql } from "./testing/run-sql";
import { makeTestDatabase, type TestDatabase } from "./testing/test-database";

let database: TestDatabase;
beforeAll(async () => {
  database = await makeTestDatabase();
});
afterAll(() => database.remove());

test("the database knows what it holds, while it is in use", async () => {
  const store = await openStore({ url: database.url, isThrowAway: true });
  await store.transact(async (tx) => {
    for (let nth = 0; nth < 50; nth++) await addSite(tx, `Site ${nth}`);
  });
  await refreshStatistics(database.url);
  const known =
    engine === "postgres"
      ? await runSql(database.url, "select reltuples::int as n from pg_class where relname = 'sites'")
      : await runSql(database.url, "select cast(stat as integer) as n from sqlite_stat1 where idx = 'sites_name'");
  expect(known).toEqual([{ n: 50 }]);
  await store.close();
});
