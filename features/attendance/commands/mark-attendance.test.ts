import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { auditEntries, marks, sessions, standings } from "@/db/schema";
import { endEnrollment } from "@/features/enrollment/commands/end-enrollment";
import { holdEnrollment } from "@/features/enrollment/commands/hold-enrollment";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import { closeSite } from "@/features/closures/commands/close-site";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { Actor } from "@/lib/access/decide-access";
import type { WantedMark } from "@/lib/attendance/decide-mark";
import { localDate } from "@/lib/time/local-date";
import { findRosterState } from "../queries/roster-state";
import { clearMark } from "./clear-mark";
import { markAttendance, markRestPresent, type WantedLine } from "./mark-attendance";

let w: World;
let site: Made;
let program: Made;
let track: Made;
let group: Made;
let nth = 0;

beforeAll(async () => {
  w = await world({ now: "2026-03-16T08:00" });
  site = await w.site("Worcester");
  program = await w.program("Adult IOP");
  track = await w.track("Evening");
  group = await w.series("Relapse prevention", "MO WE TH 18:00-19:30", { from: "2026-03-02" });
});
beforeEach(() => {
  w.at("2026-03-16T19:40");
  w.by = { kind: "system", name: "operator" };
});
afterAll(() => w.store.close());

/** People on the evening's rosters, newly enrolled, and the session of a day. */
async function people(many: number, from = "2026-03-02"): Promise<{ client: Made; enrollment: Made }[]> {
  const made: { client: Made; enrollment: Made }[] = [];
  for (let each = 0; each < many; each++) {
    const client = await w.client(`Client ${++nth}`, { site });
    made.push({ client, enrollment: await w.enrolled(client, { from, site, program, track }) });
  }
  return made;
}

function line(
  client: Made,
  wanted: WantedMark | null,
  seenVersion = 0,
  correctionReason: string | null = null,
): WantedLine {
  return { clientId: client.id, wanted, seenVersion, correctionReason };
}

const present: WantedMark = { as: "present" };
const missed: WantedMark = { as: "missed" };

async function mark(session: SessionRow, lines: WantedLine[], call: { actor?: Actor; now?: Date } = {}) {
  return w.try(markAttendance, { sessionId: session.id, device: "test", lines }, call);
}

async function clear(session: SessionRow, client: Made, seenVersion: number, correctionReason: string | null = null) {
  const input = { sessionId: session.id, clientId: client.id, seenVersion, correctionReason, device: "test" };
  return w.try(clearMark, input);
}

async function history(session: SessionRow, client: Made) {
  return w.reader
    .select()
    .from(marks)
    .where(and(eq(marks.sessionId, session.id), eq(marks.clientId, client.id)))
    .orderBy(asc(marks.version));
}

async function stateOf(session: SessionRow) {
  const state = await findRosterState(w.reader, session.id);
  if (state === null) throw new Error("There is no such session.");
  return state;
}

