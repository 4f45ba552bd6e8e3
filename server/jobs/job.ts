import type { Actor } from "@/lib/access/decide-access";
import type { Instant } from "@/lib/time/zone";
import { jobs } from "@/db/schema";
import type { Store, Tx } from "@/db/store";

export type JobPayload = Readonly<Record<string, unknown>>;

export interface JobRun {
  readonly store: Store;
  /** The job as an actor, and the time it began: what commands are called with. */
  readonly call: { readonly actor: Actor; readonly now: Instant };
}

/**
 * Work done in the background. It may be run more than once for one asking (a process may die in its middle), so it does
 * what it does through commands that change nothing the second time. `name` is also the door in the audit trail.
 */
export interface Job<Payload extends JobPayload = JobPayload> {
  readonly name: `${string}.${string}`;
  /** Written as a method so that jobs of different payloads go into one list: what is read back is what `enqueue` took. */
  run(run: JobRun, payload: Payload): Promise<void>;
  /** Ask for it by the clock: a croner pattern in UTC, "*\/5 * * * *". It is also asked for when the server starts. */
  readonly every?: string;
  /** How long a run may take, in minutes, before another process believes that it died. */
  readonly leaseMinutes: number;
  readonly attempts: number;
}

interface JobSpec<Payload extends JobPayload> {
  readonly name: `${string}.${string}`;
  run(run: JobRun, payload: Payload): Promise<void>;
  readonly every?: string;
  readonly leaseMinutes?: number;
  readonly attempts?: number;
}

export function defineJob<Payload extends JobPayload = JobPayload>(spec: JobSpec<Payload>): Job<Payload> {
  return { leaseMinutes: 10, attempts: 5, ...spec };
}

/**
 * Asks for a job in the caller's transaction: no commit, no job. Under a key that was used before nothing is added,
 * whether that job is still waiting or long done.
 */
export async function enqueue<Payload extends JobPayload>(
  tx: Tx,
  job: Pick<Job<Payload>, "name">,
  payload: Payload,
  asked: { readonly key: string; readonly now: Instant; readonly runAfter?: Instant },
): Promise<void> {
  await tx
    .insert(jobs)
    .values({
      name: job.name,
      key: `${job.name}:${asked.key}`,
      payload,
      state: "waiting",
      attempts: 0,
      runAfter: asked.runAfter ?? asked.now,
      createdAt: asked.now,
    })
    .onConflictDoNothing({ target: jobs.key });
}
