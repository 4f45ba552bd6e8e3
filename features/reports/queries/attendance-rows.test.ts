import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enrollments, holds, marks, planPhases, seriesMembers, sessions } from "@/db/schema";
import { clearMark } from "@/features/attendance/commands/clear-mark";
import { endEnrollment } from "@/features/enrollment/commands/end-enrollment";
import { holdEnrollment } from "@/features/enrollment/commands/hold-enrollment";
import { storePolicyVersion } from "@/features/programs/commands/policies";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import { closeSite } from "@/features/closures/commands/close-site";
import { decideCase } from "@/features/standing/commands/decide-case";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { attendanceReportLoader } from "@/features/reports/loaders";
import type { AttendanceRow } from "@/lib/reports/attendance-row";
import { isExpected } from "@/lib/roster/expected";
import { DEFAULT_BAND_EDGES } from "@/lib/time/band";
import { localDate, type LocalDate } from "@/lib/time/local-date";
import { readAttendanceRows, type ReportFilter } from "./attendance-rows";
import { GROUPINGS, summarizeAttendance } from "./attendance-summary";

let w: World;
let here: Made;
let there: Made;
let iop: Made;
let php: Made;
let lead: Made;
let group: Made;
let single: Made;
let ada: Made;
let ben: Made;
let wes: Made;
let adaEnrolled: Made;
const day = localDate;

/** Three weeks of two sites, with everything in them that can happen to a session and to a client. */
beforeAll(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  there = await w.site("Springfield");
  here = await w.site("Worcester");
  lead = await w.staffMember("Lea Lead");
  const rules = [{ id: "one", measure: "absences", within: "enrollment", at: 1, level: "watch" }] as const;
  iop = await w.program("Adult IOP", { sites: [here, there], policy: { lateFrom: 5, absentFrom: 20, rules } });
  const evening = await w.track("Evening", { site: here });
  const far = await w.track("Afternoon", { site: there });
  group = await w.series("Skills", "MO WE TH 18:00-19:30", { from: "2026-03-02", site: here, track: evening });
  const farGroup = await w.series("Far group", "MO WE 13:00-14:00", { from: "2026-03-02", site: there, track: far });
  single = await w.series("Individual", "TU 10:00-10:50", {
    from: "2026-03-03",
    kind: "individual",
    site: here,
    program: null,
    facilitator: lead,
  });
  php = await w.program("Day program", { sites: [here] });
  const days = await w.track("Morning", { site: here });
  await w.series("Day group", "MO TU WE TH FR 09:00-12:00", { from: "2026-03-02", site: here, track: days });
  const eveningPlan = { from: "2026-03-02", site: here, program: iop, track: evening };
  ada = await w.client("Ada Lund", { site: here });
  adaEnrolled = await w.enrolled(ada, eveningPlan);
  await w.joins(adaEnrolled, single, { from: "2026-03-02" });
  ben = await w.client("Ben Okafor", { site: here });
  const benEnrolled = await w.enrolled(ben, eveningPlan);
  wes = await w.client("Wes Tern", { site: there });
  await w.enrolled(wes, { from: "2026-03-02", weekdays: ["MO", "WE"], site: there, program: iop, track: far });
  const dee = await w.client("Dee Day", { site: here });
  const weekdays = ["MO", "TU", "WE", "TH", "FR"] as const;
  await w.enrolled(dee, { from: "2026-03-02", weekdays, site: here, program: php, track: days });

  await w.mark(ada, await w.session(group, "2026-03-02"), { as: "late", minutesLate: 12 });
  await w.mark(ben, await w.session(group, "2026-03-02"), "missed");
  await w.mark(ada, await w.session(single, "2026-03-03"), "present");
  await w.mark(wes, await w.session(farGroup, "2026-03-02"), "present");
  await w.mark(wes, await w.session(farGroup, "2026-03-04"), { as: "late", minutesLate: 25 });
  const early = await w.session(group, "2026-03-04");
  await w.mark(ada, early, { as: "left_early", leftAt: new Date(early.endsAt.getTime() - 20 * 60_000) });
  await w.mark(ben, await w.session(group, "2026-03-05"), "excused");
  const leave = { from: day("2026-03-05"), through: day("2026-03-11"), reason: "trip" };
  await w.do(holdEnrollment, { enrollmentId: benEnrolled.id, ...leave });
  await w.mark(ada, await w.session(group, "2026-03-09"), "missed");
  const cleared = { sessionId: (await w.session(group, "2026-03-09")).id, clientId: ada.id, seenVersion: 1 };
  await w.do(clearMark, { ...cleared, correctionReason: null, device: "test" });
  w.at("2026-03-10T08:00");
  await w.do(cancelSession, { sessionId: (await w.session(group, "2026-03-12")).id, reason: "ill" });
  await w.do(closeSite, { siteId: here.id, name: "Snow", date: day("2026-03-11"), fromTime: null, toTime: null });
  w.at("2026-03-17T08:00");
  const end = { endDate: day("2026-03-16"), status: "transferred" as const, reason: "moved" };
  await w.do(endEnrollment, { enrollmentId: benEnrolled.id, ...end });
  w.at("2026-03-18T12:00");
});
afterAll(() => w.store.close());

