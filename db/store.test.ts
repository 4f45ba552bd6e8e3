import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clients, programs, sites } from "./schema";
import { openStore, setTheStore, theStore, type Reader, type Store, type Tx } from "./store";
import { addClient, addProgram, addSite } from "./testing/rows";
import { openTestStore } from "./testing/test-store";

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

describe("a transaction", () => {
  test("is kept as a whole, and what it returns comes back", async () => {
    const id = await store.transact((tx) => addSite(tx));
    expect(await store.reader.select({ id: sites.id }).from(sites)).toEqual([{ id }]);
  });

  test("leaves nothing when its body throws, also late and after an await", async () => {
    const fault = new Error("the clinic's rule was broken");
    const attempt = store.transact(async (tx) => {
      const siteId = await addSite(tx);
      await addClient(tx, siteId);
      await new Promise((resolve) => setTimeout(resolve, 5));
      await addProgram(tx);
      throw fault;
    });
    await expect(attempt).rejects.toBe(fault);
    expect(await store.reader.$count(sites)).toBe(0);
    expect(await store.reader.$count(clients)).toBe(0);
    expect(await store.reader.$count(programs)).toBe(0);
  });

  test("leaves nothing when its body throws before its first await", async () => {
    const attempt = store.transact(() => {
      throw new Error("at once");
    });
    await expect(attempt).rejects.toThrow("at once");
    await store.transact((tx) => addSite(tx));
    expect(await store.reader.$count(sites)).toBe(1);
  });

  test("sees its own rows, which no reader sees before the commit", async () => {
    let seenOutside = -1;
    let look = () => {};
    const outside = new Promise<void>((resolve) => (look = resolve)).then(async () => {
      seenOutside = await store.reader.$count(sites);
    });
    await store.transact(async (tx) => {
      await addSite(tx);
      expect(await tx.$count(sites)).toBe(1);
      look();
      await outside;
    });
    expect(seenOutside).toBe(0);
    expect(await store.reader.$count(sites)).toBe(1);
  });

  test("is doomed by a statement that failed, even when the body swallows the error", async () => {
    const attempt = store.transact(async (tx) => {
      await addSite(tx, "Riverside");
      await addSite(tx, "Riverside").catch(() => "as if nothing had happened");
      return "done";
    });
    await expect(attempt).rejects.toThrow();
    expect(await store.reader.$count(sites)).toBe(0);
  });

  test("takes no further statement after one that failed", async () => {
    const attempt = store.transact(async (tx) => {
      await addSite(tx, "Riverside");
      await addSite(tx, "Riverside").catch(() => undefined);
      await expect(tx.$count(sites)).rejects.toThrow(/cannot go on/);
    });
    await expect(attempt).rejects.toThrow(/unique/i);
  });

  test("is dead after its body: a kept tx writes nothing", async () => {
    let kept: Tx | undefined;
    let notAwaited: PromiseLike<unknown> | undefined;
    await store.transact(async (tx) => {
      kept = tx;
      notAwaited = tx.insert(sites).values({ name: "Later" } as typeof sites.$inferInsert);
    });
    await expect(addSite(kept as Tx)).rejects.toThrow(/has ended/);
    await expect(Promise.resolve(notAwaited)).rejects.toThrow(/has ended/);
    await expect((kept as Tx).select().from(sites)).rejects.toThrow(/has ended/);
    expect(await store.reader.$count(sites)).toBe(0);
  });

  test("refuses another one inside, and the outer one can still be given up", async () => {
    const attempt = store.transact(async (tx) => {
      await addSite(tx);
      await store.transact((inner) => addSite(inner, "Inner"));
    });
    await expect(attempt).rejects.toThrow(/transact was called inside transact/);
    expect(await store.reader.$count(sites)).toBe(0);
  });

  test("allows another one in work that was begun inside but runs after it", async () => {
    let later: Promise<string> | undefined;
    await store.transact(async (tx) => {
      await addSite(tx, "First");
      later = new Promise((resolve) => setTimeout(resolve, 20)).then(() =>
        store.transact((next) => addSite(next, "Next")),
      );
    });
    await later;
    expect(await store.reader.$count(sites)).toBe(2);
  });

  test("refuses reading past it through the reader", async () => {
    const attempt = store.transact(async (tx) => {
      await addSite(tx);
      await store.reader.select().from(sites);
    });
    await expect(attempt).rejects.toThrow(/store\.reader was used inside transact/);
  });

  test("may await several statements at once", async () => {
    const names = ["Northgate", "Riverside", "Southport"];
    await store.transact(async (tx) => void (await Promise.all(names.map((name) => addSite(tx, name)))));
    const found = await store.reader.select({ name: sites.name }).from(sites).orderBy(sites.name);
    expect(found.map((site) => site.name)).toEqual(names);
  });

  test("waits for its turn and does not fail because of the one before", async () => {
    const first = store.transact(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Error("the first");
    });
    const second = store.transact((tx) => addSite(tx));
    await expect(first).rejects.toThrow("the first");
    await second;
    expect(await store.reader.$count(sites)).toBe(1);
  });
});

