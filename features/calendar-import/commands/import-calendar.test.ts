import { asc, eq, isNotNull } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditEntries, calendarImports, series, sessionClosures, sessions } from "@/db/schema";
import { closeSite } from "@/features/closures/commands/close-site";
import type { Made } from "@/features/testing/clinic-words";
import { columnsOf, csvFile, icsFile, ImportSteps, kept } from "@/features/testing/import-steps";
import { world, type World } from "@/features/testing/world";
import { localDate } from "@/lib/time/local-date";
import { toLocal } from "@/lib/time/zone";

let w: World;
let site: Made;
let elsewhere: Made;
let type: Made;
let roomA: Made;
let marisol: Made;
let steps: ImportSteps;

beforeEach(async () => {
  // A Monday.
  w = await world({ now: "2026-03-16T10:00" });
  elsewhere = await w.site("Springfield");
  site = await w.site("Worcester");
  await w.program("Adult IOP", { sites: [site] });
  await w.track("Evening", { site });
  type = await w.serviceType("CBT group");
  await w.serviceType("Yoga");
  roomA = await w.room("Room A", { site });
  await w.room("Room B", { site });
  marisol = await w.staffMember("Marisol Benítez");
  steps = new ImportSteps(w, await w.actor("scheduler", { site }), site, type);
});
afterEach(() => w.store.close());

async function imported() {
  const rows = await w.reader
    .select({ session: sessions, importId: series.importId })
    .from(sessions)
    .innerJoin(series, eq(series.id, sessions.seriesId))
    .where(isNotNull(series.importId))
    .orderBy(asc(sessions.startsAt), asc(sessions.title));
  return rows.map(({ session: { startsAt, title, zone } }) => {
    const { date, time } = toLocal(startsAt, zone);
    return `${date} ${time} ${title}`;
  });
}

const CSV = [
  "Date,Start,End,Title,Room,Facilitator,Type",
  "3/18/2026,6:00 PM,7:30 PM,Process group,Rm A,Marisol B.,CBT group",
  "3/25/2026,6:00 PM,7:30 PM,Process group,Rm A,Marisol B.,CBT group",
  "4/8/2026,6:00 PM,7:30 PM,Process group,Rm A,Marisol B.,CBT group",
  "3/19/2026,9:00 AM,10:00 AM,Sunrise,Attic,Somebody Else,yoga",
  "someday,9:00 AM,10:00 AM,Sunrise,Attic,Somebody Else,yoga",
  "",
].join("\n");

describe("a CSV file", () => {
  it("goes from its columns over its names to a dry run, and is stored as that showed it", async () => {
    const columns = await steps.step("columns", { intent: "read", file: csvFile(CSV) });
    expect(columns.heads).toHaveLength(7);
    expect(columns.columns).toMatchObject({ date: 0, start: 1, end: 2, title: 3, room: 4, leader: 5, serviceType: 6 });
    const names = await steps.step("names", { ...kept(columns), intent: "names", ...columnsOf(columns) });
    expect(names.words.room).toEqual([
      { text: "Rm A", count: 1, value: roomA.id },
      { text: "Attic", count: 1, value: "" },
    ]);
    expect(names.words.leader.map(({ value }) => value)).toEqual([marisol.id, ""]);
    expect(names.words.serviceType.map(({ value }) => value !== "")).toEqual([true, true]);
    expect({ found: names.found, unread: names.unread }).toEqual({ found: 2, unread: 1 });
    const check = await steps.step("check", { ...kept(names), intent: "check", serviceTypeId: type.id });
    expect(check).toMatchObject({ seriesCount: 2, sessionCount: 4, past: 0, already: 0, sameFile: null, clashes: [] });
    expect(check.leftOut).toEqual([
      expect.objectContaining({ line: 6, why: expect.stringContaining("“someday” is not a date") }),
    ]);
    expect(check.rows[0]).toMatchObject({ title: "Process group", place: "Room A · Marisol Benítez", sessions: 3 });
    expect(await w.reader.$count(series)).toBe(0);

    const made = await steps.confirm(check);
    expect(made).toMatchObject({ seriesCount: 2, sessionCount: 4 });
    expect(await imported()).toEqual([
      "2026-03-18 18:00 Process group",
      "2026-03-19 09:00 Sunrise",
      "2026-03-25 18:00 Process group",
      "2026-04-08 18:00 Process group",
    ]);
    const [row] = await w.reader.select().from(calendarImports);
    expect(row).toMatchObject({
      id: made.importId,
      fileName: "week.csv",
      format: "csv",
      seriesCount: 2,
      sessionCount: 4,
      undoneAt: null,
    });
    const [entry] = await w.reader.select().from(auditEntries).where(eq(auditEntries.event, "calendar.imported"));
    expect(entry).toMatchObject({ siteId: site.id, facts: { series: 2, sessions: 4, leftOut: 1 } });
  });

  it("asks again for columns and a service type that are missing", async () => {
    const columns = await steps.step("columns", { intent: "read", file: csvFile(CSV) });
    const again = await steps.step("columns", {
      ...kept(columns),
      intent: "names",
      ...columnsOf(columns),
      "column-end": "",
    });
    expect(again.problem).toBe("Say which column has the time a session ends, or how long it is.");
    const names = await steps.step("names", { ...kept(columns), intent: "check", ...columnsOf(columns) });
    expect(names.problem).toBe("Choose the service type for sessions that name none.");
  });

  it("keeps what was picked on the way back", async () => {
    const check = await steps.dryRun(csvFile(CSV), { "pick-room-1": roomA.id, individualTitle: "Appointment" });
    const names = await steps.step("names", { ...kept(check), intent: "names" });
    expect(names.words.room[1]!.value).toBe(roomA.id);
    expect(names.values).toMatchObject({ serviceTypeId: type.id, individualTitle: "Appointment" });
  });
});

