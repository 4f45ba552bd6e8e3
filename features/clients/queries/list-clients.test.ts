import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { endEnrollment } from "@/features/enrollment/commands/end-enrollment";
import { enrollClient } from "@/features/enrollment/commands/enroll-client";
import { holdEnrollment } from "@/features/enrollment/commands/hold-enrollment";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { localDate } from "@/lib/time/local-date";
import { CLIENTS_A_PAGE, listClients, type ClientsAsked } from "./list-clients";

const day = localDate;
let w: World;
let worcester: Made;
let leominster: Made;
let morning: Made;
let evening: Made;

beforeAll(async () => {
  w = await world({ now: "2026-03-16T08:00" });
  worcester = await w.site("Worcester");
  leominster = await w.site("Leominster");
  const program = await w.program("Adult IOP", { sites: [worcester] });
  morning = await w.track("Morning", { site: worcester, program });
  const group = await w.series("Process group", "MO WE FR 09:00-10:00", { from: "2026-03-02", site: worcester });
  evening = await w.track("Evening", { site: worcester, program });
  const enrolled = async (name: string, from: string, track = morning) => {
    const client = await w.client(name, { site: worcester });
    return {
      client,
      enrollment: await w.enrolled(client, {
        from,
        track,
        site: worcester,
        weekdays: ["MO", "WE", "FR"],
        minutesPerWeek: 180,
      }),
    };
  };
  const nunez = await enrolled("Zoë Núñez", "2026-03-02");
  await w.mark(nunez.client, await w.session(group, "2026-03-13"), "missed");
  w.at("2026-03-16T08:00");
  await enrolled("Ada Brook", "2026-03-02", evening);
  await enrolled("Sam Starts", "2026-03-23");
  const held = await enrolled("Hal Holden", "2026-03-02");
  await w.do(holdEnrollment, {
    enrollmentId: held.enrollment.id,
    from: day("2026-03-16"),
    through: null,
    reason: "Travel",
  });
  const left = await enrolled("Lee Left", "2026-03-02");
  await w.do(endEnrollment, {
    enrollmentId: left.enrollment.id,
    endDate: day("2026-03-13"),
    status: "completed" as const,
    reason: "Done",
  });
  const leaving = await enrolled("Lea Leaving", "2026-03-02");
  await w.do(endEnrollment, {
    enrollmentId: leaving.enrollment.id,
    endDate: day("2026-03-20"),
    status: "transferred" as const,
    reason: "Moved",
  });
  const waits = await w.client("Wim Waits", { site: worcester });
  const phase = {
    from: day("2026-03-02"),
    trackId: morning.id,
    weekdays: ["MO" as const],
    minutesPerWeek: 60,
    daysPerWeek: 1,
    requiredKinds: [],
  };
  const wish = {
    clientId: waits.id,
    programId: program.id,
    siteId: worcester.id,
    startDate: day("2026-03-02"),
    expectedEndDate: null,
    counselorId: null,
  };
  await w.do(enrollClient, { ...wish, status: "waitlisted" as const, phases: [phase] });
  await w.client("Nina New", { site: worcester });
  for (let nth = 0; nth < 120; nth++) await w.client(`Nr${nth} Other`, { site: leominster });
});
afterAll(() => w.store.close());

const list = (asked: Partial<ClientsAsked> = {}) =>
  listClients(w.reader, {
    now: w.now,
    sites: [worcester.id],
    siteId: null,
    term: "",
    place: "here",
    programId: null,
    trackId: null,
    level: null,
    after: null,
    before: null,
    ...asked,
  });
const names = async (asked: Partial<ClientsAsked> = {}) => (await list(asked)).rows.map(({ name }) => name);

