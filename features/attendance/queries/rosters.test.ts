import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sessions } from "@/db/schema";
import { finishRoster } from "@/features/attendance/commands/finish-roster";
import { holdEnrollment } from "@/features/enrollment/commands/hold-enrollment";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { StaffActor } from "@/lib/access/decide-access";
import { localDate } from "@/lib/time/local-date";
import { countUnfinishedRosters } from "./count-unfinished";
import { listRosters } from "./rosters";

let w: World;
let here: Made;
let there: Made;
let lead: StaffActor;
let group: Made;
let led: Made;
let single: Made;
let ada: Made;
let ben: Made;
let benEnrolled: Made;

// A Monday evening at six in New York is three in the afternoon in Los Angeles.
beforeAll(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  there = await w.site("Oakland", { zone: "America/Los_Angeles" });
  here = await w.site("Worcester");
  const member = await w.staffMember("Lea Lead");
  lead = await w.actor("clinician", { site: here, staff: member });
  await w.program("Adult IOP", { sites: [here, there] });
  await w.track("Evening");
  group = await w.series("Relapse prevention", "MO WE 18:00-19:30", { from: "2026-03-02" });
  led = await w.series("Skills", "MO 12:00-13:00", { from: "2026-03-02", facilitator: member });
  single = await w.series("Individual", "MO 10:00-10:50", { from: "2026-03-02", kind: "individual" });
  ada = await w.client("Ada Lund");
  const enrolled = await w.enrolled(ada, { from: "2026-03-02" });
  await w.joins(enrolled, single, { from: "2026-03-02" });
  ben = await w.client("Ben Okafor");
  benEnrolled = await w.enrolled(ben, { from: "2026-03-02" });
  await w.series("West coast group", "MO 09:00-10:00", { from: "2026-03-02", site: there, track: null });
});
afterAll(() => w.store.close());

interface Asked {
  actor?: StaffActor;
  site?: Made | null;
  sites?: "all" | readonly string[];
  onlyMine?: boolean;
}

async function rosters(at: string, { actor = lead, site = null, sites = "all", onlyMine = false }: Asked = {}) {
  const asked = { actor, now: w.instant(at), sites, siteId: site?.id ?? null, onlyMine };
  return listRosters(w.reader, asked);
}

async function unfinished(at: string, sites: "all" | readonly string[] = "all"): Promise<number> {
  const listed = await rosters(at, { sites });
  const counted = await countUnfinishedRosters(w.reader, { now: w.instant(at), sites });
  expect(counted).toBe(listed.unfinished.length);
  return counted;
}

describe("the rosters of a day", () => {
  test("say where each stands: to come, now, unfinished, complete", async () => {
    const states = async (at: string) =>
      Object.fromEntries((await rosters(at, { site: here })).ofToday.map(({ title, state }) => [title, state]));
    expect(await states("2026-03-02T09:00")).toEqual({
      Individual: "to_come",
      Skills: "to_come",
      "Relapse prevention": "to_come",
    });
    expect(await states("2026-03-02T12:30")).toMatchObject({ Individual: "unfinished", Skills: "now" });
    await w.mark(ada, await w.session(single, "2026-03-02"), "present");
    expect(await states("2026-03-02T12:30")).toMatchObject({ Individual: "complete" });
  });

  test("count people, lead and whose an individual session is, by initials", async () => {
    const { ofToday, people } = await rosters("2026-03-02T12:30", { site: here });
    expect(ofToday.find(({ title }) => title === "Skills")).toMatchObject({
      lead: "Lea Lead",
      leadInitials: "LL",
      isMine: true,
      expected: 2,
      recorded: 0,
      clientInitials: null,
    });
    expect(ofToday.find(({ title }) => title === "Individual")).toMatchObject({ clientInitials: "AL", recorded: 1 });
    expect(people).toEqual({ expected: 2, inSession: 2 });
  });

  test("are one's own when asked, and of the actor's sites alone", async () => {
    const mine = await rosters("2026-03-02T12:30", { onlyMine: true });
    expect(mine.ofToday.map(({ title }) => title)).toEqual(["Skills"]);
    const titles = async (asked: Asked) => (await rosters("2026-03-02T12:30", asked)).ofToday.map(({ title }) => title);
    expect(await titles({ sites: [there.id] })).toEqual(["West coast group"]);
    expect(await titles({ sites: [there.id], site: here })).toEqual([]);
    expect(await titles({ sites: [] })).toEqual([]);
    expect(await titles({ site: { id: "forged", name: "" } })).toEqual([]);
  });

  test("go by each site's own calendar", async () => {
    // Half past midnight on Tuesday in New York is Monday evening in Los Angeles.
    const late = await rosters("2026-03-03T00:30");
    expect(late.ofToday.map(({ title }) => title)).toEqual(["West coast group"]);
  });

  test("hold a session that runs over midnight as long as it runs", async () => {
    const night = await w.series("Night group", "MO 22:30-23:30", { from: "2026-03-02", site: here });
    await w.store.transact(async (tx) => {
      const on = and(eq(sessions.seriesId, night.id), eq(sessions.date, localDate("2026-03-02")));
      await tx
        .update(sessions)
        .set({ endsAt: w.instant("2026-03-03T01:00"), durationMinutes: 150 })
        .where(on);
    });
    const running = await rosters("2026-03-03T00:30", { site: here });
    expect(running.ofToday.map(({ title, state }) => [title, state])).toEqual([["Night group", "now"]]);
    expect(running.people.inSession).toBe(2);
    const over = await rosters("2026-03-03T01:30", { site: here });
    expect(over.ofToday).toEqual([]);
    expect(over.unfinished.map(({ title }) => title)).toContain("Night group");
  });
});

