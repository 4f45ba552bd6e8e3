import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clinics, series, sessions } from "@/db/schema";
import { changeClashRules } from "@/features/scheduling/commands/change-clash-rules";
import { createOrPreview } from "@/features/scheduling/commands/create-or-preview";
import { seriesInput } from "@/features/scheduling/input/series";
import type { SeriesPreview } from "@/features/scheduling/queries/preview-series";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { DEFAULT_CLASH_RULES, type ClashRules } from "@/lib/scheduling/clash-rules";
import { explainSeries } from "../refusals/series";

let w: World;
let site: Made;
let roomB: Made;
let roomD: Made;
let type: Made;
let lead: Made;

beforeEach(async () => {
  w = await world({ now: "2026-11-18T10:42" });
  site = await w.site("Worcester");
  roomB = await w.room("Room B", { seats: 12 });
  roomD = await w.room("Room D", { seats: 12 });
  await w.room("Closet", { seats: 2 });
  await w.room("Video room", { link: "https://video.example.org/b" });
  await w.program("Adult IOP");
  type = await w.serviceType("Skills");
  lead = await w.staffMember("Priya Raman", { credentials: ["LICSW"] });
  // In the way on one day of 24.
  const clinic = { from: "2026-12-09", count: 1, room: roomB, facilitator: null, track: null };
  await w.series("Medication clinic", "WE 08:30-10:00", clinic);
  await w.series("Late group", "WE 17:00-18:00", {
    from: "2026-12-09",
    count: 1,
    room: null,
    facilitator: null,
    track: null,
  });
});
afterEach(() => w.store.close());

const form = (over: Record<string, unknown> = {}) =>
  seriesInput.parse({
    ...{
      siteId: site.id,
      title: "Managing stress and sleep",
      kind: "group",
      repeats: "w1",
      weekdays: ["MO", "WE", "FR"],
    },
    ...{ startTime: "09:00", endTime: "10:30", startDate: "2026-11-30", ends: "after", count: "24" },
    ...{ roomId: roomB.id, facilitatorId: lead.id, serviceTypeId: type.id, capacity: "10", modality: "in_person" },
    ...over,
  });

async function preview(over: Record<string, unknown> = {}): Promise<SeriesPreview> {
  const answer = await w.do(createOrPreview, { ...form(over), intent: "preview" });
  if (answer.made !== null) throw new Error("That was no preview.");
  return answer.preview;
}

async function create(over: Record<string, unknown> = {}) {
  const { made } = await w.do(createOrPreview, form(over));
  return w.reader.select().from(sessions).where(eq(sessions.seriesId, made!.seriesId)).orderBy(asc(sessions.startsAt));
}

const fieldOf = ({ id }: { id: string }) => `way:${id}`;

