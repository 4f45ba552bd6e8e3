import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { absenceNotices, marks } from "@/db/schema";
import { markTyped } from "@/features/attendance/commands/mark-typed";
import { findClientStanding } from "@/features/standing/queries/client-standing";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { localTime } from "@/lib/time/local-time";
import { editNotice, withdrawNotice } from "./change-notice";
import { decideExcuse } from "./decide-excuse";
import { logNotices, type ToldNotice } from "./log-notices";
import { tellOwn } from "./tell-own";

let w: World;
let ada: Made;
let first: SessionRow;
let second: SessionRow;

beforeEach(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  await w.site("Worcester");
  await w.program("Adult IOP", {
    policy: {
      noticeHours: 2,
      rules: [{ id: "one", measure: "absences", within: { days: 30 }, at: 1, level: "watch" }],
    },
  });
  await w.track("Morning");
  const facilitator = await w.staffMember("Marisol Benítez");
  const one = await w.series("Check-in", "MO WE 09:00-10:00", { from: "2026-03-02", facilitator });
  const two = await w.series("Process group", "MO WE 10:15-11:15", { from: "2026-03-02", facilitator });
  ada = await w.client("Ada Lund");
  await w.enrolled(ada, { from: "2026-03-02", weekdays: ["MO", "WE"] });
  first = await w.session(one, "2026-03-02");
  second = await w.session(two, "2026-03-02");
});
afterEach(() => w.store.close());

const told = (more: Partial<ToldNotice> = {}): ToldNotice => ({
  clientId: ada.id,
  sessionIds: [first.id, second.id],
  kind: "cannot_come",
  expectedTime: null,
  givenAt: w.instant("2026-03-02T06:50"),
  channel: "phone",
  reason: "Ride",
  words: null,
  ...more,
});
const standing = async () => (await w.reader.select().from(absenceNotices)).filter(({ withdrawnAt }) => !withdrawnAt);
const noticeOf = async (session: SessionRow) => (await standing()).find(({ sessionId }) => sessionId === session.id)!;
const markOf = async (session: SessionRow) =>
  (await w.reader.select().from(marks).where(eq(marks.sessionId, session.id))).find(({ isCurrent }) => isCurrent) ??
  null;
const levelOf = async () => (await findClientStanding(w.reader, ada.id, w.now))?.standing.level;
const typed = {
  minutesLate: null,
  leftAt: null,
  told: null,
  reason: null,
  modality: null,
  waitedSeconds: null,
  sentKey: null,
};
const missed = (session: SessionRow, seenVersion = 0, as: "missed" | "excused" = "missed") =>
  w.do(markTyped, {
    sessionId: session.id,
    correctionReason: null,
    lines: [{ ...typed, clientId: ada.id, as, seenVersion }],
  });