const whole: ReportFilter = {
  from: day("2026-03-02"),
  to: day("2026-03-22"),
  sites: "all",
  siteId: null,
  programId: null,
  facilitatorId: null,
  clientId: null,
  kind: null,
};

async function rows(filter: Partial<ReportFilter> = {}): Promise<AttendanceRow[]> {
  const all: AttendanceRow[] = [];
  for await (const page of readAttendanceRows(w.reader, { ...whole, ...filter }, w.now)) all.push(...page);
  return all;
}

function nameOf({ sessionId, clientId }: { sessionId: string; clientId: string }): string {
  return `${sessionId} ${clientId}`;
}

/** Who was expected or marked in each session of the range, straight from the tables and the rule book. */
async function naiveRows(from: LocalDate, to: LocalDate): Promise<string[]> {
  const sessionRows = await w.reader.select().from(sessions);
  const enrollmentRows = await w.reader.select().from(enrollments);
  const phases = await w.reader.select().from(planPhases);
  const members = await w.reader.select().from(seriesMembers);
  const leaves = (await w.reader.select().from(holds)).filter(({ voidedAt }) => voidedAt === null);
  const current = await w.reader.select().from(marks).where(eq(marks.isCurrent, true));
  const names = new Set<string>();
  for (const session of sessionRows.filter(({ date }) => from <= date && date <= to)) {
    for (const enrollment of enrollmentRows) {
      const own = <Row extends { enrollmentId: string }>(list: Row[]) =>
        list.filter(({ enrollmentId }) => enrollmentId === enrollment.id);
      const whole = { ...enrollment, phases: own(phases), memberships: own(members), holds: own(leaves) };
      if (isExpected(whole, session)) names.add(nameOf({ sessionId: session.id, clientId: enrollment.clientId }));
    }
  }
  for (const mark of current) if (from <= mark.serviceDate && mark.serviceDate <= to) names.add(nameOf(mark));
  return [...names].sort();
}

describe("the rows", () => {
  test("are everyone expected and everyone marked, once each, as the rule book counts them", async () => {
    const all = await rows();
    expect(all.map(nameOf).sort()).toEqual(await naiveRows(whole.from, whole.to));
    expect(new Set(all.map(nameOf)).size).toBe(all.length);
    const short = await rows({ from: day("2026-03-05"), to: day("2026-03-11") });
    expect(short.map(nameOf).sort()).toEqual(await naiveRows(day("2026-03-05"), day("2026-03-11")));
  });

  test("name what happened: recorded, unrecorded, to come, closed, cancelled", async () => {
    const all = await rows({ clientId: ada.id });
    expect(all.map(({ date, title, mark, creditedMinutes }) => `${date} ${title} ${mark} ${creditedMinutes}`)).toEqual([
      "2026-03-02 Skills late 78",
      "2026-03-03 Individual present 50",
      "2026-03-04 Skills left_early 70",
      "2026-03-05 Skills unrecorded 0",
      "2026-03-09 Skills unrecorded 0",
      "2026-03-10 Individual unrecorded 0",
      "2026-03-11 Skills closed 0",
      "2026-03-12 Skills cancelled 0",
      "2026-03-16 Skills unrecorded 0",
      "2026-03-17 Individual unrecorded 0",
      "2026-03-18 Skills upcoming 0",
      "2026-03-19 Skills upcoming 0",
    ]);
  });

  test("keep somebody who was marked and then went on leave, and nobody after they left", async () => {
    const all = await rows({ clientId: ben.id });
    expect(all.map(({ date, mark }) => `${date} ${mark}`)).toEqual([
      "2026-03-02 missed",
      "2026-03-04 unrecorded",
      "2026-03-05 excused",
      "2026-03-12 cancelled",
      "2026-03-16 unrecorded",
    ]);
  });

  test("say the program by the client's enrollment, the outcome by their policy, who recorded it and when", async () => {
    const [first, second] = await rows({ clientId: ada.id });
    expect(first).toMatchObject({ program: "Adult IOP", outcome: "late", recordedBy: "operator", start: "18:00" });
    expect(first?.recordedAt).toEqual(w.instant("2026-03-02T19:40"));
    // An individual session is of no program; the client is.
    expect(second).toMatchObject({ program: "Adult IOP", facilitator: "Lea Lead", kind: "individual" });
    const far = await rows({ clientId: wes.id });
    expect(far.map(({ outcome }) => outcome).slice(0, 2)).toEqual(["present", "late-as-absent"]);
  });
});

