import { and, asc, eq, ne } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditEntries, series as seriesTable, sessions } from "@/db/schema";
import { changeSeriesAction } from "@/features/scheduling/actions/change-series";
import { undoChangeAction } from "@/features/scheduling/actions/undo-change";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { StaffActor } from "@/lib/access/decide-access";

let w: World;
let group: Made;
let roomA: Made;
let roomB: Made;
let planner: StaffActor;

// 2026-03-02 is a Monday.
beforeEach(async () => {
  w = await world({ now: "2026-03-04T10:00" });
  const site = await w.site("Worcester");
  await w.program("Adult IOP");
  await w.track("Evening");
  roomA = await w.room("Room A", { seats: 12 });
  roomB = await w.room("Room B", { seats: 12 });
  group = await w.series("Relapse prevention", "MO WE 18:00-19:30", { from: "2026-03-02", room: roomA, count: 20 });
  planner = await w.actor("scheduler", { site });
});
afterEach(() => w.store.close());

type Form = Record<string, string | string[]>;

const was = () =>
  JSON.stringify({
    ...{ startTime: "18:00", endTime: "19:30", roomId: roomA.id, facilitatorId: "", coFacilitatorId: "" },
    ...{ title: "Relapse prevention", capacity: "", repeats: "w1", weekdays: "MO,WE", ends: "on" },
    ...{ lastDate: "2026-05-06", date: "2026-03-09", modality: "in_person", joinLink: "" },
  });

/** The form as it stands when it is opened, with what is changed in it. */
async function form(fields: Form): Promise<Form> {
  const shown = JSON.parse(was()) as Record<string, string>;
  const { id: sessionId } = await w.session(group, "2026-03-09");
  const weekdays = ["MO", "WE"];
  return { ...shown, weekdays, seriesId: group.id, sessionId, was: was(), what: "change", ...fields };
}

const send = (fields: Form) => changeSeriesAction.door.perform(planner, fields, w.now, w.store);

/** Previewed first, then confirmed, as a person does it. */
async function confirmed(fields: Form) {
  const told = await send({ ...(await form(fields)), intent: "preview" });
  if (told.status !== "done" || told.value.made !== null) return told;
  return send({ ...(await form(fields)), seen: told.value.preview.fingerprint });
}

const rows = () =>
  w.reader
    .select()
    .from(sessions)
    .where(and(eq(sessions.seriesId, group.id), ne(sessions.status, "cancelled")))
    .orderBy(asc(sessions.startsAt));
const seriesRow = async () => (await w.reader.select().from(seriesTable).where(eq(seriesTable.id, group.id)))[0]!;

