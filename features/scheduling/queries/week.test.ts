import { findClinic } from "@/features/programs/queries/clinic";
import { DEFAULT_CLASH_RULES } from "@/lib/scheduling/clash-rules";
import { changeClashRules } from "../commands/change-clash-rules";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import { closeSite } from "@/features/closures/commands/close-site";
import { findSession } from "@/features/scheduling/queries/session";
import { findSeries } from "@/features/scheduling/queries/series";
import { findWeek, type WeekQuery } from "@/features/scheduling/queries/week";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { localDate } from "@/lib/time/local-date";

let w: World;
let site: Made;
let group: Made;
let own: Made;
let room: Made;
let lead: Made;

const all: WeekQuery = { monday: null, siteId: null, programId: null, roomId: null, facilitatorId: null, kinds: null };
const ask = (query: Partial<WeekQuery> = {}, sites: "all" | string[] = "all") =>
  findWeek(w.reader, { ...all, ...query }, { sites, staffId: lead.id, now: w.now });
const told = async (query: Partial<WeekQuery> = {}) =>
  (await ask(query))!.sessions.map(({ date, title, status }) => `${date} ${title} ${status}`);

// 2026-03-02 is a Monday; it is Wednesday, 18:30, and a session is under way.
beforeEach(async () => {
  w = await world({ now: "2026-03-04T18:30" });
  site = await w.site("Worcester");
  room = await w.room("Room A", { seats: 12 });
  await w.program("Adult IOP");
  await w.track("Evening");
  lead = await w.staffMember("Priya Raman");
  const more = { from: "2026-03-02", room, facilitator: lead, capacity: 12 };
  group = await w.series("Relapse prevention", "MO WE TH 18:00-19:30", more);
  own = await w.series("Counseling", "TU 10:00-11:00", { from: "2026-03-03", kind: "individual" });
  const ada = await w.client("Ada Lund");
  const enrollment = await w.enrolled(ada, { from: "2026-03-02", weekdays: ["MO", "WE"] });
  await w.joins(enrollment, own, { from: "2026-03-03" });
});
afterEach(() => w.store.close());