describe("recording", () => {
  test("keeps the facts, who and when, the enrollment, an event and the standing of each", async () => {
    const [ada] = await people(1);
    const session = await w.session(group, "2026-03-16");
    const by = await w.actor("scheduler");
    const result = await mark(session, [line(ada!.client, { as: "late", minutesLate: 12 })], { actor: by });
    expect(result).toMatchObject({ ok: true, value: { value: [{ clientId: ada!.client.id, version: 1 }] } });
    expect(await history(session, ada!.client)).toMatchObject([
      {
        version: 1,
        isCurrent: true,
        isClear: false,
        was: "attended",
        arrivedAt: new Date(session.startsAt.getTime() + 12 * 60_000),
        enrollmentId: ada!.enrollment.id,
        serviceDate: "2026-03-16",
        recordedBy: by.accountId,
        recordedAt: w.now,
        device: "test",
      },
    ]);
    const entries = await w.reader.select().from(auditEntries).where(eq(auditEntries.clientId, ada!.client.id));
    expect(entries.find(({ event }) => event === "attendance.marked")).toMatchObject({ actor: by.accountId });
    const [standing] = await w.reader.select().from(standings).where(eq(standings.enrollmentId, ada!.enrollment.id));
    expect(standing).toMatchObject({ asOf: "2026-03-16", weekCredited: 78 });
  });

  test("is all or nothing: one line that cannot be leaves the others alone", async () => {
    const [ada, ben, stranger] = await people(3);
    const session = await w.session(group, "2026-03-16");
    await w.do(endEnrollment, {
      enrollmentId: stranger!.enrollment.id,
      endDate: localDate("2026-03-15"),
      status: "transferred",
      reason: "moved",
    });
    const before = await w.reader.$count(auditEntries);
    const lines = [line(ada!.client, present), line(ben!.client, missed), line(stranger!.client, present)];
    expect(await mark(session, lines)).toMatchObject({
      ok: false,
      refusal: { why: "not_on_roster", clientId: stranger!.client.id, current: null },
    });
    const late = [line(ada!.client, present), line(ben!.client, { as: "late", minutesLate: 90 })];
    expect(await mark(session, late)).toMatchObject({ ok: false, refusal: { why: "minutes_out_of_range" } });
    expect(await history(session, ada!.client)).toEqual([]);
    expect(await w.reader.$count(auditEntries)).toBe(before);
  });

  test("said again is nothing new, whatever version was seen", async () => {
    const [ada] = await people(1);
    const session = await w.session(group, "2026-03-16");
    await mark(session, [line(ada!.client, missed)]);
    for (const seen of [0, 1, 7]) {
      expect(await mark(session, [line(ada!.client, missed, seen)])).toMatchObject({
        ok: true,
        value: { isChanged: false, value: [{ clientId: ada!.client.id, version: 1 }] },
      });
    }
    expect(await history(session, ada!.client)).toHaveLength(1);
  });

  test("over what somebody else recorded meanwhile is refused, with what is on record", async () => {
    const [ada] = await people(1);
    const session = await w.session(group, "2026-03-16");
    await mark(session, [line(ada!.client, missed)]);
    expect(await mark(session, [line(ada!.client, present)])).toMatchObject({
      ok: false,
      refusal: { why: "changed_meanwhile", clientId: ada!.client.id, current: { was: "missed", version: 1 } },
    });
    expect(await mark(session, [line(ada!.client, present, 1)])).toMatchObject({ ok: true });
    expect(await history(session, ada!.client)).toMatchObject([
      { version: 1, was: "missed", isCurrent: false },
      { version: 2, was: "attended", isCurrent: true },
    ]);
  });

  test("of one person twice in one request is refused: the second did not see the first", async () => {
    const [ada] = await people(1);
    const session = await w.session(group, "2026-03-16");
    const twice = [line(ada!.client, missed), line(ada!.client, present)];
    expect(await mark(session, twice)).toMatchObject({ ok: false, refusal: { why: "changed_meanwhile" } });
    expect(await history(session, ada!.client)).toEqual([]);
  });

  test("is refused for a session that is off, too far ahead, unknown, or for somebody of elsewhere", async () => {
    const [ada] = await people(1);
    const cancelled = await w.session(group, "2026-03-18");
    await w.do(cancelSession, { sessionId: cancelled.id, reason: "ill" });
    expect(await mark(cancelled, [line(ada!.client, present)])).toMatchObject({
      refusal: { why: "session_cancelled" },
    });
    const closed = await w.session(group, "2026-03-19");
    const day = { siteId: null, name: "Snow", date: localDate("2026-03-19"), fromTime: null, toTime: null };
    await w.do(closeSite, day);
    expect(await mark(closed, [line(ada!.client, present)])).toMatchObject({ refusal: { why: "session_closed" } });
    const ahead = await w.session(group, "2026-03-23");
    expect(await mark(ahead, [line(ada!.client, present)])).toMatchObject({ refusal: { why: "too_early" } });
    expect(await mark(ahead, [line(ada!.client, { as: "excused", reason: "court" })])).toMatchObject({ ok: true });
    expect(await mark({ ...ahead, id: "0".repeat(26) }, [line(ada!.client, present)])).toMatchObject({
      refusal: { why: "no_such_session" },
    });
    const forged = { id: "1".repeat(26), name: "" };
    expect(await mark(ahead, [line(forged, present)])).toMatchObject({ refusal: { why: "not_on_roster" } });
  });
});

