import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditEntries, series as seriesTable, sessionClosures, sessions } from "@/db/schema";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import { closeSite } from "@/features/closures/commands/close-site";
import { extendHorizon } from "@/features/scheduling/commands/extend-horizon";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { addDays, localDate, weekdayOf } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";

let w: World;
let group: Made;
let ada: Made;
let site: Made;

// 2026-03-02 is a Monday.
beforeEach(async () => {
  w = await world({ now: "2026-03-04T10:00" });
  site = await w.site("Worcester");
  await w.program("Adult IOP");
  await w.track("Evening");
  group = await w.series("Relapse prevention", "MO WE TH 18:00-19:30", { from: "2026-03-02", capacity: 12 });
  ada = await w.client("Ada Lund");
  await w.enrolled(ada, { from: "2026-03-02", weekdays: ["MO", "WE", "TH"] });
});
afterEach(() => w.store.close());

const rowsOf = (seriesId: string) =>
  w.reader.select().from(sessions).where(eq(sessions.seriesId, seriesId)).orderBy(asc(sessions.startsAt));
const byId = async (id: string) => (await w.reader.select().from(sessions).where(eq(sessions.id, id)))[0]!;

describe("cancelSession", () => {
  it("keeps the session, its id and its calendar address, with the reason and a higher sequence", async () => {
    const session = await w.session(group, "2026-03-05");
    await w.do(cancelSession, { sessionId: session.id, reason: "Facilitator is ill" });
    const after = await byId(session.id);
    expect(after).toMatchObject({ status: "cancelled", cancelReason: "Facilitator is ill", sequence: 1, version: 2 });
    expect([after.id, after.calendarUid]).toEqual([session.id, session.calendarUid]);
  });

  it("is the same twice as once", async () => {
    const { id } = await w.session(group, "2026-03-05");
    await w.do(cancelSession, { sessionId: id, reason: "Snow" });
    const again = await w.try(cancelSession, { sessionId: id, reason: "Another reason" });
    expect(again).toMatchObject({ ok: true, value: { isChanged: false } });
    expect(await byId(id)).toMatchObject({ cancelReason: "Snow", sequence: 1 });
  });

  it("is refused once somebody is marked, and for what does not exist", async () => {
    const session = await w.session(group, "2026-03-02");
    await w.mark(ada, session, "present");
    expect(await w.try(cancelSession, { sessionId: session.id, reason: "Oops" })).toEqual({
      ok: false,
      refusal: "has_attendance",
    });
    expect(await byId(session.id)).toMatchObject({ status: "scheduled", sequence: 0 });
    expect(await w.try(cancelSession, { sessionId: "0".repeat(26), reason: "?" })).toEqual({
      ok: false,
      refusal: "no_such_session",
    });
  });

  it("may put a past session right that nobody was marked in", async () => {
    const { id } = await w.session(group, "2026-03-02");
    await w.do(cancelSession, { sessionId: id, reason: "The group did not meet" });
    expect((await byId(id)).status).toBe("cancelled");
  });

  it("changes no other session", async () => {
    const before = await rowsOf(group.id);
    const { id } = before[4]!;
    await w.do(cancelSession, { sessionId: id, reason: "Snow" });
    const after = await rowsOf(group.id);
    expect(after.filter((row) => row.id !== id)).toEqual(before.filter((row) => row.id !== id));
  });
});

