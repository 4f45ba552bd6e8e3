import { Cron } from "croner";
import type { Store } from "@/db/store";
import { sealAuditTrail } from "../audit/seal";
import { now } from "../clock";
import { onCommitted } from "../doors/committed";
import { environment } from "../env";
import { log } from "../log";
import type { MessageKind } from "../outbox/message";
import { sendOutbox, type Sending } from "../outbox/send";
import { smtpTransport } from "../outbox/smtp";
import { coalesce } from "./coalesce";
import { housekeeping } from "./housekeeping";
import { enqueue, type Job } from "./job";
import { runDueJobs } from "./run-due";

export interface BackgroundWork {
  readonly jobs: readonly Job[];
  readonly messages: readonly MessageKind[];
}

/** Shortly after a commit, so that a busy minute is sealed in a few strokes. */
const AFTER_COMMIT = 500;

/**
 * Starts what runs beside the requests: sealing the audit trail, sending the outbox, the jobs. Every instance of the
 * server runs it; claims and keys see to it that each thing is done by one of them. Answers a way to stop.
 */
export function startBackgroundWork(store: Store, work: BackgroundWork): () => void {
  const jobs = [housekeeping, ...work.jobs];
  const settings = environment();
  const sending: Sending = {
    kinds: work.messages,
    transport: smtpTransport(settings),
    baseUrl: (settings.BASE_URL ?? "http://localhost:3000").replace(/\/+$/, ""),
    authSecret: settings.AUTH_SECRET,
  };
  const fault = (what: string) => (error: unknown) => log.error({ err: error }, what);
  const seal = coalesce(() => sealAuditTrail(store), AFTER_COMMIT, fault("The audit trail was not sealed"));
  const send = coalesce(() => sendOutbox(store, sending, now()), AFTER_COMMIT, fault("The outbox was not sent"));
  const runJobs = coalesce(() => runDueJobs(store, jobs), AFTER_COMMIT, fault("Jobs could not be run"));
  const soon = () => {
    seal();
    send();
    runJobs();
  };
  onCommitted(soon);
  const ticks = [
    new Cron("* * * * *", { timezone: "UTC" }, soon),
    ...jobs.flatMap((job) =>
      job.every === undefined
        ? []
        : [
            new Cron(job.every, { timezone: "UTC", catch: fault("A job could not be asked for") }, () =>
              ask(store, job, runJobs),
            ),
          ],
    ),
  ];
  for (const job of jobs) {
    if (job.every !== undefined) ask(store, job, runJobs).catch(fault("A job could not be asked for"));
  }
  soon();
  return () => {
    onCommitted(null);
    for (const tick of ticks) tick.stop();
  };
}

/** Every instance asks at its tick; the minute in the key makes it one asking. */
async function ask(store: Store, job: Job, runJobs: () => void): Promise<void> {
  const at = now();
  await store.transact((tx) => enqueue(tx, job, {}, { key: at.toISOString().slice(0, 16), now: at }));
  runJobs();
}
