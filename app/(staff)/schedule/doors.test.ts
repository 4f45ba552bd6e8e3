import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { series, sessions } from "@/db/schema";
import { POST } from "@/app/(staff)/schedule/preview/route";
import { changeSeriesAction } from "@/features/scheduling/actions/change-series";
import { createSeriesAction } from "@/features/scheduling/actions/series";
import { closeSite } from "@/features/closures/commands/close-site";
import type { SeriesPreview } from "@/features/scheduling/queries/preview-series";
import { sessionLoader, weekLoader } from "@/features/scheduling/loaders/schedule";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { StaffActor } from "@/lib/access/decide-access";
import { localDate } from "@/lib/time/local-date";

let w: World;
let site: Made;
let room: Made;
let lead: Made;
let track: Made;
let planner: StaffActor;
let form: Record<string, unknown>;

async function setUp(): Promise<void> {
  w = await world({ now: "2026-11-18T10:42" });
  site = await w.site("Worcester");
  room = await w.room("Room B", { seats: 12 });
  await w.program("Adult IOP");
  track = await w.track("Morning");
  lead = await w.staffMember("Priya Raman");
  const type = await w.serviceType("Skills");
  planner = await w.actor("scheduler", { site });
  form = {
    siteId: site.id,
    title: "Managing stress and sleep",
    kind: "group",
    repeats: "w1",
    weekdays: ["MO", "WE", "FR"],
    startTime: "9:00 AM",
    endTime: "10:30 AM",
    startDate: "2026-11-30",
    ends: "after",
    count: "24",
    lastDate: "not a date, but not asked for",
    roomId: room.id,
    facilitatorId: lead.id,
    coFacilitatorId: "",
    track: track.id,
    serviceTypeId: type.id,
    capacity: "10",
    modality: "in_person",
    joinLink: "",
    enrollmentId: "",
  };
}

const create = (over: Record<string, unknown> = {}) =>
  createSeriesAction.door.perform(planner, { ...form, ...over }, w.now, w.store);

async function preview(
  over: Record<string, unknown> = {},
): Promise<SeriesPreview & { field?: string; sentence?: string }> {
  const { response } = await POST.door.perform(planner, { ...form, ...over }, w.now, w.store);
  const answer = (await response.json()) as { preview?: SeriesPreview };
  return (answer.preview ?? answer) as SeriesPreview;
}