describe("unfinished rosters", () => {
  test("are those with somebody expected and not recorded; somebody else's mark does not stand in", async () => {
    const session = await w.session(group, "2026-03-04");
    const at = "2026-03-04T20:00";
    await w.mark(ada, session, "present", { at: "2026-03-04T19:40" });
    const before = await unfinished(at);
    const leave = { from: localDate("2026-03-04"), through: localDate("2026-03-04"), reason: "trip" };
    const cyd = await w.client("Cyd Marsh", { site: here });
    const cydEnrolled = await w.enrolled(cyd, { from: "2026-03-02", site: here, weekdays: ["WE"] });
    await w.mark(cyd, session, "present", { at: "2026-03-04T19:50" });
    await w.do(holdEnrollment, { enrollmentId: cydEnrolled.id, ...leave });
    // Two are expected and two are recorded, and yet one of the expected is not.
    const row = (await rosters(at)).unfinished.find(({ sessionId }) => sessionId === session.id);
    expect(row).toMatchObject({ expected: 3, recorded: 2 });
    expect(await unfinished(at)).toBe(before);
    await w.mark(ben, session, "missed", { at: "2026-03-04T19:55" });
    expect(await unfinished(at)).toBe(before - 1);
  });

  test("are gone once finished, cancelled, without anybody, or a week old", async () => {
    const at = "2026-03-11T20:00";
    const before = await unfinished(at);
    await w.do(cancelSession, { sessionId: (await w.session(single, "2026-03-09")).id, reason: "ill" });
    expect(await unfinished(at)).toBe(before - 1);
    const empty = await w.series("Nobody's group", "TU 09:00-10:00", { from: "2026-03-10", site: here, track: null });
    expect(await unfinished(at)).toBe(before - 1);
    const session = await w.session(led, "2026-03-09");
    for (const client of [ada, ben]) await w.mark(client, session, "present", { at: "2026-03-09T13:10" });
    await w.do(finishRoster, { sessionId: session.id });
    expect(await unfinished(at)).toBe(before - 2);
    expect(await unfinished("2026-03-01T08:00")).toBe(0);
    expect((await rosters("2026-04-20T08:00")).unfinished.every(({ date }) => date >= "2026-04-13")).toBe(true);
    expect((await w.session(empty, "2026-03-10")).status).toBe("scheduled");
    expect(benEnrolled.name).toBe("Ben Okafor");
  });

  test("of other sites are not counted", async () => {
    expect(await unfinished("2026-03-11T20:00", [there.id])).toBe(0);
    expect(await unfinished("2026-03-11T20:00", [])).toBe(0);
  });
});
