import type { DomainEvent, OutboxRequest } from "@/server/doors/changed";
import { NOT_TAKEN_TOPIC, type ReminderKind } from "../events";
import type { NotTaken } from "../queries/not-taken";

export interface Reminder {
  readonly id: string;
  readonly session: Pick<NotTaken, "sessionId" | "siteId" | "date">;
  readonly kind: ReminderKind;
  readonly toStaffIds: readonly string[];
}

/** What was sent, one event each, with one letter for each person and kind: which rosters it is about is looked up when it is sent. */
export function remindedEvents(reminders: readonly Reminder[]): [DomainEvent, ...DomainEvent[]] {
  const letters = lettersOf(reminders);
  const [first, ...others] = reminders.map(({ id, session, kind, toStaffIds }): DomainEvent => ({
    name: "roster.reminded",
    subjectType: "session",
    subjectId: session.sessionId,
    siteId: session.siteId,
    facts: { kind, to: toStaffIds },
    outbox: letters.get(id) ?? [],
  }));
  if (first === undefined) throw new Error("Nobody was reminded of anything.");
  return [first, ...others];
}

function lettersOf(reminders: readonly Reminder[]): Map<string, OutboxRequest[]> {
  const groups = new Map<string, { staffId: string; reminders: Reminder[] }>();
  for (const reminder of reminders) {
    for (const staffId of reminder.toStaffIds) {
      // The list of a day is a letter of its own day and site; whoever leads several gets one.
      const about = reminder.kind === "end_of_day" ? `${reminder.session.siteId} ${reminder.session.date}` : "";
      const key = `${staffId} ${reminder.kind} ${about}`;
      const group = groups.get(key) ?? { staffId, reminders: [] };
      group.reminders.push(reminder);
      groups.set(key, group);
    }
  }
  const letters = new Map<string, OutboxRequest[]>();
  for (const { staffId, reminders: those } of groups.values()) {
    const { id, kind } = those[0]!;
    letters.set(id, [
      ...(letters.get(id) ?? []),
      {
        topic: NOT_TAKEN_TOPIC,
        idempotencyKey: `${NOT_TAKEN_TOPIC}:${id}:${staffId}`,
        payload: { staffId, kind, sessionIds: those.map(({ session }) => session.sessionId) },
      },
    ]);
  }
  return letters;
}
