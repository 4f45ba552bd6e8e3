import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Instant } from "@/lib/time/zone";
import { jobs } from "@/db/schema";
import type { Store } from "@/db/store";
import { openTestStore } from "@/db/testing/test-store";
import { NOW } from "../testing/people";
import { defineJob, enqueue, type Job, type JobPayload } from "./job";
import { forgetOldJobs, runDueJobs } from "./run-due";

let store: Store;
let at: Instant;
beforeEach(async () => {
  store = await openTestStore();
  at = NOW;
});
afterEach(() => store.close());

const clock = () => at;
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

function ask(job: Pick<Job, "name">, key: string, more: { payload?: JobPayload; runAfter?: Date } = {}) {
  return store.transact((tx) => enqueue(tx, job, more.payload ?? {}, { key, now: NOW, runAfter: more.runAfter }));
}

async function theJob(key = "a") {
  const rows = await store.reader.select().from(jobs);
  const job = rows.find((each) => each.key.endsWith(`:${key}`));
  if (job === undefined) throw new Error("There is no job.");
  return job;
}

function counting(run: () => Promise<void> = async () => undefined, more: { attempts?: number } = {}) {
  const runs: JobPayload[] = [];
  const job = defineJob({
    name: "test.count",
    run: async (_run, payload) => {
      runs.push(payload);
      await run();
    },
    ...more,
  });
  return { job, runs };
}

describe("jobs", () => {
  it("run once for one key, with what they were asked for, as themselves", async () => {
    const seen: unknown[] = [];
    const job = defineJob<{ standing: string }>({
      name: "test.see",
      run: async ({ call }, { standing }) => {
        seen.push([call, standing]);
      },
    });
    await ask(job, "a", { payload: { standing: "good" } });
    await ask(job, "a", { payload: { standing: "watch" } });
    expect(await runDueJobs(store, [job], clock)).toBe(1);
    await ask(job, "a");
    expect(await runDueJobs(store, [job], clock)).toBe(0);
    expect(seen).toEqual([[{ actor: { kind: "system", name: "job:test.see" }, now: NOW }, "good"]]);
    expect(await theJob()).toMatchObject({ state: "done", attempts: 1, finishedAt: NOW, payload: {} });
  });

  it("are not asked for by a change that is rolled back", async () => {
    const { job, runs } = counting();
    const undone = store.transact(async (tx) => {
      await enqueue(tx, job, {}, { key: "a", now: NOW });
      throw new Error("Undone.");
    });
    await expect(undone).rejects.toThrow("Undone.");
    await runDueJobs(store, [job], clock);
    expect(runs).toEqual([]);
  });

  it("wait for their time, and run oldest first", async () => {
    const { job, runs } = counting();
    await ask(job, "late", { payload: { n: 2 }, runAfter: later(5) });
    await ask(job, "soon", { payload: { n: 1 } });
    await runDueJobs(store, [job], clock);
    expect(runs).toEqual([{ n: 1 }]);
    at = later(5);
    await runDueJobs(store, [job], clock);
    expect(runs).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it("run once, however many processes look at the same time", async () => {
    const { job, runs } = counting(() => new Promise((resolve) => setTimeout(resolve, 2)));
    for (let n = 0; n < 12; n++) await ask(job, `${n}`, { payload: { n } });
    await Promise.all([1, 2, 3, 4].map(() => runDueJobs(store, [job], clock)));
    expect(runs.map(({ n }) => n).sort()).toEqual(Array.from({ length: 12 }, (_, n) => n).sort());
  });

  it("are tried again after a while, and fail in the end without stopping the others", async () => {
    const { job, runs } = counting(() => Promise.reject(new Error("No.")), { attempts: 3 });
    const other = defineJob({ name: "test.other", run: async () => undefined });
    await ask(job, "a");
    await ask(other, "b");
    expect(await runDueJobs(store, [job, other], clock)).toBe(2);
    expect(runs).toHaveLength(1);
    at = later(1);
    await runDueJobs(store, [job], clock);
    at = later(10);
    await runDueJobs(store, [job], clock);
    at = later(10_000);
    await runDueJobs(store, [job], clock);
    expect(runs).toHaveLength(3);
    expect(await theJob()).toMatchObject({ state: "failed", attempts: 3, lastError: "Error" });
  });

  it("are taken over when their process died, and the dead run has no say any more", async () => {
    const ends: (() => void)[] = [];
    const { job, runs } = counting(() => new Promise<void>((resolve) => ends.push(resolve)));
    await ask(job, "a");
    const first = runDueJobs(store, [job], clock);
    while (ends.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    at = later(9);
    expect(await runDueJobs(store, [job], clock)).toBe(0);
    at = later(11);
    const second = runDueJobs(store, [job], clock);
    while (ends.length === 1) await new Promise((resolve) => setTimeout(resolve, 5));
    ends[0]?.();
    await first;
    expect(await theJob()).toMatchObject({ state: "running", attempts: 2 });
    ends[1]?.();
    await second;
    expect(await theJob()).toMatchObject({ state: "done", attempts: 2 });
    expect(runs).toHaveLength(2);
  });

  it("are given up when every process that ran them died", async () => {
    const { job, runs } = counting(undefined, { attempts: 2 });
    await ask(job, "a");
    await store.transact(async (tx) => {
      await tx.update(jobs).set({ state: "running", claimedAt: NOW, attempts: 2 });
    });
    at = later(11);
    await runDueJobs(store, [job], clock);
    expect(runs).toEqual([]);
    expect(await theJob()).toMatchObject({ state: "failed", lastError: "Died" });
  });

  it("that this version does not know are left for one that does", async () => {
    await ask({ name: "test.future" }, "a");
    expect(await runDueJobs(store, [counting().job], clock)).toBe(0);
    expect((await theJob()).state).toBe("waiting");
  });

  it("are forgotten two weeks after they ended", async () => {
    const { job } = counting();
    await ask(job, "a");
    await runDueJobs(store, [job], clock);
    await forgetOldJobs(store, later(13 * 24 * 60));
    expect(await store.reader.$count(jobs)).toBe(1);
    await forgetOldJobs(store, later(15 * 24 * 60));
    expect(await store.reader.$count(jobs)).toBe(0);
  });
});
