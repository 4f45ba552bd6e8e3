import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { enrollments, seriesMembers, standings } from "@/db/schema";
import { getEnrollment, listHolds, listPhases } from "@/features/enrollment/queries/enrollments";
import { listExpectedOfSessions } from "@/features/enrollment/queries/expected";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { PhaseWish } from "@/lib/enrollment/phase";
import { localDate } from "@/lib/time/local-date";
import { addToSeries } from "./add-to-series";
import { changePlan, removePhase } from "./change-plan";
import { endEnrollment } from "./end-enrollment";
import { editEnrollment } from "./edit-enrollment";
import { enrollClient } from "./enroll-client";
import { endHold, holdEnrollment } from "./hold-enrollment";
import { leaveSeries } from "./leave-series";
import { startEnrollment } from "./start-enrollment";

const day = localDate;
let w: World;
let site: Made;
let program: Made;
let morning: Made;
let evening: Made;
let group: Made;
let late: Made;
let nth = 0;

beforeAll(async () => {
  w = await world({ now: "2026-03-16T08:00" });
  site = await w.site("Worcester");
  program = await w.program("Adult IOP");
  morning = await w.track("Morning");
  group = await w.series("Process group", "MO TU WE TH FR 09:00-10:00", { from: "2026-03-02", capacity: 100 });
  evening = await w.track("Evening");
  late = await w.series("Relapse prevention", "MO WE 18:00-19:30", { from: "2026-03-02" });
});
beforeEach(() => {
  w.at("2026-03-16T08:00");
});
afterAll(() => w.store.close());

async function someone(from = "2026-03-02"): Promise<{ client: Made; enrollment: Made }> {
  const client = await w.client(`Client ${++nth}`);
  const enrollment = await w.enrolled(client, {
    from,
    track: morning,
    weekdays: ["MO", "WE", "FR"],
    minutesPerWeek: 180,
  });
  return { client, enrollment };
}

async function isOn(series: Made, date: string, client: Made): Promise<boolean> {
  const session = await w.session(series, date);
  const lines = (await listExpectedOfSessions(w.reader, [session])).get(session.id)!;
  return lines.some(({ clientId }) => clientId === client.id);
}

const eveningPhase = (from: string): PhaseWish => ({
  from: day(from),
  trackId: evening.id,
  weekdays: ["MO", "WE"],
  minutesPerWeek: 180,
  daysPerWeek: 2,
  requiredKinds: [{ kind: "individual", sessions: 1, weeks: 1 }],
});

describe("enrolling", () => {
  test("puts the client on the rosters of the track from the start on, and stores a standing", async () => {
    const { client, enrollment } = await someone("2026-03-04");
    expect(await isOn(group, "2026-03-02", client)).toBe(false);
    expect(await isOn(group, "2026-03-04", client)).toBe(true);
    expect(await isOn(group, "2026-03-05", client)).toBe(false);
    expect(await isOn(late, "2026-03-04", client)).toBe(false);
    const [standing] = await w.reader.select().from(standings).where(eq(standings.enrollmentId, enrollment.id));
    expect(standing).toMatchObject({ level: "good", siteId: site.id });
    expect(w.events.at(-1)).toMatchObject({
      name: "enrollment.created",
      subjectId: enrollment.id,
      clientId: client.id,
    });
  });

  test("into the same program twice is refused, by the record and not by the form", async () => {
    const { client } = await someone();
    const wish = {
      clientId: client.id,
      programId: program.id,
      siteId: site.id,
      startDate: day("2026-03-23"),
      expectedEndDate: null,
      counselorId: null,
      phases: [eveningPhase("2026-03-23")],
    };
    const refused = await w.try(enrollClient, wish);
    expect(refused).toMatchObject({
      ok: false,
      refusal: { reason: "already_enrolled", from: "2026-03-02", through: null },
    });
    expect(await w.reader.$count(enrollments, eq(enrollments.clientId, client.id))).toBe(1);
  });

  test("on the waiting list puts nobody on a roster until the place is given, with the plan moved along", async () => {
    const client = await w.client(`Client ${++nth}`);
    const { enrollmentId } = await w.do(enrollClient, {
      clientId: client.id,
      programId: program.id,
      siteId: site.id,
      startDate: day("2026-03-09"),
      expectedEndDate: day("2026-04-05"),
      counselorId: null,
      status: "waitlisted" as const,
      phases: [eveningPhase("2026-03-09"), { ...eveningPhase("2026-03-16"), trackId: morning.id }],
    });
    expect(await isOn(late, "2026-03-09", client)).toBe(false);
    await w.do(startEnrollment, { enrollmentId, startDate: day("2026-03-23") });
    expect(await isOn(late, "2026-03-18", client)).toBe(false);
    expect(await isOn(late, "2026-03-23", client)).toBe(true);
    expect(await isOn(group, "2026-03-30", client)).toBe(true);
    expect(await getEnrollment(w.reader, enrollmentId)).toMatchObject({
      status: "active",
      expectedEndDate: "2026-04-19",
    });
    expect((await listPhases(w.reader, enrollmentId)).map(({ from, through }) => [from, through])).toEqual([
      ["2026-03-23", "2026-03-29"],
      ["2026-03-30", null],
    ]);
    expect(await w.try(startEnrollment, { enrollmentId, startDate: day("2026-03-23") })).toMatchObject({
      value: { isChanged: false },
    });
  });
});

