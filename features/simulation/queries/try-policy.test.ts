import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { marks } from "@/db/schema";
import { readTrialSubjects } from "@/features/simulation/queries/trial-inputs";
import { listTrialEnrollments } from "@/features/simulation/queries/trial-enrollments";
import { trialStream } from "@/features/simulation/queries/trial-stream";
import { tryPolicy, type PolicyTrial } from "@/features/simulation/queries/try-policy";
import { readStandingInputs } from "@/features/standing/queries/standing-inputs";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { DEFAULT_POLICY } from "@/lib/policy/default-policy";
import { dayLevels } from "@/lib/standing/day-levels";
import type { PolicyBody } from "@/lib/standing/types";
import { localDate } from "@/lib/time/local-date";

let w: World;
let program: Made;
let ada: Made;
let ben: Made;

beforeEach(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  await w.site("Worcester");
  program = await w.program("Adult IOP");
  const evening = await w.track("Evening");
  const group = await w.series("Relapse prevention", "MO WE 18:00-19:30", { from: "2026-03-02", track: evening });
  const morning = await w.track("Morning");
  const early = await w.series("Skills", "TU 09:00-10:00", { from: "2026-03-03", track: morning });
  ada = await w.client("Ada Lund");
  await w.enrolled(ada, { from: "2026-03-02", weekdays: ["MO", "WE"], track: evening });
  ben = await w.client("Ben Okafor");
  const benEnrolled = await w.enrolled(ben, { from: "2026-03-02", weekdays: ["TU"], track: morning });
  await w.mark(ada, await w.session(group, "2026-03-02"), "missed");
  await w.mark(ben, await w.session(early, "2026-03-03"), "present");
  await w.mark(ada, await w.session(group, "2026-03-04"), "present");
  await w.mark(ada, await w.session(group, "2026-03-09"), { as: "excused", reason: "Ride" });
  await w.mark(ada, await w.session(group, "2026-03-16"), "missed");
  w.at("2026-03-20T09:00");
  await markWhereNotExpected(ben, benEnrolled, await w.session(group, "2026-03-18"));
});
afterEach(() => w.store.close());

/** As records from before rosters knew additions have it: a mark, and no line. */
async function markWhereNotExpected(client: Made, enrollment: Made, session: { readonly id: string }): Promise<void> {
  await w.store.transact((tx) =>
    tx.insert(marks).values({
      ...{ id: newId(), sessionId: session.id, clientId: client.id, enrollmentId: enrollment.id },
      ...{ version: 1, isCurrent: true, isClear: false, was: "attended", modality: "in_person" },
      ...{ serviceDate: localDate("2026-03-18"), recordedAt: w.now, recordedBy: "operator", device: "import" },
    }),
  );
}

const shorter: PolicyBody = {
  ...DEFAULT_POLICY,
  rules: DEFAULT_POLICY.rules.map(
    (rule) => (rule.id === "two" ? { ...rule, within: { days: 10 } } : rule) as typeof rule,
  ),
};

async function tryOn(body: PolicyBody, days = 30): Promise<PolicyTrial> {
  for await (const step of tryPolicy(w.reader, { programId: program.id, body, days, now: w.now })) {
    if (step.kind === "trial") return step.trial;
  }
  throw new Error("It ended without an answer.");
}

describe("trying a policy on the clinic's own past", () => {
  it("says how many it would have flagged, beside the version in force, and what became of them", async () => {
    const trial = await tryOn(shorter);
    expect(trial).toMatchObject({ from: "2026-02-19", to: "2026-03-20", days: 30, inForce: 1, marks: 6 });
    expect(trial.summary).toMatchObject({
      people: 2,
      flagged: 0,
      flaggedBefore: 1,
      noLonger: { enrolled: 1, completed: 0, transferred: 0, left: 0 },
      groups: [
        { group: "Evening", people: 1, flagged: 0, ofPeople: 50 },
        { group: "Morning", people: 1, flagged: 0, ofPeople: 50 },
      ],
    });
    expect((await tryOn(DEFAULT_POLICY)).summary).toMatchObject({ flagged: 1, flaggedBefore: 1 });
  });

  it("reads of every day what evaluating reads", async () => {
    const window = { from: "2026-03-01", to: "2026-03-20" };
    const people = await listTrialEnrollments(w.reader, program.id, window, w.now);
    const policies = [{ ...DEFAULT_POLICY, version: 1, from: "2026-03-02" }];
    const subjects = await readTrialSubjects(w.reader, people, { policies, window, now: w.now });
    const usual = new Map(
      (
        await readStandingInputs(
          w.reader,
          people.map(({ id }) => id),
          w.now,
        )
      ).map((each) => [each.enrollmentId, each.input]),
    );
    for (const { enrollment, input } of subjects) {
      const other = usual.get(enrollment.id)!;
      const { asOf, knownAt, marks, decisions, planPhases, holds, contacts } = other;
      const sorted = (list: readonly object[]) => list.map((each) => JSON.stringify(each)).sort();
      expect({ ...input, expectedSessions: [], marks: [], policyVersions: [] }).toEqual({
        ...{ asOf, knownAt, enrollment: other.enrollment, planPhases, holds, contacts, decisions },
        ...{ expectedSessions: [], marks: [], policyVersions: [], openedCases: [] },
      });
      expect(sorted(input.marks)).toEqual(sorted(marks));
      const past = other.expectedSessions.filter(({ start }) => start.slice(0, 10) <= asOf);
      expect(sorted(input.expectedSessions)).toEqual(sorted(past));
      expect(dayLevels(input, window.from, window.to)).toEqual(dayLevels(other, window.from, window.to));
    }
    expect(subjects.map(({ reasons }) => reasons).flat()).toEqual(["ride"]);
  });

  it("looks at who ran on the days asked", async () => {
    const [enrollment] = await listTrialEnrollments(
      w.reader,
      program.id,
      { from: "2026-03-01", to: "2026-03-20" },
      w.now,
    );
    expect(enrollment?.fate).toBe("enrolled");
    expect(await listTrialEnrollments(w.reader, program.id, { from: "2026-01-01", to: "2026-03-01" }, w.now)).toEqual(
      [],
    );
    const other = await w.program("Day program");
    expect(await listTrialEnrollments(w.reader, other.id, { from: "2026-03-01", to: "2026-03-20" }, w.now)).toEqual([]);
  });

  it("answers line by line, one trial at a time, and stops when nobody listens", async () => {
    const asked = { programId: program.id, body: shorter, days: 30, now: w.now };
    const lines = async (stream: ReadableStream<Uint8Array>) => (await new Response(stream).text()).trim().split("\n");
    const listening = new AbortController();
    const [one, two] = await Promise.all([
      lines(trialStream(w.reader, asked, listening.signal)),
      lines(trialStream(w.reader, asked, listening.signal)),
    ]);
    for (const each of [one, two]) {
      const kinds = each.map((line) => (JSON.parse(line) as { kind: string }).kind);
      expect(kinds).toEqual(["progress", "trial"]);
    }
    listening.abort();
    expect(await lines(trialStream(w.reader, asked, listening.signal))).toEqual([""]);
  });
});
