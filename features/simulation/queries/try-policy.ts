import type { Reader } from "@/db/store";
import { listPolicyVersions, policyInForce } from "@/features/programs/queries/policies";
import { earliestToday } from "@/features/programs/queries/uses";

import { tryPolicies, type TrialWindow } from "@/lib/policy/try-policy";
import { summarizeTrial, type TriedEnrollment, type TrialSummary } from "@/lib/policy/trial-summary";
import type { PolicyBody, PolicyVersion } from "@/lib/standing/types";
import { addDays, type LocalDate } from "@/lib/time/local-date";
import type { Instant } from "@/lib/time/zone";
import { listTrialEnrollments, type TrialEnrollment } from "./trial-enrollments";
import { readTrialSubjects } from "./trial-inputs";

/** What trying a policy on the past came to. Numbers only; nobody is named. */
export interface PolicyTrial {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly days: number;
  /** The version it is compared with; null: none is in force. */
  readonly inForce: number | null;
  readonly marks: number;
  readonly ms: number;
  readonly summary: TrialSummary;
}

export type TrialStep =
  | { readonly kind: "progress"; readonly done: number; readonly of: number }
  | { readonly kind: "trial"; readonly trial: PolicyTrial };

export interface TrialAsked {
  readonly programId: string;
  readonly body: PolicyBody;
  readonly days: number;
  readonly now: Instant;
}

/** So many people in one slice, give or take: some 30 ms, after which every other request has its turn. */
const AT_ONCE = 24;
const MOST_AT_ONCE = 48;

/**
 * Tries a policy on the past days of a program's own records, beside the version in force, step by step. Between two
 * steps the process is free for other requests; who stops asking for steps stops the work.
 */
export async function* tryPolicy(reader: Reader, asked: TrialAsked): AsyncGenerator<TrialStep, void> {
  const began = performance.now();
  const { programId, body, days, now } = asked;
  const to = await earliestToday(reader, now);
  const window: TrialWindow = { from: addDays(to, 1 - days), to };
  const versions = await listPolicyVersions(reader, programId);
  const inForce = policyInForce(versions, to);
  const policies = versions.map(({ version, from, body }): PolicyVersion => ({ ...body, version, from }));
  const candidates = inForce === null ? [body] : [body, inForce.body];
  const people = await listTrialEnrollments(reader, programId, window, now);
  const tried: TriedEnrollment[] = [];
  let marks = 0;
  for (let at = 0, end = 0; at < people.length; at = end) {
    end = endOfSlice(people, at);
    yield { kind: "progress", done: at, of: people.length };
    await otherRequests();
    const subjects = await readTrialSubjects(reader, people.slice(at, end), { policies, window, now });
    await otherRequests();
    for (const { enrollment, input, marks: own, reasons } of subjects) {
      const { clientId, startDate, group, fate } = enrollment;
      const [draft, before] = tryPolicies(input, candidates, window).map(({ highest }) => highest);
      tried.push({ clientId, start: startDate, group, fate, draft: draft ?? "good", before: before ?? null, reasons });
      marks += own;
    }
  }
  const ms = Math.round(performance.now() - began);
  const summary = summarizeTrial(tried);
  yield {
    kind: "trial",
    trial: { ...window, from: addDays(to, 1 - days), to, days, inForce: inForce?.version ?? null, marks, ms, summary },
  };
}

/** Where a track ends, so that no session is read for two slices. */
function endOfSlice(people: readonly TrialEnrollment[], at: number): number {
  let end = Math.min(people.length, at + AT_ONCE);
  while (end < people.length && end - at < MOST_AT_ONCE && people[end]!.trackId === people[end - 1]!.trackId) end++;
  return end;
}

function otherRequests(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