describe("the client list", () => {
  test("shows who is here, by family name, without those who left", async () => {
    expect(await names()).toEqual([
      "Ada Brook",
      "Hal Holden",
      "Lea Leaving",
      "Nina New",
      "Zoë Núñez",
      "Sam Starts",
      "Wim Waits",
    ]);
  });

  test.each<[ClientsAsked["place"], string[]]>([
    ["on_hold", ["Hal Holden"]],
    ["starting", ["Sam Starts"]],
    ["waiting", ["Wim Waits"]],
    ["left", ["Lee Left"]],
    [
      "everyone",
      ["Ada Brook", "Hal Holden", "Lea Leaving", "Lee Left", "Nina New", "Zoë Núñez", "Sam Starts", "Wim Waits"],
    ],
  ])("%s", async (place, expected) => {
    expect(await names({ place })).toEqual(expected);
  });

  test.each([
    ["nunez", ["Zoë Núñez"]],
    ["NÚÑEZ zoe", ["Zoë Núñez"]],
    ["une", ["Zoë Núñez"]],
    ["ek-0002", ["Ada Brook"]],
    ["0002", ["Ada Brook"]],
    ["%", []],
    ["_", []],
    ["nobody", []],
    ["'; drop table clients; --", []],
  ])("finds any part of a name or number: %s", async (term, expected) => {
    const found = await names({ term, place: "everyone" });
    // What has no letter and no digit asks for nothing, so everybody fits.
    expect(found).toEqual(/^[%_]$/.test(term) ? await names({ place: "everyone" }) : expected);
  });

  test("a filter is asked of one enrollment", async () => {
    expect(await names({ trackId: evening.id })).toEqual(["Ada Brook"]);
    expect(await names({ trackId: evening.id, level: "watch" })).toEqual([]);
    expect(await names({ level: "watch" })).toEqual(["Zoë Núñez"]);
    expect(await names({ trackId: morning.id, place: "left" })).toEqual(["Lee Left"]);
    expect(await names({ level: "good" })).not.toContain("Zoë Núñez");
    expect(await names({ siteId: leominster.id })).toEqual([]);
  });

  test("says where each stands, and what is next", async () => {
    const rows = Object.fromEntries((await list({ place: "everyone" })).rows.map((each) => [each.name, each]));
    expect(rows["Zoë Núñez"]).toMatchObject({
      program: "Adult IOP",
      track: "Morning",
      place: "in_program",
      level: "watch",
    });
    expect(rows["Zoë Núñez"]!.next).toEqual({ date: "2026-03-16", startTime: "09:00", title: "Process group" });
    expect(rows["Ada Brook"]).toMatchObject({ track: "Evening", next: null });
    expect(rows["Sam Starts"]).toMatchObject({ place: "starting", placeDate: "2026-03-23", level: null });
    expect(rows["Hal Holden"]).toMatchObject({ place: "on_hold", next: null });
    expect(rows["Lee Left"]).toMatchObject({ place: "left", placeDate: "2026-03-13", level: null, next: null });
    expect(rows["Wim Waits"]).toMatchObject({ place: "waiting", next: null });
    expect(rows["Nina New"]).toMatchObject({ program: null, place: null });
  });

  test("pages forward and back over everybody once, without a gap", async () => {
    const sites = [leominster.id];
    const first = await list({ sites });
    expect([first.rows.length, first.total, first.before]).toEqual([CLIENTS_A_PAGE, 120, null]);
    const second = await list({ sites, after: first.after });
    const third = await list({ sites, after: second.after });
    expect([second.rows.length, third.rows.length, third.after]).toEqual([50, 20, null]);
    const all = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(new Set(all).size).toBe(120);
    expect((await list({ sites, before: third.before })).rows).toEqual(second.rows);
    expect((await list({ sites, before: second.before })).before).toBeNull();
  });

  test("shows nobody outside the sites in reach, whatever the address says", async () => {
    expect(await names({ sites: [], place: "everyone" })).toEqual([]);
    const [other] = (await list({ sites: [leominster.id] })).rows;
    expect(await names({ after: other!.id })).toEqual(await names());
    expect(await names({ before: "not an id" })).toEqual(await names());
  });
});
