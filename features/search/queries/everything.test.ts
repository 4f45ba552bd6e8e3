import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { endEnrollment } from "@/features/enrollment/commands/end-enrollment";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { Actor, StaffActor } from "@/lib/access/decide-access";
import type { FoundKind } from "@/lib/search/found";
import { searchEverything } from "./everything";

let w: World;
let worcester: Made;
let leominster: Made;
let scheduler: StaffActor;
let elsewhere: StaffActor;
let clinician: StaffActor;

beforeAll(async () => {
  // A Monday.
  w = await world({ now: "2026-03-16T10:00" });
  worcester = await w.site("Worcester");
  leominster = await w.site("Leominster");
  const marisol = await w.staffMember("Marisol Benítez", { title: "Counselor", credentials: ["LMHC"] });
  scheduler = await w.actor("scheduler", { site: worcester });
  elsewhere = await w.actor("scheduler", { site: leominster });
  clinician = await w.actor("clinician", { site: worcester, staff: marisol });
  const program = await w.program("Adult IOP", { sites: [worcester] });
  const room = await w.room("Room A", { site: worcester });
  await w.track("Morning", { site: worcester, program });
  const plain = { from: "2026-03-02", site: worcester, program: null, track: null };
  await w.series("Process group", "WE 09:00-10:00", { ...plain, room });
  await w.series("Atención plena", "MO 18:00-19:00", { ...plain, facilitator: marisol });
  await w.series("Regrouping", "MO 11:00-12:00", plain);
  await w.series("Past group", "MO 08:00-09:00", { ...plain, count: 1 });
  await w.series("Group of the north", "MO 10:30-11:30", { ...plain, site: leominster });
  const jose = await w.client("José Álvarez", { site: worcester });
  await w.enrolled(jose, { from: "2026-03-02", weekdays: ["MO"], site: worcester });
  const lee = await w.client("Lee Benson", { site: worcester, preferredName: "Josie" });
  const enrollment = await w.enrolled(lee, { from: "2026-03-02", weekdays: ["MO"], site: worcester });
  await w.do(endEnrollment, {
    enrollmentId: enrollment.id,
    endDate: w.today,
    status: "completed",
    reason: "The plan was met",
  });
  await w.client("Majose Ortiz", { site: worcester });
  await w.client("José Leominster", { site: leominster });
  for (let nth = 1; nth <= 12; nth++) await w.client(`Quincy Twin ${nth}`, { site: worcester });
});

afterAll(() => w.store.close());

async function found(actor: Actor, term: string, kind: FoundKind) {
  const groups = await searchEverything(w.reader, { actor, now: w.now, term });
  return groups.find((group) => group.kind === kind) ?? { kind, items: [], isCut: false };
}

async function titles(actor: Actor, term: string, kind: FoundKind) {
  return (await found(actor, term, kind)).items.map(({ title }) => title);
}

describe("clients", () => {
  it("are found by any part of a name, whatever the accents and capitals, the start of a word first", async () => {
    expect(await titles(scheduler, "jose", "clients")).toEqual(["José Álvarez", "Majose Ortiz"]);
    expect(await titles(scheduler, "JOSÉ", "clients")).toEqual(["José Álvarez", "Majose Ortiz"]);
    expect(await titles(scheduler, "josi", "clients")).toEqual(["Josie Benson"]);
    expect(await titles(scheduler, "alva jo", "clients")).toEqual(["José Álvarez"]);
    expect(await titles(scheduler, "jo lvar", "clients")).toEqual(["José Álvarez"]);
    expect(await titles(scheduler, "jose ortega", "clients")).toEqual([]);
  });

  it("are told apart by number and program, and who left is said to have", async () => {
    const [jose] = (await found(scheduler, "alvarez", "clients")).items;
    expect(jose!.detail).toMatch(/^EK-\d{4}, Adult IOP$/);
    expect(jose!.href).toMatch(/^\/clients\/[0-9a-z]{26}$/);
    expect((await found(scheduler, "lee benson", "clients")).items[0]!.detail).toMatch(/, Adult IOP, left$/);
    expect((await found(scheduler, "ortiz", "clients")).items[0]!.detail).toMatch(/^EK-\d{4}$/);
    expect(await titles(scheduler, jose!.detail.slice(0, 7), "clients")).toEqual(["José Álvarez"]);
  });

  it("of another site never appear", async () => {
    expect(await titles(elsewhere, "jose", "clients")).toEqual(["José Leominster"]);
    expect(await titles(elsewhere, "alvarez", "clients")).toEqual([]);
    expect(await titles(scheduler, "leominster", "clients")).toEqual([]);
    expect(await titles(await w.actor("director"), "jose", "clients")).toHaveLength(3);
  });

  it("are shown eight at a time", async () => {
    const twins = await found(scheduler, "quincy", "clients");
    expect(twins.items).toHaveLength(8);
    expect(twins.isCut).toBe(true);
    expect((await found(scheduler, "jose", "clients")).isCut).toBe(false);
  });

  it.each(["%", "_", "\\", "'", "  ", "%%%", "\u0301", "🙂"])("are not all found by %j", async (term) => {
    expect(await titles(scheduler, term, "clients")).toEqual([]);
  });
});

