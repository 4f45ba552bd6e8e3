import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { alerts, standingCases, standings } from "@/db/schema";
import { endEnrollment } from "@/features/enrollment/commands/end-enrollment";
import { holdEnrollment } from "@/features/enrollment/commands/hold-enrollment";
import { clearMark } from "@/features/attendance/commands/clear-mark";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { PolicyBody } from "@/lib/standing/types";
import { localDate } from "@/lib/time/local-date";
import { runCommand } from "@/server/doors/run-command";
import { decideCase } from "./decide-case";
import { evaluateStandings } from "./evaluate-standings";
import { rebuildStandings } from "./rebuild-standings";
import { settleAlerts } from "./settle-alert";

const POLICY: PolicyBody = {
  contract: { attend: 5, of: 6 },
  rules: [
    { id: "one", measure: "absences", within: { days: 30 }, at: 1, level: "watch" },
    { id: "two", measure: "absences", within: { days: 30 }, at: 2, level: "warning" },
    { id: "four", measure: "absences", within: "enrollment", at: 4, level: "review" },
  ],
};

let w: World;
let site: Made;
let program: Made;
let track: Made;
let groups: Made[];
let nth = 0;

beforeAll(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  site = await w.site("Worcester");
  program = await w.program("Adult IOP", { policy: POLICY });
  track = await w.track("Evening");
  // Three groups a day: one missed day is three missed sessions.
  groups = [
    await w.series("Skills", "MO TU WE TH FR 18:00-19:00", { from: "2026-03-02" }),
    await w.series("Process", "MO TU WE TH FR 19:10-20:10", { from: "2026-03-02" }),
    await w.series("Education", "MO TU WE TH FR 20:20-21:20", { from: "2026-03-02" }),
  ];
});
beforeEach(() => w.at("2026-03-02T08:00"));
afterAll(() => w.store.close());

interface Person {
  readonly client: Made;
  readonly id: string;
}

async function someone(minutesPerWeek = 0): Promise<Person> {
  const client = await w.client(`Client ${++nth}`, { site });
  const weekdays = ["MO", "TU", "WE", "TH", "FR"] as const;
  const enrolled = await w.enrolled(client, { from: "2026-03-02", weekdays, minutesPerWeek, site, program, track });
  return { client, id: enrolled.id };
}

/** A whole day, all three groups of it. */
async function day(person: Person, date: string, was: "present" | "missed" | "excused", at?: string): Promise<void> {
  for (const group of groups) {
    await w.mark(person.client, await w.session(group, date), was, at === undefined ? {} : { at, reason: "corrected" });
  }
}

async function alertsOf({ id }: Person, ...states: (typeof alerts.$inferSelect)["state"][]): Promise<string[]> {
  const rows = await w.reader
    .select()
    .from(alerts)
    .where(eq(alerts.enrollmentId, id))
    .orderBy(asc(alerts.on), asc(alerts.kind), asc(alerts.cause));
  return rows
    .filter(({ state }) => (states.length === 0 ? ["open", "acknowledged"] : states).includes(state))
    .map(({ kind, on, cause }) => `${kind} ${on} ${cause}`);
}

async function standingOf({ id }: Person) {
  const [row] = await w.reader.select().from(standings).where(eq(standings.enrollmentId, id));
  return row;
}

async function casesOf({ id }: Person) {
  return w.reader.select().from(standingCases).where(eq(standingCases.enrollmentId, id));
}

/** Works the standing out at a time, and says what happened. */
async function evaluate({ id }: Person, at: string): Promise<string[]> {
  const call = { actor: w.by, now: w.instant(at) };
  return (await w.store.transact((tx) => evaluateStandings(tx, call, [id]))).map(({ name }) => name);
}