describe("findWeek", () => {
  it("counts who is expected, who is marked, and tells what time it is", async () => {
    const ben = await w.client("Ben Okafor");
    await w.enrolled(ben, { from: "2026-03-02", weekdays: ["MO", "TH"] });
    await w.mark(ben, await w.session(group, "2026-03-02"), "present", { at: "2026-03-04T18:30" });
    const week = (await ask())!;
    expect([week.monday, week.today, week.nowMinute]).toEqual(["2026-03-02", "2026-03-04", 1110]);
    expect(
      week.sessions.map(({ date, expected, marked, when, initials }) => [date, expected, marked, when, initials]),
    ).toEqual([
      ["2026-03-02", 2, 1, "past", null],
      ["2026-03-03", 1, 0, "past", "AL"],
      ["2026-03-04", 1, 0, "now", null],
      ["2026-03-05", 1, 0, "next", null],
    ]);
    expect(week.counts).toEqual({ group: 3, individual: 1, family: 0 });
    expect(week.sessions[0]).toMatchObject({
      room: "Room A",
      lead: "Priya Raman",
      capacity: 12,
      startMinute: 1080,
      minutes: 90,
    });
  });

  it("carries no client's name", async () => {
    expect(JSON.stringify(await ask())).not.toMatch(/Lund|Ada/);
  });

  it("filters by program, room, facilitator, mine and kind, and counts kinds whether they show or not", async () => {
    expect(await told({ roomId: room.id })).toHaveLength(3);
    expect(await told({ facilitatorId: "me" })).toHaveLength(3);
    expect(await told({ facilitatorId: lead.id, kinds: ["individual"] })).toEqual([]);
    expect(await told({ programId: "0".repeat(26) })).toEqual([]);
    const week = (await ask({ kinds: ["individual"] }))!;
    expect([week.sessions.length, week.counts.group]).toEqual([1, 3]);
  });

  it("shows canceled and closed sessions as what they are, and names the closed day", async () => {
    await w.do(cancelSession, { sessionId: (await w.session(group, "2026-03-04")).id, reason: "Snow" });
    const date = localDate("2026-03-05");
    await w.do(closeSite, { siteId: null, name: "Snow day", date, fromTime: null, toTime: null });
    expect(await told({ kinds: ["group"] })).toEqual([
      "2026-03-02 Relapse prevention scheduled",
      "2026-03-04 Relapse prevention cancelled",
      "2026-03-05 Relapse prevention closed",
    ]);
    expect((await ask())!.closedDays).toEqual([{ siteId: null, name: "Snow day", date, isWhole: true }]);
  });

  it("keeps to the sites of the asker", async () => {
    const other = await w.site("Fitchburg");
    expect(await ask({ siteId: site.id }, [other.id])).toBeNull();
    expect((await ask({}, [other.id]))!.sessions).toEqual([]);
    expect(await ask({}, [])).toBeNull();
    expect(await ask({ siteId: "0".repeat(26) })).toBeNull();
  });

  it("tells a client who is in two places, by initials, and a room that is taken twice", async () => {
    const clashing = await w.series("Counseling", "TH 18:30-19:30", { from: "2026-03-05", kind: "individual", room });
    const eve = await w.client("Eve Marsh");
    const enrollment = await w.enrolled(eve, { from: "2026-03-02", weekdays: ["TH"] });
    await w.joins(enrollment, clashing, { from: "2026-03-05" });
    const { clashes } = (await ask())!;
    expect(clashes.map(({ kind, who }) => `${kind} ${who}`)).toEqual(["client EM", "room Room A"]);
    const [first] = clashes;
    expect(first!.sessionIds).toContain((await w.session(clashing, "2026-03-05")).id);
  });

  it("does not tell what the clinic allows", async () => {
    await w.series("Counseling", "TH 18:30-19:30", { from: "2026-03-05", kind: "individual", room });
    expect((await ask())!.clashes.map(({ kind }) => kind)).toEqual(["room"]);
    const { version } = (await findClinic(w.reader))!;
    await w.do(changeClashRules, { rules: { ...DEFAULT_CLASH_RULES, room: "allow" }, seenVersion: version });
    expect((await ask())!.clashes).toEqual([]);
  });

  it("lets a client on hold stay off the block", async () => {
    expect(
      (await ask({ monday: localDate("2026-03-09") }))!.sessions.find(({ kind }) => kind === "individual")!.initials,
    ).toBe("AL");
    expect((await ask({ monday: localDate("2026-02-23") }))!.sessions).toEqual([]);
  });
});

describe("findSession and findSeries", () => {
  it("tell when, where, who leads, and the sentence of the series", async () => {
    const session = await w.session(group, "2026-03-04");
    expect(await findSession(w.reader, session.id, w.now)).toMatchObject({
      dateText: "Wednesday, March 4",
      timeText: "6:00–7:30 PM",
      sentence: "Every week on Mon, Wed and Thu, 6:00–7:30 PM, no end date.",
      room: "Room A",
      leads: ["Priya Raman"],
      program: "Adult IOP, Evening",
      expected: 1,
      people: [],
      when: "now",
      monday: "2026-03-02",
    });
    expect(await findSession(w.reader, "0".repeat(26), w.now)).toBeNull();
  });

  it("name the client of a one-to-one session, and the closures of a closed one", async () => {
    const session = await w.session(own, "2026-03-10");
    const date = localDate("2026-03-10");
    await w.do(closeSite, { siteId: site.id, name: "Holiday", date, fromTime: null, toTime: null });
    const view = await findSession(w.reader, session.id, w.now);
    expect(view!.people.map(({ name }) => name)).toEqual(["Ada Lund"]);
    expect([view!.status, view!.closures]).toEqual(["closed", ["Holiday"]]);
  });

  it("list the sessions around today, and who belongs to the series", async () => {
    const view = await findSeries(w.reader, own.id, w.now);
    expect(view!.people.map(({ name }) => name)).toEqual(["Ada Lund"]);
    expect([view!.sessions.length, view!.sessions[0]!.isPast, view!.sessions[1]!.isPast]).toEqual([25, true, false]);
    expect(view!.runsOn).toBe(true);
  });
});