describe("the form of a new series", () => {
  beforeEach(setUp);
  afterEach(() => w.store.close());

  it("makes what the preview told, to the day", async () => {
    for (const [name, date] of [
      ["Christmas Day", "2026-12-25"],
      ["New Year’s Day", "2027-01-01"],
      ["Martin Luther King Jr. Day", "2027-01-18"],
    ] as const)
      await w.do(closeSite, { siteId: null, name, date: localDate(date), fromTime: null, toTime: null });
    const told = await preview();
    expect(told.words.sentence).toBe(
      "Every week on Mon, Wed and Fri, 9:00–10:30 AM, 24 sessions until Fri, Jan 29, 2027.",
    );
    expect([told.takesPlace, told.closed.length, told.goesOn]).toEqual([24, 3, false]);
    const state = await create();
    expect(state).toMatchObject({ status: "done", value: { made: { sessionCount: 27 } } });
    const rows = await w.reader.select().from(sessions).orderBy(sessions.startsAt);
    const cells = told.blocks.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flat()));
    expect(rows.map(({ date }) => date)).toEqual(cells.map(({ date }) => date).sort());
    expect(rows.filter(({ status }) => status === "closed").map(({ date }) => date)).toEqual(
      cells
        .filter(({ state }) => state === "closed")
        .map(({ date }) => date)
        .sort(),
    );
  });

  it("tells clashes with both sides, how often room and lead are free, and where a day left out leads", async () => {
    await w.series("Medication clinic", "WE 08:30-10:00", {
      from: "2026-12-09",
      count: 1,
      room,
      program: null,
      track: null,
    });
    const told = await preview();
    expect(told.room).toEqual({ free: 23, of: 24, seats: 12 });
    expect(told.facilitator).toEqual({ free: 24, of: 24 });
    expect(told.clashes).toMatchObject([
      {
        kind: "room",
        title: "Room B is taken on Wed, Dec 9",
        detail: "Medication clinic, 8:30–10:00 AM, that day only.",
        dates: ["2026-12-09"],
      },
    ]);
    const without = await preview({ skip: "2026-12-09" });
    expect(without.clashes).toEqual([]);
    expect([without.takesPlace, without.words.until, without.leftOut.map(({ date }) => date)]).toEqual([
      24,
      "Mon, Jan 25, 2027",
      ["2026-12-09"],
    ]);
  });

  it("tells clients of the track who would be in two places", async () => {
    const theo = await w.client("Theo Lindqvist");
    const enrollment = await w.enrolled(theo, { from: "2026-11-16", weekdays: ["MO", "WE", "FR"], track });
    const own = await w.series("Counseling", "FR 10:00-11:00", { from: "2026-12-04", count: 2, kind: "individual" });
    await w.joins(enrollment, own, { from: "2026-12-04" });
    const { clashes } = await preview();
    expect(clashes.map(({ title, detail }) => `${title}: ${detail}`)).toEqual([
      "Theo Lindqvist is in two places on 2 of 24 dates: Counseling, 10:00–11:00 AM, from Fri, Dec 4 to Fri, Dec 11.",
    ]);
  });

  it("previews without a name, and by the plain form gives everything typed back", async () => {
    expect((await preview({ title: "" })).takesPlace).toBe(24);
    const state = await create({ intent: "preview" });
    expect(state).toMatchObject({
      status: "done",
      value: {
        made: null,
        typed: { title: form.title, track: track.id, weekdays: ["MO", "WE", "FR"], startTime: "09:00" },
      },
    });
    expect(await w.reader.select().from(series)).toEqual([]);
  });

  it("makes an individual series with its client", async () => {
    const ada = await w.client("Ada Lund");
    const enrollment = await w.enrolled(ada, { from: "2026-11-16" });
    expect(await create({ kind: "individual", enrollmentId: enrollment.id })).toMatchObject({ status: "done" });
    expect(w.store && (await w.reader.select().from(series))[0]).toMatchObject({
      kind: "individual",
      capacity: null,
      trackId: null,
    });
  });

  it("keeps emoji and right-to-left names", async () => {
    expect((await create({ title: "🌿 קבוצה" })).status).toBe("done");
    expect((await w.reader.select().from(series))[0]!.title).toBe("🌿 קבוצה");
  });
});

