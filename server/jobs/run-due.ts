import { and, asc, eq, inArray, lt, lte, or } from "drizzle-orm";
import type { Instant } from "@/lib/time/zone";
import { jobs } from "@/db/schema";
import type { Store } from "@/db/store";
import { now as readClock } from "../clock";
import { log } from "../log";
import type { Job } from "./job";

/*
 * Claiming is one conditional update: "make it mine, if it is still as I saw it". It holds at any isolation level and on
 * both engines, so it needs no `for update skip locked`; what that would save is a lost race now and then between many
 * workers, and there are few. A claim is a lease. When it runs out the job is taken to have died and may be claimed
 * again; the first run, should it live, can no longer settle it.
 */
const MINUTE = 60_000;
const BACKOFF = [1, 5, 30, 120].map((minutes) => minutes * MINUTE);
const KEPT = 14 * 24 * 60 * MINUTE;

type Row = typeof jobs.$inferSelect;

/** Runs the jobs that are due, one after the other, until none is. Answers how many ran. */
export async function runDueJobs(
  store: Store,
  known: readonly Job[],
  clock: () => Instant = readClock,
): Promise<number> {
  let ran = 0;
  for (;;) {
    const claimed = await claimNext(store, known, clock());
    if (claimed === null) return ran;
    await runOne(store, claimed.job, claimed.row, clock);
    ran += 1;
  }
}

async function claimNext(store: Store, known: readonly Job[], now: Instant): Promise<{ job: Job; row: Row } | null> {
  if (known.length === 0) return null;
  const candidates = await store.reader
    .select()
    .from(jobs)
    .where(
      and(
        inArray(
          jobs.name,
          known.map(({ name }) => name),
        ),
        or(
          and(eq(jobs.state, "waiting"), lte(jobs.runAfter, now)),
          and(eq(jobs.state, "running"), lt(jobs.claimedAt, new Date(now.getTime() - MINUTE))),
        ),
      ),
    )
    .orderBy(asc(jobs.runAfter), asc(jobs.id))
    .limit(20);
  for (const row of candidates) {
    const job = known.find(({ name }) => name === row.name);
    if (job === undefined || isLeased(row, job, now)) continue;
    const claimed = await store.transact((tx) =>
      tx
        .update(jobs)
        .set({ state: "running", claimedAt: now, attempts: row.attempts + 1 })
        .where(and(eq(jobs.id, row.id), eq(jobs.state, row.state), eq(jobs.attempts, row.attempts)))
        .returning(),
    );
    if (claimed[0] !== undefined) return { job, row: claimed[0] };
  }
  return null;
}

function isLeased(row: Row, job: Job, now: Instant): boolean {
  return (
    row.claimedAt !== null &&
    row.state === "running" &&
    row.claimedAt.getTime() + job.leaseMinutes * MINUTE > now.getTime()
  );
}

async function runOne(store: Store, job: Job, row: Row, clock: () => Instant): Promise<void> {
  // The processes that ran it died each time; perhaps it is what killed them.
  if (row.attempts > job.attempts)
    return settle(store, row, { state: "failed", finishedAt: clock(), lastError: "Died" });
  try {
    await job.run({ store, call: { actor: { kind: "system", name: `job:${job.name}` }, now: clock() } }, row.payload);
  } catch (error) {
    log.error({ job: job.name, id: row.id, attempt: row.attempts, err: error }, "A job failed");
    const wait = row.attempts < job.attempts ? (BACKOFF[row.attempts - 1] ?? BACKOFF.at(-1)) : undefined;
    const lastError = error instanceof Error ? error.name : "Error";
    await settle(
      store,
      row,
      wait === undefined
        ? { state: "failed", finishedAt: clock(), lastError }
        : { state: "waiting", claimedAt: null, runAfter: new Date(clock().getTime() + wait), lastError },
    );
    return;
  }
  // What it was asked with may name somebody, and is not needed any more.
  await settle(store, row, { state: "done", finishedAt: clock(), lastError: null, payload: {} });
}

/** Only the run that still holds the claim says how it ended. */
async function settle(store: Store, row: Row, outcome: Partial<Row>): Promise<void> {
  await store.transact(async (tx) => {
    await tx
      .update(jobs)
      .set(outcome)
      .where(and(eq(jobs.id, row.id), eq(jobs.state, "running"), eq(jobs.attempts, row.attempts)));
  });
}

/** Removes jobs that ended two weeks ago or longer. */
export async function forgetOldJobs(store: Store, now: Instant): Promise<void> {
  await store.transact(async (tx) => {
    await tx
      .delete(jobs)
      .where(and(inArray(jobs.state, ["done", "failed"]), lt(jobs.finishedAt, new Date(now.getTime() - KEPT))));
  });
}