describe("the plan", () => {
  test("a next phase moves the client from its day on and leaves every earlier roster", async () => {
    const { client, enrollment } = await someone();
    await w.do(changePlan, { enrollmentId: enrollment.id, phase: eveningPhase("2026-03-18") });
    expect(await isOn(group, "2026-03-16", client)).toBe(true);
    expect(await isOn(group, "2026-03-18", client)).toBe(false);
    expect(await isOn(late, "2026-03-16", client)).toBe(false);
    expect(await isOn(late, "2026-03-18", client)).toBe(true);
    expect((await listPhases(w.reader, enrollment.id)).map(({ from, through }) => [from, through])).toEqual([
      ["2026-03-02", "2026-03-17"],
      ["2026-03-18", null],
    ]);
  });

  test("said twice is said once; in the past it is refused; a stale form is told", async () => {
    const { enrollment } = await someone();
    const change = { enrollmentId: enrollment.id, phase: eveningPhase("2026-03-23"), seenVersion: 1 };
    await w.do(changePlan, change);
    expect(await w.try(changePlan, change)).toMatchObject({ ok: true, value: { isChanged: false } });
    expect(await w.try(changePlan, { ...change, phase: eveningPhase("2026-03-25") })).toMatchObject({
      refusal: { reason: "changed_meanwhile", version: 2 },
    });
    expect(await w.try(changePlan, { enrollmentId: enrollment.id, phase: eveningPhase("2026-03-13") })).toMatchObject({
      refusal: { reason: "before_today" },
    });
  });

  test("a phase that was only planned can be replaced and taken out", async () => {
    const { client, enrollment } = await someone();
    await w.do(changePlan, { enrollmentId: enrollment.id, phase: eveningPhase("2026-03-23") });
    await w.do(changePlan, {
      enrollmentId: enrollment.id,
      phase: { ...eveningPhase("2026-03-23"), weekdays: ["WE"], daysPerWeek: 1 },
    });
    expect(await isOn(late, "2026-03-23", client)).toBe(false);
    const [, planned] = await listPhases(w.reader, enrollment.id);
    await w.do(removePhase, { enrollmentId: enrollment.id, phaseId: planned!.id });
    expect(await isOn(group, "2026-03-23", client)).toBe(true);
    const [first] = await listPhases(w.reader, enrollment.id);
    expect(first!.through).toBeNull();
    expect(await w.try(removePhase, { enrollmentId: enrollment.id, phaseId: first!.id })).toMatchObject({
      refusal: { reason: "first_phase" },
    });
  });
});

describe("a hold", () => {
  test("takes the client off the rosters of its days and gives back the rest", async () => {
    const { client, enrollment } = await someone();
    const hold = {
      enrollmentId: enrollment.id,
      from: day("2026-03-18"),
      through: day("2026-03-27"),
      reason: "Surgery",
    };
    const { holdId } = await w.do(holdEnrollment, hold);
    expect(await w.try(holdEnrollment, hold)).toMatchObject({ value: { isChanged: false, value: { holdId } } });
    expect(await isOn(group, "2026-03-16", client)).toBe(true);
    expect(await isOn(group, "2026-03-18", client)).toBe(false);
    expect(await isOn(group, "2026-03-30", client)).toBe(true);
    await w.do(endHold, { holdId, back: day("2026-03-23") });
    expect(await isOn(group, "2026-03-20", client)).toBe(false);
    expect(await isOn(group, "2026-03-23", client)).toBe(true);
  });

  test("ended before its first day never was", async () => {
    const { client, enrollment } = await someone();
    const { holdId } = await w.do(holdEnrollment, {
      enrollmentId: enrollment.id,
      from: day("2026-03-18"),
      through: null,
      reason: "Travel",
    });
    await w.do(endHold, { holdId, back: day("2026-03-18") });
    expect(await isOn(group, "2026-03-18", client)).toBe(true);
    expect(await listHolds(w.reader, enrollment.id)).toEqual([]);
    expect(await w.try(endHold, { holdId, back: day("2026-03-18") })).toMatchObject({ value: { isChanged: false } });
  });
});

