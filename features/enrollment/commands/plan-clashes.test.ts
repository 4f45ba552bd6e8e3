import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addToSeries } from "@/features/enrollment/commands/add-to-series";
import { changePlan } from "@/features/enrollment/commands/change-plan";
import { enrollClient } from "@/features/enrollment/commands/enroll-client";
import { startEnrollment } from "@/features/enrollment/commands/start-enrollment";
import { setUnavailable } from "@/features/availability/commands/unavailable-times";
import { changeClashRules } from "@/features/scheduling/commands/change-clash-rules";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { DEFAULT_CLASH_RULES, type ClashRules } from "@/lib/scheduling/clash-rules";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";

let w: World;
let site: Made;
let program: Made;
let morning: Made;
let other: Made;

const FROM = localDate("2026-03-02");
const LATER = localDate("2026-03-16");

beforeEach(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  site = await w.site("Worcester");
  program = await w.program("Adult IOP");
  morning = await w.track("Morning");
  await w.series("Process group", "MO WE 09:00-10:00", { from: FROM, count: 12, capacity: 2 });
  other = await w.track("Other morning", { band: "morning" });
  await w.series("Skills", "MO WE 09:30-10:30", { from: FROM, count: 12 });
});
afterEach(() => w.store.close());

const phase = (track: Made, from = FROM) => ({
  ...{ from, trackId: track.id, weekdays: ["MO" as const, "WE" as const] },
  ...{ minutesPerWeek: 120, daysPerWeek: 2, requiredKinds: [] },
});
const wish = (client: Made, track: Made) => ({
  ...{ clientId: client.id, programId: program.id, siteId: site.id, startDate: FROM, expectedEndDate: null },
  ...{ counselorId: null, phases: [phase(track)] },
});
const setRules = (rules: Partial<ClashRules>) =>
  w.do(changeClashRules, { seenVersion: 1, rules: { ...DEFAULT_CLASH_RULES, ...rules } });

describe("what a plan is in the way of", () => {
  it("is told once for each thing, over the whole plan, and overruled by saying so", async () => {
    const ada = await w.client("Ada Lund");
    const { enrollmentId } = await w.do(enrollClient, wish(ada, morning));
    const yoga = await w.series("Yoga", "MO 09:30-10:00", { from: FROM, count: 3, track: null });
    await w.do(setUnavailable, {
      ...{ clientId: ada.id, weekdays: ["MO"], fromTime: null, toTime: localTime("12:00") },
      ...{ from: FROM, through: null, note: null },
    });
    const joining = { seriesId: yoga.id, enrollmentId, from: FROM, through: null };
    const asked = await w.try(addToSeries, { ...joining, seenClashes: "" });
    expect(asked).toMatchObject({
      ok: false,
      refusal: {
        reason: "clashes_to_see",
        notices: [
          { title: "Ada Lund is in two places on 3 of 3 dates", dates: ["2026-03-02", "2026-03-09", "2026-03-16"] },
          { title: "Ada Lund cannot come on 3 of 3 dates" },
        ],
      },
    });
    if (asked.ok || asked.refusal.reason !== "clashes_to_see") return;
    await w.do(addToSeries, { ...joining, seenClashes: asked.refusal.seen });
    expect(w.events.find(({ name }) => name === "enrollment.joined-series")?.facts).toMatchObject({ overruled: 6 });
  });

  it("is refused with both sides where the clinic does not allow it", async () => {
    await setRules({ client: "refuse" });
    const ada = await w.client("Ada Lund");
    const { enrollmentId } = await w.do(enrollClient, wish(ada, morning));
    const yoga = await w.series("Yoga", "MO 09:30-10:00", { from: FROM, count: 3, track: null });
    const refused = await w.try(addToSeries, { seriesId: yoga.id, enrollmentId, from: FROM, through: null });
    expect(refused).toMatchObject({ refusal: { reason: "clashes_refused", notices: [{ kind: "client" }] } });
  });

  it("leaves out the groups that a changed plan gives up", async () => {
    await setRules({ client: "refuse" });
    const ada = await w.client("Ada Lund");
    const { enrollmentId } = await w.do(enrollClient, wish(ada, morning));
    // Both tracks meet at the same hour, and she goes from the one into the other.
    const changed = await w.try(changePlan, { enrollmentId, phase: phase(other, LATER) });
    expect(changed).toMatchObject({ ok: true });
  });

  it("leaves out who only waits, and asks when they are given a place", async () => {
    for (const name of ["Ada Lund", "Ben Okafor"]) await w.do(enrollClient, wish(await w.client(name), morning));
    const third = await w.client("Carla Mendes");
    expect(await w.try(enrollClient, wish(third, morning))).toMatchObject({
      refusal: {
        reason: "clashes_refused",
        notices: [{ kind: "capacity", detail: expect.stringContaining("3 expected") }],
      },
    });
    const { enrollmentId } = await w.do(enrollClient, { ...wish(third, morning), status: "waitlisted" });
    const started = await w.try(startEnrollment, { enrollmentId, startDate: FROM });
    expect(started).toMatchObject({ refusal: { reason: "clashes_refused", notices: [{ kind: "capacity" }] } });
  });

  it("does not turn a full group against those who are in it", async () => {
    const people = await Promise.all([w.client("Ada Lund"), w.client("Ben Okafor")]);
    const [ada] = [
      await w.do(enrollClient, wish(people[0], morning)),
      await w.do(enrollClient, wish(people[1], morning)),
    ];
    const fewer = { ...phase(morning, LATER), weekdays: ["MO" as const], daysPerWeek: 1 };
    expect(await w.try(changePlan, { enrollmentId: ada.enrollmentId, phase: fewer })).toMatchObject({ ok: true });
  });
});