describe("sessions", () => {
  it("come by their next date, today's first, then the best match", async () => {
    const { items } = await found(scheduler, "group", "sessions");
    expect(items.map(({ title, detail }) => `${title}: ${detail}`)).toEqual([
      "Regrouping: Today, 11:00 AM–noon",
      "Process group: Wed, Mar 18, 9:00–10:00 AM · Room A",
    ]);
    expect(items[0]!.href).toMatch(/^\/schedule\/sessions\//);
  });

  it("are found without the accents of their title", async () => {
    const { items } = await found(clinician, "atencion", "sessions");
    expect(items.map(({ detail }) => detail)).toEqual(["Today, 6:00–7:00 PM · Marisol Benítez"]);
  });

  it("of another site never appear", async () => {
    expect(await titles(elsewhere, "group", "sessions")).toEqual(["Group of the north"]);
    const all = await found(await w.actor("director"), "group", "sessions");
    expect(all.items.map(({ detail }) => detail)).toContain("Today, 10:30–11:30 AM · Leominster");
  });

  it("that are canceled are not next, and those that are over are not there", async () => {
    const group = await w.series("Breathing", "TU 09:00-10:00", {
      from: "2026-03-17",
      count: 2,
      site: worcester,
      program: null,
      track: null,
    });
    await w.do(cancelSession, { sessionId: (await w.session(group, "2026-03-17")).id, reason: "No room" });
    expect((await found(scheduler, "breathing", "sessions")).items[0]!.detail).toBe("Tue, Mar 24, 9:00–10:00 AM");
    expect(await titles(scheduler, "past group", "sessions")).toEqual([]);
  });
});

describe("staff and pages", () => {
  it("are found by everybody who works here", async () => {
    const { items } = await found(elsewhere, "benitez", "staff");
    expect(items).toEqual([
      { href: expect.stringMatching(/^\/setup\/staff\//), title: "Marisol Benítez, LMHC", detail: "Counselor" },
    ]);
    expect(await titles(clinician, "sched", "pages")).toContain("Schedule");
  });

  it("only where they may be opened", async () => {
    expect(await titles(clinician, "new", "pages")).toEqual([]);
    expect(await titles(scheduler, "new", "pages")).toEqual(["New series", "New client"]);
    expect(await titles(scheduler, "audit", "pages")).toEqual([]);
    expect(await titles(await w.actor("admin"), "audit", "pages")).toEqual(["Audit trail"]);
  });

  it("are offered before anything is typed, pages alone", async () => {
    const groups = await searchEverything(w.reader, { actor: scheduler, now: w.now, term: " " });
    expect(groups.map(({ kind, isCut }) => ({ kind, isCut }))).toEqual([{ kind: "pages", isCut: false }]);
    expect(groups[0]!.items[0]!.title).toBe("Today");
  });
});

it("shows nothing to clients and their families", async () => {
  const client: Actor = { kind: "client", accountId: "a", signInId: "s", clientId: "c" };
  const family: Actor = { kind: "family", accountId: "a", signInId: "s", contactId: "c" };
  for (const actor of [client, family]) {
    const kinds = (await searchEverything(w.reader, { actor, now: w.now, term: "jose" })).map(({ kind }) => kind);
    expect(kinds).toEqual([]);
  }
});