describe("a missed day", () => {
  test("of three groups is one call, and the rules' alerts, once", async () => {
    const ada = await someone();
    await day(ada, "2026-03-03", "missed");
    expect(await alertsOf(ada)).toEqual(["missed_day 2026-03-03 missed", "standing 2026-03-03 one"]);
    expect(await standingOf(ada)).toMatchObject({ level: "watch", asOf: "2026-03-03", siteId: site.id });
    expect(await evaluate(ada, "2026-03-03T22:00")).toEqual([]);
    expect(await alertsOf(ada)).toHaveLength(2);
  });

  test("raises the level, and says so in the trail", async () => {
    const ada = await someone();
    const before = w.events.length;
    await day(ada, "2026-03-03", "missed");
    await day(ada, "2026-03-04", "missed");
    const levels = w.events.slice(before).filter(({ name }) => name === "standing.changed");
    expect(levels.map(({ facts }) => facts)).toEqual([
      { from: "good", to: "watch" },
      { from: "watch", to: "warning" },
    ]);
  });

  test("corrected takes its alerts away; missed again brings the same ones back", async () => {
    const ada = await someone();
    await day(ada, "2026-03-03", "missed");
    await day(ada, "2026-03-03", "present", "2026-03-04T09:00");
    expect(await alertsOf(ada)).toEqual([]);
    expect(await alertsOf(ada, "withdrawn")).toHaveLength(2);
    expect(await standingOf(ada)).toMatchObject({ level: "good" });
    await day(ada, "2026-03-03", "missed", "2026-03-04T10:00");
    expect(await alertsOf(ada)).toEqual(["missed_day 2026-03-03 missed", "standing 2026-03-03 one"]);
    expect(await alertsOf(ada, "withdrawn")).toEqual([]);
  });

  test("cleared leaves nobody with a miss that is not on record", async () => {
    const ada = await someone();
    await day(ada, "2026-03-03", "missed");
    for (const group of groups) {
      const session = await w.session(group, "2026-03-03");
      const clear = { sessionId: session.id, clientId: ada.client.id, seenVersion: 1, correctionReason: null };
      await w.do(clearMark, { ...clear, device: "test" });
    }
    expect(await alertsOf(ada)).toEqual([]);
    expect(await standingOf(ada)).toMatchObject({ level: "good" });
  });

  test("closed by a person stays closed, and a newer miss is a new call", async () => {
    const ada = await someone();
    await day(ada, "2026-03-03", "missed");
    const rows = await w.reader.select().from(alerts).where(eq(alerts.enrollmentId, ada.id));
    const alertIds = rows.map(({ id }) => id);
    await w.do(settleAlerts, { clientId: ada.client.id, alertIds, as: "closed" });
    expect(await evaluate(ada, "2026-03-04T09:00")).toEqual([]);
    expect(await alertsOf(ada)).toEqual([]);
    await day(ada, "2026-03-04", "missed");
    expect(await alertsOf(ada)).toEqual([
      "missed_day 2026-03-04 missed",
      "standing 2026-03-04 one",
      "standing 2026-03-04 two",
    ]);
  });

  test("that has only aged stays for a person", async () => {
    const ada = await someone();
    await day(ada, "2026-03-03", "missed");
    await evaluate(ada, "2026-04-10T09:00");
    expect(await standingOf(ada)).toMatchObject({ level: "good", asOf: "2026-04-10" });
    expect(await alertsOf(ada)).toHaveLength(2);
  });
});

describe("a case", () => {
  async function inReview(): Promise<Person> {
    const ada = await someone();
    for (const date of ["2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06"]) await day(ada, date, "missed");
    return ada;
  }

  test("is put on file and alerted, once", async () => {
    const ada = await inReview();
    expect(await casesOf(ada)).toMatchObject([{ key: "four@2026-03-06", level: "review", state: "open" }]);
    expect(await alertsOf(ada)).toContain("standing 2026-03-06 four@2026-03-06");
    expect(await standingOf(ada)).toMatchObject({ level: "review" });
    await evaluate(ada, "2026-03-06T22:00");
    expect(await casesOf(ada)).toHaveLength(1);
  });

  test("is closed by a named person's decision, and its alert with it", async () => {
    const ada = await inReview();
    w.at("2026-03-09T10:00");
    const decision = { kind: "close", caseKey: "four@2026-03-06" } as const;
    await w.do(decideCase, { enrollmentId: ada.id, decision, reason: "We met and agreed on rides." });
    expect(await casesOf(ada)).toMatchObject([{ state: "closed", closedOn: "2026-03-09" }]);
    expect(await alertsOf(ada, "closed")).toContain("standing 2026-03-06 four@2026-03-06");
    expect(await standingOf(ada)).toMatchObject({ level: "warning" });
    await day(ada, "2026-03-10", "missed");
    expect((await casesOf(ada)).map(({ key, state }) => `${key} ${state}`).sort()).toEqual([
      "four@2026-03-06 closed",
      "four@2026-03-10 open",
    ]);
  });

  test("whose facts were corrected is withdrawn, alert and all", async () => {
    const ada = await inReview();
    await day(ada, "2026-03-04", "excused", "2026-03-09T09:00");
    expect(await casesOf(ada)).toMatchObject([{ state: "withdrawn", closedOn: null }]);
    expect(await alertsOf(ada, "withdrawn")).toContain("standing 2026-03-06 four@2026-03-06");
    expect(await standingOf(ada)).toMatchObject({ level: "warning" });
  });
});

