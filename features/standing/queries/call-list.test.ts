import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { alerts, standings } from "@/db/schema";
import { settleAlerts } from "@/features/standing/commands/settle-alert";
import { shortClientsLoader } from "@/features/make-ups/loaders";
import { callsLoader } from "@/features/standing/loaders";
import { turnOfDayJob } from "@/features/standing/jobs";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { StaffActor } from "@/lib/access/decide-access";
import { countCalls, listCalls, type CallRow } from "./call-list";
import { listShortWeeks } from "./short-weeks";

let w: World;
let here: Made;
let there: Made;
let counselor: Made;
let counselorActor: StaffActor;
let groups: Made[];
let ada: Made;
let ben: Made;
let wes: Made;

beforeAll(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  there = await w.site("Springfield");
  here = await w.site("Worcester");
  counselor = await w.staffMember("Lea Lead", { credentials: ["LMHC"] });
  counselorActor = await w.actor("clinician", { site: here, staff: counselor });
  const policy = {
    rules: [
      { id: "one", measure: "absences", within: { days: 30 }, at: 1, level: "watch" },
      { id: "two", measure: "absences", within: { days: 30 }, at: 2, level: "warning" },
      { id: "three", measure: "absences", within: { days: 30 }, at: 3, level: "review" },
    ],
  } as const;
  const program = await w.program("Adult IOP", { sites: [here, there], policy });
  const afternoon = await w.track("Afternoon", { site: there });
  const evening = await w.track("Evening", { site: here });
  const days = "MO TU WE TH FR";
  groups = [
    await w.series("Skills", `${days} 18:00-19:00`, { from: "2026-03-02", site: here, track: evening }),
    await w.series("Process", `${days} 19:10-20:10`, { from: "2026-03-02", site: here, track: evening }),
  ];
  const far = await w.series("Far group", `${days} 13:00-14:00`, { from: "2026-03-02", site: there, track: afternoon });
  const weekdays = ["MO", "TU", "WE", "TH", "FR"] as const;
  const plan = { from: "2026-03-02", weekdays, program, minutesPerWeek: 600 };
  ada = await w.client("Ada Lund", { site: here });
  await w.enrolled(ada, { ...plan, site: here, track: evening, counselor });
  ben = await w.client("Benjamin Okafor", { site: here, preferredName: "Ben" });
  await w.enrolled(ben, { ...plan, site: here, track: evening });
  wes = await w.client("Wes Tern", { site: there });
  await w.enrolled(wes, { ...plan, site: there, track: afternoon, minutesPerWeek: 300 });
  await missDay(ada, "2026-03-03");
  await missDay(ada, "2026-03-04");
  await missDay(ben, "2026-03-04");
  await w.mark(wes, await w.session(far, "2026-03-04"), "missed");
});
beforeEach(() => w.at("2026-03-04T22:00"));
afterAll(() => w.store.close());

async function missDay(client: Made, date: string): Promise<void> {
  for (const group of groups) await w.mark(client, await w.session(group, date), "missed");
}

const everybody = { sites: "all", siteId: null, counselorId: null } as const;

async function calls(asked: Partial<Parameters<typeof listCalls>[1]> = {}): Promise<CallRow[]> {
  const full = { now: w.now, ...everybody, ...asked };
  const rows = await listCalls(w.reader, full);
  if (full.counselorId === null) expect(await countCalls(w.reader, full)).toBe(rows.length);
  return rows;
}

