import { z } from "zod";
import { findAddress } from "@/features/scheduling/queries/change-audience";
import { homeOf } from "@/lib/access/home-of-side";
import { done } from "@/lib/result";
import { changed, unchanged } from "@/server/doors/changed";
import { runCommand } from "@/server/doors/run-command";
import { defineJob } from "@/server/jobs/job";
import type { MessageKind } from "@/server/outbox/message";
import { signatureAsked, TO_SIGN_TOPIC } from "./events";
import { findToSign, listWaitingIn } from "./queries/signatures";

const AT_ONCE = 100;

/**
 * Asks everybody enrolled for the signature that a published version waits for. A job and no part of publishing: a large
 * clinic has thousands of people. Run again it asks nobody twice, for messages carry the version.
 */
export const askForSignaturesJob = defineJob<{ readonly programId: string; readonly version: number }>({
  name: "policy.ask_for_signatures",
  async run({ store, call }, { programId, version }) {
    let after = "";
    for (;;) {
      const page = { programId, after, limit: AT_ONCE };
      const { last, waiting } = await listWaitingIn(store.reader, call.now, page);
      if (last === null) return;
      after = last;
      const [first, ...rest] = waiting.filter((each) => each.version.version === version).map(signatureAsked);
      await runCommand(store, call, "policy.ask_for_signatures", async () =>
        done(first === undefined ? unchanged(null) : changed(null, first, ...rest)),
      );
    }
  },
});

const asked = z.object({ enrollmentId: z.string(), clientId: z.string(), version: z.number() });

/** Says that something waits to be read, and nothing of what: other people read mail too. Not sent once it was signed. */
export const toSignMail: MessageKind = {
  topic: TO_SIGN_TOPIC,
  compose: async ({ reader, baseUrl, now }, payload) => {
    const { enrollmentId, clientId, version } = asked.parse(payload);
    const waiting = await findToSign(reader, enrollmentId, now);
    if (waiting?.version.version !== version) return null;
    const to = await findAddress(reader, { clientId });
    if (to === null) return null;
    return {
      to,
      subject: "Something to read and sign",
      text: ["Something is waiting for you to read and sign.", "", `Sign in: ${baseUrl}${homeOf("client")}`, ""].join(
        "\n",
      ),
    };
  },
};