describe("the form of a change", () => {
  it("changes only what says something else than it showed", async () => {
    const before = await seriesRow();
    expect(await confirmed({ scope: "following", roomId: roomB.id })).toMatchObject({ status: "done" });
    expect(await seriesRow()).toMatchObject({
      ...{ roomId: roomB.id, startTime: "18:00", durationMinutes: 90, rule: before.rule, lastDate: before.lastDate },
    });
    expect((await w.session(group, "2026-03-04")).roomId).toBe(roomA.id);
    expect((await w.session(group, "2026-03-11")).roomId).toBe(roomB.id);
  });

  it("does nothing that nobody has seen told", async () => {
    const before = await rows();
    const told = await send(await form({ scope: "one", startTime: "17:00", endTime: "18:30" }));
    expect(told).toMatchObject({
      status: "done",
      value: { made: null, isOutdated: false, preview: { button: "Move this session" }, typed: { startTime: "17:00" } },
    });
    expect(await rows()).toEqual(before);
  });

  it("says so when the world changed between preview and confirmation", async () => {
    const fields = await form({ scope: "one", startTime: "17:00", endTime: "18:30" });
    const answer = await send({ ...fields, seen: "something-else" });
    expect(answer).toMatchObject({ status: "done", value: { made: null, isOutdated: true } });
  });

  it("moves one session to another day and time", async () => {
    await confirmed({ scope: "one", date: "2026-03-10", startTime: "9:00 AM", endTime: "10:00 AM" });
    expect(await w.session(group, "2026-03-10")).toMatchObject({ startTime: "09:00", durationMinutes: 60 });
  });

  it("moves the start and keeps the length when there is no end in the form", async () => {
    const { id: sessionId } = await w.session(group, "2026-03-09");
    const told = await send({ seriesId: group.id, sessionId, scope: "one", startTime: "09:00", intent: "preview" });
    expect(told).toMatchObject({ value: { preview: { effects: [{ detail: "To 9:00–10:30 AM. On Mon, Mar 9." }] } } });
  });

  it("changes days and the end at once", async () => {
    await confirmed({ scope: "following", repeats: "w1", weekdays: ["TU"], lastDate: "2026-03-24" });
    expect((await rows()).map(({ date }) => date)).toEqual([
      ...["2026-03-02", "2026-03-04", "2026-03-10", "2026-03-17", "2026-03-24"],
    ]);
  });

  it("makes a series of a single session", async () => {
    const single = await w.series("Guest talk", "FR 12:00-13:00", { from: "2026-03-06", count: 1 });
    const { id: sessionId } = await w.session(single, "2026-03-06");
    const fields = { seriesId: single.id, sessionId, what: "change", scope: "following" };
    const days = { repeats: "w1", weekdays: ["FR"], ends: "on", lastDate: "2026-03-27" };
    const told = await send({ ...fields, ...days, intent: "preview" });
    if (told.status !== "done" || told.value.made !== null) throw new Error(JSON.stringify(told));
    await send({ ...fields, ...days, seen: told.value.preview.fingerprint });
    const made = await w.reader.select().from(sessions).where(eq(sessions.seriesId, single.id));
    expect(made.map(({ date }) => date).sort()).toEqual(["2026-03-06", "2026-03-13", "2026-03-20", "2026-03-27"]);
    expect(made.some(({ id }) => id === sessionId)).toBe(true);
  });

  it("moves the weekday of a series when one of its days is put on another", async () => {
    await confirmed({ scope: "following", date: "2026-03-10" });
    expect((await rows()).slice(2, 6).map(({ date }) => date)).toEqual([
      ...["2026-03-10", "2026-03-11", "2026-03-17", "2026-03-18"],
    ]);
  });

  it("cancels, restores, adds and ends, each previewed and recorded", async () => {
    expect(await confirmed({ what: "cancel", reason: "Nobody can lead it" })).toMatchObject({ status: "done" });
    expect((await rows()).some(({ date }) => date === "2026-03-09")).toBe(false);
    const cancelled = await w.reader.select().from(sessions).where(eq(sessions.status, "cancelled"));
    const restore = { seriesId: group.id, sessionId: cancelled[0]!.id, what: "restore" };
    const told = await send({ ...restore, intent: "preview" });
    const seen = told.status === "done" && told.value.made === null ? told.value.preview.fingerprint : "";
    expect(await send({ ...restore, seen })).toMatchObject({ value: { made: { seriesId: group.id } } });
    await confirmed({ what: "add", date: "2026-03-12", startTime: "12:00", endTime: "13:00" });
    expect(await w.session(group, "2026-03-12")).toMatchObject({ origin: "added", durationMinutes: 60 });
    await confirmed({ what: "end", ends: "on", lastDate: "2026-03-11" });
    expect((await rows()).at(-1)?.date).toBe("2026-03-11");
    const names = (await w.reader.select({ event: auditEntries.event }).from(auditEntries)).map(({ event }) => event);
    expect(names).toEqual(
      expect.arrayContaining(["session.cancelled", "session.restored", "session.added", "series.ended"]),
    );
  });

  it.each([
    [{ scope: "one", title: "Skills" }, "title", /One session alone/],
    [{ scope: "following", endTime: "17:00" }, "endTime", /later than the start/],
    [{ scope: "following", repeats: "w1", weekdays: [] }, "weekdays", /at least one day/],
    [{ what: "cancel" }, "reason", /Say why/],
    [{ scope: "one", date: "2026-03-11" }, "startTime", /already/],
    [{ what: "end", ends: "on", lastDate: "2026-03-01" }, "lastDate", /today at the earliest/],
  ] as const)("says at the field what is wrong: %j", async (fields, field, sentence) => {
    const answer = await send({ ...(await form(fields as unknown as Form)), intent: "preview" });
    expect(answer).toMatchObject({ status: "refused", field, sentence: expect.stringMatching(sentence) as string });
  });

  it("is undone by its own door", async () => {
    const before = (await rows()).map(({ version: _version, sequence: _sequence, ...row }) => row);
    const made = await confirmed({ scope: "following", startTime: "17:00", endTime: "18:30" });
    const changeId = made.status === "done" && made.value.made !== null ? made.value.made.changeId! : "";
    const undone = await undoChangeAction.door.perform(planner, { changeId }, w.now, w.store);
    expect(undone).toMatchObject({ status: "done", message: "Undone. The schedule is as it was." });
    expect((await rows()).map(({ version: _version, sequence: _sequence, ...row }) => row)).toEqual(before);
  });
});
