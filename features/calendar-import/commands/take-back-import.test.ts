import { and, eq, isNotNull } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { calendarImports, series, sessions } from "@/db/schema";
import { closeSite } from "@/features/closures/commands/close-site";
import type { Made } from "@/features/testing/clinic-words";
import { csvFile, icsFile, ImportSteps, kept } from "@/features/testing/import-steps";
import { world, type World } from "@/features/testing/world";
import type { StaffActor } from "@/lib/access/decide-access";
import { localDate } from "@/lib/time/local-date";
import { takeBackImportAction } from "../actions";

let w: World;
let site: Made;
let type: Made;
let planner: StaffActor;
let steps: ImportSteps;

beforeEach(async () => {
  // A Monday.
  w = await world({ now: "2026-03-16T10:00" });
  site = await w.site("Worcester");
  await w.program("Adult IOP", { sites: [site] });
  await w.track("Evening", { site });
  type = await w.serviceType("CBT group");
  planner = await w.actor("scheduler", { site });
  steps = new ImportSteps(w, planner, site, type);
});
afterEach(() => w.store.close());

const CSV = [
  "Date,Start,End,Title,Room,Facilitator,Type",
  "3/18/2026,6:00 PM,7:30 PM,Process group,Rm A,Marisol B.,CBT group",
  "3/25/2026,6:00 PM,7:30 PM,Process group,Rm A,Marisol B.,CBT group",
  "4/8/2026,6:00 PM,7:30 PM,Process group,Rm A,Marisol B.,CBT group",
  "3/19/2026,9:00 AM,10:00 AM,Sunrise,Attic,Somebody Else,yoga",
  "someday,9:00 AM,10:00 AM,Sunrise,Attic,Somebody Else,yoga",
  "",
].join("\n");

describe("taking an import back", () => {
  const takeBack = (importId: string) => takeBackImportAction.door.perform(planner, { importId }, w.now, w.store);

  it("removes its sessions and series, and nothing else", async () => {
    const own = await w.series("Yoga", "WE 18:30-19:00", { from: "2026-03-18", site, program: null, track: null });
    const before = await w.reader.$count(sessions);
    await w.do(closeSite, {
      siteId: site.id,
      name: "Snow day",
      date: localDate("2026-03-25"),
      fromTime: null,
      toTime: null,
    });
    const { importId } = await steps.confirm(await steps.dryRun(csvFile(CSV)));
    expect(await w.reader.$count(sessions)).toBe(before + 4);
    const state = await takeBack(importId);
    expect(state).toMatchObject({
      status: "done",
      message: "4 sessions are taken back.",
      value: { seriesCount: 2, sessionCount: 4 },
    });
    expect(await w.reader.$count(sessions)).toBe(before);
    expect(await w.reader.select({ id: series.id }).from(series)).toEqual([{ id: own.id }]);
    expect(
      await w.reader.$count(
        calendarImports,
        and(eq(calendarImports.id, importId), isNotNull(calendarImports.undoneAt)),
      ),
    ).toBe(1);
    expect(await takeBack(importId)).toMatchObject({ status: "refused", refusal: { reason: "taken_back" } });
    // It can come again.
    expect(await steps.dryRun(csvFile(CSV))).toMatchObject({ sessionCount: 4, sameFile: null });
  });

  it("is refused once attendance was taken, by the session’s name", async () => {
    const ada = await w.client("Ada Lund", { site });
    await w.enrolled(ada, { from: "2026-03-02", weekdays: ["WE"], site });
    const names = await steps.step("names", {
      intent: "read",
      file: icsFile("SUMMARY:Process group\nDTSTART:20260318T180000\nDURATION:PT1H"),
    });
    const program = names.choices.programs.find(({ label }) => label.endsWith("Evening"))!.value;
    const check = await steps.step("check", { ...kept(names), intent: "check", serviceTypeId: type.id, program });
    const { importId } = await steps.confirm(check);
    const [session] = await w.reader.select().from(sessions);
    await w.mark(ada, session!, "present");
    expect(await takeBack(importId)).toMatchObject({
      status: "refused",
      sentence: expect.stringContaining("Attendance was taken in “Process group” on Wed, Mar 18."),
    });
    expect(await w.reader.$count(sessions)).toBe(1);
  });

  it("is refused once somebody takes part", async () => {
    const ada = await w.client("Ada Lund", { site });
    const enrollment = await w.enrolled(ada, { from: "2026-03-02", weekdays: ["WE"], site });
    const { importId } = await steps.confirm(
      await steps.dryRun(icsFile("SUMMARY:Ada Lund\nDTSTART:20260318T090000\nDURATION:PT50M")),
    );
    const [own] = await w.reader.select().from(series);
    await w.joins(enrollment, { id: own!.id, name: own!.title }, { from: "2026-03-18" });
    expect(await takeBack(importId)).toMatchObject({
      status: "refused",
      sentence: "Somebody takes part in “Individual session”. Let them leave it first.",
    });
  });
});
