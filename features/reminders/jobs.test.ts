import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { auditEntries, outboxMessages, rosterReminders } from "@/db/schema";
import { inviteStaff } from "@/features/accounts/commands/invite";
import { finishRoster } from "@/features/attendance/commands/finish-roster";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { StaffRole } from "@/lib/access/roles";
import { remindAction } from "./actions";
import { remindByHand } from "./commands/remind-by-hand";
import { notTakenMail, remindJob } from "./jobs";
import { endOfDayLoader } from "./loaders";
import { listRecords } from "./queries/records";

let w: World;
let site: Made;
let lead: Made;
let director: Made;
let client: Made;
let morning: SessionRow;
let evening: SessionRow;

/** Two groups a day with one client expected: 9:00–10:00 AM and 6:00–7:00 PM, led by Marisol. */
beforeEach(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  site = await w.site("Worcester");
  await w.program("Adult IOP");
  await w.track("All day");
  lead = await colleague("Marisol Benítez", "clinician", site.id);
  director = await colleague("Dana Okonkwo", "director", null);
  const more = { from: "2026-03-02", facilitator: lead } as const;
  const first = await w.series("Check-in", "MO TU 09:00-10:00", more);
  const last = await w.series("Relapse prevention", "MO TU 18:00-19:00", more);
  morning = await w.session(first, "2026-03-02");
  evening = await w.session(last, "2026-03-02");
  client = await w.client("Ada Lund");
  await w.enrolled(client, { from: "2026-03-02", weekdays: ["MO", "TU"] });
});
afterEach(() => w.store.close());

async function colleague(name: string, role: StaffRole, siteId: string | null): Promise<Made> {
  const member = await w.staffMember(name);
  const email = `${name.split(" ")[0]?.toLowerCase()}@clinic.example`;
  await w.do(inviteStaff, { staffId: member.id, email, grants: [{ role, siteId }] });
  return member;
}

async function run(at: string): Promise<void> {
  const call = { actor: { kind: "system", name: "job:rosters.remind" }, now: w.at(at).now } as const;
  await remindJob.run({ store: w.store, call }, {});
}

async function sent(session = morning) {
  const rows = await w.reader.select().from(rosterReminders).where(eq(rosterReminders.sessionId, session.id));
  return rows.map(({ kind, toStaffIds }) => `${kind} ${toStaffIds.map(nameOf).join("+")}`).sort();
}

const nameOf = (staffId: string) => (staffId === lead.id ? "Marisol" : staffId === director.id ? "Dana" : staffId);

async function letters() {
  const rows = await w.reader.select().from(outboxMessages).where(eq(outboxMessages.topic, notTakenMail.topic));
  const composing = { reader: w.reader, now: w.now, baseUrl: "https://ek.example", authSecret: "" };
  const mails = await Promise.all(rows.map(({ payload }) => notTakenMail.compose(composing, payload)));
  return mails.filter((mail) => mail !== null);
}

const records = (staffId: string | null = null) =>
  listRecords(w.reader, { now: w.now, sites: "all", siteId: null, staffId });

