import { and, asc, eq, or } from "drizzle-orm";
import { alerts, clients, enrollments } from "@/db/schema";
import { logOutreach, type OutreachChannel } from "@/features/outreach/commands/log-outreach";
import { settleAlerts } from "@/features/standing/commands/settle-alert";
import type { LocalDate } from "@/lib/time/local-date";
import { toLocal } from "@/lib/time/zone";
import { Chance } from "@/db/worlds/chance";
import type { Company } from "./people";

const REACHED = [
  "The bus did not come. Will leave earlier.",
  "Child was sick. Back tomorrow.",
  "Overslept after a night shift. Asked for a reminder in the morning.",
  "Had a bad day, wants to go on. Sees the counselor this week.",
  "Car in repair until Friday; gets a ride until then.",
  "Thought the day was off. Has the week on paper now.",
];
const NOT_REACHED = [
  "No answer.",
  "Left name and number only.",
  "Line busy, will try again.",
  "Sent a text: please call us.",
];

/** Counselors work through what is open: they call, note what came of it, and close the row when somebody was reached. */
export async function makeCalls(company: Company, at: Date): Promise<void> {
  const { stage, places } = company;
  const { date } = toLocal(at, stage.zone);
  const rows = await stage.store.reader
    .select({
      id: alerts.id,
      clientId: alerts.clientId,
      enrollmentId: alerts.enrollmentId,
      on: alerts.on,
      state: alerts.state,
      counselorId: enrollments.counselorId,
      prefers: clients.prefersContactBy,
      isSafe: clients.isSafeToLeaveMessage,
    })
    .from(alerts)
    .innerJoin(enrollments, eq(enrollments.id, alerts.enrollmentId))
    .innerJoin(clients, eq(clients.id, alerts.clientId))
    .where(or(eq(alerts.state, "open"), eq(alerts.state, "acknowledged")))
    .orderBy(asc(alerts.openedAt), asc(alerts.id));
  const byEnrollment = new Map<string, typeof rows>();
  for (const row of rows) byEnrollment.set(row.enrollmentId, [...(byEnrollment.get(row.enrollmentId) ?? []), row]);
  for (const [enrollmentId, open] of byEnrollment) {
    const [first] = open;
    const person = company.people.get(enrollmentId);
    if (first === undefined || person === undefined) continue;
    const { days, stay } = person;
    const toCall = open.filter(({ on }) => days.unsettledFrom === null || on < days.unsettledFrom);
    const isFresh = toCall.length < open.length;
    if (toCall.length === 0 && !(isFresh && stay.story === "silent")) continue;
    const chance = new Chance(`call ${stay.name} ${at.toISOString()}`);
    const isSilent = days.silence !== null && date >= days.silence.from && date <= days.silence.through;
    const wasReached = !isSilent && chance.isTrue(0.7);
    const channel: OutreachChannel = wasReached && chance.isTrue(0.1) ? "in_person" : first.prefers;
    const by = places.staffById.get(first.counselorId ?? "") ?? places.staff.tilda;
    // Rows of earlier days are closed with a message; the newest one stays until somebody got through.
    const settles = wasReached || isSilent;
    const input = {
      clientId: first.clientId,
      at: new Date(at.getTime() - 4 * 60_000),
      channel,
      wasReached,
      note: chance.pick(
        wasReached ? REACHED : first.isSafe ? NOT_REACHED : NOT_REACHED.filter((note) => !note.startsWith("Left")),
      ),
      alertIds: toCall.map(({ id }) => id),
      settles: settles && toCall.length > 0,
    };
    await stage.do(logOutreach, input, { by, at });
  }
}

/** The director has seen the reviews, and they stay on the list until decided. */
export async function acknowledgeReviews({ stage, places, people }: Company, day: LocalDate): Promise<void> {
  const at = stage.at(day, "09:40");
  if (at > stage.now) return;
  for (const { stay, clientId, enrollmentId } of people.values()) {
    if (stay.story !== "contract-failed") continue;
    const open = await stage.store.reader
      .select({ id: alerts.id })
      .from(alerts)
      .where(and(eq(alerts.enrollmentId, enrollmentId), eq(alerts.state, "open")))
      .orderBy(asc(alerts.id));
    if (open.length === 0) continue;
    const alertIds = open.map(({ id }) => id);
    await stage.do(settleAlerts, { clientId, alertIds, as: "acknowledged" }, { by: places.staff.dana, at });
  }
}