describe("whose roster it is", () => {
  test("somebody marked stays on it after a hold that covers the day, and can be corrected", async () => {
    const [ada, ben] = await people(2);
    const session = await w.session(group, "2026-03-16");
    await mark(session, [line(ada!.client, missed)]);
    for (const { enrollment } of [ada!, ben!]) {
      const leave = { from: localDate("2026-03-16"), through: localDate("2026-03-20"), reason: "surgery" };
      await w.do(holdEnrollment, { enrollmentId: enrollment.id, ...leave });
    }
    expect((await stateOf(session)).lines.has(ada!.client.id)).toBe(true);
    expect((await stateOf(session)).lines.has(ben!.client.id)).toBe(false);
    expect(await mark(session, [line(ada!.client, { as: "excused" }, 1)])).toMatchObject({ ok: true });
    const [, second] = await history(session, ada!.client);
    expect(second).toMatchObject({ enrollmentId: ada!.enrollment.id, was: "excused" });
    expect(await mark(session, [line(ben!.client, present)])).toMatchObject({ refusal: { why: "not_on_roster" } });
  });

  test("who changes from one program to another on a day is on it once, under the enrollment that was marked", async () => {
    const [ada] = await people(1);
    const session = await w.session(group, "2026-03-16");
    await mark(session, [line(ada!.client, missed)]);
    const end = { endDate: localDate("2026-03-16"), status: "transferred" as const, reason: "step down" };
    await w.do(endEnrollment, { enrollmentId: ada!.enrollment.id, ...end });
    const stepDown = await w.program("Step-down", { sites: [site] });
    const block = await w.track("Step-down evening", { site, program: stepDown });
    const next = await w.enrolled(ada!.client, { from: "2026-03-16", program: stepDown, track: block, site });
    await w.joins(next, group, { from: "2026-03-16" });
    const { lines } = await stateOf(session);
    expect(lines.get(ada!.client.id)).toMatchObject({ enrollmentId: ada!.enrollment.id, version: 1 });
    expect([...lines.keys()].filter((id) => id === ada!.client.id)).toHaveLength(1);
  });
});

