import { and, eq, ne } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { alerts, auditEntries, enrollments, standings } from "@/db/schema";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { localDate } from "@/lib/time/local-date";
import { endEnrollment } from "@/features/enrollment/commands/end-enrollment";
import { rebuildAllStandings, turnOfDayJob } from "./jobs";
import { listStaleStandings } from "./queries/stale-standings";

let w: World;
let east: Made;
let program: Made;
let track: Made;
let ada: Made;
let west: Made;

beforeAll(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  east = await w.site("Worcester");
  const oakland = await w.site("Oakland", { zone: "America/Los_Angeles" });
  const policy = {
    rules: [
      { id: "away", measure: "daysSinceAttended", at: 5, level: "warning" },
      { id: "week", measure: "weekMinutes", level: "watch" },
    ],
  } as const;
  program = await w.program("Adult IOP", { sites: [east, oakland], policy });
  track = await w.track("Evening", { site: east });
  await w.series("Skills", "MO WE FR 18:00-19:00", { from: "2026-03-02", site: east });
  ada = await w.enrolled(await w.client("Ada Lund", { site: east }), {
    from: "2026-03-02",
    weekdays: ["MO", "WE", "FR"],
    minutesPerWeek: 180,
    site: east,
    track,
  });
  const evening = await w.track("Evening", { site: oakland });
  const more = { from: "2026-03-02", weekdays: ["MO"], site: oakland, track: evening } as const;
  west = await w.enrolled(await w.client("Wes Tern", { site: oakland }), more);
});
afterAll(() => w.store.close());

async function run(at: string): Promise<void> {
  const call = { actor: { kind: "system", name: "job:standing.turn-of-day" }, now: w.instant(at) } as const;
  await turnOfDayJob.run({ store: w.store, call }, {});
}

async function standingOf({ id }: Made) {
  const [row] = await w.reader.select().from(standings).where(eq(standings.enrollmentId, id));
  return row;
}

describe("the turn of the local day", () => {
  test("moves each site's standings on at its own midnight, and not twice", async () => {
    await run("2026-03-03T00:16");
    expect(await standingOf(ada)).toMatchObject({ asOf: "2026-03-03" });
    expect(await standingOf(west)).toMatchObject({ asOf: "2026-03-02" });
    const entries = await w.reader.$count(auditEntries);
    await run("2026-03-03T00:31");
    expect(await w.reader.$count(auditEntries)).toBe(entries);
    await run("2026-03-03T03:16");
    expect(await standingOf(west)).toMatchObject({ asOf: "2026-03-03" });
  });

  test("raises what moves by the calendar alone, with its alert and its place in the trail", async () => {
    // Nobody marked anything: who was not marked is taken as present, so the clock starts with the last session's day.
    await run("2026-03-20T00:16");
    const row = await standingOf(ada);
    expect(row).toMatchObject({ asOf: "2026-03-20", weekFrom: "2026-03-16" });
    const holds = await w.enrolled(await w.client("Sil Ent", { site: east }), {
      from: "2026-03-20",
      weekdays: ["SU"],
      site: east,
      program,
      track,
    });
    await run("2026-03-26T00:16");
    expect(await standingOf(holds)).toMatchObject({ level: "warning", asOf: "2026-03-26" });
    const [alert] = await w.reader
      .select()
      .from(alerts)
      .where(and(eq(alerts.enrollmentId, holds.id), eq(alerts.cause, "away")));
    expect(alert).toMatchObject({ kind: "standing", state: "open", level: "warning" });
    const [entry] = await w.reader
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.event, "standing.changed"), eq(auditEntries.subjectId, holds.id)));
    expect(entry).toMatchObject({ actor: "job:standing.turn-of-day", actorKind: "system" });
  });

  test("gives a first standing to an enrollment that was made ahead of its start", async () => {
    w.at("2026-03-26T09:00");
    const client = await w.client("Ann Other", { site: east });
    const later = await w.enrolled(client, { from: "2026-04-01", weekdays: ["MO"], site: east, program, track });
    await run("2026-03-31T12:01");
    expect(await standingOf(later)).toBeUndefined();
    await run("2026-04-01T00:16");
    expect(await standingOf(later)).toMatchObject({ asOf: "2026-04-01" });
  });

  test("looks once more at an enrollment that ended, and then no more; never at one on the waiting list", async () => {
    w.at("2026-04-01T09:00");
    const end = { endDate: localDate("2026-04-01"), status: "completed" as const, reason: "done" };
    await w.do(endEnrollment, { enrollmentId: ada.id, ...end });
    await run("2026-04-02T00:16");
    expect(await standingOf(ada)).toMatchObject({ asOf: "2026-04-02" });
    await run("2026-04-03T00:16");
    expect(await standingOf(ada)).toMatchObject({ asOf: "2026-04-02" });
    const put = async (status: "waitlisted" | "active") => {
      await w.store.transact(async (tx) => {
        await tx.update(enrollments).set({ status }).where(eq(enrollments.id, west.id));
      });
      return listStaleStandings(w.reader, w.instant("2026-04-09T12:00"));
    };
    expect(await put("waitlisted")).not.toContain(west.id);
    expect(await put("active")).toContain(west.id);
  });

  test("works through a large clinic in pieces", async () => {
    for (let nth = 0; nth < 55; nth++) {
      const client = await w.client(`Many ${nth}`, { site: east });
      await w.enrolled(client, { from: "2026-04-01", weekdays: ["MO"], site: east, program, track });
    }
    const before = await w.reader.$count(auditEntries, eq(auditEntries.event, "standing.reevaluated"));
    await run("2026-04-10T00:16");
    const after = await w.reader.$count(auditEntries, eq(auditEntries.event, "standing.reevaluated"));
    expect(after - before).toBe(2);
    expect(await listStaleStandings(w.reader, w.instant("2026-04-10T00:16"))).toEqual([]);
  });
});

describe("rebuilding", () => {
  test("brings back what somebody broke in the stored copy, from the records alone", async () => {
    const call = { actor: w.by, now: w.instant("2026-04-10T09:00") };
    await rebuildAllStandings(w.store, call, "operator.doctor");
    const before = await w.reader.select().from(standings).orderBy(standings.enrollmentId);
    await w.store.transact(async (tx) => {
      await tx.update(standings).set({ level: "review", weekCredited: 1 }).where(ne(standings.enrollmentId, ada.id));
      await tx.delete(standings).where(eq(standings.enrollmentId, ada.id));
    });
    expect(await rebuildAllStandings(w.store, call, "operator.doctor")).toBe(before.length);
    expect(await w.reader.select().from(standings).orderBy(standings.enrollmentId)).toEqual(before);
  });
});
