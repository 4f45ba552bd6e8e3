import { and, asc, eq, gt, gte, isNull, or } from "drizzle-orm";
import { enrollments } from "@/db/schema";
import type { Reader } from "@/db/store";
import { evaluateStandings } from "@/features/standing/commands/evaluate-standings";
import { earliestToday } from "@/features/programs/queries/uses";
import { done } from "@/lib/result";
import type { Instant } from "@/lib/time/zone";
import { changed } from "@/server/doors/changed";
import { runCommand } from "@/server/doors/run-command";
import { defineJob, type JobRun } from "@/server/jobs/job";

/** What changed: a program's policy, or a service type that every program may use. */
export type StandingsCause = {
  readonly subjectType: "program" | "service_type";
  readonly subjectId: string;
};

const BATCH = 100;

/**
 * Works out anew the standing of everybody a changed policy or service type concerns. A job and not a part of the
 * change: a large clinic's standings take seconds, in which nobody could save a mark. Each batch is a transaction of its
 * own, and evaluating twice changes nothing twice, so a job that dies in the middle just begins again.
 */
export const reevaluateStandingsJob = defineJob<StandingsCause & Record<string, unknown>>({
  name: "standing.reevaluate",
  async run({ store, call }: JobRun, { subjectType, subjectId }) {
    const programId = subjectType === "program" ? subjectId : null;
    let after = "";
    for (;;) {
      const ids = await listRunningEnrollments(store.reader, programId, after, call.now);
      const last = ids.at(-1);
      if (last === undefined) return;
      after = last;
      await runCommand(store, call, "standing.reevaluate", async (tx) => {
        const events = await evaluateStandings(tx, call, ids);
        const facts = { enrollments: ids.length };
        return done(changed(null, { name: "standing.reevaluated", subjectType, subjectId, facts }, ...events));
      });
    }
  },
});

export const PROGRAM_JOBS = [reevaluateStandingsJob];

async function listRunningEnrollments(
  reader: Reader,
  programId: string | null,
  after: string,
  now: Instant,
): Promise<string[]> {
  const rows = await reader
    .select({ id: enrollments.id })
    .from(enrollments)
    .where(
      and(
        eq(enrollments.status, "active"),
        programId === null ? undefined : eq(enrollments.programId, programId),
        or(isNull(enrollments.endDate), gte(enrollments.endDate, await earliestToday(reader, now))),
        gt(enrollments.id, after),
      ),
    )
    .orderBy(asc(enrollments.id))
    .limit(BATCH);
  return rows.map(({ id }) => id);
}