describe("an iCalendar file", () => {
  const WEEKLY =
    "SUMMARY:Process group\nDTSTART:20260318T180000\nDURATION:PT1H30M\nRRULE:FREQ=WEEKLY;COUNT=4\nLOCATION:rm b";

  it("keeps the rule of a series, and closes what falls onto a closed day", async () => {
    await w.do(closeSite, {
      siteId: site.id,
      name: "Snow day",
      date: localDate("2026-03-25"),
      fromTime: null,
      toTime: null,
    });
    const check = await steps.dryRun(icsFile(`${WEEKLY}\nEXDATE:20260401T180000`));
    expect(check).toMatchObject({ seriesCount: 1, sessionCount: 3, closed: 1 });
    await steps.confirm(check);
    const [own] = await w.reader.select().from(series);
    expect(own).toMatchObject({ rule: "FREQ=WEEKLY;COUNT=4", exdates: ["2026-04-01T18:00"], startDate: "2026-03-18" });
    expect(await w.reader.$count(sessionClosures)).toBe(1);
  });

  it("stores no name of a client", async () => {
    await w.client("Ada Lund", { site });
    const check = await steps.dryRun(
      icsFile(
        "SUMMARY:Ada Lund\nDTSTART:20260318T090000\nDURATION:PT50M",
        "SUMMARY:Lund\\, Ada - family\nDTSTART:20260318T100000\nDURATION:PT50M",
        "SUMMARY:1:1 with somebody\nDTSTART:20260318T110000\nDURATION:PT50M",
      ),
      { familyTitle: "Family appointment" },
    );
    await steps.confirm(check);
    expect(await imported()).toEqual([
      "2026-03-18 09:00 Individual session",
      "2026-03-18 10:00 Family appointment",
      "2026-03-18 11:00 Individual session",
    ]);
    const entries = await w.reader.select().from(auditEntries).where(eq(auditEntries.event, "calendar.imported"));
    const tables = [await w.reader.select().from(series), await w.reader.select().from(calendarImports)];
    expect(JSON.stringify([entries, ...tables])).not.toContain("Lund");
  });

  it("takes no group whose title names a client", async () => {
    await w.client("Ada Lund", { site });
    const check = await steps.dryRun(icsFile("SUMMARY:Ada L. and friends\nDTSTART:20260318T090000\nDURATION:PT50M"), {
      "pick-kind-0": "group",
    });
    expect(check.seriesCount).toBe(0);
    expect(check.leftOut[0]!.why).toContain("holds a client’s name");
    const state = await steps.ask({ ...kept(check), intent: "import", seen: check.fingerprint });
    expect(state).toMatchObject({ status: "refused", refusal: { on: "nothing" } });
  });

  it("brings a year of history, or leaves what is past out", async () => {
    const long = icsFile("SUMMARY:Process group\nDTSTART:20240103T180000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;INTERVAL=2");
    const check = await steps.dryRun(long);
    expect(check).toMatchObject({ seriesCount: 1, past: 26, before: 32, runOn: 1 });
    expect(check.rows[0]!.sessions).toBe(26 + 13);
    const fromNow = await steps.dryRun(long, { past: "leave" });
    expect(fromNow).toMatchObject({ past: 0, before: 58 });
    await steps.confirm(fromNow);
    expect((await imported())[0]).toBe("2026-03-25 18:00 Process group");
    const later = await steps.dryRun(icsFile("SUMMARY:Over\nDTSTART:20260101T180000\nDURATION:PT1H"), {
      past: "leave",
    });
    expect(later.leftOut[0]!.why).toBe("It is over. You chose to leave out what is past.");
  });

  it("names a program, so that its people are expected", async () => {
    const ada = await w.client("Ada Lund", { site });
    await w.enrolled(ada, { from: "2026-03-02", weekdays: ["WE"], site });
    const check = await steps.step("names", { intent: "read", file: icsFile(WEEKLY) });
    const evening = check.choices.programs.find(({ label }) => label === "Adult IOP, Evening")!;
    const run = await steps.dryRun(icsFile(WEEKLY), { program: evening.value });
    await steps.confirm(run);
    expect(await w.reader.select({ trackId: sessions.trackId }).from(sessions).limit(1)).toEqual([
      { trackId: evening.value },
    ]);
  });
});