describe("who needs a call", () => {
  test("is one row a client and day, the hardest standing first, then the newest day", async () => {
    const rows = await calls();
    expect(rows.map(({ name, on, level }) => `${name} ${on} ${level}`)).toEqual([
      "Ada Lund 2026-03-04 warning",
      "Ada Lund 2026-03-03 warning",
      "Ben Okafor 2026-03-04 watch",
      "Wes Tern 2026-03-04 watch",
    ]);
    const [first] = rows;
    expect(first?.alertIds).toHaveLength(3);
    expect(first?.causes.map(({ kind, cause }) => `${kind} ${cause}`).sort()).toEqual([
      "missed_day missed",
      "standing one",
      "standing two",
    ]);
  });

  test("says why, what comes next, and how to reach them", async () => {
    const [first] = await calls();
    expect(first).toMatchObject({
      words: {
        headline: "Missed today. 2 missed days within 30 days.",
        detail: "One more missed day on or before Wed, Apr 1: review.",
      },
      track: "Evening",
      counselor: "Lea Lead, LMHC",
      phone: "508-555-0137",
      prefersContactBy: "call",
      isSafeToLeaveMessage: true,
      isAcknowledged: false,
      today: "2026-03-04",
    });
  });

  test("has the weeks that fell out of reach on a list of its own", async () => {
    const rows = await calls({ about: "hours" });
    expect(rows.length).toBeGreaterThan(0);
    for (const { causes, words } of rows) {
      expect(causes.map(({ kind }) => kind)).toEqual(["hours"]);
      expect(words.headline).toMatch(/^Can’t reach /);
    }
  });

  test("is of the actor's sites, whatever site is asked for", async () => {
    const names = async (asked: Partial<Parameters<typeof listCalls>[1]>) =>
      [...new Set((await calls(asked)).map(({ name }) => name))].sort();
    expect(await names({ siteId: there.id })).toEqual(["Wes Tern"]);
    expect(await names({ sites: [here.id] })).toEqual(["Ada Lund", "Ben Okafor"]);
    expect(await names({ sites: [here.id], siteId: there.id })).toEqual([]);
    expect(await names({ sites: [] })).toEqual([]);
    expect(await names({ counselorId: counselor.id })).toEqual(["Ada Lund"]);
  });

  test("is one's own when asked through the door", async () => {
    const mine = await callsLoader.door.perform(counselorActor, { siteId: null, onlyMine: true }, w.now, w.store);
    expect(mine.status === "done" && mine.value.map(({ name }) => name)).toEqual(["Ada Lund", "Ada Lund"]);
    const all = await callsLoader.door.perform(counselorActor, { siteId: there.id, onlyMine: false }, w.now, w.store);
    expect(all).toEqual({ status: "done", value: [] });
  });

  test("keeps a row that somebody is on, and drops one that is closed", async () => {
    const [row] = (await calls()).filter(({ name }) => name === "Ben Okafor");
    const settle = (as: "acknowledged" | "closed") =>
      w.do(settleAlerts, { clientId: ben.id, alertIds: row?.alertIds ?? [], as });
    await settle("acknowledged");
    expect((await calls()).find(({ name }) => name === "Ben Okafor")).toMatchObject({ isAcknowledged: true });
    await settle("closed");
    expect((await calls()).some(({ name }) => name === "Ben Okafor")).toBe(false);
  });

  test("calls somebody in two programs once a day", async () => {
    const other = await w.program("Family program", { sites: [here] });
    const block = await w.track("Evening family", { site: here, program: other });
    const more = { from: "2026-03-02", site: here, program: other, track: block };
    const second = await w.enrolled(ada, { ...more, weekdays: ["SA"], minutesPerWeek: 0 });
    await w.store.transact(async (tx) => {
      const [alert] = await tx.select().from(alerts).where(eq(alerts.clientId, ada.id)).limit(1);
      if (alert === undefined) throw new Error("Ada has no alert.");
      const { id: _, ...copy } = alert;
      await tx.insert(alerts).values({ ...copy, enrollmentId: second.id, cause: "missed", kind: "missed_day" });
    });
    const own = (await calls()).filter(({ clientId }) => clientId === ada.id);
    expect(own.map(({ on }) => on).sort()).toEqual(["2026-03-03", "2026-03-04"]);
    expect(own.every(({ level }) => level === "warning")).toBe(true);
  });
});

describe("who cannot reach their hours", () => {
  async function weeks(asked: { sites?: "all" | readonly string[]; siteId?: string | null; at?: string } = {}) {
    const now = asked.at === undefined ? w.now : w.instant(asked.at);
    return listShortWeeks(w.reader, { now, sites: asked.sites ?? "all", siteId: asked.siteId ?? null });
  }

  test("is listed with what is missing, the shortest first, within the actor's sites", async () => {
    expect((await weeks()).outOfReach.map(({ name, short }) => `${name} ${short}`)).toEqual([
      "Ada Lund 240",
      "Ben Okafor 120",
      "Wes Tern 60",
    ]);
    expect((await weeks({ sites: [there.id] })).outOfReach.map(({ name }) => name)).toEqual(["Wes Tern"]);
    expect((await weeks({ sites: [there.id], siteId: here.id })).outOfReach).toEqual([]);
    const door = await shortClientsLoader.door.perform(counselorActor, { siteId: there.id }, w.now, w.store);
    expect(door).toEqual({
      status: "done",
      value: { shortCount: 0, outOfReach: [], tightCount: 0, tight: [], mayOffer: true },
    });
  });

  test("is told from who barely can", async () => {
    const program = await w.program("Light program", { sites: [here] });
    const block = await w.track("Mornings", { site: here, program });
    const group = await w.series("Morning", "MO TH FR 09:00-10:00", { from: "2026-03-02", site: here, track: block });
    const cyd = await w.client("Cyd Tight", { site: here });
    const plan = { from: "2026-03-02", weekdays: ["MO", "TH", "FR"], minutesPerWeek: 180 } as const;
    await w.enrolled(cyd, { ...plan, site: here, program, track: block });
    expect((await weeks()).tight.map(({ name }) => name)).toEqual(["Cyd Tight"]);
    // What the clinic itself takes away is not the client's to make up.
    w.at("2026-03-04T09:00");
    await w.do(cancelSession, { sessionId: (await w.session(group, "2026-03-06")).id, reason: "ill" });
    expect((await weeks()).outOfReach.some(({ name }) => name === "Cyd Tight")).toBe(false);
    expect((await weeks()).tight.find(({ name }) => name === "Cyd Tight")).toMatchObject({ short: 0, clinicShort: 60 });
  });

  test("says nothing of a week that is over, until the turn of the day works out the next", async () => {
    expect((await weeks({ at: "2026-03-09T00:05" })).outOfReach).toEqual([]);
    const call = { actor: { kind: "system", name: "job:turn" }, now: w.instant("2026-03-09T00:16") } as const;
    await turnOfDayJob.run({ store: w.store, call }, {});
    expect((await weeks({ at: "2026-03-09T08:00" })).outOfReach).toEqual([]);
    const [row] = await w.reader.select().from(standings).limit(1);
    expect(row?.weekFrom).toBe("2026-03-09");
  });
});
