import { z } from "zod";
import type { MessageKind } from "@/server/outbox/message";
import { TELLINGS, TOLD_TOPIC, type Telling } from "./events";
import { findLetterAddress } from "./queries/asked";

const payloadShape = z.object({ telling: z.enum(TELLINGS), requestIds: z.array(z.string()).min(1) });

const STILL_SO = { asked: ["asked"], assigned: ["accepted"], let_go: ["withdrawn"] } as const;

/**
 * The letter to a colleague who is asked to step in, was put down for it, or is let go again. It says how many and
 * nothing of what, where and for whom, because other people read mail too. What is not so any more is not sent.
 */
export const toldMail: MessageKind = {
  topic: TOLD_TOPIC,
  compose: async ({ reader, baseUrl }, payload) => {
    const { telling, requestIds } = payloadShape.parse(payload);
    const found = await findLetterAddress(reader, requestIds, STILL_SO[telling]);
    if (found === null) return null;
    return {
      to: found.email,
      subject: SUBJECTS[telling],
      text: [
        sentenceOf(telling, found.count),
        "",
        telling === "asked" ? "Sign in to see when, and to answer:" : "Sign in to see when:",
        `${baseUrl}/schedule/asked`,
        "",
      ].join("\n"),
    };
  },
};

const SUBJECTS: Record<Telling, string> = {
  asked: "Evenkeel: a colleague asks you to step in",
  assigned: "Evenkeel: your calendar has changed",
  let_go: "Evenkeel: your calendar has changed",
};

function sentenceOf(telling: Telling, count: number): string {
  const appointments = count === 1 ? "1 appointment" : `${count} appointments`;
  switch (telling) {
    case "asked":
      return `You are asked to step in for a colleague at ${appointments}. Whoever says yes first has it.`;
    case "assigned":
      return `You were put down to step in for a colleague at ${appointments}.`;
    case "let_go":
      return `You do not have to step in any more at ${appointments}.`;
  }
}