describe("the filters", () => {
  test("narrow by site, program, facilitator, client and kind", async () => {
    const all = await rows();
    const only = (isAsked: (row: AttendanceRow) => boolean) => all.filter(isAsked).map(nameOf);
    const asked = async (filter: Partial<ReportFilter>) => (await rows(filter)).map(nameOf);
    expect(await asked({ siteId: there.id })).toEqual(only(({ site }) => site === "Springfield"));
    expect(await asked({ programId: php.id })).toEqual(only(({ program }) => program === "Day program"));
    expect(await asked({ facilitatorId: lead.id })).toEqual(only(({ facilitator }) => facilitator === "Lea Lead"));
    expect(await asked({ kind: "individual" })).toEqual(only(({ kind }) => kind === "individual"));
    expect(await asked({ clientId: wes.id, siteId: here.id })).toEqual([]);
  });

  test("never reach beyond the actor's sites, whatever is asked", async () => {
    const mine = await rows({ sites: [here.id] });
    expect(mine.some(({ site }) => site === "Springfield")).toBe(false);
    expect(await rows({ sites: [here.id], siteId: there.id })).toEqual([]);
    expect(await rows({ sites: [here.id], clientId: wes.id })).toEqual([]);
    expect(await rows({ sites: [] })).toEqual([]);
    const director = await w.actor("director", { site: here });
    const query = { from: "2026-03-02", to: "2026-03-22", client: wes.id, site: there.id };
    const state = await attendanceReportLoader.door.perform(director, query, w.now, w.store);
    expect(state).toMatchObject({ status: "done", value: { summary: { rowCount: 0 } } });
    const options = state.status === "done" ? state.value.options : null;
    expect(options?.sites.map(({ label }) => label)).toEqual(["Worcester"]);
    expect(options?.clients.some(({ value }) => value === wes.id)).toBe(false);
  });

  test("a broken address falls back to the usual, and centuries cost no more than what lies in them", async () => {
    const admin = await w.actor("admin");
    const asked = async (query: Record<string, string>) => {
      const state = await attendanceReportLoader.door.perform(admin, query, w.now, w.store);
      if (state.status !== "done") throw new Error(state.status);
      return state.value;
    };
    const broken = await asked({ from: "2026-02-30", to: "never", site: "'; --", kind: "party", by: "moon" });
    expect(broken.filter).toMatchObject({ from: "2025-12-29", to: "2026-03-22", siteId: null, kind: null });
    expect(broken.grouping).toBe("week");
    expect(await asked({ from: "2026-03-22", to: "2026-03-02" })).toMatchObject({ isReversed: true });
    const started = performance.now();
    const wide = await asked({ from: "1900-01-01", to: "2200-12-31" });
    expect(wide.summary.rowCount).toBeGreaterThan((await asked({})).summary.rowCount);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe("the totals", () => {
  test("add up, whatever they are grouped by", async () => {
    const all = await rows();
    for (const grouping of GROUPINGS) {
      const asked = { now: w.now, grouping, edges: DEFAULT_BAND_EDGES };
      const { totals, lines, weeks, rowCount } = await summarizeAttendance(w.reader, whole, asked);
      expect(rowCount).toBe(all.length);
      const upcoming = all.filter(({ mark }) => mark === "upcoming").length;
      expect(totals.expected + totals.off + upcoming).toBe(all.length);
      expect(totals.attended + totals.missed + totals.excused + totals.unrecorded).toBe(totals.expected);
      expect(totals.creditedMinutes).toBe(all.reduce((sum, row) => sum + row.creditedMinutes, 0));
      const bands = Object.values(totals.bands);
      expect(bands.reduce((sum, { expected }) => sum + expected, 0)).toBe(totals.expected);
      for (const part of [lines, weeks]) {
        for (const field of ["expected", "attended", "late", "leftEarly", "missed", "unrecorded", "off"] as const) {
          expect(part.reduce((sum, line) => sum + line.totals[field], 0)).toBe(totals[field]);
        }
      }
    }
  });

  test("name weeks by their Monday, and those with a closed day", async () => {
    const asked = { now: w.now, grouping: "week", edges: DEFAULT_BAND_EDGES } as const;
    const { weeks, weeksWithClosure } = await summarizeAttendance(w.reader, whole, asked);
    expect(weeks.map(({ key }) => key)).toEqual(["2026-03-02", "2026-03-09", "2026-03-16"]);
    expect([...weeksWithClosure]).toEqual(["2026-03-09"]);
  });
});

describe("a policy that waits for an acknowledgement", () => {
  test("names what happened only from the day each client acknowledged it", async () => {
    w.at("2026-03-18T12:00");
    const rules = [{ id: "one", measure: "absences", within: "enrollment", at: 1, level: "watch" }] as const;
    const body = { adoption: "when-acknowledged", lateFrom: 30, rules } as const;
    await w.do(storePolicyVersion, { programId: iop.id, from: day("2026-03-18"), body });
    const session = await w.session(group, "2026-03-18");
    await w.mark(ada, session, { as: "late", minutesLate: 12 }, { at: "2026-03-18T19:00" });
    const outcome = async () => (await rows({ clientId: ada.id, from: day("2026-03-18") }))[0]?.outcome;
    expect(await outcome()).toBe("late");
    const decision = { kind: "acknowledge", policyVersion: 2 } as const;
    await w.do(decideCase, { enrollmentId: adaEnrolled.id, decision, reason: "signed" });
    expect(await outcome()).toBe("present");
    const [mark] = await w.reader
      .select()
      .from(marks)
      .where(and(eq(marks.sessionId, session.id), eq(marks.clientId, ada.id)));
    expect(mark?.was).toBe("attended");
  });
});