describe("a roster that nobody takes", () => {
  test("is told to its facilitator after 15 minutes, to the director after 2 hours, once each", async () => {
    await run("2026-03-02T10:14");
    expect(await sent()).toEqual([]);
    await run("2026-03-02T10:15");
    expect(await sent()).toEqual(["facilitator Marisol"]);
    const entries = await w.reader.$count(auditEntries);
    await run("2026-03-02T10:20");
    await run("2026-03-02T11:59");
    expect(await w.reader.$count(auditEntries)).toBe(entries);
    await run("2026-03-02T12:00");
    expect(await sent()).toEqual(["director Dana", "facilitator Marisol"]);
    expect((await letters()).map(({ to }) => to).sort()).toEqual(["dana@clinic.example", "marisol@clinic.example"]);
  });

  test("is written of in neutral words, and of what was taken meanwhile not at all", async () => {
    await run("2026-03-02T12:00");
    for (const { subject, text } of await letters()) {
      expect(`${subject} ${text}`).not.toMatch(/ada|lund|marisol|check-in|group|attend|client|IOP|worcester/i);
      expect(text).toContain("1 record is not finished");
      expect(text).toContain("https://ek.example/");
    }
    await w.mark(client, morning, "present", { at: "2026-03-02T12:01" });
    expect(await letters()).toEqual([]);
  });

  test("is settled at once when it is finished", async () => {
    await w.mark(client, morning, "present", { at: "2026-03-02T10:05" });
    await w.do(finishRoster, { sessionId: morning.id });
    await run("2026-03-02T12:00");
    expect(await sent()).toEqual([]);
    expect(await records()).toEqual([]);
  });

  test("is nobody's fault when the session was canceled or nobody was expected", async () => {
    const alone = await w.series("Empty", "MO 11:00-12:00", {
      from: "2026-03-02",
      facilitator: lead,
      kind: "individual",
    });
    await w.do(cancelSession, { sessionId: morning.id, reason: "ill" });
    await run("2026-03-02T14:30");
    expect(await sent()).toEqual([]);
    expect(await sent(await w.session(alone, "2026-03-02"))).toEqual([]);
  });

  test("is on the list that the director gets after the last session of the local day", async () => {
    await run("2026-03-02T19:14");
    expect(await sent()).toEqual(["director Dana", "facilitator Marisol"]);
    await run("2026-03-02T19:15");
    expect(await sent()).toEqual(["director Dana", "end_of_day Dana", "facilitator Marisol"]);
    expect(await sent(evening)).toEqual(["end_of_day Dana", "facilitator Marisol"]);
    const list = (await letters()).filter(({ text }) => text.includes("/alerts/end-of-day"));
    expect(list).toHaveLength(1);
    expect(list[0]?.text).toContain("2 records are not finished");
    expect(list[0]?.text).toContain(`day=2026-03-02&site=${site.id}`);
    const by = await w.actor("director");
    const page = await endOfDayLoader.door.perform(by, { siteId: site.id, day: null }, w.now, w.store);
    expect(page).toMatchObject({ status: "done", value: { isOver: true, day: "2026-03-02" } });
    expect(page.status === "done" && page.value?.rows.map(({ title }) => title)).toEqual([
      "Check-in",
      "Relapse prevention",
    ]);
  });
});

describe("a row of the records", () => {
  test("says how late it is, who leads it, and who was told", async () => {
    await run("2026-03-02T10:15");
    w.at("2026-03-02T10:42");
    expect((await records(lead.id))[0]).toMatchObject({
      ...{ title: "Check-in", due: "Due now", isOverdue: false, isMine: true, band: "morning", expected: 1 },
      lead: { name: "Marisol Benítez", initials: "MB" },
      reminded: { names: ["Marisol Benítez"], at: w.instant("2026-03-02T10:15") },
    });
    w.at("2026-03-02T23:42");
    expect((await records())[0]).toMatchObject({ due: "Overdue 13 h", isOverdue: true, isMine: false });
  });
});

describe("Remind", () => {
  const press = (at: string) => {
    w.at(at);
    return w.try(remindByHand, { sessionId: morning.id });
  };

  test("writes to whoever leads it, and not again within the half hour, whoever asks", async () => {
    expect(await press("2026-03-02T12:30")).toMatchObject({ ok: true });
    expect(await sent()).toEqual(["by_hand Marisol"]);
    expect((await letters())[0]).toMatchObject({ to: "marisol@clinic.example" });
    expect(await press("2026-03-02T12:59")).toMatchObject({ refusal: "too_soon" });
    expect((await records())[0]?.mayRemind).toBe(false);
    expect(await press("2026-03-02T13:00")).toMatchObject({ ok: true });
  });

  test("has nothing to remind of before the end, or once it is taken", async () => {
    expect(await press("2026-03-02T09:30")).toMatchObject({ refusal: "not_over" });
    await w.mark(client, morning, "present", { at: "2026-03-02T10:05" });
    expect(await press("2026-03-02T12:30")).toMatchObject({ refusal: "settled" });
    expect(await w.try(remindByHand, { sessionId: "0".repeat(26) })).toMatchObject({ refusal: "no_such_session" });
  });

  test("says so in words at its door", async () => {
    await press("2026-03-02T12:30");
    const by = await w.actor("scheduler");
    const again = await remindAction.door.perform(by, { sessionId: morning.id }, w.now, w.store);
    expect(again).toMatchObject({ status: "refused", sentence: expect.stringContaining("30 minutes") });
    const elsewhere = await w.actor("scheduler", { site: await w.site("Quincy") });
    const far = await remindAction.door.perform(elsewhere, { sessionId: morning.id }, w.now, w.store);
    expect(far).toMatchObject({ status: "not_found" });
  });
});
