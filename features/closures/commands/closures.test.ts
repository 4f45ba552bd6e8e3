import { asc, eq, inArray } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clients, closures, outboxMessages, rooms, sessionClosures, sessions, standings } from "@/db/schema";
import { clearMark } from "@/features/attendance/commands/clear-mark";
import { closeDays, type CloseDays } from "@/features/closures/commands/close-days";
import { closeSite } from "@/features/closures/commands/close-site";
import { reopenSite } from "@/features/closures/commands/reopen-site";
import { closureNewsMail } from "@/features/closures/jobs";
import { findClosure, prepareReopening } from "@/features/closures/queries/prepare-reopening";
import { prepareClosure } from "@/features/closures/queries/prepare-closure";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { Standing } from "@/lib/standing/types";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";

let w: World;
let site: Made;
let roomA: Made;
let group: Made;
let early: Made;
let ada: Made;
let adaIn: Made;

// 2026-03-02 is a Monday.
const thursday = localDate("2026-03-05");

beforeEach(async () => {
  w = await world({ now: "2026-03-04T10:00" });
  site = await w.site("Worcester");
  roomA = await w.room("Room A", { seats: 12 });
  await w.program("Adult IOP");
  await w.track("Evening");
  const about = { from: "2026-03-02", room: roomA, capacity: 12 };
  group = await w.series("Relapse prevention", "MO WE TH 18:00-19:30", about);
  early = await w.series("Coping skills", "MO WE TH 16:00-17:30", about);
  ada = await w.client("Ada Lund");
  adaIn = await w.enrolled(ada, { from: "2026-03-02", weekdays: ["MO", "WE", "TH"], minutesPerWeek: 540 });
});
afterEach(() => w.store.close());

const draft = (over: Partial<CloseDays> = {}): CloseDays => ({
  siteId: site.id,
  days: [{ date: thursday, name: "Snow day" }],
  fromTime: null,
  toTime: null,
  video: [],
  tell: false,
  seen: null,
  ...over,
});
const reopen = (closureId: string, over: object = {}) =>
  w.do(reopenSite, { closureId, putBack: true, tell: false, seen: null, ...over });
const rowsOf = (...series: Made[]) =>
  w.reader
    .select()
    .from(sessions)
    .where(
      inArray(
        sessions.seriesId,
        series.map(({ id }) => id),
      ),
    )
    .orderBy(asc(sessions.startsAt));
const byId = async (id: string) => (await w.reader.select().from(sessions).where(eq(sessions.id, id)))[0]!;
const ties = () => w.reader.select().from(sessionClosures);

