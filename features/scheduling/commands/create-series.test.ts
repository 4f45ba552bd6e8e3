import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { series, sessionClosures, sessions } from "@/db/schema";
import { closeSite } from "@/features/closures/commands/close-site";
import { createSeries, type CreateSeriesInput } from "@/features/scheduling/commands/create-series";
import { world, type World } from "@/features/testing/world";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { toLocal } from "@/lib/time/zone";

let w: World;
let input: CreateSeriesInput;

beforeEach(async () => {
  w = await world({ now: "2026-11-18T10:42" });
  const site = await w.site("Worcester");
  const room = await w.room("Room B", { seats: 12 });
  const program = await w.program("Adult IOP");
  const track = await w.track("Morning");
  const type = await w.serviceType("Skills");
  const lead = await w.staffMember("Priya Raman", { credentials: ["LICSW"] });
  input = {
    siteId: site.id,
    programId: program.id,
    trackId: track.id,
    kind: "group",
    title: "Managing stress and sleep",
    serviceTypeId: type.id,
    startDate: localDate("2026-11-30"),
    startTime: localTime("09:00"),
    durationMinutes: 90,
    rule: "FREQ=WEEKLY;BYDAY=MO,WE,FR",
    takesPlace: 24,
    exdates: [],
    rdates: [],
    roomId: room.id,
    facilitatorId: lead.id,
    coFacilitatorId: null,
    capacity: 10,
    modality: "in_person",
    joinLink: null,
  };
});
afterEach(() => w.store.close());

const rowsOf = (seriesId: string) =>
  w.reader.select().from(sessions).where(eq(sessions.seriesId, seriesId)).orderBy(asc(sessions.startsAt));

