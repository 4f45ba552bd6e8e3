import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { alertEscalations, alerts, auditEntries, outboxMessages } from "@/db/schema";
import { inviteStaff } from "@/features/accounts/commands/invite";
import { closeSite } from "@/features/closures/commands/close-site";
import { climbLadderJob, waitingMail } from "@/features/outreach/jobs";
import { listWork } from "@/features/outreach/queries/work-list";
import { settleAlerts } from "@/features/standing/commands/settle-alert";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { StaffRole } from "@/lib/access/roles";
import { DEFAULT_LADDER } from "@/lib/alerts/ladder-rules";
import { DEFAULT_REMINDERS } from "@/lib/attendance/not-taken";
import { localDate } from "@/lib/time/local-date";
import { assignAlerts } from "./assign-alerts";
import { changeWaitingRules } from "./change-waiting-rules";

let w: World;
let site: Made;
let counselor: Made;
let director: Made;
let monday: SessionRow;

beforeEach(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  site = await w.site("Worcester");
  await w.program("Adult IOP", {
    policy: { rules: [{ id: "two", measure: "absences", within: { days: 30 }, at: 1, level: "warning" }] },
  });
  await w.track("Evening");
  const group = await w.series("Skills", "MO TU WE TH FR 09:00-10:00", { from: "2026-03-02" });
  monday = await w.session(group, "2026-03-02");
  counselor = await colleague("Lea Lead", "clinician", site.id);
  director = await colleague("Dana Direct", "director", null);
});
afterEach(() => w.store.close());

async function colleague(name: string, role: StaffRole, siteId: string | null): Promise<Made> {
  const member = await w.staffMember(name);
  const email = `${name.split(" ")[0]?.toLowerCase()}@clinic.example`;
  await w.do(inviteStaff, { staffId: member.id, email, grants: [{ role, siteId }] });
  return member;
}

/** Somebody who was missed on Monday morning, on record at 10:10: a warning, due on Monday at 5 PM. */
async function missed(name = "Ada Lund", more = {}) {
  const client = await w.client(name, { site });
  const weekdays = ["MO", "TU", "WE", "TH", "FR"] as const;
  await w.enrolled(client, { from: "2026-03-02", weekdays, minutesPerWeek: 0, counselor, ...more });
  await w.mark(client, monday, "missed", { at: "2026-03-02T10:10" });
  const rows = await w.reader.select().from(alerts).where(eq(alerts.clientId, client.id));
  return { client, alertIds: rows.map(({ id }) => id) };
}

async function run(at: string): Promise<void> {
  const call = { actor: { kind: "system", name: "job:alerts.climb-ladder" }, now: w.at(at).now } as const;
  await climbLadderJob.run({ store: w.store, call }, {});
}

async function steps() {
  const rows = await w.reader.select().from(alertEscalations);
  return rows
    .map(
      ({ step, toStaffId }) =>
        `${step} ${toStaffId === counselor.id ? "Lea" : toStaffId === director.id ? "Dana" : "nobody"}`,
    )
    .sort();
}

async function letters() {
  const rows = await w.reader.select().from(outboxMessages).where(eq(outboxMessages.topic, waitingMail.topic));
  const composing = { reader: w.reader, now: w.now, baseUrl: "https://ek.example", authSecret: "" };
  const mails = await Promise.all(rows.map(({ payload }) => waitingMail.compose(composing, payload)));
  return mails.filter((mail) => mail !== null);
}

const rowOf = async (client: Made, staffId: string | null = null) =>
  (await listWork(w.reader, { now: w.now, sites: "all", siteId: null, staffId })).find(
    ({ clientId }) => clientId === client.id,
  );

