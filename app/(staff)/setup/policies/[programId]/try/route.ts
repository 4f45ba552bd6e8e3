import { trialInput } from "@/features/policies/input/draft";
import { readDraftBody, trialStream } from "@/features/simulation/queries/trial-stream";
import { getProgram } from "@/features/programs/queries/programs";
import { accessOfSites } from "@/features/programs/subjects";
import { defineRoute } from "@/server/doors/route";

/**
 * What the form of a draft would have come to on the past days: asked 250 ms after each change, so it is a read. The
 * answer comes line by line, how far it is and at last the trial, and stops when nobody listens any more.
 */
export const POST = defineRoute({
  name: "policy.try",
  method: "POST",
  input: trialInput,
  permission: "policy:write",
  subject: async (reader, { programId }) => {
    const program = await getProgram(reader, programId);
    return program && { access: accessOfSites(program.siteIds), value: null };
  },
  respond: async ({ reader, now, request }, { programId, days, draft }) => {
    const body = await readDraftBody(reader, programId, draft);
    return new Response(trialStream(reader, { programId, body, days, now }, request.signal), {
      headers: { "content-type": "application/x-ndjson; charset=utf-8", "cache-control": "no-store" },
    });
  },
});