describe("series of their own", () => {
  test("an individual series belongs to one client, and may pass to the next", async () => {
    const one = await someone();
    const other = await someone();
    const own = await w.series("Counseling", "TU 09:00-10:00", { from: "2026-03-02", kind: "individual" });
    const joined = await w.do(addToSeries, {
      seriesId: own.id,
      enrollmentId: one.enrollment.id,
      from: day("2026-03-03"),
      through: null,
    });
    expect(await isOn(own, "2026-03-03", one.client)).toBe(true);
    const wish = { seriesId: own.id, enrollmentId: other.enrollment.id, from: day("2026-03-24"), through: null };
    expect(await w.try(addToSeries, wish)).toMatchObject({ refusal: { reason: "belongs_to_another_client" } });
    await w.do(leaveSeries, { ...joined, lastDay: day("2026-03-17") });
    await w.do(addToSeries, wish);
    expect([await isOn(own, "2026-03-17", one.client), await isOn(own, "2026-03-24", one.client)]).toEqual([
      true,
      false,
    ]);
    expect([await isOn(own, "2026-03-17", other.client), await isOn(own, "2026-03-24", other.client)]).toEqual([
      false,
      true,
    ]);
  });

  test("the last place goes to one of two", async () => {
    const small = await w.series("Yoga", "SA 09:00-10:00", { from: "2026-03-02", capacity: 1, track: null });
    const one = await someone();
    const other = await someone();
    const tries = await Promise.all(
      [one, other].map(({ enrollment }) =>
        w.try(addToSeries, { seriesId: small.id, enrollmentId: enrollment.id, from: day("2026-03-16"), through: null }),
      ),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    expect(tries.find(({ ok }) => !ok)).toMatchObject({ refusal: { reason: "full", on: "2026-03-21" } });
  });

  test("leaving in the past is refused, and a membership that had not begun is taken back", async () => {
    const { client, enrollment } = await someone();
    const seriesId = late.id;
    const { membershipId } = await w.do(addToSeries, {
      seriesId,
      enrollmentId: enrollment.id,
      from: day("2026-03-18"),
      through: null,
    });
    expect(await w.try(leaveSeries, { membershipId, lastDay: day("2026-03-01") })).toMatchObject({
      refusal: { reason: "last_day_in_past" },
    });
    await w.do(leaveSeries, { membershipId, lastDay: day("2026-03-16") });
    expect(await isOn(late, "2026-03-18", client)).toBe(false);
    expect(await w.reader.$count(seriesMembers, eq(seriesMembers.enrollmentId, enrollment.id))).toBe(0);
  });
});

describe("leaving the program", () => {
  test("ends rosters and series after the last day, and keeps every one before", async () => {
    const { client, enrollment } = await someone();
    await w.do(addToSeries, { seriesId: late.id, enrollmentId: enrollment.id, from: day("2026-03-02"), through: null });
    await w.do(addToSeries, {
      seriesId: (await w.series("Later", "TU 15:00-16:00", { from: "2026-03-02", kind: "family" })).id,
      enrollmentId: enrollment.id,
      from: day("2026-04-01"),
      through: null,
    });
    await w.do(holdEnrollment, {
      enrollmentId: enrollment.id,
      from: day("2026-04-10"),
      through: null,
      reason: "Travel",
    });
    await w.do(endEnrollment, {
      enrollmentId: enrollment.id,
      endDate: day("2026-03-18"),
      status: "completed" as const,
      reason: "Finished",
    });
    for (const series of [group, late]) {
      expect(await isOn(series, "2026-03-16", client)).toBe(true);
      expect(await isOn(series, "2026-03-18", client)).toBe(true);
      expect(await isOn(series, "2026-03-23", client)).toBe(false);
    }
    const members = await w.reader.select().from(seriesMembers).where(eq(seriesMembers.enrollmentId, enrollment.id));
    expect(members.map(({ through }) => through)).toEqual(["2026-03-18"]);
    expect(await listHolds(w.reader, enrollment.id)).toEqual([]);
    expect(await getEnrollment(w.reader, enrollment.id)).toMatchObject({ status: "completed", endReason: "Finished" });
    expect(w.events.at(-1)).toMatchObject({
      name: expect.stringMatching(/enrollment.ended|standing|alert/) as string,
    });
  });

  test("a planned last day may move while it is to come, and series follow", async () => {
    const { client, enrollment } = await someone();
    await w.do(addToSeries, { seriesId: late.id, enrollmentId: enrollment.id, from: day("2026-03-02"), through: null });
    const leave = {
      enrollmentId: enrollment.id,
      endDate: day("2026-03-20"),
      status: "transferred" as const,
      reason: "Moved away",
    };
    await w.do(endEnrollment, leave);
    expect(await w.try(endEnrollment, leave)).toMatchObject({ value: { isChanged: false } });
    await w.do(endEnrollment, { ...leave, endDate: day("2026-03-25") });
    expect(await isOn(late, "2026-03-25", client)).toBe(true);
    expect(await isOn(late, "2026-03-30", client)).toBe(false);
    w.at("2026-03-26T08:00");
    expect(await w.try(endEnrollment, { ...leave, endDate: day("2026-04-25") })).toMatchObject({
      refusal: { reason: "has_left" },
    });
  });

  test("not before a day on which the client came", async () => {
    const { client, enrollment } = await someone();
    await w.mark(client, await w.session(group, "2026-03-13"), "present");
    const leave = {
      enrollmentId: enrollment.id,
      endDate: day("2026-03-11"),
      status: "transferred" as const,
      reason: "Stopped coming",
    };
    expect(await w.try(endEnrollment, leave)).toMatchObject({
      refusal: { reason: "attended_after", on: "2026-03-13" },
    });
    await w.do(endEnrollment, { ...leave, endDate: day("2026-03-13") });
  });

  test("before the first day means that nothing of the plan is left", async () => {
    const { client, enrollment } = await someone("2026-03-23");
    await w.do(addToSeries, { seriesId: late.id, enrollmentId: enrollment.id, from: day("2026-03-23"), through: null });
    await w.do(endEnrollment, {
      enrollmentId: enrollment.id,
      endDate: day("2026-03-16"),
      status: "transferred" as const,
      reason: "Never came",
    });
    for (const date of ["2026-03-16", "2026-03-23"]) {
      expect(await isOn(group, date, client)).toBe(false);
      expect(await isOn(late, date, client)).toBe(false);
    }
    expect(await getEnrollment(w.reader, enrollment.id)).toMatchObject({
      startDate: "2026-03-16",
      endDate: "2026-03-16",
    });
  });

  test("is never decided by a job", async () => {
    const { enrollment } = await someone();
    const leave = {
      enrollmentId: enrollment.id,
      endDate: day("2026-03-20"),
      status: "transferred" as const,
      reason: "Missed",
    };
    const actor = { kind: "system", name: "job:turn-of-day" } as const;
    await expect(w.try(endEnrollment, leave, { actor })).rejects.toThrow("Only a person may decide that");
  });
});

test("the counselor and the expected end change nobody's roster", async () => {
  const { client, enrollment } = await someone();
  const counselor = await w.staffMember("Marisol Benítez");
  const edit = {
    enrollmentId: enrollment.id,
    counselorId: counselor.id,
    expectedEndDate: day("2026-05-01"),
    seenVersion: 1,
  };
  await w.do(editEnrollment, edit);
  expect(await w.try(editEnrollment, { ...edit, seenVersion: 2 })).toMatchObject({ value: { isChanged: false } });
  expect(await w.try(editEnrollment, { ...edit, counselorId: null, seenVersion: 1 })).toMatchObject({
    refusal: { reason: "changed_meanwhile" },
  });
  expect(await w.try(editEnrollment, { ...edit, expectedEndDate: day("2026-03-01"), seenVersion: 2 })).toMatchObject({
    refusal: { reason: "ends_before_start" },
  });
  expect(await isOn(group, "2026-05-04", client)).toBe(true);
});
