import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { alerts, clients, outreachAttempts, standings } from "@/db/schema";
import { addContact, recordConsent } from "@/features/clients/commands/contacts";
import { findReach } from "@/features/outreach/queries/reach";
import { listWork } from "@/features/outreach/queries/work-list";
import { localDate } from "@/lib/time/local-date";
import { logOutreachAction } from "@/features/outreach/actions";
import { attemptsLoader } from "@/features/outreach/loaders";
import { inviteStaff } from "@/features/accounts/commands/invite";
import { listAttempts } from "@/features/outreach/queries/attempts";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { logOutreach, type NewOutreach } from "./log-outreach";

let w: World;
let site: Made;
let program: Made;
let track: Made;
let missed: SessionRow[];
let nth = 0;

beforeAll(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  site = await w.site("Worcester");
  const rules = [
    { id: "silent", measure: "streak", withoutContact: true, at: 2, level: "warning" },
    { id: "day", measure: "absences", within: "enrollment", at: 1, level: "watch" },
  ] as const;
  program = await w.program("Adult IOP", { policy: { rules } });
  track = await w.track("Evening");
  const group = await w.series("Skills", "MO TU WE TH FR 18:00-19:00", { from: "2026-03-02" });
  missed = [await w.session(group, "2026-03-03"), await w.session(group, "2026-03-04")];
});
beforeEach(() => w.at("2026-03-05T10:00"));
afterAll(() => w.store.close());

/** Somebody who stayed away two days running, and the alerts of it. */
async function away() {
  const client = await w.client(`Client ${++nth}`, { site });
  const weekdays = ["MO", "TU", "WE", "TH", "FR"] as const;
  const plan = { from: "2026-03-02", weekdays, minutesPerWeek: 0, site, program, track };
  const { id } = await w.enrolled(client, plan);
  for (const session of missed) await w.mark(client, session, "missed", { at: "2026-03-04T20:00" });
  w.at("2026-03-05T10:00");
  const rows = await w.reader.select().from(alerts).where(eq(alerts.clientId, client.id));
  return { client, enrollmentId: id, alertIds: rows.map((row) => row.id) };
}

async function log(client: Made, more: Partial<NewOutreach> = {}) {
  const usual = { at: w.now, channel: "call", wasReached: true, note: null, alertIds: [], settles: false } as const;
  return w.try(logOutreach, { clientId: client.id, ...usual, ...more });
}

async function statesOf(client: Made) {
  const rows = await w.reader.select().from(alerts).where(eq(alerts.clientId, client.id));
  return [...new Set(rows.map(({ state }) => state))];
}

async function levelOf(enrollmentId: string) {
  const [row] = await w.reader.select().from(standings).where(eq(standings.enrollmentId, enrollmentId));
  return row?.level;
}

describe("an attempt to reach somebody", () => {
  test("that reached them is a contact: the silence is over, and the row stays for a person to close", async () => {
    const { client, enrollmentId, alertIds } = await away();
    expect(await levelOf(enrollmentId)).toBe("warning");
    await log(client, { alertIds, note: "Comes tomorrow" });
    expect(await levelOf(enrollmentId)).toBe("watch");
    expect(await statesOf(client)).toEqual(["open"]);
    const [row] = await w.reader.select().from(outreachAttempts).where(eq(outreachAttempts.clientId, client.id));
    expect(row).toMatchObject({ on: "2026-03-05", wasReached: true, note: "Comes tomorrow", enrollmentId });
    expect(alertIds).toContain(row?.alertId);
  });

  test("that reached nobody moves no standing", async () => {
    const { client, enrollmentId } = await away();
    const before = w.events.length;
    await log(client, { wasReached: false });
    expect(await levelOf(enrollmentId)).toBe("warning");
    expect(w.events.slice(before).map(({ name }) => name)).toEqual(["outreach.logged"]);
  });

  test("closes the row when the person says so, each alert in the trail", async () => {
    const { client, alertIds } = await away();
    const before = w.events.length;
    await log(client, { alertIds, settles: true, wasReached: false });
    expect(await statesOf(client)).toEqual(["closed"]);
    const closed = w.events.slice(before).filter(({ name }) => name === "alert.closed");
    expect(closed.map(({ subjectId }) => subjectId).sort()).toEqual([...alertIds].sort());
    expect(closed.every(({ clientId }) => clientId === client.id)).toBe(true);
  });

  test("answers a row that was withdrawn meanwhile without bringing it back", async () => {
    const { client, alertIds } = await away();
    for (const session of missed) await w.mark(client, session, "excused", { at: "2026-03-05T10:00" });
    expect(await statesOf(client)).toEqual(["withdrawn"]);
    expect(await log(client, { alertIds, settles: true })).toMatchObject({ ok: true });
    expect(await statesOf(client)).toEqual(["withdrawn"]);
  });

  test("is refused for another client's row, in the future, or for nobody", async () => {
    const [ada, ben] = [await away(), await away()];
    const before = await w.reader.$count(outreachAttempts);
    expect(await log(ada.client, { alertIds: ben.alertIds, settles: true })).toMatchObject({
      refusal: "no_such_alert",
    });
    expect(await log(ada.client, { at: new Date(w.now.getTime() + 1) })).toMatchObject({ refusal: "in_the_future" });
    expect(await log({ id: "0".repeat(26), name: "" })).toMatchObject({ refusal: "no_such_client" });
    expect(await w.reader.$count(outreachAttempts)).toBe(before);
    expect(await statesOf(ben.client)).toEqual(["open"]);
  });

  test("just after midnight belongs to the day of the client's site", async () => {
    const { client } = await away();
    w.at("2026-03-06T00:30");
    await log(client, { at: w.instant("2026-03-05T23:30") });
    const [row] = await w.reader.select().from(outreachAttempts).where(eq(outreachAttempts.clientId, client.id));
    expect(row).toMatchObject({ on: "2026-03-05" });
  });
});