describe("closing", () => {
  it("closes a range of days at once, each with its own closure, and is the same twice as once", async () => {
    const days = ["2026-03-09", "2026-03-10", "2026-03-11"].map((date) => ({ date: localDate(date), name: "Flood" }));
    const first = await w.do(closeDays, draft({ days }));
    expect(first).toMatchObject({ closedCount: 4, heldCount: 0 });
    expect(first.closureIds).toHaveLength(3);
    const again = await w.try(closeDays, draft({ days }));
    expect(again).toMatchObject({ ok: true, value: { isChanged: false, value: { closureIds: first.closureIds } } });
    expect(w.events.filter(({ name }) => name === "site.closed")).toHaveLength(3);
  });

  it("closes a past day afterwards, but for what was marked, and takes it from the client's week", async () => {
    await w.mark(ada, await w.session(group, "2026-03-02"), "missed");
    w.at("2026-03-05T08:00");
    const { closedCount } = await w.do(closeDays, draft({ days: [{ date: localDate("2026-03-02"), name: "Snow" }] }));
    expect(closedCount).toBe(1);
    expect(await w.session(group, "2026-03-02")).toMatchObject({ status: "scheduled", sequence: 0 });
    expect(await w.session(early, "2026-03-02")).toMatchObject({ status: "closed", sequence: 1 });
    const [row] = await w.reader.select().from(standings).where(eq(standings.enrollmentId, adaIn.id));
    expect((row!.result as Standing).weekHours.short.clinic).toBe(90);
  });

  it("changes nothing when the world is no longer what the preview showed", async () => {
    const seen = await prepareClosure(w.reader, w.now, draft());
    if (!seen.ok) throw new Error("The draft is right.");
    await w.do(cancelSession, { sessionId: (await w.session(early, "2026-03-05")).id, reason: "Ill" });
    const refused = await w.try(closeDays, draft({ seen: seen.value.fingerprint }));
    expect(refused).toEqual({ ok: false, refusal: "changed_meanwhile" });
    expect(await w.session(group, "2026-03-05")).toMatchObject({ status: "scheduled" });
    const fresh = await prepareClosure(w.reader, w.now, draft());
    expect(fresh.ok && (await w.do(closeDays, draft({ seen: fresh.value.fingerprint })))).toMatchObject({
      closedCount: 1,
    });
  });

  it.each([
    ["no_such_site", { siteId: "0".repeat(26) }],
    ["name_missing", { days: [{ date: thursday, name: " " }] }],
    ["no_days", { days: [] }],
    ["ends_before_start", { fromTime: localTime("12:00"), toTime: localTime("11:00") }],
    ["too_long_ago", { days: [{ date: localDate("2024-03-02"), name: "Snow" }] }],
  ])("refuses: %s", async (refusal, over) => {
    expect(await w.try(closeDays, draft(over))).toEqual({ ok: false, refusal });
    expect(await w.reader.select().from(closures)).toEqual([]);
  });
});

describe("reopening", () => {
  it("gives back what was there: open, cancelled, marked and closed by another", async () => {
    await w.mark(ada, await w.session(group, "2026-03-04"), "present", { at: "2026-03-04T19:40" });
    const cancelled = await w.session(early, "2026-03-04");
    await w.do(cancelSession, { sessionId: cancelled.id, reason: "Ill" });
    const before = await rowsOf(group, early);
    const day = (date: string, over: object = {}) =>
      w.do(closeSite, { siteId: site.id, name: "Snow", date: localDate(date), fromTime: null, toTime: null, ...over });
    const wednesday = await day("2026-03-04");
    const whole = await day("2026-03-05");
    const evening = await day("2026-03-05", { siteId: null, name: "Power cut", fromTime: localTime("17:00") });
    expect((await reopen(whole.closureId)).openedCount).toBe(1);
    expect(await w.session(group, "2026-03-05")).toMatchObject({ status: "closed", sequence: 1 });
    expect(await w.session(early, "2026-03-05")).toMatchObject({ status: "scheduled", sequence: 2 });
    expect(await ties()).toMatchObject([{ closureId: evening.closureId }]);
    await reopen(evening.closureId);
    await reopen(wednesday.closureId);
    expect(await ties()).toEqual([]);
    const still = ({ sequence: _sequence, version: _version, ...row }: (typeof before)[number]) => row;
    expect((await rowsOf(group, early)).map(still)).toEqual(before.map(still));
  });

  it("leaves a session cancelled that was cancelled while closed", async () => {
    const { closureId } = await w.do(closeSite, { ...draft(), name: "Snow", date: thursday });
    const { id } = await w.session(group, "2026-03-05");
    await w.do(cancelSession, { sessionId: id, reason: "No leader" });
    expect((await reopen(closureId)).openedCount).toBe(1);
    expect(await byId(id)).toMatchObject({ status: "cancelled", cancelReason: "No leader" });
  });

  it("is the same twice as once, keeps who did it, and refuses what is not there", async () => {
    const { closureIds } = await w.do(closeDays, draft());
    await reopen(closureIds[0]!);
    const again = await w.try(reopenSite, { closureId: closureIds[0]!, putBack: true, tell: false, seen: null });
    expect(again).toMatchObject({ ok: true, value: { isChanged: false } });
    expect(await findClosure(w.reader, closureIds[0]!)).toMatchObject({ removedAt: w.now, removedBy: "operator" });
    expect(w.events.filter(({ name }) => name === "site.reopened")).toHaveLength(1);
    expect(await w.try(reopenSite, { closureId: "0".repeat(26), putBack: true, tell: false, seen: null })).toEqual({
      ok: false,
      refusal: "no_such_closure",
    });
    // The same day can be closed anew.
    expect(await w.do(closeDays, draft())).toMatchObject({ closedCount: 2 });
  });

  it("waits for another look when something changed since the preview", async () => {
    const { closureIds } = await w.do(closeDays, draft());
    const closure = (await findClosure(w.reader, closureIds[0]!))!;
    const { fingerprint } = await prepareReopening(w.reader, w.now, closure);
    await w.do(cancelSession, { sessionId: (await w.session(early, "2026-03-05")).id, reason: "Ill" });
    const input = { closureId: closure.id, putBack: true, tell: false, seen: fingerprint };
    expect(await w.try(reopenSite, input)).toEqual({ ok: false, refusal: "changed_meanwhile" });
  });
});