// One clinic for all of these: none of them may leave anything behind.
describe("bad input", () => {
  beforeAll(setUp);
  afterAll(() => w.store.close());

  const BELL = String.fromCharCode(7);
  it.each<[string, Record<string, unknown>, string, RegExp]>([
    ["no weekday", { weekdays: [] }, "weekdays", /at least one day/],
    ["an end before the start", { endTime: "8:00 AM" }, "endTime", /later than the start/],
    ["a day that does not exist", { startDate: "2026-02-30" }, "startDate", /no such date/],
    ["a time that does not exist", { startTime: "25:00" }, "startTime", /no such time/],
    ["a last day before the first", { ends: "on", lastDate: "2026-11-01" }, "lastDate", /before the first/],
    ["no last day", { ends: "on", lastDate: "" }, "lastDate", /Choose the last day/],
    ["no number", { count: "" }, "count", /how many/],
    ["a number that is none", { count: "many" }, "count", /whole number/],
    ["millions", { count: "9999999" }, "count", /whole number/],
    ["a start long ago", { startDate: "2020-01-06" }, "startDate", /more than a year ago/],
    ["a name of 10,000 characters", { title: "x".repeat(10_000) }, "title", /120 characters/],
    ["an empty name", { title: "   " }, "title", /Fill this in/],
    ["control characters", { title: `Stress${BELL}` }, "title", /cannot be seen/],
    ["a video session without a link", { modality: "video" }, "joinLink", /link people join by/],
    ["a link that runs a script", { modality: "video", joinLink: "javascript:alert(1)" }, "joinLink", /https/],
    ["a kind there is not", { kind: "yoga" }, "kind", /./],
    ["a rule there is not", { repeats: "w99" }, "repeats", /./],
    ["places that are none", { capacity: "-3" }, "capacity", /whole number/],
  ])("says at the field: %s", async (_, over, field, sentence) => {
    const state = await create(over);
    const said =
      state.status === "invalid"
        ? state.fieldErrors[field]
        : state.status === "refused" && state.field === field
          ? state.sentence
          : null;
    expect(said).toMatch(sentence);
    expect("typed" in state && state.typed.title).toBe(over.title ?? form.title);
    expect(await w.reader.select().from(series)).toEqual([]);
  });

  it.each(["roomId", "facilitatorId", "serviceTypeId", "siteId", "track", "enrollmentId"])(
    "answers a forged %s like one that is not there",
    async (field) => {
      const kind = field === "enrollmentId" ? "individual" : "group";
      expect((await create({ kind, [field]: "'; drop table sites; --" })).status).toBe("not_found");
      // The right shape, and nothing behind it: of a site nobody here may know whether it exists.
      const state = await create({ kind, [field]: "0".repeat(26) });
      expect(state.status).toBe(field === "siteId" ? "not_found" : "refused");
      expect(await w.reader.select().from(series)).toEqual([]);
    },
  );

  it("does not let a room, a track or a client of another site in", async () => {
    const other = await w.site("Fitchburg");
    const elsewhere = await w.room("Room Z", { site: other });
    expect(await create({ roomId: elsewhere.id })).toMatchObject({ status: "refused", field: "roomId" });
    const clinician = await w.actor("clinician", { site });
    expect((await createSeriesAction.door.perform(clinician, form, w.now, w.store)).status).toBe("forbidden");
    const stranger = await w.actor("director", { site: other });
    expect((await createSeriesAction.door.perform(stranger, form, w.now, w.store)).status).toBe("not_found");
  });
});

describe("canceling by the form", () => {
  beforeEach(setUp);
  afterEach(() => w.store.close());

  it("asks for a reason, tells what it does, and then cancels", async () => {
    const group = await w.series("Skills", "TU 10:00-11:00", { from: "2026-11-24" });
    const { id: sessionId } = await w.session(group, "2026-11-24");
    const send = (fields: Record<string, string>) => {
      const cancel = { seriesId: group.id, sessionId, what: "cancel", reason: "Facilitator is ill", ...fields };
      return changeSeriesAction.door.perform(planner, cancel, w.now, w.store);
    };
    expect(await send({ reason: " " })).toMatchObject({
      ...{ status: "refused", field: "reason", sentence: expect.stringContaining("why") },
    });
    expect((await send({ reason: "x".repeat(201) })).status).toBe("invalid");
    const told = await send({});
    expect(told).toMatchObject({ status: "done", value: { made: null, isOutdated: false } });
    if (told.status !== "done" || told.value.made !== null) throw new Error("Canceled before it was told.");
    expect(await send({ seen: told.value.preview.fingerprint })).toMatchObject({ status: "done", value: { made: {} } });
    const seen = await sessionLoader.door.perform(planner, { sessionId }, w.now, w.store);
    expect(seen).toMatchObject({
      status: "done",
      value: { status: "cancelled", cancelReason: "Facilitator is ill", canPlan: true },
    });
  });
});

describe("the week", () => {
  beforeEach(setUp);
  afterEach(() => w.store.close());

  const params = { monday: null, siteId: null, programId: null, roomId: null, facilitatorId: null, kinds: null };

  it("says who may plan", async () => {
    const clinician = await w.actor("clinician", { site });
    expect(await weekLoader.door.perform(planner, params, w.now, w.store)).toMatchObject({ value: { canPlan: true } });
    expect(await weekLoader.door.perform(clinician, params, w.now, w.store)).toMatchObject({
      value: { canPlan: false },
    });
    expect((await weekLoader.door.perform(null, params, w.now, w.store)).status).toBe("signed_out");
  });
});
