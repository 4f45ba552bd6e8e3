import type { Reader } from "@/db/store";
import { listPolicyVersions } from "@/features/programs/queries/policies";
import { bodyOfDraft, type PolicyDraft } from "@/lib/policy/policy-draft";
import type { PolicyBody } from "@/lib/standing/types";
import { tryPolicy, type TrialAsked } from "./try-policy";

/** The policy that a form asks for, with the ids that its rules would be stored under. */
export async function readDraftBody(reader: Reader, programId: string, draft: PolicyDraft): Promise<PolicyBody> {
  const versions = await listPolicyVersions(reader, programId);
  const usedIds = versions.flatMap(({ body }) => body.rules.map(({ id }) => id));
  return bodyOfDraft(draft, versions.at(-1)?.body ?? { rules: [] }, usedIds);
}

/** One trial at a time in a process: two at once would only take twice as long each, and twice of everybody else's time. */
let inLine: Promise<unknown> = Promise.resolve();

/** A trial as lines of JSON: steps as they come, the trial last. It is over when nobody reads it any more. */
export function trialStream(reader: Reader, asked: TrialAsked, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let isWanted = true;
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      const isStopped = () => !isWanted || signal.aborted;
      const run = async () => {
        if (isStopped()) return;
        for await (const step of tryPolicy(reader, asked)) {
          if (isStopped()) return;
          controller.enqueue(encoder.encode(`${JSON.stringify(step)}\n`));
        }
      };
      const mine = inLine.then(run);
      inLine = mine.catch(() => undefined);
      try {
        await mine;
        if (isWanted) controller.close();
      } catch (fault) {
        if (isWanted) controller.error(fault);
      }
    },
    cancel() {
      isWanted = false;
    },
  });
}