describe("a mark that is cleared on a closed day", () => {
  it("lets the session be closed after all, for everybody", async () => {
    const session = await w.session(group, "2026-03-04");
    const ben = await w.client("Ben Okafor");
    await w.enrolled(ben, { from: "2026-03-02", weekdays: ["MO", "WE", "TH"] });
    await w.mark(ada, session, "present", { at: "2026-03-04T18:20" });
    await w.do(closeDays, draft({ days: [{ date: session.date, name: "Fire alarm" }] }));
    expect(await byId(session.id)).toMatchObject({ status: "scheduled" });
    const line = { clientId: ada.id, seenVersion: 1, correctionReason: null, device: "test" };
    await w.do(clearMark, { sessionId: session.id, ...line });
    expect(await byId(session.id)).toMatchObject({ status: "closed", sequence: 1 });
    expect(await ties()).toHaveLength(2);
  });
});

describe("holding by video", () => {
  let virtual: Made;
  const link = "https://video.example/one";
  beforeEach(async () => {
    virtual = await w.room("Video room", { link });
  });

  async function closedButForVideo() {
    const chosen = [(await w.session(group, "2026-03-05")).id, (await w.session(early, "2026-03-05")).id];
    return w.do(closeDays, draft({ video: chosen }));
  }

  it("keeps chosen sessions on, in the virtual room, and closes the rest", async () => {
    const beside = await w.series("Mindfulness", "TH 16:30-17:00", { from: "2026-03-05", room: roomA });
    const prepared = await prepareClosure(w.reader, w.now, draft());
    if (!prepared.ok) throw new Error("The draft is right.");
    // The room holds one session at a time.
    expect(prepared.value.proposed).toHaveLength(2);
    expect(prepared.value.withoutVideo.map(({ seriesId }) => seriesId)).toHaveLength(1);
    const video = prepared.value.proposed.map(({ session }) => session.id);
    const result = await w.do(closeDays, draft({ video, seen: null }));
    expect(result).toMatchObject({ closedCount: 1, heldCount: 2 });
    for (const id of video)
      expect(await byId(id)).toMatchObject({
        status: "scheduled",
        roomId: virtual.id,
        modality: "video",
        joinLink: link,
        hasOwnRoom: true,
        sequence: 1,
        heldAnywayAt: w.now,
      });
    const closed = [...(await rowsOf(group, early, beside))].filter(({ status }) => status === "closed");
    expect(closed).toHaveLength(1);
  });

  it("ignores a session that does not fit, has begun, or is not closed by it", async () => {
    const { id } = await w.session(group, "2026-03-02");
    expect(await w.do(closeDays, draft({ video: [id, "0".repeat(26)] }))).toMatchObject({ heldCount: 0 });
  });

  it("puts them back in their rooms when the site opens again", async () => {
    const before = await rowsOf(group, early);
    const { closureIds } = await closedButForVideo();
    expect(await reopen(closureIds[0]!)).toMatchObject({ openedCount: 0, backCount: 2 });
    const still = ({ sequence: _sequence, version: _version, ...row }: (typeof before)[number]) => row;
    const after = await rowsOf(group, early);
    expect(after.map(still)).toEqual(before.map(still));
    expect((await w.session(group, "2026-03-05")).sequence).toBe(2);
  });

  it("leaves them by video when that is wanted, and what staff changed since in any case", async () => {
    const { closureIds } = await closedButForVideo();
    const { id } = await w.session(early, "2026-03-05");
    await w.store.transact((tx) => tx.update(sessions).set({ roomId: null }).where(eq(sessions.id, id)));
    const other = await w.do(closeDays, draft({ days: [{ date: thursday, name: "Second storm" }] }));
    expect(await reopen(closureIds[0]!)).toMatchObject({ backCount: 0 });
    expect(await w.session(group, "2026-03-05")).toMatchObject({ roomId: virtual.id, status: "scheduled" });
    expect(await reopen(other.closureIds[0]!, { putBack: true })).toMatchObject({ backCount: 1 });
    expect(await byId(id)).toMatchObject({ roomId: null, modality: "video", heldAnywayAt: null });
    expect(await w.session(group, "2026-03-05")).toMatchObject({ roomId: roomA.id, hasOwnRoom: false });
    // Nothing holds it on any more: the next closure closes it.
    expect(await w.do(closeDays, draft())).toMatchObject({ closedCount: 2 });
  });

  it("leaves them by video when staff say so", async () => {
    const { closureIds } = await closedButForVideo();
    expect(await reopen(closureIds[0]!, { putBack: false })).toMatchObject({ backCount: 0 });
    expect(await w.session(group, "2026-03-05")).toMatchObject({ roomId: virtual.id, hasOwnRoom: true });
  });

  it("uses no room whose link is gone", async () => {
    await w.store.transact((tx) => tx.update(rooms).set({ joinLink: null }).where(eq(rooms.id, virtual.id)));
    expect(await closedButForVideo()).toMatchObject({ heldCount: 0, closedCount: 2 });
  });
});