describe("closeSite", () => {
  const day = localDate("2026-03-05");
  const snow = { name: "Snow day", date: day, fromTime: null, toTime: null };

  it("closes what starts in it and is not marked, and ties each to it", async () => {
    const marked = await w.session(group, "2026-03-02");
    await w.mark(ada, marked, "present");
    const past = await w.do(closeSite, { ...snow, siteId: site.id, date: localDate("2026-03-02") });
    expect(past.closedCount).toBe(0);
    const { closureId, closedCount } = await w.do(closeSite, { ...snow, siteId: site.id });
    expect(closedCount).toBe(1);
    const closed = await w.session(group, "2026-03-05");
    expect(closed).toMatchObject({ status: "closed", sequence: 1 });
    const ties = await w.reader.select().from(sessionClosures);
    expect(ties).toMatchObject([{ sessionId: closed.id, closureId }]);
    expect((await byId(marked.id)).status).toBe("scheduled");
  });

  it("leaves cancelled sessions as they are", async () => {
    const { id } = await w.session(group, "2026-03-05");
    await w.do(cancelSession, { sessionId: id, reason: "No leader" });
    await w.do(closeSite, { ...snow, siteId: null });
    expect(await byId(id)).toMatchObject({ status: "cancelled", sequence: 1 });
    expect(await w.reader.select().from(sessionClosures)).toEqual([]);
  });

  it("ties a session to every closure that covers it, and counts it once", async () => {
    await w.do(closeSite, { ...snow, siteId: site.id });
    const second = await w.do(closeSite, { ...snow, siteId: null, name: "Holiday" });
    expect(second.closedCount).toBe(0);
    expect(await w.reader.select().from(sessionClosures)).toHaveLength(2);
    expect(await w.session(group, "2026-03-05")).toMatchObject({ status: "closed", sequence: 1 });
  });

  it("is the same twice as once", async () => {
    const first = await w.do(closeSite, { ...snow, siteId: site.id });
    const again = await w.try(closeSite, { ...snow, siteId: site.id });
    expect(again).toMatchObject({ ok: true, value: { isChanged: false, value: { closureId: first.closureId } } });
  });

  it("closes a part of a day, and only its own site", async () => {
    await w.do(closeSite, { ...snow, siteId: site.id, toTime: localTime("18:00") });
    expect((await w.session(group, "2026-03-05")).status).toBe("scheduled");
    const other = await w.site("Fitchburg");
    await w.do(closeSite, { ...snow, siteId: other.id });
    expect((await w.session(group, "2026-03-05")).status).toBe("scheduled");
    await w.do(closeSite, { ...snow, siteId: site.id, fromTime: localTime("18:00") });
    expect((await w.session(group, "2026-03-05")).status).toBe("closed");
  });

  it.each([
    ["no_such_site", { siteId: "0".repeat(26) }],
    ["name_missing", { name: " " }],
    ["ends_before_start", { fromTime: localTime("12:00"), toTime: localTime("11:00") }],
    ["too_far_ahead", { date: localDate("2099-01-01") }],
  ])("refuses: %s", async (refusal, over) => {
    expect(await w.try(closeSite, { ...snow, siteId: site.id, ...over })).toEqual({ ok: false, refusal });
  });
});

describe("extendHorizon", () => {
  it("goes on in the phase of every other week, over many short steps as in one", async () => {
    const everyOther = await w.series("Family evening", "MO TH 17:00-18:00", { from: "2026-03-02", every: 2 });
    for (const weeks of [1, 2, 3, 9, 20]) {
      const [row] = await w.reader.select().from(seriesTable).where(eq(seriesTable.id, everyOther.id));
      await w.do(extendHorizon, { through: addDays(row!.materializedThrough, weeks * 7) });
    }
    const dates = (await rowsOf(everyOther.id)).map(({ date }) => date);
    const mondays = dates.filter((date) => weekdayOf(date) === "MO");
    mondays.forEach((date, index) => expect(date).toBe(addDays(localDate("2026-03-02"), index * 14)));
    expect(new Set(dates).size).toBe(dates.length);
    expect(dates.length).toBeGreaterThan(60);
  });

  it("makes nothing twice", async () => {
    const through = addDays(w.today, 300);
    const first = await w.do(extendHorizon, { through });
    expect(first.sessionCount).toBeGreaterThan(0);
    expect(await w.try(extendHorizon, { through })).toMatchObject({ ok: true, value: { isChanged: false } });
    const trail = await w.reader.select().from(auditEntries).where(eq(auditEntries.event, "series.extended"));
    expect(trail).toHaveLength(1);
  });

  it("keeps the count right: 80 sessions are 80 however often it is extended", async () => {
    const counted = await w.series("Skills", "TU 17:00-18:00", { from: "2026-03-03", count: 80 });
    const before = await rowsOf(counted.id);
    expect(before).toHaveLength(27);
    for (const days of [200, 300, 500, 900]) await w.do(extendHorizon, { through: addDays(w.today, days) });
    const rows = await rowsOf(counted.id);
    expect(rows).toHaveLength(80);
    expect(rows.slice(0, 27).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(await w.try(extendHorizon, { through: addDays(w.today, 2000) })).toMatchObject({ ok: true });
    expect(await rowsOf(counted.id)).toHaveLength(80);
  });

  it("closes what falls into a closure that stands already", async () => {
    const date = localDate("2026-12-24");
    await w.do(closeSite, { siteId: null, name: "Christmas Eve", date, fromTime: null, toTime: null });
    await w.do(extendHorizon, { through: localDate("2026-12-31") });
    expect((await w.session(group, "2026-12-24")).status).toBe("closed");
    expect(await w.reader.select().from(sessionClosures)).toHaveLength(1);
  });

  it("does not bring a cancelled session back", async () => {
    const last = (await rowsOf(group.id)).at(-1)!;
    await w.do(cancelSession, { sessionId: last.id, reason: "Snow" });
    // As if the horizon had been noted a week too early.
    await w.store.transact((tx) =>
      tx
        .update(seriesTable)
        .set({ materializedThrough: addDays(last.date, -7) })
        .where(eq(seriesTable.id, group.id)),
    );
    await w.do(extendHorizon, { through: addDays(last.date, 7) });
    const there = (await rowsOf(group.id)).filter(({ date }) => date === last.date);
    expect(there).toMatchObject([{ id: last.id, status: "cancelled" }]);
  });
});