describe("a clear", () => {
  test("puts the line back to unrecorded and keeps the history, and marking goes on from there", async () => {
    const [ada] = await people(1);
    const session = await w.session(group, "2026-03-16");
    await mark(session, [line(ada!.client, { as: "missed", reason: "illness" })]);
    expect(await clear(session, ada!.client, 1)).toMatchObject({ ok: true, value: { value: [{ version: 2 }] } });
    expect((await stateOf(session)).lines.get(ada!.client.id)).toMatchObject({ version: 2, current: null });
    expect(w.events.filter(({ clientId }) => clientId === ada!.client.id).map(({ name }) => name)).toContain(
      "attendance.cleared",
    );
    expect(await clear(session, ada!.client, 1)).toMatchObject({ ok: true, value: { isChanged: false } });
    expect(await mark(session, [line(ada!.client, present, 0)])).toMatchObject({
      refusal: { why: "changed_meanwhile" },
    });
    expect(await mark(session, [line(ada!.client, present, 2)])).toMatchObject({ ok: true });
    expect(await history(session, ada!.client)).toMatchObject([
      { version: 1, was: "missed", reason: "illness", isCurrent: false, isClear: false },
      { version: 2, was: "missed", reason: "illness", isCurrent: false, isClear: true },
      { version: 3, was: "attended", isCurrent: true, isClear: false },
    ]);
  });

  test("of what somebody changed meanwhile is refused", async () => {
    const [ada] = await people(1);
    const session = await w.session(group, "2026-03-16");
    await mark(session, [line(ada!.client, missed)]);
    await mark(session, [line(ada!.client, present, 1)]);
    expect(await clear(session, ada!.client, 1)).toMatchObject({
      refusal: { why: "changed_meanwhile", current: { was: "attended", version: 2 } },
    });
  });

  test("opens a finished roster again, for somebody is unrecorded", async () => {
    const [ada] = await people(1);
    const session = await w.session(group, "2026-03-16");
    await mark(session, [line(ada!.client, missed)]);
    await w.store.transact(async (tx) => {
      const finished = { rosterFinishedAt: w.now, rosterFinishedBy: "operator" };
      await tx.update(sessions).set(finished).where(eq(sessions.id, session.id));
    });
    await clear(session, ada!.client, 1);
    expect(await w.session(group, "2026-03-16")).toMatchObject({ rosterFinishedAt: null, rosterFinishedBy: null });
  });
});

describe("once the period is locked", () => {
  // Monday's session locks at the end of the next Monday.
  const later = "2026-03-24T00:00";

  test("a change needs the permission, and a reason; what is said again needs neither", async () => {
    const [ada] = await people(1);
    const session = await w.session(group, "2026-03-16");
    await mark(session, [line(ada!.client, missed)]);
    const scheduler = await w.actor("scheduler");
    const director = await w.actor("director");
    const now = w.instant(later);
    const change = [line(ada!.client, present, 1)];
    expect(await mark(session, change, { actor: scheduler, now })).toMatchObject({ refusal: { why: "locked" } });
    expect(await mark(session, change, { actor: director, now })).toMatchObject({ refusal: { why: "needs_reason" } });
    const again = [line(ada!.client, missed, 1)];
    expect(await mark(session, again, { actor: scheduler, now })).toMatchObject({ value: { isChanged: false } });
    const corrected = [line(ada!.client, present, 1, "She signed the paper roster")];
    expect(await mark(session, corrected, { actor: director, now })).toMatchObject({ ok: true });
    expect(await history(session, ada!.client)).toMatchObject([
      { version: 1 },
      { version: 2, correctionReason: "She signed the paper roster", recordedBy: director.accountId },
    ]);
  });

  test("until its last minute it is open to everybody who may mark", async () => {
    const [ada] = await people(1);
    const session = await w.session(group, "2026-03-16");
    const call = { actor: await w.actor("scheduler"), now: w.instant("2026-03-23T23:59") };
    expect(await mark(session, [line(ada!.client, present)], call)).toMatchObject({ ok: true });
  });

  test("a director of another site may not correct here", async () => {
    const [ada] = await people(1);
    const session = await w.session(group, "2026-03-16");
    const there = await w.site("Springfield");
    const elsewhere = await w.actor("director", { site: there });
    const reason = [line(ada!.client, present, 0, "late paper")];
    const now = w.instant(later);
    expect(await mark(session, reason, { actor: elsewhere, now })).toMatchObject({ refusal: { why: "locked" } });
    const own = await w.actor("director", { site });
    expect(await mark(session, reason, { actor: own, now })).toMatchObject({ ok: true });
  });
});

