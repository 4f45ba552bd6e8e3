import { notFound } from "next/navigation";
import type { Reader } from "@/db/store";
import { findActorNames } from "@/features/audit/queries/changes";
import { listPolicyVersions, policyInForce, type StoredPolicy } from "@/features/programs/queries/policies";
import { getProgram } from "@/features/programs/queries/programs";
import { listSites } from "@/features/programs/queries/sites";
import { earliestToday } from "@/features/programs/queries/uses";
import { accessFromAny, accessOfSites } from "@/features/programs/subjects";
import { tryPolicy } from "@/features/simulation/queries/try-policy";
import type { Actor } from "@/lib/access/decide-access";
import { DEFAULT_POLICY } from "@/lib/policy/default-policy";
import { comparePolicies } from "@/lib/policy/compare-policies";
import { POLICY_TEMPLATES } from "@/lib/policy/templates/templates";
import type { PolicyBody } from "@/lib/standing/types";
import { formatInstant } from "@/lib/time/format";
import { addDays, startOfWeek, type LocalDate } from "@/lib/time/local-date";
import { decideAll } from "@/server/doors/door";
import { defineLoader } from "@/server/doors/loader";
import { findDraft, type StoredDraft } from "../queries/drafts";
import { countEnrolledBefore } from "../queries/signatures";

/** Two weeks are what people need to read and sign; then the next Monday. */
const DAYS_TO_SIGN = 14;

interface Named {
  readonly version: number;
  readonly from: LocalDate;
}

/** The editor of a program's next version: the draft, or the latest version where nobody has begun one. */
export const policyDraftLoader = defineLoader({
  name: "setup.policy_draft",
  permission: "policy:write",
  subject: programOfWriter,
  query: async ({ reader, now }, { programId }, program) => {
    const today = await earliestToday(reader, now);
    const versions = await listPolicyVersions(reader, programId);
    const base = versions.at(-1) ?? null;
    const draft = await findDraft(reader, programId);
    const earliest = base !== null && base.from >= today ? addDays(base.from, 1) : today;
    const soon = addDays(startOfWeek(addDays(today, DAYS_TO_SIGN)), 7);
    const from = soon > earliest ? soon : earliest;
    return {
      program: { id: program.id, name: program.name, isArchived: program.archivedAt !== null },
      today,
      inForce: named(policyInForce(versions, today)),
      base: base === null ? null : { ...named(base)!, body: base.body },
      draft:
        draft === null ? null : { version: draft.version, ...(await savedBy(reader, program.siteIds, draft, today)) },
      body: draft?.body ?? base?.body ?? DEFAULT_POLICY,
      first: { earliest, from },
      enrolled: await countEnrolledBefore(reader, programId, from, now),
    };
  },
});

/** The stored draft tried on the past: for pages without JavaScript, which wait for it. */
export const policyTrialLoader = defineLoader({
  name: "setup.policy_trial",
  permission: "policy:write",
  subject: programOfWriter,
  query: async ({ reader, now }, { programId, days }: { programId: string; days: number }) => {
    const latest = (await listPolicyVersions(reader, programId)).at(-1)?.body ?? DEFAULT_POLICY;
    const body = (await findDraft(reader, programId))?.body ?? latest;
    for await (const step of tryPolicy(reader, { programId, body, days, now })) {
      if (step.kind === "trial") return step.trial;
    }
    throw new Error("A trial ended without an answer.");
  },
});

/** The policies to start from, and the program's own versions. */
export const policySourcesLoader = defineLoader({
  name: "setup.policy_sources",
  permission: "policy:write",
  subject: programOfWriter,
  query: async ({ reader }, { programId }, program) => ({
    program: { id: program.id, name: program.name },
    seenDraft: (await findDraft(reader, programId))?.version ?? 0,
    versions: (await listPolicyVersions(reader, programId)).toReversed(),
    templates: POLICY_TEMPLATES,
  }),
});

/** Two versions beside each other; "draft" is the draft, for those who may write it. */
export const policyComparisonLoader = defineLoader({
  name: "setup.policy_comparison",
  permission: "setup:read",
  subject: async (reader: Reader, { programId }: ComparisonParams, actor: Actor) => {
    const program = await getProgram(reader, programId);
    return program && { access: accessFromAny(actor, "setup:read", program.siteIds), value: program };
  },
  query: async ({ reader, actor, now }, { programId, from, to }, program) => {
    const mayWrite = decideAll(actor, "policy:write", accessOfSites(program.siteIds)) === "allowed";
    const versions = await listPolicyVersions(reader, programId);
    const draft = mayWrite ? await findDraft(reader, programId) : null;
    const today = await earliestToday(reader, now);
    const latest = versions.at(-1);
    const sides = [
      sideOf(from ?? String(policyInForce(versions, today)?.version ?? ""), versions, draft),
      sideOf(to ?? (draft === null ? String(latest?.version ?? "") : "draft"), versions, draft),
    ] as const;
    const [was, is] = sides;
    if (was === null || is === null) return notFound();
    return {
      program: { id: program.id, name: program.name },
      today,
      was,
      is,
      comparison: comparePolicies(was.body, is.isDraft ? { ...is.body, adoption: was.body.adoption } : is.body),
      choices: [
        ...(draft === null ? [] : [{ value: "draft", label: "The draft" }]),
        ...versions.toReversed().map(({ version }) => ({ value: String(version), label: `Version ${version}` })),
      ],
    };
  },
});

interface ComparisonParams {
  readonly programId: string;
  readonly from: string | null;
  readonly to: string | null;
}

interface Side {
  readonly value: string;
  readonly isDraft: boolean;
  readonly from: LocalDate | null;
  readonly body: PolicyBody;
}

function sideOf(value: string, versions: readonly StoredPolicy[], draft: StoredDraft | null): Side | null {
  if (value === "draft") return draft === null ? null : { value, isDraft: true, from: null, body: draft.body };
  const version = versions.find((each) => String(each.version) === value);
  return version === undefined ? null : { value, isDraft: false, from: version.from, body: version.body };
}

function named(version: Named | null): Named | null {
  return version === null ? null : { version: version.version, from: version.from };
}

async function savedBy(reader: Reader, siteIds: readonly string[], draft: StoredDraft, today: LocalDate) {
  const names = await findActorNames(reader, [draft.updatedBy]);
  const zone = (await listSites(reader, siteIds, { withArchived: true }))[0]?.zone ?? null;
  return {
    by: names.get(draft.updatedBy) ?? null,
    saved: zone === null ? null : formatInstant(draft.updatedAt, zone, today),
  };
}

async function programOfWriter(reader: Reader, { programId }: { programId: string }) {
  const program = await getProgram(reader, programId);
  return program && { access: accessOfSites(program.siteIds), value: program };
}