describe("a new series that clashes", () => {
  it("offers another room, leaving out and overruling, with the room picked", async () => {
    const { clashes, takesPlace, room, words } = await preview();
    expect(clashes).toMatchObject([
      {
        title: "Room B is taken on Wed, Dec 9",
        detail: "Medication clinic, 8:30–10:00 AM, that day only.",
        isRefused: false,
        ways: [
          { label: "Use Room D that day", note: "free, seats 12", isPicked: true },
          { label: "Skip it, end on Mon, Jan 25, 2027", isPicked: false },
          { label: "Book Room B anyway", isPicked: false },
        ],
      },
    ]);
    expect({ takesPlace, until: words.until, free: room?.free }).toEqual({
      takesPlace: 24,
      until: "Fri, Jan 22, 2027",
      free: 23,
    });
  });

  it("is made in the other room that day, and in its own on all the others", async () => {
    const [clash] = (await preview()).clashes;
    const rows = await create({ [fieldOf(clash!)]: clash!.ways[0]!.value });
    const own = rows.filter(({ hasOwnRoom }) => hasOwnRoom);
    expect(own).toMatchObject([{ date: "2026-12-09", roomId: roomD.id, hasOwnTime: false }]);
    expect(rows.filter(({ roomId }) => roomId === roomB.id)).toHaveLength(23);
    expect(w.events.at(-1)?.facts).toMatchObject({ clashes: 0, ownRooms: 1 });
  });

  it("leaves the day out for good, and still holds 24", async () => {
    const [before] = (await preview()).clashes;
    const chosen = { [fieldOf(before!)]: before!.ways[1]!.value };
    const { clashes, takesPlace, words } = await preview(chosen);
    expect(clashes[0]!.ways.map(({ isPicked }) => isPicked)).toEqual([false, true, false]);
    expect({ takesPlace, until: words.until }).toEqual({ takesPlace: 24, until: "Mon, Jan 25, 2027" });
    const rows = await create(chosen);
    expect(rows).toHaveLength(24);
    expect(rows.map(({ date }) => date)).not.toContain("2026-12-09");
    const [row] = await w.reader.select().from(series).where(eq(series.id, rows[0]!.seriesId));
    expect(row).toMatchObject({ exdates: ["2026-12-09T09:00"], lastDate: "2027-01-25" });
  });

  it("sees that a later end clashes in its turn", async () => {
    const late = { from: "2027-01-25", count: 1, room: roomB, facilitator: null, track: null };
    await w.series("Medication clinic", "MO 08:30-10:00", late);
    const [first] = (await preview()).clashes;
    const { clashes } = await preview({ [fieldOf(first!)]: first!.ways[1]!.value });
    expect(clashes.map(({ dates }) => dates)).toEqual([["2026-12-09"], ["2027-01-25"]]);
  });

  it("starts at another time that day, where the clinic refuses and no room is free", async () => {
    await setRules({ room: "refuse" });
    const taken = { from: "2026-12-09", count: 1, room: roomD, facilitator: null, track: null };
    await w.series("Yoga", "WE 09:00-10:00", taken);
    const [clash] = (await preview()).clashes;
    expect(clash!.ways.map(({ label, isPicked }) => [label, isPicked])).toEqual([
      ["Skip it, end on Mon, Jan 25, 2027", true],
      ["Start at 10:00 AM that day", false],
    ]);
    const rows = await create({ [fieldOf(clash!)]: clash!.ways[1]!.value });
    expect(rows.filter(({ hasOwnTime }) => hasOwnTime)).toMatchObject([
      {
        date: "2026-12-09",
        startTime: "10:00",
        regularTime: "09:00",
        startsAt: w.instant("2026-12-09T10:00"),
        roomId: roomB.id,
      },
    ]);
  });

  it("is made as it is when nothing was chosen and the clinic only warns, and says how much was overruled", async () => {
    expect(await create()).toHaveLength(24);
    expect(w.events.at(-1)?.facts).toMatchObject({ clashes: 1, overruled: { room: 1 } });
  });

  it("is refused with both sides named when the clinic does not allow it, and nothing is written", async () => {
    await setRules({ room: "refuse" });
    const result = await w.try(createOrPreview, form());
    expect(result.ok).toBe(false);
    if (result.ok) return;
    expect(explainSeries(result.refusal)).toEqual({
      field: "roomId",
      sentence:
        "Room B is taken on Wed, Dec 9: Medication clinic, 8:30–10:00 AM, that day only. Your clinic does not allow this.",
    });
    expect((await w.reader.select().from(series)).map(({ title }) => title)).not.toContain("Managing stress and sleep");
  });

  it("tells nothing of what the clinic allows", async () => {
    await setRules({ room: "allow" });
    expect((await preview()).clashes).toEqual([]);
    await create();
    expect(w.events.at(-1)?.facts).toMatchObject({ clashes: 0 });
  });

  it.each([
    ["a room of another site", () => `place:${"0".repeat(26)}:2026-12-09`, { on: "series", why: "unknown_room" }],
    ["more days than clash", () => `skip:${["2026-11-30", "2026-12-02", "2026-12-04"].join()}`, null],
  ])("takes %s from a forged form for what it is", async (_, value, refusal) => {
    const result = await w.try(createOrPreview, form({ "way:any": value() }));
    expect(result).toMatchObject(refusal === null ? { ok: true } : { ok: false, refusal });
  });

  it("does not read what is no way out", () => {
    expect(seriesInput.safeParse({ ...form(), "way:x": "leave:2026-12-09" }).success).toBe(false);
  });
});

describe("the clinic's rules for clashes", () => {
  it("are kept, counted up and told in the trail; the same again changes nothing", async () => {
    await setRules({ room: "refuse" });
    const [clinic] = await w.reader.select().from(clinics);
    expect(clinic).toMatchObject({ version: 2, clashRules: { ...DEFAULT_CLASH_RULES, room: "refuse" } });
    expect(w.events.at(-1)).toMatchObject({
      name: "clinic.clash-rules-changed",
      facts: { changes: { "Clashes: room": { before: "warn", after: "refuse" } } },
    });
    const again = await w.try(changeClashRules, { seenVersion: 2, rules: { ...DEFAULT_CLASH_RULES, room: "refuse" } });
    expect(again).toMatchObject({ ok: true, value: { isChanged: false } });
  });

  it("are not overwritten by somebody who saw older ones", async () => {
    await setRules({ room: "refuse" });
    const stale = await w.try(changeClashRules, { seenVersion: 1, rules: DEFAULT_CLASH_RULES });
    expect(stale).toMatchObject({ ok: false, refusal: { reason: "changed_meanwhile" } });
  });
});

async function setRules(rules: Partial<ClashRules>): Promise<void> {
  await w.do(changeClashRules, { seenVersion: 1, rules: { ...DEFAULT_CLASH_RULES, ...rules } });
}