describe("what is safe and what is agreed", () => {
  const unsafe = async () => {
    const made = await away();
    await w.store.transact((tx) =>
      tx
        .update(clients)
        .set({ isSafeToLeaveMessage: false, prefersContactBy: "text", phone: "508-555-0142" })
        .where(eq(clients.id, made.client.id)),
    );
    return made;
  };
  const spoken = { wasReached: false, result: "reached" } as const;

  test("no message is left where it is not safe, but by the way the client asked for", async () => {
    const { client } = await unsafe();
    const message = { wasReached: false, result: "message" } as const;
    const before = await w.reader.$count(outreachAttempts);
    expect(await log(client, message)).toMatchObject({ refusal: "message_not_safe" });
    expect(await log(client, { ...message, channel: "email" })).toMatchObject({ refusal: "message_not_safe" });
    expect(await w.reader.$count(outreachAttempts)).toBe(before);
    expect(await log(client, { ...message, channel: "text" })).toMatchObject({ ok: true });
    expect(await log(client, { ...message, channel: "letter" })).toMatchObject({ ok: true });
  });

  test("a relative is spoken with under a consent in force alone, and it is not the client's own word", async () => {
    const { client, enrollmentId } = await away();
    const contact = { name: "Ada Quill", relationship: "Sister", phone: null, email: null };
    const { id: contactId } = await w.do(addContact, { clientId: client.id, ...contact });
    expect(await log(client, { ...spoken, contactId })).toMatchObject({ refusal: "no_consent" });
    await w.do(recordConsent, { contactId, from: localDate("2026-03-05"), through: localDate("2026-03-05") });
    expect(await log(client, { ...spoken, contactId })).toMatchObject({ ok: true });
    expect(await levelOf(enrollmentId)).toBe("warning");
    expect((await listAttempts(w.reader, client.id, 1))[0]).toMatchObject({
      spokenWith: "Ada Quill",
      wasReached: false,
    });
    w.at("2026-03-06T10:00");
    expect(await log(client, { ...spoken, contactId })).toMatchObject({ refusal: "no_consent" });
    const other = await away();
    expect(await log(other.client, { ...spoken, contactId })).toMatchObject({ refusal: "no_consent" });
  });

  test("a wrong number is flagged until there is another one on file", async () => {
    const { client } = await unsafe();
    await log(client, { wasReached: false, result: "wrong_number" });
    expect(await findReach(w.reader, client.id, w.now)).toMatchObject({ isPhoneWrong: true });
    await w.store.transact((tx) => tx.update(clients).set({ phone: "508-555-0143" }).where(eq(clients.id, client.id)));
    expect(await findReach(w.reader, client.id, w.now)).toMatchObject({ isPhoneWrong: false });
  });

  test("a next try moves the row's due there; a row that is closed has none", async () => {
    const { client, alertIds } = await away();
    const next = { wasReached: false, result: "no_answer", nextStep: "try_again", alertIds } as const;
    expect(await log(client, { ...next, nextOn: localDate("2026-03-04") })).toMatchObject({
      refusal: "next_in_the_past",
    });
    await log(client, { ...next, nextOn: localDate("2026-03-09") });
    const rows = await w.reader.select().from(alerts).where(eq(alerts.clientId, client.id));
    expect(rows.map(({ nextTryOn }) => nextTryOn)).toEqual(alertIds.map(() => "2026-03-09"));
    expect(await statesOf(client)).toEqual(["open"]);
    const sites = "all" as const;
    const [row] = (await listWork(w.reader, { now: w.now, sites, siteId: null, staffId: null })).filter(
      ({ clientId }) => clientId === client.id,
    );
    expect(row?.dueAt).toEqual(w.instant("2026-03-09T17:00"));
    expect(row?.words.detail).toContain("1 call so far.");
    const other = await away();
    await log(other.client, { ...next, alertIds: other.alertIds, nextOn: localDate("2026-03-09"), settles: true });
    expect(await statesOf(other.client)).toEqual(["closed"]);
  });
});