describe("telling clients", () => {
  const mails = () => w.reader.select().from(outboxMessages).where(eq(outboxMessages.topic, closureNewsMail.topic));
  const compose = (payload: unknown) =>
    closureNewsMail.compose(
      { reader: w.reader, now: w.now, baseUrl: "https://keel.example", authSecret: "s" },
      payload as Record<string, unknown>,
    );

  it("writes to those with sessions to come and an address, in words that say nothing of the clinic", async () => {
    const result = await w.do(closeDays, draft({ tell: true }));
    expect(result.toldCount).toBe(0);
    await reopen(result.closureIds[0]!);
    await w.store.transact((tx) => tx.update(clients).set({ email: "ada@mail.example" }).where(eq(clients.id, ada.id)));
    const again = await w.do(closeDays, draft({ tell: true }));
    expect(again.toldCount).toBe(1);
    const [message] = await mails();
    const mail = await compose(message!.payload);
    expect(mail).toEqual({
      to: "ada@mail.example",
      subject: "A change to your appointments",
      text: "Your appointments on Thu, Mar 5 will not take place.\n\nSign in to see your week: https://keel.example/me\n",
    });
    // Taken back before it left: there is nothing to tell. The reopening has its own words.
    await reopen(again.closureIds[0]!, { tell: true });
    expect(await compose(message!.payload)).toBeNull();
    const open = (await mails()).find(({ id }) => id !== message!.id)!;
    expect((await compose(open.payload))?.text).toContain("Thu, Mar 5 will take place after all.");
  });

  it("says nothing of days that are over", async () => {
    await w.store.transact((tx) => tx.update(clients).set({ email: "ada@mail.example" }).where(eq(clients.id, ada.id)));
    const past = draft({ days: [{ date: localDate("2026-03-02"), name: "Snow" }], tell: true });
    expect(await w.do(closeDays, past)).toMatchObject({ closedCount: 2, toldCount: 0 });
    expect(await w.reader.select().from(closures).where(eq(closures.name, "Snow"))).toHaveLength(1);
  });
});
