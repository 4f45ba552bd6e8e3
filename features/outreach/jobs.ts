import { z } from "zod";
import { runCommand } from "@/server/doors/run-command";
import { defineJob } from "@/server/jobs/job";
import type { MessageKind } from "@/server/outbox/message";
import { climbLadder } from "./commands/climb-ladder";
import { WAITING_TOPIC } from "./events";
import { findWaitingLetter } from "./queries/waiting-letter";

const LADDER = "alerts.climb-ladder";

/** Every five minutes: whoever should know by now that an alert waits is told. What was told already is told no second time. */
export const climbLadderJob = defineJob({
  name: LADDER,
  every: "*/5 * * * *",
  run: async ({ store, call }) => {
    await runCommand(store, call, LADDER, (tx) => climbLadder(tx, call));
  },
});

const payloadShape = z.object({ staffId: z.string(), escalationIds: z.array(z.string()).min(1) });

/**
 * The letter to a colleague whose list has something that waited too long. It says how many and nothing of whom or what,
 * because other people read mail too. What was settled meanwhile is not counted, and with nothing left no letter goes.
 */
export const waitingMail: MessageKind = {
  topic: WAITING_TOPIC,
  compose: async ({ reader, baseUrl }, payload) => {
    const { staffId, escalationIds } = payloadShape.parse(payload);
    const found = await findWaitingLetter(reader, staffId, escalationIds);
    if (found === null) return null;
    const { email, own, passedOn } = found;
    return {
      to: email,
      subject: "Evenkeel: your list needs you",
      text: [
        ...(own > 0 ? [`${lines(own)} of your list ${own === 1 ? "is" : "are"} due.`] : []),
        ...(passedOn > 0
          ? [`${lines(passedOn)} of a list waited too long and ${were(passedOn)} passed on to you.`]
          : []),
        "",
        "Sign in to see:",
        `${baseUrl}/alerts?whose=mine`,
        "",
      ].join("\n"),
    };
  },
};

function lines(count: number): string {
  return count === 1 ? "1 line" : `${count} lines`;
}

function were(count: number): string {
  return count === 1 ? "was" : "were";
}