describe("the reader", () => {
  test("cannot write, physically", async () => {
    const asWriter = store.reader as Reader & Tx;
    await expect(addSite(asWriter)).rejects.toThrow(/readonly|read-only/);
    const siteId = await store.transact((tx) => addSite(tx));
    await expect(asWriter.update(sites).set({ name: "Other" }).where(eq(sites.id, siteId))).rejects.toThrow(
      /read-?only/,
    );
    await expect(asWriter.delete(sites)).rejects.toThrow(/read-?only/);
    expect(await store.reader.select({ name: sites.name }).from(sites)).toEqual([{ name: "Riverside" }]);
  });

  test("sees every commit at once", async () => {
    for (let nth = 1; nth <= 20; nth++) {
      await store.transact((tx) => addSite(tx, `Site ${nth}`));
      expect(await store.reader.$count(sites)).toBe(nth);
    }
  });

  test("answers errors as rejections, not as throws", async () => {
    const broken = store.reader.select({ x: sql`no_such_column` }).from(sites);
    await expect(Promise.resolve(broken)).rejects.toThrow(/no_such_column/);
    const missing = store.reader.$count(eq(sites.id, "no from clause") as never);
    await expect(Promise.resolve(missing)).rejects.toThrow();
  });
});

describe("errors", () => {
  test("carry nothing of what people typed", async () => {
    const attempt = store.transact(async (tx) => {
      const siteId = await addSite(tx);
      await addClient(tx, siteId, "EK-0417");
      await addClient(tx, siteId, "EK-0417");
    });
    const error: unknown = await attempt.catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(Error);
    const all = JSON.stringify(error, Object.getOwnPropertyNames(error)) + String((error as Error).stack);
    expect(all).not.toContain("EK-0417");
    expect(all).not.toContain("Marsh");
  });
});

describe("opening", () => {
  test("refuses a database of the other engine", async () => {
    const other = store.engine === "sqlite" ? "postgres://somewhere/else" : "file:elsewhere.db";
    await expect(openStore({ url: other })).rejects.toThrow(/cannot open/);
  });

  test("refuses a database that would vanish, and says when one cannot be reached", async () => {
    const [url, words] =
      store.engine === "sqlite"
        ? ["file::memory:", /must name a file/]
        : ["postgres://nobody@127.0.0.1:1/nothing", /ECONNREFUSED/];
    await expect(openStore({ url })).rejects.toThrow(words);
  });

  test("the store of the process is the one that was set", () => {
    setTheStore(store);
    expect(theStore()).toBe(store);
    Reflect.deleteProperty(globalThis, Symbol.for("evenkeel.store"));
    expect(() => theStore()).toThrow(/not open yet/);
  });
});