describe("taking down a call-in", () => {
  test("keeps one notice a session, with the moment it was given", async () => {
    expect(await w.do(logNotices, told())).toEqual({ away: 2, partly: 0 });
    const rows = await standing();
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ kind: "cannot_come", reason: "Ride", isExcused: null, version: 1 });
    expect(rows[0]!.givenAt).toEqual(w.instant("2026-03-02T06:50"));
    expect(w.events.at(-1)).toMatchObject({ name: "notice.given", clientId: ada.id });
    expect(await markOf(first)).toBeNull();
  });

  test("twice is once", async () => {
    await w.do(logNotices, told());
    const again = await w.try(logNotices, told());
    expect(again.ok && again.value.isChanged).toBe(false);
    // Said again later it is the same notice, given when it was first given.
    await w.do(logNotices, told({ givenAt: w.instant("2026-03-02T07:30") }));
    expect((await noticeOf(first)).givenAt).toEqual(w.instant("2026-03-02T06:50"));
  });

  test("something else takes its place, and the first stays on file", async () => {
    await w.do(logNotices, told());
    await w.do(logNotices, told({ kind: "late", sessionIds: [first.id], expectedTime: localTime("09:20") }));
    expect(await noticeOf(first)).toMatchObject({ kind: "late", expectedTime: "09:20" });
    expect(await w.reader.select().from(absenceNotices)).toHaveLength(3);
  });

  test("coming at ten past ten concerns both sessions in their own way", async () => {
    expect(await w.do(logNotices, told({ kind: "late", expectedTime: localTime("10:30") }))).toEqual({
      away: 1,
      partly: 1,
    });
    expect(await noticeOf(first)).toMatchObject({ kind: "cannot_come" });
    expect(await noticeOf(second)).toMatchObject({ kind: "late", expectedTime: "10:30" });
  });

  test("refuses what cannot be, and keeps nothing of it", async () => {
    const stranger = await w.client("Ben Okafor");
    expect(await w.try(logNotices, told({ clientId: stranger.id }))).toMatchObject({
      refusal: { why: "not_expected" },
    });
    expect(await w.try(logNotices, told({ givenAt: w.instant("2026-03-02T08:30") }))).toMatchObject({
      refusal: { why: "given_in_future" },
    });
    expect(await w.try(logNotices, told({ sessionIds: [] }))).toMatchObject({ refusal: { why: "nothing_chosen" } });
    w.at("2026-03-20T09:00");
    expect(await w.try(logNotices, told())).toMatchObject({ refusal: { why: "locked" } });
    expect(await standing()).toEqual([]);
  });

  test("is put right while nobody else was faster", async () => {
    await w.do(logNotices, told());
    const { id, version } = await noticeOf(first);
    const next = { ...told(), noticeId: id, seenVersion: version, channel: "text" as const, reason: "Sick" };
    await w.do(editNotice, next);
    expect(await noticeOf(first)).toMatchObject({ channel: "text", reason: "Sick", version: 2 });
    expect(await w.try(editNotice, next)).toMatchObject({ refusal: { why: "changed_meanwhile" } });
  });

  test("a voicemail heard after roll call gives the miss its hour", async () => {
    w.at("2026-03-02T10:05");
    await missed(first);
    expect(await levelOf()).toBe("watch");
    await w.do(logNotices, told({ sessionIds: [first.id] }));
    expect((await markOf(first))?.noticeGivenAt).toEqual(w.instant("2026-03-02T06:50"));
    // Two hours and ten minutes before: the policy's own hours excuse it.
    expect(await levelOf()).toBe("good");
  });
});

describe("roll call after a notice", () => {
  test("a miss takes the moment of the notice, and the policy's hours decide", async () => {
    await w.do(logNotices, told());
    w.at("2026-03-02T09:10");
    await missed(first);
    expect(await markOf(first)).toMatchObject({ was: "missed", reason: null });
    expect((await markOf(first))?.noticeGivenAt).toEqual(w.instant("2026-03-02T06:50"));
    w.at("2026-03-02T11:20");
    await missed(second);
    expect(await levelOf()).toBe("good");
  });

  test("an excuse takes the reason too; what is typed counts more", async () => {
    await w.do(logNotices, told());
    w.at("2026-03-02T09:10");
    await missed(first, 0, "excused");
    expect(await markOf(first)).toMatchObject({ was: "excused", reason: "Ride" });
    await w.do(markTyped, {
      sessionId: second.id,
      correctionReason: null,
      lines: [{ ...typed, clientId: ada.id, as: "excused", told: "after", reason: "Court", seenVersion: 0 }],
    });
    expect(await markOf(second)).toMatchObject({ was: "excused", reason: "Court", noticeGivenAt: null });
  });
});

