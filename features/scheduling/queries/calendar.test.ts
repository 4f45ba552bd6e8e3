import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sessions } from "@/db/schema";
import { closeSite } from "@/features/closures/commands/close-site";
import { printClientWeekLoader } from "@/features/scheduling/loaders/calendar";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import { findMonth, type MonthQuery } from "@/features/scheduling/queries/month";
import { findStaffDay } from "@/features/scheduling/queries/staff-day";
import { findWeek, type WeekQuery } from "@/features/scheduling/queries/week";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { localDate, type LocalDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";

let w: World;
let site: Made;
let room: Made;
let lead: Made;
let group: Made;

const noFilter = { siteId: null, programId: null, roomId: null, facilitatorId: null, kinds: null };
const asking = () => ({ sites: "all" as const, staffId: lead.id, now: w.now });
const week = async (query: Partial<WeekQuery> = {}) =>
  (await findWeek(w.reader, { ...noFilter, monday: null, ...query }, asking()))!;
const month = async (query: Partial<MonthQuery> = {}) =>
  (await findMonth(w.reader, { ...noFilter, month: null, ...query }, asking()))!;

// 2026-03-02 is a Monday; it is Wednesday morning, and the clocks change on the 8th.
beforeEach(async () => {
  w = await world({ now: "2026-03-04T09:00" });
  site = await w.site("Worcester", { phone: "508-555-0199" });
  room = await w.room("Room A", { seats: 12 });
  await w.program("Adult IOP");
  await w.track("Evening");
  lead = await w.staffMember("Priya Raman");
  group = await w.series("Relapse prevention", "MO WE 18:00-19:30", {
    ...{ from: "2026-03-02", room, facilitator: lead, capacity: 12, count: 8 },
  });
});
afterEach(() => w.store.close());

describe("one day of the calendar", () => {
  it("holds that day alone, today when none is said, with the whole week's Monday to go back to", async () => {
    const day = await week({ day: "today" });
    expect([day.from, day.to, day.monday]).toEqual(["2026-03-04", "2026-03-04", "2026-03-02"]);
    expect(day.sessions.map(({ date }) => date)).toEqual(["2026-03-04"]);
    expect((await week({ day: localDate("2026-03-03") })).sessions).toEqual([]);
    expect((await week()).sessions).toHaveLength(2);
  });

  it("says whether the asker leads anything there, whatever the filters hide", async () => {
    expect((await week({ facilitatorId: "0".repeat(26) })).leadsHere).toBe(true);
    expect((await week({ day: localDate("2026-03-03") })).leadsHere).toBe(false);
  });
});

describe("a session that was moved", () => {
  it("tells its regular place, and one that stands there tells none", async () => {
    const { id } = await w.session(group, "2026-03-04");
    await w.store.transact(async (tx) => {
      const place = { date: localDate("2026-03-05"), startTime: localTime("10:00"), hasOwnTime: true };
      const span = { startsAt: w.instant("2026-03-05T10:00"), endsAt: w.instant("2026-03-05T11:30") };
      await tx
        .update(sessions)
        .set({ ...place, ...span })
        .where(eq(sessions.id, id));
    });
    const moved = (await week()).sessions.map(({ date, startMinute, movedFrom }) => [date, startMinute, movedFrom]);
    expect(moved).toEqual([
      ["2026-03-02", 1080, null],
      ["2026-03-05", 600, { date: "2026-03-04", startMinute: 1080 }],
    ]);
  });
});

describe("the weeks in which the clocks change", () => {
  it("keep the wall clock of every session before and after", async () => {
    const starts = async (monday: LocalDate) =>
      (await week({ monday })).sessions.map(({ date, startMinute, minutes }) => [date, startMinute, minutes]);
    expect(await starts(localDate("2026-03-02"))).toEqual([
      ["2026-03-02", 1080, 90],
      ["2026-03-04", 1080, 90],
    ]);
    expect(await starts(localDate("2026-03-09"))).toEqual([
      ["2026-03-09", 1080, 90],
      ["2026-03-11", 1080, 90],
    ]);
  });

  it("show what the clock shows: 2:30 does not exist that night, and 1:30 comes twice in the autumn one", async () => {
    const more = { program: null, track: null, count: 1 };
    await w.series("In the gap", "SU 02:30-03:30", { from: "2026-03-08", ...more });
    await w.series("Over the gap", "SU 01:30-02:30", { from: "2026-03-08", ...more });
    await w.series("Over the hour that comes twice", "SU 01:30-02:30", { from: "2026-11-01", ...more });
    const shown = async (day: string) =>
      (await week({ day: localDate(day) })).sessions.map(({ title, startMinute, minutes }) => [
        title,
        startMinute,
        minutes,
      ]);
    expect(await shown("2026-03-08")).toEqual([
      ["Over the gap", 90, 120],
      ["In the gap", 210, 60],
    ]);
    // It ends at 1:30 by the clock, an hour after it began at 1:30: an hour is drawn.
    expect(await shown("2026-11-01")).toEqual([["Over the hour that comes twice", 90, 60]]);
  });
});

describe("a month of the calendar", () => {
  it("counts each day by kind, and what was canceled or closed apart", async () => {
    await w.series("Counseling", "TU 10:00-11:00", { from: "2026-03-03", kind: "individual", count: 2 });
    await w.do(cancelSession, { sessionId: (await w.session(group, "2026-03-11")).id, reason: "Snow" });
    const closed = { siteId: null, name: "Snow day", date: localDate("2026-03-09"), fromTime: null, toTime: null };
    await w.do(closeSite, closed);
    const view = await month();
    expect([view.month, view.days[0]?.date, view.days.at(-1)?.date, view.days.length]).toEqual([
      "2026-03-01",
      "2026-02-23",
      "2026-04-05",
      42,
    ]);
    const of = (date: string) => view.days.find((day) => day.date === date);
    expect(of("2026-03-03")).toMatchObject({ counts: { group: 0, individual: 1, family: 0 }, off: 0 });
    expect(of("2026-03-09")).toMatchObject({ off: 1, closures: [{ name: "Snow day", isWhole: true }] });
    expect(of("2026-03-11")).toMatchObject({ counts: { group: 0 }, off: 1 });
    expect(view.counts).toEqual({ group: 8, individual: 2, family: 0 });
  });

  it("is filtered like a week, and costs two queries whatever it holds", async () => {
    const shown = async (query: Partial<MonthQuery>) =>
      (await month(query)).days.reduce((sum, { counts }) => sum + counts.group, 0);
    expect(await shown({ facilitatorId: "me" })).toBe(8);
    expect(await shown({ roomId: room.id, kinds: ["group"] })).toBe(8);
    expect(await shown({ kinds: ["family"] })).toBe(0);
    expect(await shown({ programId: "0".repeat(26) })).toBe(0);
    expect(await findMonth(w.reader, { ...noFilter, month: null }, { ...asking(), sites: [] })).toBeNull();
    const nobody = { ...asking(), staffId: null };
    const view = await findMonth(w.reader, { ...noFilter, month: null, facilitatorId: "me" }, nobody);
    expect(view?.counts.group).toBe(0);
  });
});

describe("the papers", () => {
  it("a facilitator's day is theirs at every site, and nobody's when nobody is asked for", async () => {
    const other = await w.site("Springfield");
    await w.series("Open process", "WE 09:00-10:00", {
      ...{ from: "2026-03-04", site: other, facilitator: lead, program: null, track: null, room: null, count: 1 },
    });
    const day = await findStaffDay(w.reader, { day: null, facilitatorId: "me" }, asking());
    expect([day?.who?.name, day?.day]).toEqual(["Priya Raman", "2026-03-04"]);
    expect(day?.places.map(({ site: name, sessions: there }) => [name, there.map(({ title }) => title)])).toEqual([
      ["Springfield", ["Open process"]],
      ["Worcester", ["Relapse prevention"]],
    ]);
    const nobody = await findStaffDay(w.reader, { day: null, facilitatorId: "0".repeat(26) }, asking());
    expect([nobody?.who, nobody?.places]).toEqual([null, []]);
  });

  it("a client's week holds their own sessions and nobody else; a plain copy tells no more than times", async () => {
    const ada = await w.client("Ada Lund");
    await w.enrolled(ada, { from: "2026-03-02", weekdays: ["MO", "WE"] });
    await w.enrolled(await w.client("Ben Okafor"), { from: "2026-03-02", weekdays: ["MO", "WE"] });
    const director = await w.actor("director", { site });
    const print = (isPlain: boolean) =>
      printClientWeekLoader.door.perform(director, { clientId: ada.id, week: null, isPlain }, w.now, w.store);
    const full = JSON.stringify(await print(false));
    expect(full).toContain("Relapse prevention");
    expect(full).toMatch(/Printed Mar 4, 2026, 9:00 AM by /);
    expect(full).not.toMatch(/Ben|Okafor|Lund|expected|capacity/);
    const plain = JSON.stringify(await print(true));
    expect(plain).toContain('"startTime":"18:00"');
    expect(plain).not.toMatch(/Relapse|Room A|Priya|Ada|Lund| by /);
  });
});
