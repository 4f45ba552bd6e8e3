import { z } from "zod";
import { findAddress } from "@/features/scheduling/queries/change-audience";
import { runCommand } from "@/server/doors/run-command";
import { defineJob } from "@/server/jobs/job";
import type { MessageKind } from "@/server/outbox/message";
import { lapseOffers } from "./commands/settle-make-ups";
import { OFFERED_TOPIC } from "./events";
import { findOffer } from "./queries/offers";

/** Offers whose session has begun without an answer: pages say so at once, this writes it down. */
export const lapseOffersJob = defineJob({
  name: "make-ups.lapse",
  every: "7,22,37,52 * * * *",
  run: async ({ store, call }) => {
    await runCommand(store, call, "make-ups.lapse", (tx) => lapseOffers(tx, call));
  },
});

const payloadShape = z.object({ offerId: z.string() });

/**
 * The mail to somebody to whom a time is offered. It says that there is one and nothing of what, where or why, because
 * other people read mail too. What is no longer offered is not sent.
 */
export const timeOfferedMail: MessageKind = {
  topic: OFFERED_TOPIC,
  compose: async ({ reader, now, baseUrl }, payload) => {
    const found = await findOffer(reader, payloadShape.parse(payload).offerId);
    if (found === null || found.offer.state !== "offered" || found.session.startsAt <= now) return null;
    const to = await findAddress(reader, { clientId: found.offer.clientId });
    if (to === null) return null;
    return {
      to,
      subject: "A time is open for you",
      text: ["A time is open for you, if you would like it. Look and answer here:", `${baseUrl}/me/extra`, ""].join(
        "\n",
      ),
    };
  },
};