describe("deciding an excuse", () => {
  const decide = async (verdict: "accept" | "not_accept" | "undo", session = first) => {
    const { id, version } = await noticeOf(session);
    return w.try(decideExcuse, { noticeId: id, seenVersion: version, verdict, reason: null });
  };

  test("accepted before the session it is on the roster, and undone it is gone", async () => {
    await w.do(logNotices, told());
    expect((await decide("accept")).ok).toBe(true);
    expect(await markOf(first)).toMatchObject({ was: "excused", reason: "Ride", device: "excuse" });
    expect(await noticeOf(first)).toMatchObject({ isExcused: true });
    expect(w.events.map(({ name }) => name)).toContain("excuse.accepted");
    expect((await decide("undo")).ok).toBe(true);
    expect(await markOf(first)).toBeNull();
    expect(await noticeOf(first)).toMatchObject({ isExcused: null, decidedAt: null });
  });

  test("accepted after the miss, standing follows; undone, it is a miss again", async () => {
    await w.do(logNotices, told({ givenAt: w.instant("2026-03-02T07:55") }));
    w.at("2026-03-02T11:30");
    await missed(first);
    await missed(second);
    expect(await levelOf()).toBe("watch");
    await decide("accept");
    await decide("accept", second);
    expect(await levelOf()).toBe("good");
    await decide("undo");
    expect(await markOf(first)).toMatchObject({ was: "missed", version: 3 });
    expect(await levelOf()).toBe("watch");
  });

  test("not accepted, the miss stays and the notice stays", async () => {
    await w.do(logNotices, told({ givenAt: w.instant("2026-03-02T07:55") }));
    w.at("2026-03-02T09:10");
    await missed(first);
    await decide("not_accept");
    expect(await markOf(first)).toMatchObject({ was: "missed", version: 1 });
    expect(await noticeOf(first)).toMatchObject({ isExcused: false });
    await decide("accept");
    await decide("not_accept");
    expect(await markOf(first)).toMatchObject({ was: "missed", version: 3 });
  });

  test("is refused for somebody who came, who comes late, or when another was faster", async () => {
    await w.do(logNotices, told());
    const { id } = await noticeOf(first);
    expect(await w.try(decideExcuse, { noticeId: id, seenVersion: 9, verdict: "accept", reason: null })).toMatchObject({
      refusal: { why: "changed_meanwhile" },
    });
    await w.mark(ada, first, "present");
    expect(await decide("accept")).toMatchObject({ refusal: { why: "came" } });
  });

  test("coming after all before the start takes the excuse back with the notice", async () => {
    await w.do(logNotices, told());
    await decide("accept");
    const { id } = await noticeOf(first);
    await w.do(withdrawNotice, { noticeId: id, isOwn: true });
    expect(await markOf(first)).toBeNull();
    expect((await w.try(withdrawNotice, { noticeId: id })).ok).toBe(true);
  });

  test("after the start an excuse is undone by who decides, not by taking the notice back", async () => {
    await w.do(logNotices, told());
    await decide("accept");
    const { id } = await noticeOf(first);
    w.at("2026-03-02T09:05");
    expect(await w.try(withdrawNotice, { noticeId: id })).toMatchObject({ refusal: { why: "decided" } });
    expect(await w.try(withdrawNotice, { noticeId: id, isOwn: true })).toMatchObject({
      refusal: { why: "already_started" },
    });
  });
});

describe("from their own phone", () => {
  const own = (more: Partial<Parameters<typeof tellOwn>[2]> = {}) =>
    w.try(tellOwn, {
      clientId: ada.id,
      sessionId: first.id,
      kind: "cannot_come",
      scope: "session",
      otherDay: null,
      minutes: null,
      reason: null,
      ...more,
    });

  test("one session, the rest of the day, or another day", async () => {
    await own();
    expect((await standing()).map(({ sessionId }) => sessionId)).toEqual([first.id]);
    expect(await noticeOf(first)).toMatchObject({ channel: "app" });
    await own({ sessionId: second.id, scope: "other", otherDay: w.today && ("2026-03-04" as typeof w.today) });
    expect(await standing()).toHaveLength(3);
    await own({ sessionId: second.id, scope: "day" });
    expect(await standing()).toHaveLength(4);
  });

  test("late by some minutes, or by who knows how many", async () => {
    await own({ kind: "late", minutes: 20 });
    expect(await noticeOf(first)).toMatchObject({ kind: "late", expectedTime: "09:20" });
    await own({ sessionId: second.id, kind: "late" });
    expect(await noticeOf(second)).toMatchObject({ kind: "late", expectedTime: null });
  });

  test("only of their own plan, and not once it has begun", async () => {
    const ben = await w.client("Ben Okafor");
    expect(await own({ clientId: ben.id })).toMatchObject({ refusal: { why: "already_over" } });
    w.at("2026-03-02T09:00");
    expect(await own()).toMatchObject({ refusal: { why: "already_started" } });
    expect((await own({ kind: "late", minutes: 20 })).ok).toBe(true);
  });
});