describe("everyone else present", () => {
  test("marks whoever is unrecorded, cleared lines as well, and touches nobody's mark", async () => {
    const small = await w.series("Small group", "MO 18:00-19:30", { from: "2026-03-02", site, program, track: null });
    const clients: Made[] = [];
    for (let each = 0; each < 5; each++) {
      const client = await w.client(`Small ${++nth}`, { site });
      const enrollment = await w.enrolled(client, { from: "2026-03-02", weekdays: ["TU"], site, program, track });
      await w.joins(enrollment, small, { from: "2026-03-02" });
      clients.push(client);
    }
    const [ada, ben, cleared] = clients as [Made, Made, Made];
    const session = await w.session(small, "2026-03-16");
    await mark(session, [line(ada, missed), line(ben, { as: "late", minutesLate: 5 }), line(cleared, missed)]);
    await clear(session, cleared, 1);
    const input = { sessionId: session.id, device: "test", correctionReason: null };
    const rest = await w.do(markRestPresent, input);
    expect(rest.map(({ version }) => version).sort()).toEqual([1, 1, 3]);
    expect((await history(session, ada)).map(({ was }) => was)).toEqual(["missed"]);
    expect(await history(session, ben)).toHaveLength(1);
    expect(await w.do(markRestPresent, input)).toEqual([]);
  });
});

describe("the record", () => {
  test("only grows: no row's facts change, whatever is done afterwards", async () => {
    const [ada] = await people(1);
    const session = await w.session(group, "2026-03-16");
    const wishes: (WantedMark | null)[] = [
      present,
      { as: "late", minutesLate: 3 },
      null,
      { as: "excused", reason: "court" },
      missed,
      { as: "left_early", leftAt: new Date(session.endsAt.getTime() - 600_000) },
      null,
      present,
    ];
    const seen: unknown[] = [];
    for (const [version, wanted] of wishes.entries()) {
      await mark(session, [line(ada!.client, wanted, version)]);
      const rows = await history(session, ada!.client);
      expect(rows).toHaveLength(version + 1);
      expect(rows.filter(({ isCurrent }) => isCurrent).length).toBe(wanted === null ? 0 : 1);
      const facts = rows.map(({ isCurrent: _, ...rest }) => rest);
      expect(facts.slice(0, -1)).toEqual(seen);
      seen.splice(0, seen.length, ...facts);
    }
  });

  test("a session over midnight belongs to the day it began, and locks by it", async () => {
    const night = await w.series("Night group", "MO 22:30-23:59", { from: "2026-03-02", site, program, track: null });
    const [{ client, enrollment }] = (await people(1)) as [{ client: Made; enrollment: Made }];
    await w.joins(enrollment, night, { from: "2026-03-02" });
    const session = await w.session(night, "2026-03-16");
    await w.store.transact(async (tx) => {
      const endsAt = new Date(session.startsAt.getTime() + 3 * 3_600_000);
      await tx.update(sessions).set({ endsAt, durationMinutes: 180 }).where(eq(sessions.id, session.id));
    });
    w.at("2026-03-17T01:00");
    const gone = w.instant("2026-03-17T00:45");
    expect(await mark(session, [line(client, { as: "left_early", leftAt: gone })])).toMatchObject({ ok: true });
    expect(await history(session, client)).toMatchObject([{ serviceDate: "2026-03-16", leftAt: gone }]);
    const { locksAt } = await stateOf(session);
    expect(locksAt).toEqual(w.instant("2026-03-24T00:00"));
  });

  test("on the day the clocks go forward minutes are elapsed minutes", async () => {
    w.at("2026-03-08T05:10");
    const early = await w.series("Early group", "SU 01:00-04:00", { from: "2026-03-08", site, program, track: null });
    const [{ client, enrollment }] = (await people(1)) as [{ client: Made; enrollment: Made }];
    await w.joins(enrollment, early, { from: "2026-03-08" });
    const session = await w.session(early, "2026-03-08");
    expect((session.endsAt.getTime() - session.startsAt.getTime()) / 60_000).toBe(180);
    await mark(session, [line(client, { as: "late", minutesLate: 90 })]);
    // An hour and a half after 1 AM the clocks say 3:30.
    expect(await history(session, client)).toMatchObject([{ arrivedAt: w.instant("2026-03-08T03:30") }]);
  });
});