describe("what is here already", () => {
  it("is skipped when the same file comes again, and that is told", async () => {
    await steps.confirm(await steps.dryRun(csvFile(CSV)));
    const again = await steps.dryRun(csvFile(CSV));
    expect(again).toMatchObject({ seriesCount: 0, sessionCount: 0, already: 4 });
    expect(again.sameFile).toBe("Mon, Mar 16, 10:00 AM");
    expect(again.leftOut.map(({ why }) => why)).toContain("It is here already, with 3 sessions.");
  });

  it("is skipped date by date", async () => {
    const plain = { from: "2026-03-18", site, program: null, track: null };
    await w.series("Process group", "WE 18:00-19:00", { ...plain, count: 1 });
    const check = await steps.dryRun(csvFile(CSV));
    expect(check).toMatchObject({ seriesCount: 2, sessionCount: 3, already: 1 });
    await steps.confirm(check);
    expect(await imported()).not.toContain("2026-03-18 18:00 Process group");
  });

  it("of a series that goes on stays what goes on", async () => {
    const plain = { from: "2026-03-25", site, program: null, track: null };
    await w.series("Process group", "WE 18:00-19:00", plain);
    const check = await steps.dryRun(
      icsFile("SUMMARY:Process group\nDTSTART:20260311T180000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY"),
    );
    expect(check).toMatchObject({ seriesCount: 1, sessionCount: 2, runOn: 0 });
    await steps.confirm(check);
    expect(await imported()).toEqual(["2026-03-11 18:00 Process group", "2026-03-18 18:00 Process group"]);
  });

  it("of one-to-one sessions is told apart by room and lead, and each one counts once", async () => {
    const three = ["Ada", "Ben", "Cai"].map(
      (name) => `SUMMARY:Individual ${name}\nDTSTART:20260318T090000\nDURATION:PT50M`,
    );
    await steps.confirm(await steps.dryRun(icsFile(...three.slice(0, 2))));
    expect(await steps.dryRun(icsFile(...three))).toMatchObject({ seriesCount: 1, already: 2 });
    const elsewhereThen = icsFile(`${three[0]}\nLOCATION:Room A`);
    expect(await steps.dryRun(elsewhereThen)).toMatchObject({ seriesCount: 1, already: 0 });
  });
});

describe("clashes", () => {
  it("with what is here and within the file are told by kind", async () => {
    await w.series("Yoga", "WE 18:30-19:00", {
      from: "2026-03-18",
      site,
      room: roomA,
      program: null,
      track: null,
      count: 1,
    });
    const twice = CSV.replace("3/19/2026,9:00 AM,10:00 AM,Sunrise,Attic", "3/25/2026,7:00 PM,8:00 PM,Sunrise,Room A");
    const check = await steps.dryRun(csvFile(twice));
    expect(check.clashes.map(({ kind, count }) => ({ kind, count }))).toEqual([{ kind: "room", count: 2 }]);
    expect(check.clashes[0]!.examples[0]).toContain("Room A");
    await steps.confirm(check);
  });
});

describe("between the dry run and the import", () => {
  it("nothing is stored when the world changed: the new dry run is shown", async () => {
    const check = await steps.dryRun(csvFile(CSV));
    await w.series("Sunrise", "TH 09:00-10:00", { from: "2026-03-19", site, program: null, track: null, count: 1 });
    const shown = await steps.step("check", { ...kept(check), intent: "import", seen: check.fingerprint });
    expect(shown).toMatchObject({ hasChanged: true, seriesCount: 1, already: 1 });
    expect(await w.reader.$count(calendarImports)).toBe(0);
    await steps.confirm(shown);
  });

  it("asking twice makes nothing twice", async () => {
    const check = await steps.dryRun(csvFile(CSV));
    await steps.confirm(check);
    const again = await steps.ask({ ...kept(check), intent: "import", seen: check.fingerprint });
    expect(again).toMatchObject({ status: "done", value: { step: "check", sessionCount: 0, hasChanged: true } });
    expect(await imported()).toHaveLength(4);
  });
});

describe("a file that cannot be read", () => {
  it.each([
    ["no file", {}, "Choose a file"],
    ["an empty one", { file: csvFile("") }, "empty"],
    ["a spreadsheet", { file: csvFile("PK\u0003\u0004\0\0", "week.xlsx") }, "CSV UTF-8"],
    ["a page called .ics", { file: csvFile("<html>", "week.ics") }, "holds no calendar"],
    ["a large one", { file: csvFile("x".repeat(5_000_001)) }, "5 MB"],
    ["something made up", { carried: "bm90IHBhY2tlZA==" }, "Choose a file"],
  ])("is %s", async (_title, form, sentence) => {
    const state = await steps.ask({ intent: "read", ...form });
    expect(state).toMatchObject({ status: "refused", field: "file", sentence: expect.stringContaining(sentence) });
  });
});

it("is imported at one’s own sites alone", async () => {
  const there = { siteId: elsewhere.id, intent: "read", file: csvFile(CSV) };
  expect((await steps.ask(there)).status).toBe("not_found");
  expect((await steps.ask({ intent: "read", file: csvFile(CSV) }, await w.actor("clinician", { site }))).status).toBe(
    "forbidden",
  );
});
