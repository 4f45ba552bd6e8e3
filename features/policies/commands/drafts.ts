import { and, eq } from "drizzle-orm";
import { newId } from "@/db/id";
import { policyDrafts } from "@/db/schema";
import type { Tx } from "@/db/store";
import { findActorNames } from "@/features/audit/queries/changes";
import { found } from "@/features/programs/commands/saving";
import { storePolicyVersion } from "@/features/programs/commands/policies";
import { listPolicyVersions, type StoredPolicy } from "@/features/programs/queries/policies";
import { getProgram } from "@/features/programs/queries/programs";
import type { Archived, PolicyInvalid } from "@/features/programs/refusals/setup-refusal";
import { bodyOfDraft, draftOf, type PolicyDraft } from "@/lib/policy/policy-draft";
import { policyProblems } from "@/lib/policy/policy-problems";
import { findTemplate } from "@/lib/policy/templates/templates";
import { done, refuse, type Refused, type Result } from "@/lib/result";
import type { PolicyBody } from "@/lib/standing/types";
import type { LocalDate } from "@/lib/time/local-date";
import { actorId, type Call } from "@/server/doors/call";
import { changed, type Changed } from "@/server/doors/changed";
import { enqueue } from "@/server/jobs/job";
import { askForSignaturesJob } from "../jobs";
import { findDraft, type StoredDraft } from "../queries/drafts";
import type { DraftMovedOn, DraftRefusal, NoSuchSource } from "../refusals/draft-refusal";

interface DraftAddress {
  readonly programId: string;
  /** The version of the draft that the page showed, 0 for none. */
  readonly seenDraft: number;
}

type Kept = Changed<{ readonly version: number }>;

/**
 * Keeps what the form of the next version says. There is one draft for a program; it applies to nobody. A rule keeps its
 * id while it means the same as in the latest version, so that its cases stay its own when the draft is published.
 */
export async function keepPolicyDraft(
  tx: Tx,
  call: Call,
  input: DraftAddress & { readonly draft: PolicyDraft },
): Promise<Result<Kept, DraftMovedOn | Archived | PolicyInvalid>> {
  return keep(tx, call, input, (versions) => bodyAfter(versions, input.draft));
}

/** Begins the draft anew: from a policy of the field ("template:W6"), or from an earlier version ("version:3"). */
export async function startPolicyDraft(
  tx: Tx,
  call: Call,
  input: DraftAddress & { readonly source: string },
): Promise<Result<Kept, DraftMovedOn | Archived | PolicyInvalid | NoSuchSource>> {
  const versions = await listPolicyVersions(tx, input.programId);
  const source = bodyOfSource(input.source, versions);
  if (source === null) return refuse({ reason: "no_such_source" });
  return keep(tx, call, input, (versions) => bodyAfter(versions, draftOf(source)), { source: input.source });
}

export async function discardPolicyDraft(
  tx: Tx,
  call: Call,
  input: DraftAddress,
): Promise<Result<Changed<null>, DraftMovedOn>> {
  const draft = await findDraft(tx, input.programId);
  if (draft === null || draft.version !== input.seenDraft) return refuseStale(tx, draft);
  await tx.delete(policyDrafts).where(eq(policyDrafts.id, draft.id));
  const facts = { basedOn: draft.basedOn, body: draft.body };
  return done(
    changed(null, { name: "policy.draft_discarded", subjectType: "program", subjectId: input.programId, facts }),
  );
}

/**
 * Makes the draft the next version, which is never changed afterwards, and asks for signatures where people enrolled
 * before it have to sign it first. The draft has to be what the person saw, and begun on the latest version there is.
 */
export async function publishPolicyDraft(
  tx: Tx,
  call: Call,
  input: DraftAddress & { readonly from: LocalDate; readonly adoption: "at-once" | "when-acknowledged" },
): Promise<Result<Changed<{ id: string; version: number }>, DraftRefusal>> {
  const { programId, from, adoption } = input;
  const draft = await findDraft(tx, programId);
  if (draft === null || draft.version !== input.seenDraft) return refuseStale(tx, draft);
  const body: PolicyBody = { ...draft.body, adoption };
  const stored = await storePolicyVersion(tx, call, { programId, from, body, seenVersion: draft.basedOn });
  if (!stored.ok) return stored;
  await tx.delete(policyDrafts).where(eq(policyDrafts.id, draft.id));
  const { id, version } = stored.value.value;
  if (adoption === "when-acknowledged") {
    await enqueue(tx, askForSignaturesJob, { programId, version }, { key: id, now: call.now });
  }
  return stored;
}

function bodyAfter(versions: readonly StoredPolicy[], draft: PolicyDraft): PolicyBody {
  const usedIds = versions.flatMap(({ body }) => body.rules.map(({ id }) => id));
  const before = versions.at(-1)?.body ?? { rules: [] };
  return bodyOfDraft(draft, before, usedIds);
}

function bodyOfSource(source: string, versions: readonly StoredPolicy[]): PolicyBody | null {
  const [, kind, key = ""] = /^(template|version):(\w{1,20})$/.exec(source) ?? [];
  if (kind === "template") return findTemplate(key)?.policy ?? null;
  return versions.find(({ version }) => kind === "version" && String(version) === key)?.body ?? null;
}

async function keep(
  tx: Tx,
  call: Call,
  { programId, seenDraft }: DraftAddress,
  bodyFor: (versions: readonly StoredPolicy[]) => PolicyBody,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Result<Kept, DraftMovedOn | Archived | PolicyInvalid>> {
  const program = found(await getProgram(tx, programId), "program");
  if (program.archivedAt) return refuse({ reason: "archived", what: "program" });
  const before = await findDraft(tx, programId);
  if ((before?.version ?? 0) !== seenDraft) return refuseStale(tx, before);
  const versions = await listPolicyVersions(tx, programId);
  const body = bodyFor(versions);
  const problems = policyProblems(body);
  if (problems.length > 0) return refuse({ reason: "policy_invalid", problems });
  const version = seenDraft + 1;
  const values = {
    basedOn: versions.at(-1)?.version ?? 0,
    body: { ...body },
    updatedAt: call.now,
    updatedBy: actorId(call.actor),
    version,
  };
  if (before === null) await tx.insert(policyDrafts).values({ id: newId(), programId, ...values });
  else {
    const isSeen = and(eq(policyDrafts.id, before.id), eq(policyDrafts.version, seenDraft));
    await tx.update(policyDrafts).set(values).where(isSeen);
  }
  const facts = { version, basedOn: values.basedOn, body, ...more };
  return done(changed({ version }, { name: "policy.draft_kept", subjectType: "program", subjectId: programId, facts }));
}

async function refuseStale(tx: Tx, draft: StoredDraft | null): Promise<Refused<DraftMovedOn>> {
  const names = draft === null ? new Map<string, string>() : await findActorNames(tx, [draft.updatedBy]);
  return refuse({
    reason: "draft_moved_on",
    version: draft?.version ?? 0,
    by: draft === null ? null : (names.get(draft.updatedBy) ?? null),
  });
}
