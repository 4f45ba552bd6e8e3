import { expect, type Page } from "@playwright/test";

/** Everything that a browser keeps for our address, as text: databases, caches and both storages, bytes read as letters. */
export async function everythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const texts: string[] = [];
    const letters = new TextDecoder("latin1");
    const add = (value: unknown): void => {
      if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) texts.push(letters.decode(value));
      else if (typeof value === "object" && value !== null && !(value instanceof CryptoKey)) {
        for (const [key, inner] of Object.entries(value)) {
          texts.push(key);
          add(inner);
        }
      } else texts.push(String(value));
    };
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((done, fail) => {
        const asked = indexedDB.open(name ?? "");
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => fail(asked.error ?? new Error("The database cannot be opened."));
      });
      const begin = database.transaction.bind(database);
      for (const shelf of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((done) => {
          const asked = begin(shelf).objectStore(shelf).getAll();
          asked.onsuccess = () => done(asked.result as unknown[]);
        });
        texts.push(`${shelf}: ${rows.length}`);
        rows.forEach(add);
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        texts.push(request.url);
        const response = await cache.match(request);
        texts.push(letters.decode(await (response?.arrayBuffer() ?? new ArrayBuffer())));
      }
    }
    add({ ...localStorage });
    add({ ...sessionStorage });
    return texts.join("\n");
  });
}

/** Waits until this browser could go on without a connection: the shell is in its place, and rosters are kept. */
export async function isTakenAlong(page: Page): Promise<void> {
  await expect
    .poll(async () => (await page.evaluate(() => caches.match("/rosters/offline"))) !== undefined, { timeout: 30_000 })
    .toBe(true);
  await expect.poll(async () => /rosters: [1-9]/.test(await everythingKept(page)), { timeout: 30_000 }).toBe(true);
}
