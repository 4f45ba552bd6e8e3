import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { absenceNotices, arrivals } from "@/db/schema";
import { addToRoster, removeFromRoster } from "@/features/attendance/commands/add-to-roster";
import { finishRoster } from "@/features/attendance/commands/finish-roster";
import type { Made, SessionRow } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { findPaperRoster, listDowntimeRosters } from "./paper-rosters";
import { findRosterHead } from "./roster-state";
import { findRosterView } from "./roster-view";
import { findRunningSession } from "./running-session";
import { findSomeoneToAdd } from "./someone-to-add";

let w: World;
let lead: Made;
let session: SessionRow;
let next: SessionRow;
let ada: Made;
let ines: Made;

beforeAll(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  await w.site("Worcester");
  lead = await w.staffMember("Lea Lead");
  await w.program("Adult IOP");
  const evening = await w.track("Evening");
  const group = await w.series("Skills", "MO WE TH 18:00-19:30", { from: "2026-03-02", facilitator: lead });
  const later = await w.series("Process", "MO WE TH 19:40-20:40", { from: "2026-03-02", facilitator: lead });
  ada = await w.client("Ada Lund");
  await w.enrolled(ada, { from: "2026-03-02", track: evening });
  const morning = await w.track("Morning");
  ines = await w.client("Ines Pavao");
  await w.enrolled(ines, { from: "2026-03-02", track: morning, weekdays: ["TU"] });
  session = await w.session(group, "2026-03-04");
  next = await w.session(later, "2026-03-04");
  w.at("2026-03-04T18:20");
});
afterAll(() => w.store.close());

const view = async () => (await findRosterView(w.reader, session.id, { actor: w.by, now: w.now }))!;
const head = async () => (await findRosterHead(w.reader, session.id))!;

describe("a roster", () => {
  test("tells what people said and when they came in, and never why", async () => {
    const given = w.instant("2026-03-04T09:00");
    await w.store.transact(async (tx) => {
      const notice = { kind: "late" as const, channel: "text" as const, reason: "Court", words: "The judge is slow" };
      const told = { givenAt: given, recordedAt: given, recordedBy: "desk" };
      await tx.insert(absenceNotices).values({ sessionId: session.id, clientId: ada.id, ...notice, ...told });
      const at = w.instant("2026-03-04T18:09");
      const came = { siteId: session.siteId, on: session.date, at, way: "pin" as const, recordedBy: "kiosk" };
      await tx.insert(arrivals).values({ clientId: ada.id, ...came });
    });
    const { lines } = await view();
    expect(lines).toMatchObject([
      {
        name: "Ada L.",
        addition: null,
        notice: { kind: "late", channel: "text", givenAt: given.toISOString(), isExcused: null },
        arrivedAt: w.instant("2026-03-04T18:09").toISOString(),
      },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/Court|judge/);
  });

  test("holds whoever was added, until they are taken off again", async () => {
    await w.do(addToRoster, { sessionId: session.id, clientId: ines.id, kind: "walk_in", makeUpForSessionId: null });
    expect((await view()).lines.map(({ name, addition }) => [name, addition])).toEqual([
      ["Ada L.", null],
      ["Ines P.", "walk_in"],
    ]);
    await w.do(removeFromRoster, { sessionId: session.id, clientId: ines.id });
    expect((await view()).lines.map(({ name }) => name)).toEqual(["Ada L."]);
  });
});

describe("somebody to add", () => {
  const look = async (term: string | null, clientId: string | null = null) =>
    findSomeoneToAdd(w.reader, await head(), { term, clientId });

  test("is looked for by a part of the name or by number, and told as a roster tells people", async () => {
    expect((await look("pava")).found).toMatchObject([{ name: "Ines P.", isThere: false, program: "Adult IOP" }]);
    expect((await look("LUND")).found).toMatchObject([{ name: "Ada L.", isThere: true }]);
    expect((await look("nobody")).found).toEqual([]);
    expect((await look(null)).found).toEqual([]);
  });

  test("may make up for what they missed before", async () => {
    const own = await w.series("Mornings", "TU 09:00-10:00", { from: "2026-03-03" });
    const missed = await w.session(own, "2026-03-03");
    expect((await look(null, ines.id)).chosen).toMatchObject({ name: "Ines P.", missed: [], mayVisit: true });
    await w.mark(ines, missed, "missed", { at: "2026-03-04T18:20" });
    expect((await look(null, ines.id)).chosen?.missed).toMatchObject([{ sessionId: missed.id, title: "Mornings" }]);
  });
});

describe("the roster that opens by itself", () => {
  const opensAt = async (at: string) => (await findRunningSession(w.reader, lead.id, w.instant(at)))?.id ?? null;

  test("is the one under way, from a quarter of an hour before until a quarter of an hour after", async () => {
    expect(await opensAt("2026-03-04T17:44")).toBeNull();
    expect(await opensAt("2026-03-04T17:45")).toBe(session.id);
    expect(await opensAt("2026-03-04T19:29")).toBe(session.id);
    // Just over, and the next about to begin: the next.
    expect(await opensAt("2026-03-04T19:35")).toBe(next.id);
    expect(await opensAt("2026-03-04T20:55")).toBe(next.id);
    expect(await opensAt("2026-03-04T20:56")).toBeNull();
  });

  test("is nobody else's, and none that is finished", async () => {
    const other = await w.staffMember("Olga Other");
    expect(await findRunningSession(w.reader, other.id, w.now)).toBeNull();
    await w.mark(ada, session, "present", { at: "2026-03-04T18:30" });
    await w.do(finishRoster, { sessionId: session.id });
    expect(await opensAt("2026-03-04T18:40")).toBeNull();
  });
});

describe("rosters for paper", () => {
  test("name who is expected, and nothing more", async () => {
    expect(await findPaperRoster(w.reader, session.id)).toMatchObject({
      title: "Skills",
      lead: "Lea Lead",
      site: "Worcester",
      names: ["Ada L."],
    });
  });

  test("reach three days ahead", async () => {
    const found = await listDowntimeRosters(w.reader, {
      sites: "all",
      siteId: null,
      now: w.instant("2026-03-02T08:00"),
    });
    expect(new Set(found?.rosters.map(({ date }) => date))).toEqual(
      new Set(["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"]),
    );
    expect(await listDowntimeRosters(w.reader, { sites: [], siteId: null, now: w.now })).toBeNull();
  });
});
