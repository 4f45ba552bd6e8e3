import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clinics, series as seriesTable, seriesParts, sessions } from "@/db/schema";
import { closeSite } from "@/features/closures/commands/close-site";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import { changeSeries, type ChangeSeriesRequest } from "@/features/scheduling/commands/change-series";
import { extendHorizon } from "@/features/scheduling/commands/extend-horizon";
import { previewSeriesChange } from "@/features/scheduling/queries/preview-series-change";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { SeriesChange, SeriesFields } from "@/lib/scheduling/change/series-change";
import { addDays, localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";

let w: World;
let group: Made;
let ada: Made;
let roomA: Made;
let roomB: Made;
let lead: Made;

// 2026-03-02 is a Monday.
beforeEach(async () => {
  w = await world({ now: "2026-03-04T10:00" });
  await w.site("Worcester");
  await w.program("Adult IOP");
  await w.track("Evening");
  lead = await w.staffMember("Priya Raman");
  roomA = await w.room("Room A", { seats: 12 });
  roomB = await w.room("Room B", { seats: 12 });
  group = await w.series("Relapse prevention", "MO WE TH 18:00-19:30", {
    ...{ from: "2026-03-02", capacity: 12, room: roomA, facilitator: lead, count: 30 },
  });
  ada = await w.client("Ada Lund");
  await w.enrolled(ada, { from: "2026-03-02", weekdays: ["MO", "WE", "TH"], minutesPerWeek: 270 });
});
afterEach(() => w.store.close());

const rowsOf = (seriesId = group.id) =>
  w.reader
    .select()
    .from(sessions)
    .where(eq(sessions.seriesId, seriesId))
    .orderBy(asc(sessions.startsAt), asc(sessions.id));
const byId = async (id: string) => (await w.reader.select().from(sessions).where(eq(sessions.id, id)))[0]!;
const seriesRow = async () => (await w.reader.select().from(seriesTable).where(eq(seriesTable.id, group.id)))[0]!;
const call = () => ({ actor: w.by, now: w.now });
const idOn = async (date: string) => (await w.session(group, date)).id;

async function change(what: SeriesChange | SeriesChange[], more: Partial<ChangeSeriesRequest> = {}) {
  const answer = await w.do(changeSeries, { seriesId: group.id, change: what, seen: null, tell: false, ...more });
  if (answer.made === null) throw new Error("It was told anew.");
  return answer.made;
}

const refusalOf = async (what: SeriesChange) => {
  const result = await w.try(changeSeries, { seriesId: group.id, change: what, seen: null, tell: false });
  return result.ok ? null : result.refusal;
};

async function following(date: string, wanted: SeriesFields, scope: "following" | "all" = "following") {
  const anchorId = await idOn(date);
  return { kind: "change-series", scope, anchorId, wanted, takeAlong: [], exceptions: [] } as const;
}

async function preview(what: SeriesChange) {
  const told = await previewSeriesChange(w.reader, call(), group.id, [what]);
  if (!told.ok) throw new Error(`Refused: ${JSON.stringify(told.refusal)}`);
  return told.value;
}

const inB = () => ({ roomId: roomB.id, modality: "in_person", joinLink: null }) as const;

describe("one session", () => {
  it("moves alone, and keeps its id, its address and its place in the series", async () => {
    const before = await rowsOf();
    const sessionId = await idOn("2026-03-09");
    await change({ kind: "change-one", sessionId, wanted: { date: localDate("2026-03-10"), place: inB() } });
    expect(await byId(sessionId)).toMatchObject({
      ...{ date: "2026-03-10", roomId: roomB.id, hasOwnTime: true, hasOwnRoom: true, hasOwnLead: false },
      ...{ regularDate: "2026-03-09", calendarUid: `${sessionId}@evenkeel`, sequence: 1, version: 2 },
    });
    const others = ({ id }: { id: string }) => id !== sessionId;
    expect((await rowsOf()).filter(others)).toEqual(before.filter(others));
  });

  it("is not moved onto another of its series, onto a closed day, nor with attendance in it", async () => {
    const sessionId = await idOn("2026-03-09");
    const to = (date: string) =>
      refusalOf({ kind: "change-one", sessionId, wanted: { date: localDate(date) } }) as Promise<unknown>;
    expect(await to("2026-03-11")).toMatchObject({ on: "plan", why: { reason: "duplicate" } });
    await w.do(closeSite, { siteId: null, name: "Snow", date: localDate("2026-03-13"), fromTime: null, toTime: null });
    expect(await to("2026-03-13")).toMatchObject({ on: "plan", why: { reason: "closed_day", name: "Snow" } });
    await w.mark(ada, await w.session(group, "2026-03-04"), "present");
    const marked = await idOn("2026-03-04");
    expect(await refusalOf({ kind: "cancel-one", sessionId: marked, reason: "?" })).toMatchObject({
      why: { reason: "has_attendance" },
    });
  });

  it("is canceled and restored, at its regular time of then", async () => {
    const sessionId = await idOn("2026-03-09");
    await change({ kind: "cancel-one", sessionId, reason: "Nobody can lead it" });
    expect(await byId(sessionId)).toMatchObject({ status: "cancelled", cancelReason: "Nobody can lead it" });
    await change(await following("2026-03-11", { startTime: localTime("17:00") }, "all"));
    expect(await byId(sessionId)).toMatchObject({ status: "cancelled", startTime: "18:00" });
    await change({ kind: "restore-one", sessionId });
    expect(await byId(sessionId)).toMatchObject({ status: "scheduled", cancelReason: null, startTime: "17:00" });
  });

  it("is held although the site is closed, and is written down under the closure all the same", async () => {
    const sessionId = await idOn("2026-03-09");
    await w.do(closeSite, { siteId: null, name: "Snow", date: localDate("2026-03-09"), fromTime: null, toTime: null });
    expect((await byId(sessionId)).status).toBe("closed");
    await change({ kind: "hold-anyway", sessionId, isHeld: true, place: null });
    expect(await byId(sessionId)).toMatchObject({ status: "scheduled", heldAnywayAt: w.now });
    await change({ kind: "hold-anyway", sessionId, isHeld: false, place: null });
    expect(await byId(sessionId)).toMatchObject({ status: "closed", heldAnywayAt: null });
  });

  it("is added beside the pattern", async () => {
    const place = inB();
    await change({ kind: "add-one", date: localDate("2026-03-10"), startTime: localTime("09:00"), place });
    expect(await w.session(group, "2026-03-10")).toMatchObject({
      ...{ origin: "added", startTime: "09:00", durationMinutes: 90, roomId: roomB.id, sequence: 0, version: 1 },
    });
  });

  it("carries its new room's link, unless the series has one of its own", async () => {
    const link = "https://meet.example.org/room";
    const virtual = await w.room("Video", { link });
    const place = { roomId: virtual.id, modality: "video", joinLink: null } as const;
    const sessionId = await idOn("2026-03-09");
    await change({ kind: "change-one", sessionId, wanted: { place } });
    expect(await byId(sessionId)).toMatchObject({ joinLink: link, modality: "video" });
    await change(await following("2026-03-11", { place }));
    expect(await w.session(group, "2026-03-12")).toMatchObject({ joinLink: link });
    expect(await seriesRow()).toMatchObject({ roomId: virtual.id, joinLink: null });
  });
});

describe("a series", () => {
  it("moves from here on, keeps every id, and puts what it was into a part", async () => {
    const before = await rowsOf();
    await change(await following("2026-03-09", { startTime: localTime("17:00") }));
    const after = await rowsOf();
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
    for (const row of after.slice(3)) expect(row).toMatchObject({ startTime: "17:00", sequence: 1, version: 2 });
    expect(await seriesRow()).toMatchObject({ startTime: "17:00", version: 2 });
    const parts = await w.reader.select().from(seriesParts).where(eq(seriesParts.seriesId, group.id));
    expect(parts).toMatchObject([{ from: "2026-03-02", through: "2026-03-08", startTime: "18:00" }]);
  });

  it("lets sessions take over each other's starts", async () => {
    const daily = await w.series("Check-in", "MO TU WE TH FR 09:00-09:30", { from: "2026-03-09", count: 40 });
    const ofDaily = { seriesId: daily.id, seen: null, tell: false };
    const day = async (date: string) => (await w.session(daily, date)).id;
    // Tuesday's goes to Saturday, Monday's to Tuesday, and then both go back to where the other one was.
    const [monday, tuesday] = [await day("2026-03-09"), await day("2026-03-10")];
    const put = (sessionId: string, date: string) =>
      ({ kind: "change-one", sessionId, wanted: { date: localDate(date) } }) as const;
    await w.do(changeSeries, { ...ofDaily, change: put(tuesday, "2026-03-14") });
    await w.do(changeSeries, { ...ofDaily, change: put(monday, "2026-03-10") });
    const swap = [put(monday, "2026-03-15"), put(tuesday, "2026-03-10"), put(monday, "2026-03-14")];
    await w.do(changeSeries, { ...ofDaily, change: swap });
    expect([(await byId(monday)).date, (await byId(tuesday)).date]).toEqual(["2026-03-14", "2026-03-10"]);
    const starts = (await rowsOf(daily.id)).map(({ startsAt }) => startsAt.getTime());
    expect(new Set(starts).size).toBe(starts.length);
  });

  it("keeps what was moved by hand, unless it is taken along", async () => {
    const sessionId = await idOn("2026-03-11");
    await change({ kind: "change-one", sessionId, wanted: { startTime: localTime("12:00") } });
    const move = await following("2026-03-09", { startTime: localTime("17:00") });
    expect((await preview(move)).stays).toMatchObject([{ why: "moved_by_hand", sessions: [{ id: sessionId }] }]);
    await change(move);
    expect((await byId(sessionId)).startTime).toBe("12:00");
    const along = { ...(await following("2026-03-09", { startTime: localTime("16:00") })), takeAlong: [sessionId] };
    await change(along);
    expect((await byId(sessionId)).startTime).toBe("16:00");
  });

  it("meets on other days: what stays keeps its id, what goes goes, and what is new comes", async () => {
    const before = await rowsOf();
    await change(await following("2026-03-09", { rule: "FREQ=WEEKLY;BYDAY=MO,TU" }));
    const after = await rowsOf();
    const mondays = before.filter(({ date }) => date >= "2026-03-09").filter((_row, index) => index % 3 === 0);
    const ids = new Set(after.map(({ id }) => id));
    expect(mondays.every(({ id }) => ids.has(id))).toBe(true);
    expect(after.find(({ date }) => date === "2026-03-11")).toBeUndefined();
    expect(after.find(({ date }) => date === "2026-03-10")).toMatchObject({ origin: "pattern", startTime: "18:00" });
  });

  it("ends early, goes on again, and never touches what was marked", async () => {
    await w.mark(ada, await w.session(group, "2026-03-04"), "present");
    const marked = await w.session(group, "2026-03-04");
    w.at("2026-03-05T10:00");
    await change({ kind: "end-on", lastDay: localDate("2026-03-12"), exceptions: [] });
    expect((await rowsOf()).at(-1)?.date).toBe("2026-03-12");
    expect(await seriesRow()).toMatchObject({ lastDate: "2026-03-12" });
    await change({ kind: "end-on", lastDay: localDate("2026-03-19"), exceptions: [] });
    expect((await rowsOf()).map(({ date }) => date).slice(-3)).toEqual(["2026-03-16", "2026-03-18", "2026-03-19"]);
    expect(await byId(marked.id)).toEqual(marked);
  });

  it("is extended by what it is now, and by nothing it was", async () => {
    await change([
      await following("2026-03-09", { startTime: localTime("17:00"), rule: "FREQ=WEEKLY;BYDAY=TU" }),
      { kind: "end-on", lastDay: null, exceptions: [] },
    ]);
    const { materializedThrough } = await seriesRow();
    await w.do(extendHorizon, { through: addDays(materializedThrough, 21) });
    const more = (await rowsOf()).filter(({ date }) => date > materializedThrough);
    expect(more).toHaveLength(3);
    for (const row of more) expect(row).toMatchObject({ startTime: "17:00", roomId: roomA.id });
  });

  it("says nothing has to be done when everything is so already", async () => {
    const what = await following("2026-03-09", { startTime: localTime("17:00") });
    await change(what);
    const before = await rowsOf();
    expect(await change(what)).toMatchObject({ changeId: null });
    expect(await rowsOf()).toEqual(before);
  });

  it("leaves every other series, every earlier roster and every mark alone", async () => {
    const other = await w.series("Process group", "MO WE TH 20:00-21:00", { from: "2026-03-02", count: 9 });
    await w.mark(ada, await w.session(group, "2026-03-02"), "missed");
    const others = await rowsOf(other.id);
    const past = (await rowsOf()).filter(({ startsAt }) => startsAt <= w.now);
    const rosters = await listExpectedOfSessions(w.reader, past);
    await change(await following("2026-03-09", { rule: "FREQ=WEEKLY;BYDAY=FR", place: inB() }, "all"));
    expect(await rowsOf(other.id)).toEqual(others);
    expect((await rowsOf()).filter(({ startsAt }) => startsAt <= w.now)).toEqual(past);
    expect(await listExpectedOfSessions(w.reader, past)).toEqual(rosters);
  });
});

describe("the preview and the change", () => {
  it("are the same plan: seen, it is done", async () => {
    const what = await following("2026-03-09", { startTime: localTime("17:00"), place: inB() });
    const seen = await preview(what);
    expect(seen).toMatchObject({
      ...{ button: "Move 27 sessions", isNothing: false, isRefused: false, short: null },
      past: { sessions: 1, marks: 0 },
      effects: [{ kind: "move", count: 27, title: "sessions move" }],
    });
    expect(seen.effects[0]?.detail).toBe("To 5:00–6:30 PM, Room B. The first is Mon, Mar 9, the last Thu, May 7.");
    expect(await change(what, { seen: seen.fingerprint })).toMatchObject({ summary: "Moved 27 sessions to 5:00 PM" });
  });

  it("are told anew when the world changed in between, and nothing is done", async () => {
    const what = await following("2026-03-09", { startTime: localTime("17:00") });
    const { fingerprint } = await preview(what);
    await change({ kind: "cancel-one", sessionId: await idOn("2026-03-12"), reason: "Holiday" });
    const before = await rowsOf();
    const request = { seriesId: group.id, change: what, seen: fingerprint, tell: false };
    const answer = await w.do(changeSeries, request);
    expect(answer).toMatchObject({ made: null, preview: { button: "Move 26 sessions" } });
    expect(await rowsOf()).toEqual(before);
    const again = answer.made === null ? answer.preview.fingerprint : "";
    expect(again).not.toBe(fingerprint);
    await change(what, { seen: again });
  });

  it("of two planners at once let one go first, and show the other what is different", async () => {
    const what = await following("2026-03-09", { startTime: localTime("17:00") });
    const other = await following("2026-03-11", { place: inB() });
    const requests = [what, other].map(async (each) => {
      const seen = (await preview(each)).fingerprint;
      return { seriesId: group.id, change: each, seen, tell: false };
    });
    const answers = await Promise.all((await Promise.all(requests)).map((request) => w.do(changeSeries, request)));
    expect(answers.filter(({ made }) => made !== null)).toHaveLength(1);
    const rows = (await rowsOf()).filter(({ date }) => date >= "2026-03-11");
    expect(new Set(rows.map(({ startTime, roomId }) => `${startTime} ${roomId}`)).size).toBe(1);
  });

  it("name what is in the way, and do not do what the clinic refuses", async () => {
    await w.series("Medication clinic", "WE 16:30-17:30", { from: "2026-03-11", count: 2, room: roomB, track: null });
    const what = await following("2026-03-09", { startTime: localTime("17:00"), place: inB() });
    const warned = await preview(what);
    expect(warned.clashes).toMatchObject([{ kind: "room", rule: "warn", count: 2 }]);
    expect(warned.isRefused).toBe(false);
    await w.store.transact(async (tx) => {
      await tx.update(clinics).set({ clashRules: { room: "refuse" } });
    });
    const refused = await preview(what);
    expect(refused).toMatchObject({ isRefused: true, clashes: [{ rule: "refuse" }] });
    expect(await refusalOf(what)).toMatchObject({ on: "clash", clashes: [{ kind: "room" }, { kind: "room" }] });
    const dates = refused.clashes[0]!.dates;
    const exceptions = dates.map((date) => ({
      ...{ way: "place" as const, date, place: { ...inB(), roomId: roomA.id } },
    }));
    await change({ ...what, exceptions });
    expect(await w.session(group, "2026-03-11")).toMatchObject({ roomId: roomA.id, hasOwnRoom: true });
    expect(await w.session(group, "2026-03-12")).toMatchObject({ roomId: roomB.id, hasOwnRoom: false });
  });

  it("tell whose weeks fall under their plan, and by how much", async () => {
    const short = (await preview(await following("2026-03-09", { durationMinutes: 60 }))).short;
    expect(short).toMatchObject({
      count: 1,
      clients: [{ clientId: ada.id, name: "A. Lund", text: "to 3 h of 4 h 30 min" }],
    });
    expect((await preview(await following("2026-03-09", { durationMinutes: 120 }))).short).toBeNull();
  });

  it("refuse rooms and people that cannot be had", async () => {
    const elsewhere = await w.site("Quincy");
    const far = await w.room("Room Q", { site: elsewhere });
    const place = { ...inB(), roomId: far.id };
    expect(await refusalOf(await following("2026-03-09", { place }))).toEqual({ on: "named", why: "unknown_room" });
    const twice = { facilitatorId: lead.id, coFacilitatorId: lead.id };
    expect(await refusalOf(await following("2026-03-09", { lead: twice }))).toEqual({
      ...{ on: "named", why: "same_facilitator_twice" },
    });
  });
});
