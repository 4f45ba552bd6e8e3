"use server";

import { getProgram } from "@/features/programs/queries/programs";
import { accessOfSites } from "@/features/programs/subjects";
import { defineAction } from "@/server/doors/action";
import { discardPolicyDraft, keepPolicyDraft, publishPolicyDraft, startPolicyDraft } from "./commands/drafts";
import { signPolicy } from "./commands/sign-policy";
import { discardDraftInput, draftInput, publishDraftInput, signPolicyInput, startDraftInput } from "./input/draft";
import { explainDraft } from "./refusals/draft-refusal";
import { explainSigning } from "./refusals/explain-signing";
import { findSigner } from "./subjects";

/** Keeps the form of the next version, after the step that a button beside a rule asked for. */
export const keepPolicyDraftAction = defineAction({
  name: "policy.keep_draft",
  input: draftInput,
  permission: "policy:write",
  subject: async (reader, { programId }) => ofProgram(await getProgram(reader, programId)),
  command: keepPolicyDraft,
  explain: explainDraft,
  after: () => ({ message: "Draft saved" }),
});

export const startPolicyDraftAction = defineAction({
  name: "policy.start_draft",
  input: startDraftInput,
  permission: "policy:write",
  subject: async (reader, { programId }) => ofProgram(await getProgram(reader, programId)),
  command: startPolicyDraft,
  explain: explainDraft,
  after: (_, { programId }) => ({ redirectTo: `/setup/policies/${programId}/draft` }),
});

export const discardPolicyDraftAction = defineAction({
  name: "policy.discard_draft",
  input: discardDraftInput,
  permission: "policy:write",
  subject: async (reader, { programId }) => ofProgram(await getProgram(reader, programId)),
  command: discardPolicyDraft,
  explain: explainDraft,
  after: (_, { programId }) => ({ redirectTo: `/setup/policies/${programId}` }),
});

export const publishPolicyDraftAction = defineAction({
  name: "policy.publish_draft",
  input: publishDraftInput,
  permission: "policy:write",
  subject: async (reader, { programId }) => ofProgram(await getProgram(reader, programId)),
  command: publishPolicyDraft,
  explain: explainDraft,
  after: (_, { programId }) => ({ redirectTo: `/setup/policies/${programId}` }),
});

/** A client signs for themselves. */
export const signPolicyAction = defineAction({
  name: "policy.sign",
  input: signPolicyInput,
  permission: "own-policy:acknowledge",
  subject: (reader, { enrollmentId }) => findSigner(reader, enrollmentId),
  command: signPolicy,
  explain: explainSigning,
  after: () => ({ redirectTo: "/me" }),
});

function ofProgram(program: { siteIds: readonly string[] } | null) {
  return program && { access: accessOfSites(program.siteIds), value: null };
}
