import { and, desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { marks } from "@/db/schema";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { findClientStanding } from "@/features/standing/queries/client-standing";
import { finishRosterAction, markLineAction, markRestAction } from "../actions";
import { finishRoster } from "./finish-roster";
import { markTyped } from "./mark-typed";

const rules = [{ id: "one", measure: "absences", within: { days: 30 }, at: 1, level: "watch" }] as const;

let w: World;
let site: Made;
let program: Made;
let track: Made;
let group: Made;
let nth = 0;

beforeAll(async () => {
  w = await world({ now: "2026-03-16T08:00" });
  site = await w.site("Worcester");
  program = await w.program("Adult IOP", { policy: { noticeHours: 48, rules } });
  track = await w.track("Evening");
  group = await w.series("Relapse prevention", "MO WE TH 18:00-19:30", {
    from: "2026-03-02",
    modality: "hybrid",
    joinLink: "https://video.example/room",
  });
});
beforeEach(() => w.at("2026-03-16T18:10"));
afterAll(() => w.store.close());

async function someone(): Promise<Made> {
  const client = await w.client(`Client ${++nth}`, { site });
  await w.enrolled(client, { from: "2026-03-02", site, program, track });
  return client;
}

/** Somebody with an individual session on Tuesdays, which belongs to no program. */
async function alone(): Promise<{ client: Made; session: SessionRow }> {
  const client = await w.client(`Client ${++nth}`, { site });
  const enrollment = await w.enrolled(client, { from: "2026-03-02", site, program, track });
  const more = { from: "2026-03-03", kind: "individual", site, program: null } as const;
  const single = await w.series("Individual", "TU 10:00-10:50", more);
  await w.joins(enrollment, single, { from: "2026-03-02" });
  return { client, session: await w.session(single, "2026-03-17") };
}

type Typed = Parameters<typeof markTyped>[2]["lines"][number];

function typed(client: Made, as: Typed["as"], more: Partial<Typed> = {}): Typed {
  const nothing = { minutesLate: null, leftAt: null, told: null, reason: null, modality: null, seenVersion: 0 };
  return { ...nothing, clientId: client.id, as, ...more };
}

async function send(session: SessionRow, ...lines: Typed[]) {
  return w.try(markTyped, { sessionId: session.id, correctionReason: null, lines });
}

async function current(session: SessionRow, client: Made) {
  const own = and(eq(marks.sessionId, session.id), eq(marks.clientId, client.id));
  const [row] = await w.reader.select().from(marks).where(own).orderBy(desc(marks.version)).limit(1);
  return row;
}

describe("words from a form or a finger", () => {
  test("become facts, as of now where minutes are left open", async () => {
    const [ada, ben, cyd] = [await someone(), await someone(), await someone()];
    const session = await w.session(group, "2026-03-16");
    const lines = [typed(ada, "late"), typed(ben, "left_early"), typed(cyd, "present", { modality: "video" })];
    expect(await send(session, ...lines)).toMatchObject({ ok: true });
    expect(await current(session, ada)).toMatchObject({ arrivedAt: w.now, device: "roster" });
    expect(await current(session, ben)).toMatchObject({ leftAt: w.now });
    expect(await current(session, cyd)).toMatchObject({ was: "attended", modality: "video" });
  });

  test("sent again minutes after a lost answer are the same words, and no conflict", async () => {
    const [ada, ben] = [await someone(), await someone()];
    const session = await w.session(group, "2026-03-18");
    await send(session, typed(ben, "excused", { told: "early", reason: "court" }));
    w.at("2026-03-18T18:05");
    await send(session, typed(ada, "late"));
    w.at("2026-03-18T18:09");
    const again = await send(session, typed(ada, "late"), typed(ben, "excused", { told: "early", reason: "court" }));
    expect(again).toMatchObject({ ok: true, value: { isChanged: false } });
    expect(await current(session, ada)).toMatchObject({ version: 1, arrivedAt: w.instant("2026-03-18T18:05") });
    expect(await send(session, typed(ada, "late", { minutesLate: 20 }))).toMatchObject({
      refusal: { why: "changed_meanwhile", current: { version: 1 } },
    });
  });

  test("clear a line among others in one go", async () => {
    const [ada, ben] = [await someone(), await someone()];
    const session = await w.session(group, "2026-03-16");
    await send(session, typed(ada, "missed"), typed(ben, "missed"));
    const both = [typed(ada, "unrecorded", { seenVersion: 1 }), typed(ben, "present", { seenVersion: 1 })];
    expect(await send(session, ...both)).toMatchObject({ ok: true });
    expect(await current(session, ada)).toMatchObject({ version: 2, isClear: true });
    expect(await current(session, ben)).toMatchObject({ version: 2, was: "attended" });
  });
});

describe("notice", () => {
  test("in time by the client's own policy excuses, in a session of no program too", async () => {
    const { client: ada, session } = await alone();
    w.at("2026-03-17T11:00");
    await send(session, typed(ada, "missed", { told: "early" }));
    expect(await current(session, ada)).toMatchObject({ noticeGivenAt: w.instant("2026-03-15T10:00") });
    const standing = await findClientStanding(w.reader, ada.id, w.now);
    expect(standing?.standing.ledger.find((each) => each.session === session.id)).toMatchObject({ outcome: "excused" });
  });

  test("before the start and too late for it does not", async () => {
    const { client: ada, session } = await alone();
    w.at("2026-03-17T11:00");
    await send(session, typed(ada, "missed", { told: "before" }));
    const standing = await findClientStanding(w.reader, ada.id, w.now);
    expect(standing?.standing.ledger.find((each) => each.session === session.id)).toMatchObject({
      outcome: "late-cancel",
    });
  });
});

describe("the forms", () => {
  test("save a line from plain fields, and put back what was typed when it cannot be", async () => {
    const ada = await someone();
    const session = await w.session(group, "2026-03-16");
    const by = await w.actor("scheduler");
    const fields = { sessionId: session.id, clientId: ada.id, as: "late", minutesLate: "12", seenVersion: "0" };
    expect(await markLineAction.door.perform(by, fields, w.now, w.store)).toMatchObject({ status: "done" });
    expect(await current(session, ada)).toMatchObject({ recordedBy: by.accountId });
    const stale = { ...fields, as: "missed", reason: "illness" };
    expect(await markLineAction.door.perform(by, stale, w.now, w.store)).toMatchObject({
      status: "refused",
      sentence: "Somebody else recorded this line in the meantime. Look at both and choose.",
      typed: { reason: "illness" },
    });
    const wrong = { ...fields, minutesLate: "-3" };
    expect(await markLineAction.door.perform(by, wrong, w.now, w.store)).toMatchObject({ status: "invalid" });
    const forged = { ...fields, sessionId: "../../etc/passwd" };
    expect(await markLineAction.door.perform(by, forged, w.now, w.store)).toMatchObject({ status: "not_found" });
  });

  test("let a clinician mark in the sessions they lead and in no other; where nobody leads, the front desk", async () => {
    const ada = await someone();
    const lead = await w.staffMember("Lea Lead");
    const led = await w.series("Skills", "MO 18:00-19:00", {
      from: "2026-03-02",
      site,
      program,
      track,
      facilitator: lead,
    });
    const session = await w.session(led, "2026-03-16");
    const free = await w.session(group, "2026-03-16");
    const clinician = await w.actor("clinician", { staff: lead });
    const other = await w.actor("clinician");
    const fields = (sessionId: string) => ({ sessionId, clientId: ada.id, as: "present", seenVersion: "0" });
    const asked = async (actor: typeof clinician, { id }: SessionRow) =>
      (await markLineAction.door.perform(actor, fields(id), w.now, w.store)).status;
    expect(await asked(other, session)).toBe("forbidden");
    expect(await asked(clinician, session)).toBe("done");
    expect(await asked(clinician, free)).toBe("forbidden");
    expect(await asked(await w.actor("scheduler"), free)).toBe("done");
    const there = await w.site(`Elsewhere ${++nth}`);
    expect(await asked(await w.actor("scheduler", { site: there }), free)).toBe("not_found");
  });

  test("everyone else present says how many", async () => {
    await someone();
    const session = await w.session(group, "2026-03-12");
    const by = await w.actor("scheduler");
    w.at("2026-03-12T19:00");
    const first = await markRestAction.door.perform(by, { sessionId: session.id }, w.now, w.store);
    expect(first).toMatchObject({ status: "done", message: expect.stringMatching(/^\d+ recorded$/) as unknown });
    const second = await markRestAction.door.perform(by, { sessionId: session.id }, w.now, w.store);
    expect(second).toMatchObject({ status: "done", message: "Nobody is left whom this can record" });
  });
});

describe("finishing", () => {
  test("waits for everybody, says how many are left, and is done once", async () => {
    const small = await w.series("Small", "MO 18:00-19:00", { from: "2026-03-02", site, program, track: null });
    const [ada, ben] = [await someone(), await someone()];
    for (const client of [ada, ben]) {
      const other = await w.program(`Weekly ${++nth}`, { sites: [site] });
      const weekly = await w.track(`Weekly ${nth}`, { site, program: other });
      const enrollment = await w.enrolled(client, { from: "2026-03-02", site, program: other, track: weekly });
      await w.joins(enrollment, small, { from: "2026-03-02" });
    }
    const session = await w.session(small, "2026-03-16");
    expect(await w.try(finishRoster, { sessionId: session.id })).toMatchObject({
      refusal: { why: "not_recorded", count: 2 },
    });
    await send(session, typed(ada, "present"), typed(ben, "missed"));
    expect(await w.try(finishRoster, { sessionId: session.id })).toMatchObject({ value: { isChanged: true } });
    expect(await w.try(finishRoster, { sessionId: session.id })).toMatchObject({ value: { isChanged: false } });
    expect(await w.session(small, "2026-03-16")).toMatchObject({ rosterFinishedBy: "operator" });
  });

  test("is refused before attendance opens, and for a session that is off", async () => {
    const ahead = await w.session(group, "2026-03-25");
    expect(await w.try(finishRoster, { sessionId: ahead.id })).toMatchObject({ refusal: { why: "not_open_yet" } });
    const by = await w.actor("scheduler");
    expect(await finishRosterAction.door.perform(by, { sessionId: ahead.id }, w.now, w.store)).toMatchObject({
      sentence: "Attendance is not open yet, so there is nothing to finish.",
    });
    await w.do(cancelSession, { sessionId: ahead.id, reason: "ill" });
    expect(await w.try(finishRoster, { sessionId: ahead.id })).toMatchObject({ refusal: { why: "off" } });
    expect(await w.try(finishRoster, { sessionId: "0".repeat(26) })).toMatchObject({
      refusal: { why: "no_such_session" },
    });
  });
});
