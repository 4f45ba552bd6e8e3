import { z } from "zod";
import { runCommand } from "@/server/doors/run-command";
import { defineJob } from "@/server/jobs/job";
import type { MessageKind } from "@/server/outbox/message";
import { sendReminders } from "./commands/send-reminders";
import { NOT_TAKEN_TOPIC, type ReminderKind } from "./events";
import { findReminderLetter } from "./queries/letter";
import type { NotTaken } from "./queries/not-taken";

const REMIND = "rosters.remind";

/** Every five minutes: whoever should know by now that attendance was not taken is told, once for each roster. */
export const remindJob = defineJob({
  name: REMIND,
  every: "*/5 * * * *",
  run: async ({ store, call }) => {
    await runCommand(store, call, REMIND, (tx) => sendReminders(tx, call));
  },
});

const payloadShape = z.object({
  staffId: z.string(),
  kind: z.enum(["facilitator", "director", "end_of_day", "by_hand"]),
  sessionIds: z.array(z.string()).min(1),
});

/**
 * The letter about rosters that nobody took. It says how many and nothing of what or whom, because other people read
 * mail too. What was taken meanwhile is not counted, and with nothing left no letter goes.
 */
export const notTakenMail: MessageKind = {
  topic: NOT_TAKEN_TOPIC,
  compose: async ({ reader, now, baseUrl }, payload) => {
    const { kind, ...asked } = payloadShape.parse(payload);
    const found = await findReminderLetter(reader, { ...asked, now });
    if (found === null) return null;
    const count = found.open.length;
    return {
      to: found.email,
      subject: SUBJECTS[kind],
      text: [sentenceOf(kind, count), "", "Sign in to see:", `${baseUrl}${pathOf(kind, found.open[0]!)}`, ""].join(
        "\n",
      ),
    };
  },
};

const SUBJECTS: Record<ReminderKind, string> = {
  facilitator: "Evenkeel: a record waits for you",
  by_hand: "Evenkeel: a record waits for you",
  director: "Evenkeel: a record waits too long",
  end_of_day: "Evenkeel: records of the day",
};

function sentenceOf(kind: ReminderKind, count: number): string {
  const are = count === 1 ? "1 record is" : `${count} records are`;
  switch (kind) {
    case "facilitator":
      return `${are} not finished yet.`;
    case "by_hand":
      return `A colleague reminds you: ${are} not finished yet.`;
    case "director":
      return `${are} not finished, and whoever leads was told.`;
    case "end_of_day":
      return `The day is over, and ${are} not finished.`;
  }
}

function pathOf(kind: ReminderKind, { date, siteId }: NotTaken): string {
  switch (kind) {
    case "facilitator":
    case "by_hand":
      return "/rosters?mine=1";
    case "director":
      return "/alerts?kind=records";
    case "end_of_day":
      return `/alerts/end-of-day?day=${date}&site=${siteId}`;
  }
}