describe("what happens around the marks", () => {
  test("a hold recorded afterwards takes the day out of account", async () => {
    const ada = await someone();
    await day(ada, "2026-03-03", "missed");
    w.at("2026-03-04T09:00");
    const leave = { from: localDate("2026-03-03"), through: localDate("2026-03-06"), reason: "surgery" };
    await w.do(holdEnrollment, { enrollmentId: ada.id, ...leave });
    expect(await standingOf(ada)).toMatchObject({ level: "good" });
    expect(await alertsOf(ada)).toEqual([]);
  });

  test("after an ending nothing new opens, and what nobody got to is withdrawn with it", async () => {
    const ada = await someone();
    await day(ada, "2026-03-03", "missed");
    w.at("2026-03-06T22:00");
    const end = { endDate: localDate("2026-03-06"), status: "transferred" as const, reason: "moved away" };
    expect(await alertsOf(ada)).toEqual(["missed_day 2026-03-03 missed", "standing 2026-03-03 one"]);
    const before = w.events.length;
    await w.do(endEnrollment, { enrollmentId: ada.id, ...end });
    const withdrawn = w.events.slice(before).filter(({ name }) => name === "alert.withdrawn");
    expect(withdrawn.map(({ facts }) => facts?.why)).toEqual(["left", "left"]);
    expect(await alertsOf(ada)).toEqual([]);
    await day(ada, "2026-03-06", "missed", "2026-03-07T09:00");
    expect(await alertsOf(ada)).toEqual([]);
    expect(await standingOf(ada)).toMatchObject({ level: "warning" });
  });

  test("a week out of reach is alerted, and a correction brings it back", async () => {
    const ada = await someone(15 * 60);
    await day(ada, "2026-03-03", "missed");
    expect(await alertsOf(ada)).toContain("hours 2026-03-02 hours");
    expect(await standingOf(ada)).toMatchObject({ isWeekReachable: false, weekRequired: 900 });
    await day(ada, "2026-03-03", "present", "2026-03-04T09:00");
    expect(await alertsOf(ada)).toEqual([]);
    expect(await standingOf(ada)).toMatchObject({ isWeekReachable: true, weekCredited: 180 });
  });

  test("enrollments that have not begun, or whose program has no policy, have no standing", async () => {
    const client = await w.client(`Client ${++nth}`, { site });
    const later = await w.enrolled(client, { from: "2026-05-04", site, program, track });
    expect(await standingOf({ client, id: later.id })).toBeUndefined();
  });

  test("many at once are worked out apart: nobody's alerts land on another", async () => {
    const all = [await someone(), await someone(), await someone()];
    await day(all[0]!, "2026-03-03", "missed");
    await day(all[1]!, "2026-03-04", "missed");
    const call = { actor: w.by, now: w.instant("2026-03-05T09:00") };
    const ids = all.map(({ id }) => id);
    const rebuilt = await runCommand(w.store, call, "test.rebuild", (tx) =>
      rebuildStandings(tx, call, { enrollmentIds: ids }),
    );
    expect(rebuilt).toMatchObject({ ok: true, value: { count: 3 } });
    expect(await alertsOf(all[0]!)).toEqual(["missed_day 2026-03-03 missed", "standing 2026-03-03 one"]);
    expect(await alertsOf(all[1]!)).toEqual(["missed_day 2026-03-04 missed", "standing 2026-03-04 one"]);
    expect(await alertsOf(all[2]!)).toEqual([]);
    const own = and(eq(alerts.enrollmentId, all[0]!.id), eq(alerts.clientId, all[1]!.client.id));
    expect(await w.reader.$count(alerts, own)).toBe(0);
  });
});