describe("the ladder", () => {
  test("tells the counselor when a row is due, then the director, then the team, each once", async () => {
    const { client, alertIds } = await missed();
    expect(alertIds).toHaveLength(2);
    expect((await rowOf(client))?.dueAt).toEqual(w.instant("2026-03-02T17:00"));
    await run("2026-03-02T16:59");
    expect(await steps()).toEqual([]);
    await run("2026-03-02T17:00");
    expect(await steps()).toEqual(["1 Lea", "1 Lea"]);
    const entries = await w.reader.$count(auditEntries);
    await run("2026-03-02T20:00");
    await run("2026-03-03T08:59");
    expect(await w.reader.$count(auditEntries)).toBe(entries);
    await run("2026-03-03T09:00");
    expect(await steps()).toEqual(["1 Lea", "1 Lea", "2 Dana", "2 Dana"]);
    expect(await rowOf(client, director.id)).toMatchObject({
      isMine: true,
      due: { text: "Overdue 16 h", isOverdue: true },
      escalated: { to: "Dana Direct", at: w.instant("2026-03-03T09:00"), isForMeeting: false },
    });
    await run("2026-03-04T09:00");
    expect((await rowOf(client))?.escalated).toMatchObject({ to: "Dana Direct", isForMeeting: true });
    expect(await steps()).toHaveLength(6);
    await run("2026-03-20T09:00");
    expect(await steps()).toHaveLength(6);
  });

  test("writes one letter to a person, which names nobody and goes only while something waits", async () => {
    const ada = await missed();
    await missed("Ben Okafor");
    await run("2026-03-02T17:00");
    const [letter, ...more] = await letters();
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ to: "lea@clinic.example", subject: "Evenkeel: your list needs you" });
    expect(letter?.text).toContain("2 lines of your list are due.");
    expect(`${letter?.subject} ${letter?.text}`).not.toMatch(/ada|ben|lund|missed|group|IOP|warning|client/i);
    await w.do(settleAlerts, { clientId: ada.client.id, alertIds: ada.alertIds, as: "closed" });
    expect((await letters())[0]?.text).toContain("1 line of your list is due.");
    await w.store.transact((tx) => tx.update(alerts).set({ state: "closed" }));
    expect(await letters()).toEqual([]);
  });

  test("takes all steps that were due while the machine was off, once", async () => {
    await missed();
    await run("2026-03-09T09:00");
    expect(await steps()).toEqual(["1 Lea", "1 Lea", "2 Dana", "2 Dana", "3 Dana", "3 Dana"]);
    expect((await letters()).map(({ to }) => to).sort()).toEqual(["dana@clinic.example", "lea@clinic.example"]);
  });

  test("does not climb over a day on which the site is closed", async () => {
    await missed();
    await w.do(closeSite, {
      siteId: site.id,
      name: "Snow",
      date: localDate("2026-03-03"),
      fromTime: null,
      toTime: null,
    });
    await run("2026-03-03T12:00");
    expect(await steps()).toEqual(["1 Lea", "1 Lea"]);
    await run("2026-03-04T09:00");
    expect(await steps()).toEqual(["1 Lea", "1 Lea", "2 Dana", "2 Dana"]);
  });

  test("waits for the day on which somebody tries again", async () => {
    const { alertIds, client } = await missed();
    await w.store.transact((tx) =>
      tx
        .update(alerts)
        .set({ nextTryOn: localDate("2026-03-05") })
        .where(eq(alerts.clientId, client.id)),
    );
    await run("2026-03-05T16:00");
    expect(await steps()).toEqual([]);
    await run("2026-03-05T17:00");
    expect(await steps()).toHaveLength(alertIds.length);
  });

  test("climbs as the clinic set it, and the change is on record", async () => {
    await missed();
    const due = { ...DEFAULT_LADDER.due, warning: { days: 0, by: DEFAULT_LADDER.due.review.by } };
    const ladder = { ...DEFAULT_LADDER, due, directorAfterHours: 1, meetingAfterDays: null };
    await w.do(changeWaitingRules, { ladder, reminders: DEFAULT_REMINDERS, seenVersion: 1 });
    expect(w.events.at(-1)).toMatchObject({ name: "clinic.waiting-rules-changed" });
    expect(await w.try(changeWaitingRules, { ladder, reminders: DEFAULT_REMINDERS, seenVersion: 1 })).toMatchObject({
      ok: false,
    });
    await run("2026-03-02T13:00");
    expect(await steps()).toEqual(["1 Lea", "1 Lea", "2 Dana", "2 Dana"]);
    await run("2026-03-20T13:00");
    expect(await steps()).toHaveLength(4);
  });
});

describe("who works a row", () => {
  test("is the primary counselor, else the director, until somebody gives it away", async () => {
    const { client, alertIds } = await missed();
    expect((await rowOf(client, counselor.id))?.isMine).toBe(true);
    const alone = await missed("Nobody’s Client", { counselor: undefined });
    expect((await rowOf(alone.client))?.assignee?.name).toBe("Dana Direct");
    const before = w.events.length;
    await w.do(assignAlerts, { clientId: client.id, alertIds, toStaffId: director.id });
    expect(w.events.slice(before).map(({ name, facts }) => [name, facts?.to])).toEqual(
      alertIds.map(() => ["alert.assigned", director.id]),
    );
    expect(await rowOf(client, counselor.id)).toMatchObject({ isMine: false, assignee: { name: "Dana Direct" } });
    const again = await w.try(assignAlerts, { clientId: client.id, alertIds, toStaffId: director.id });
    expect(again).toMatchObject({ ok: true, value: { isChanged: false } });
    await w.do(assignAlerts, { clientId: client.id, alertIds, toStaffId: null });
    expect((await rowOf(client))?.assignee?.name).toBe("Lea Lead");
  });

  test("must work at the client's site, and the row must be the client's", async () => {
    const { client, alertIds } = await missed();
    const elsewhere = await colleague("Rufus Far", "clinician", (await w.site("Quincy")).id);
    const give = (input: Partial<Parameters<typeof assignAlerts>[2]>) =>
      w.try(assignAlerts, { clientId: client.id, alertIds, toStaffId: counselor.id, ...input });
    expect(await give({ toStaffId: elsewhere.id })).toMatchObject({ refusal: "not_at_site" });
    expect(await give({ toStaffId: "0".repeat(26) })).toMatchObject({ refusal: "not_at_site" });
    expect(await give({ clientId: "0".repeat(26) })).toMatchObject({ refusal: "no_such_alert" });
    expect(await give({ alertIds: [] })).toMatchObject({ refusal: "no_such_alert" });
  });
});

test("the worst standing comes first, and within a level what is due first", async () => {
  const [ada, ben] = [await missed("Ada Lund"), await missed("Ben Okafor")];
  await w.store.transact((tx) =>
    tx
      .update(alerts)
      .set({ nextTryOn: localDate("2026-03-06") })
      .where(eq(alerts.clientId, ada.client.id)),
  );
  const rows = await listWork(w.reader, { now: w.now, sites: "all", siteId: null, staffId: null });
  expect(rows.map(({ name }) => name)).toEqual(["Ben Okafor", "Ada Lund"]);
  expect(rows.map(({ words }) => words)).toEqual(
    [ben, ada].map(() => ({ headline: "First missed day in 30", detail: "1 group missed, 1 h." })),
  );
  expect(await listWork(w.reader, { now: w.now, sites: [], siteId: null, staffId: null })).toEqual([]);
});