describe("createSeries", () => {
  it("makes every session a row that carries all of the series", async () => {
    const { seriesId, sessionCount } = await w.do(createSeries, input);
    const rows = await rowsOf(seriesId);
    expect(rows).toHaveLength(24);
    expect(sessionCount).toBe(24);
    const [first] = rows;
    expect(first).toMatchObject({
      date: "2026-11-30",
      startTime: "09:00",
      regularDate: "2026-11-30",
      regularTime: "09:00",
      durationMinutes: 90,
      zone: "America/New_York",
      startsAt: w.instant("2026-11-30T09:00"),
      endsAt: w.instant("2026-11-30T10:30"),
      roomId: input.roomId,
      facilitatorId: input.facilitatorId,
      trackId: input.trackId,
      programId: input.programId,
      capacity: 10,
      status: "scheduled",
      origin: "pattern",
      hasOwnTime: false,
      sequence: 0,
      calendarUid: `${first!.id}@evenkeel`,
    });
    expect(new Set(rows.map(({ id }) => id)).size).toBe(24);
    const [row] = await w.reader.select().from(series).where(eq(series.id, seriesId));
    expect(row).toMatchObject({
      rule: "FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=24",
      lastDate: "2027-01-22",
    });
    expect(w.events.find(({ name }) => name === "series.created")).toMatchObject({
      subjectId: seriesId,
      facts: { sessions: 24, closed: 0, clashes: 0 },
    });
  });

  it("keeps closed days as closed sessions and still lets 24 take place", async () => {
    const closed = await w.do(closeSite, {
      siteId: null,
      name: "Christmas Day",
      date: localDate("2026-12-25"),
      fromTime: null,
      toTime: null,
    });
    const { seriesId } = await w.do(createSeries, input);
    const rows = await rowsOf(seriesId);
    expect(rows.filter(({ status }) => status === "scheduled")).toHaveLength(24);
    const [off] = rows.filter(({ status }) => status === "closed");
    expect(off).toMatchObject({ date: "2026-12-25", sequence: 0 });
    const ties = await w.reader.select().from(sessionClosures);
    expect(ties).toMatchObject([{ sessionId: off!.id, closureId: closed.closureId }]);
  });

  it("holds the wall clock over both clock changes, and duration is elapsed time", async () => {
    const { seriesId } = await w.do(createSeries, {
      ...input,
      startDate: localDate("2026-10-25"),
      rule: "FREQ=WEEKLY;BYDAY=SU",
      takesPlace: null,
      startTime: localTime("01:30"),
    });
    const rows = await rowsOf(seriesId);
    const spring = rows.find(({ date }) => date === "2027-03-14")!;
    expect(rows.every(({ startTime }) => startTime === "01:30")).toBe(true);
    // 1:30 AM and 90 minutes on the night of the spring change end at 4:00 AM, not at 3:00.
    expect(toLocal(spring.endsAt, w.zone).time).toBe("04:00");
    // The hour that comes twice is meant the first time.
    expect(rows.find(({ date }) => date === "2026-11-01")!.startsAt.toISOString()).toBe("2026-11-01T05:30:00.000Z");
  });

  it("lays an open series out for 26 weeks from today when it began earlier", async () => {
    const { seriesId } = await w.do(createSeries, { ...input, startDate: localDate("2026-09-07"), takesPlace: null });
    const rows = await rowsOf(seriesId);
    expect([rows[0]!.date, rows.at(-1)!.date]).toEqual(["2026-09-07", "2027-05-19"]);
  });

  it("takes the link of the virtual room into the sessions", async () => {
    const room = await w.room("Video room", { link: "https://video.example.org/b" });
    const { seriesId } = await w.do(createSeries, { ...input, modality: "video", roomId: room.id });
    expect((await rowsOf(seriesId))[0]!.joinLink).toBe("https://video.example.org/b");
  });

  it.each<[string, () => Partial<CreateSeriesInput>, unknown]>([
    ["an id of nothing", () => ({ roomId: "0".repeat(26) }), { on: "series", why: "unknown_room" }],
    ["a forged site", () => ({ siteId: "0".repeat(26) }), { on: "series", why: "unknown_site" }],
    [
      "a rule that yields nothing",
      () => ({ rule: "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30" }),
      { on: "dates", why: { kind: "yields_nothing" } },
    ],
    [
      "a rule that yields millions",
      () => ({ rule: "FREQ=SECONDLY", takesPlace: null }),
      { on: "dates", why: { kind: "too_often", frequency: "SECONDLY" } },
    ],
    ["a rule that is none", () => ({ rule: "every monday" }), { on: "dates" }],
    ["a name of 10,000 characters", () => ({ title: "x".repeat(10_000) }), { on: "series", why: "bad_title" }],
    [
      "a client in a group",
      () => ({ enrollmentId: "0".repeat(26) }),
      { on: "client", why: { reason: "unknown_enrollment" } },
    ],
  ])("refuses %s and writes nothing", async (_, over, refusal) => {
    const result = await w.try(createSeries, { ...input, ...over() });
    expect(result).toMatchObject({ ok: false, refusal });
    expect(await w.reader.select().from(series)).toEqual([]);
    expect(await w.reader.select().from(sessions)).toEqual([]);
  });

  it("keeps emoji and right-to-left names as they are", async () => {
    const title = "🌿 קבוצת תמיכה";
    const { seriesId } = await w.do(createSeries, { ...input, title });
    expect((await rowsOf(seriesId))[0]!.title).toBe(title);
  });

  it("counts what it stands in the way of, and is made all the same", async () => {
    await w.do(createSeries, { ...input, title: "Medication clinic", startTime: localTime("08:30"), takesPlace: 1 });
    await w.do(createSeries, input);
    const made = w.events.filter(({ name }) => name === "series.created").at(-1);
    // The same room and the same facilitator, on the first day.
    expect(made!.facts).toMatchObject({ clashes: 2 });
  });

  it("brings the client of an individual series along", async () => {
    const ada = await w.client("Ada Lund");
    const enrollment = await w.enrolled(ada, { from: "2026-12-01" });
    const own = { ...input, kind: "individual" as const, trackId: null, capacity: null, title: "Counseling" };
    const { seriesId } = await w.do(createSeries, { ...own, enrollmentId: enrollment.id });
    expect(w.events.filter(({ name }) => name === "enrollment.joined-series")).toMatchObject([
      // From her first day, though the series begins the day before.
      { facts: { seriesId, from: "2026-12-01" } },
    ]);
    const group = await w.try(createSeries, { ...input, enrollmentId: enrollment.id });
    expect(group).toMatchObject({ ok: false, refusal: { on: "client", why: { reason: "only_one_to_one" } } });
  });
});
