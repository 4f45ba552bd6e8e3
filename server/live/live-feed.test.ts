import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openStore, type Reader, type Store } from "@/db/store";
import { makeTestDatabase, type TestDatabase } from "@/db/testing/test-database";
import { recordEvents } from "../audit/record-events";
import { sealAuditTrail } from "../audit/seal";
import { NOW } from "../testing/people";
import { liveFeed } from "./live-feed";
import type { LiveChange } from "./read-changes";

/** Two stores over one database, as two app processes have them. */
let database: TestDatabase;
let here: Store;
let there: Store;
beforeEach(async () => {
  database = await makeTestDatabase();
  here = await openStore({ url: database.url, isThrowAway: true });
  there = await openStore({ url: database.url, isThrowAway: true });
});
afterEach(async () => {
  await here.close();
  await there.close();
  await database.remove();
});

let nth = 0;
async function happen(store: Store, subjectId: string, at = NOW): Promise<void> {
  const call = { actor: { kind: "system", name: "operator" } as const, now: new Date(at.getTime() + nth++) };
  const event = { name: "attendance.marked", subjectType: "session", subjectId, siteId: "s" } as const;
  await store.transact((tx) => recordEvents(tx, call, "test.door", [event]));
}

function follow(reader: Reader): { heard: string[]; changes: LiveChange[]; stop: () => void } {
  const heard: string[] = [];
  const changes: LiveChange[] = [];
  const stop = liveFeed(reader, () => NOW, 10).follow((news) => {
    changes.push(...news);
    heard.push(...news.map(({ subjectId }) => subjectId));
  });
  return { heard, changes, stop };
}

describe("the live feed", () => {
  it("tells of what another process commits, once, whether it is sealed before or after it is read", async () => {
    await happen(there, "before");
    await sealAuditTrail(there);
    await happen(there, "before, unsealed");
    const { heard, changes, stop } = follow(here.reader);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await happen(there, "one");
    await vi.waitFor(() => expect(heard).toEqual(["one"]));
    await sealAuditTrail(there);
    await happen(there, "two");
    await sealAuditTrail(there);
    await vi.waitFor(() => expect(heard).toEqual(["one", "two"]));
    await happen(here, "three");
    await vi.waitFor(() => expect(heard).toEqual(["one", "two", "three"]));
    await sealAuditTrail(here);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(heard).toEqual(["one", "two", "three"]);
    expect(changes[0]).toEqual({ event: "attendance.marked", subjectType: "session", subjectId: "one", siteId: "s" });
    stop();
  });

  it("tells everybody who follows, and reads nothing while nobody does", async () => {
    const select = vi.spyOn(here.reader, "select");
    const feed = liveFeed(here.reader, () => NOW, 10);
    const [one, two] = [vi.fn(), vi.fn()];
    const stops = [feed.follow(one), feed.follow(two)];
    await new Promise((resolve) => setTimeout(resolve, 60));
    await happen(there, "seen");
    await vi.waitFor(() => expect(two).toHaveBeenCalledOnce());
    expect(one).toHaveBeenCalledOnce();
    stops[0]?.();
    await happen(there, "seen by one");
    await vi.waitFor(() => expect(two).toHaveBeenCalledTimes(2));
    expect(one).toHaveBeenCalledOnce();
    stops[1]?.();
    await new Promise((resolve) => setTimeout(resolve, 40));
    const asked = select.mock.calls.length;
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(select.mock.calls.length).toBe(asked);
    // Who comes back hears what happens from then on.
    feed.follow(one);
    await new Promise((resolve) => setTimeout(resolve, 60));
    await happen(there, "again");
    await vi.waitFor(() => expect(one).toHaveBeenCalledTimes(2));
    feed.follow(two)();
  });

  it("goes on after the database did not answer, and loses nothing", async () => {
    const { heard, stop } = follow(here.reader);
    await new Promise((resolve) => setTimeout(resolve, 60));
    const select = vi.spyOn(here.reader, "select").mockImplementationOnce(() => {
      throw new Error("The database is away.");
    });
    await happen(there, "meanwhile");
    await vi.waitFor(() => expect(heard).toEqual(["meanwhile"]));
    select.mockRestore();
    stop();
  });

  it("does not wait for ever for what nobody seals", async () => {
    await happen(there, "old", new Date(NOW.getTime() - 3_600_000));
    const { heard, stop } = follow(here.reader);
    await new Promise((resolve) => setTimeout(resolve, 40));
    await happen(there, "old too", new Date(NOW.getTime() - 3_600_000));
    await happen(there, "new");
    await vi.waitFor(() => expect(heard).toEqual(["new"]));
    stop();
  });
});