describe("the form", () => {
  test("keeps a message left apart from the note", async () => {
    const { client, alertIds } = await away();
    const by = await w.actor("scheduler");
    const form = { clientId: client.id, alertIds, channel: "call", result: "message", note: "with her brother" };
    expect(await logOutreachAction.door.perform(by, form, w.now, w.store)).toMatchObject({
      status: "done",
      message: "Contact logged",
    });
    const [attempt] = await listAttempts(w.reader, client.id, 5);
    expect(attempt).toMatchObject({ wasReached: false, result: "message", note: "with her brother", channel: "call" });
  });

  test("says in words what must not be, and keeps what was typed", async () => {
    const { client } = await away();
    await w.store.transact((tx) =>
      tx.update(clients).set({ isSafeToLeaveMessage: false }).where(eq(clients.id, client.id)),
    );
    const by = await w.actor("clinician");
    const form = { clientId: client.id, channel: "call", result: "message", note: "half a sentence" };
    expect(await logOutreachAction.door.perform(by, form, w.now, w.store)).toMatchObject({
      status: "refused",
      field: "result",
      sentence: expect.stringContaining("not safe"),
      typed: { note: "half a sentence" },
    });
  });

  test("asks how and with what result, and gives back what was typed", async () => {
    const { client } = await away();
    const by = await w.actor("scheduler");
    const form = { clientId: client.id, note: "something" };
    expect(await logOutreachAction.door.perform(by, form, w.now, w.store)).toMatchObject({
      status: "invalid",
      fieldErrors: { channel: "How did you try?", result: "What came of it?" },
      typed: { note: "something" },
    });
    const long = { ...form, channel: "call", result: "reached", note: "x".repeat(10_000) };
    expect(await logOutreachAction.door.perform(by, long, w.now, w.store)).toMatchObject({ status: "invalid" });
  });

  test("of a client of another site is not found", async () => {
    const { client } = await away();
    const elsewhere = await w.actor("scheduler", { site: await w.site(`Elsewhere ${++nth}`) });
    const form = { clientId: client.id, channel: "call", result: "reached" };
    expect(await logOutreachAction.door.perform(elsewhere, form, w.now, w.store)).toMatchObject({
      status: "not_found",
    });
    const asked = { clientId: client.id, most: 5 };
    expect(await attemptsLoader.door.perform(elsewhere, asked, w.now, w.store)).toMatchObject({ status: "not_found" });
  });
});

test("the log of a client is the newest first, with who tried", async () => {
  const { client } = await away();
  const member = await w.staffMember("Dana Desk");
  const grants = [{ role: "scheduler", siteId: site.id }] as const;
  const { accountId } = await w.do(inviteStaff, {
    staffId: member.id,
    email: "dana@clinic.example",
    grants: [...grants],
  });
  const actor = { ...(await w.actor("scheduler", { staff: member })), accountId };
  for (const [at, channel] of [
    ["2026-03-05T10:00", "call"],
    ["2026-03-05T11:00", "text"],
    ["2026-03-05T12:00", "email"],
  ] as const) {
    w.at(at);
    const attempt = {
      clientId: client.id,
      at: w.now,
      channel,
      wasReached: false,
      note: null,
      alertIds: [],
      settles: false,
    };
    await w.do(logOutreach, attempt, { actor });
  }
  const listed = await listAttempts(w.reader, client.id, 2);
  expect(listed.map(({ channel, by }) => `${channel} ${by}`)).toEqual(["email D. Desk", "text D. Desk"]);
});
