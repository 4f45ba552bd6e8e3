import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEntries, clients, enrollments } from "@/db/schema";
import { createClientAction, editClientAction } from "@/features/clients/actions";
import { getClient } from "@/features/clients/queries/clients";
import {
  endEnrollmentAction,
  enrollClientAction,
  holdEnrollmentAction,
  joinSeriesAction,
} from "@/features/enrollment/actions";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { StaffActor } from "@/lib/access/decide-access";

/* What people and others send that is not what a form asks for: a sentence at the field, nothing written, nothing lost. */

let w: World;
let site: Made;
let track: Made;
let scheduler: StaffActor;
let client: Made;

beforeAll(async () => {
  w = await world({ now: "2026-03-02T10:00" });
  site = await w.site("Worcester");
  await w.program("Adult IOP");
  track = await w.track("Morning");
  await w.series("Process group", "MO WE FR 09:00-12:00", { from: "2026-03-02" });
  scheduler = await w.actor("scheduler", { site });
  client = await w.client("Ada Lund");
});
afterAll(() => w.store.close());

const person = () => ({
  siteId: site.id,
  givenName: "Ida",
  familyName: "Berg",
  language: "en",
  prefersContactBy: "call",
  isAnotherPerson: "yes",
});
const plan = () => ({ clientId: client.id, trackId: track.id, weekdays: ["MO", "WE"], startDate: "2026-03-09" });

async function written(): Promise<number> {
  return w.reader.$count(auditEntries);
}

describe("a new client", () => {
  test.each<[string, string, string | string[]]>([
    ["givenName", "an empty name", "   "],
    ["givenName", "a name of 10,000 characters", "a".repeat(10_000)],
    ["givenName", "control characters", "Ida\u0007"],
    ["givenName", "marks that turn the text around", "Ida\u202egro.live"],
    ["givenName", "two lines", "Ida\nBerg"],
    ["givenName", "a broken character", "Ida\ud83d"],
    ["familyName", "a family name of 10,000 characters", "b".repeat(10_000)],
    ["preferredName", "a zero byte", "I\u0000da"],
    ["email", "no email address", "ida at example"],
    ["phone", "a word for a phone number", "call my sister"],
    ["phone", "three digits", "911"],
    ["prefersContactBy", "a way that does not exist", "pigeon"],
    ["contactNote", "a note of 10,000 characters", "n".repeat(10_000)],
    ["givenName", "the name twice", ["Ida", "Ada"]],
  ])("%s: %s", async (field, _, value) => {
    const before = await written();
    const state = await createClientAction.door.perform(scheduler, { ...person(), [field]: value }, w.now, w.store);
    expect(state.status).toBe("invalid");
    if (state.status !== "invalid") return;
    expect(state.fieldErrors[field]).toMatch(/^[A-Z].*[.]$/);
    expect(state.typed).toMatchObject({ familyName: field === "familyName" ? value : "Berg" });
    expect(await written()).toBe(before);
  });

  test.each([
    ["emoji", "Ida 🌊", "Berg"],
    ["right-to-left", "نور", "חיים"],
    ["one name", "Ida", ""],
    ["apostrophes, hyphens, tags", "O’Neil-<b>Ida</b>", "D'Angelo & Søn"],
  ])("%s is a name", async (_, givenName, familyName) => {
    const state = await createClientAction.door.perform(
      scheduler,
      { ...person(), givenName, familyName },
      w.now,
      w.store,
    );
    if (state.status !== "done") throw new Error(state.status);
    expect(await getClient(w.reader, state.value.id)).toMatchObject({ givenName, familyName });
  });

  test.each(["nope", "0".repeat(26), "../../etc", "' or 1=1", "01".repeat(13)])(
    "a forged site %s is not found",
    async (siteId) => {
      const before = await w.reader.$count(clients);
      const state = await createClientAction.door.perform(scheduler, { ...person(), siteId }, w.now, w.store);
      expect(state.status).toBe("not_found");
      expect(await w.reader.$count(clients)).toBe(before);
    },
  );

  test("a number and a version from the form change nothing", async () => {
    const forged = { ...person(), number: "EK-9999", id: client.id, version: "77", archivedAt: "1" };
    const state = await createClientAction.door.perform(scheduler, forged, w.now, w.store);
    if (state.status !== "done") throw new Error(state.status);
    expect(state.value.number).not.toBe("EK-9999");
    expect(await getClient(w.reader, state.value.id)).toMatchObject({ version: 1, archivedAt: null });
  });
});

describe("editing", () => {
  test("a forged client is not found, and a stale form keeps what was typed", async () => {
    const edit = { ...person(), clientId: client.id, seenVersion: "1" };
    const forged = await editClientAction.door.perform(
      scheduler,
      { ...edit, clientId: "0".repeat(26) },
      w.now,
      w.store,
    );
    expect(forged.status).toBe("not_found");
    const first = await editClientAction.door.perform(scheduler, { ...edit, phone: "508-555-0111" }, w.now, w.store);
    expect(first.status).toBe("done");
    const stale = await editClientAction.door.perform(scheduler, { ...edit, phone: "508-555-0122" }, w.now, w.store);
    expect(stale).toMatchObject({ status: "refused", typed: { phone: "508-555-0122" } });
    expect((await getClient(w.reader, client.id))!.phone).toBe("508-555-0111");
  });
});

describe("enrolling", () => {
  test.each<[string, string, Record<string, unknown>]>([
    ["startDate", "an impossible day", { startDate: "2026-02-30" }],
    ["startDate", "no day", { startDate: "" }],
    ["startDate", "a word", { startDate: "tomorrow" }],
    ["startDate", "the year 9999", { startDate: "9999-12-31" }],
    ["expectedEndDate", "an end before the start", { expectedEndDate: "2026-03-01" }],
    ["weekdays", "no weekday", { weekdays: undefined }],
    ["weekdays.0", "the eighth day", { weekdays: ["8"] }],
    ["weekdays.1", "a day outside the week", { weekdays: ["MO", "XX"] }],
    ["hoursPerWeek", "169 hours", { hoursPerWeek: "169" }],
    ["hoursPerWeek", "negative hours", { hoursPerWeek: "-3" }],
    ["hoursPerWeek", "hours in words", { hoursPerWeek: "nine" }],
    ["hoursPerWeek", "1e9 hours", { hoursPerWeek: "1e9" }],
    ["daysPerWeek", "eight days", { daysPerWeek: "8" }],
    ["individualSessions", "a thousand sessions", { individualSessions: "1000" }],
    ["status", "a status that only an ending has", { status: "discharged" }],
  ])("%s: %s", async (field, _, over) => {
    const before = await w.reader.$count(enrollments);
    const state = await enrollClientAction.door.perform(scheduler, { ...plan(), ...over }, w.now, w.store);
    expect(state).toMatchObject({ status: "invalid" });
    if (state.status === "invalid") expect(state.fieldErrors[field]).toMatch(/^[A-Z].*[.]$/);
    expect(await w.reader.$count(enrollments)).toBe(before);
  });

  test.each<[string, Record<string, unknown>]>([
    ["startDate", { startDate: "2028-03-02" }],
    ["startDate", { startDate: "1926-03-02" }],
    ["hoursPerWeek", { hoursPerWeek: "60" }],
    ["daysPerWeek", { daysPerWeek: "3" }],
  ])("%s: what the rules refuse is said at the field", async (field, over) => {
    const state = await enrollClientAction.door.perform(scheduler, { ...plan(), ...over }, w.now, w.store);
    expect(state).toMatchObject({ status: "refused", field, typed: { startDate: expect.any(String) as string } });
  });

  test("a forged track, client or counselor is not found", async () => {
    for (const forged of [
      { trackId: "0".repeat(26) },
      { clientId: "0".repeat(26) },
      { counselorId: "0".repeat(26) },
      { trackId: "x" },
    ]) {
      const state = await enrollClientAction.door.perform(scheduler, { ...plan(), ...forged }, w.now, w.store);
      expect(state.status).toBe("not_found");
    }
    expect(await w.reader.$count(enrollments, eq(enrollments.clientId, client.id))).toBe(0);
  });

  test("somebody of another site, and a series of one, do not exist", async () => {
    const there = await w.site("Leominster");
    const stranger = await w.client("Per Stranger", { site: there });
    const enroll = await enrollClientAction.door.perform(
      scheduler,
      { ...plan(), clientId: stranger.id },
      w.now,
      w.store,
    );
    expect(enroll.status).toBe("not_found");
    const own = await w.enrolled(await w.client("Ola Lund", { site }), { from: "2026-03-02", site, track });
    const elsewhere = await w.series("Yoga", "SA 09:00-10:00", {
      from: "2026-03-02",
      site: there,
      program: null,
      track: null,
    });
    const join = { enrollmentId: own.id, seriesId: elsewhere.id, from: "2026-03-07" };
    expect((await joinSeriesAction.door.perform(scheduler, join, w.now, w.store)).status).toBe("not_found");
  });

  test("what the form leaves empty comes from the program", async () => {
    const own = await w.client("Eva Empty", { site });
    const state = await enrollClientAction.door.perform(
      scheduler,
      { ...plan(), clientId: own.id, hoursPerWeek: "" },
      w.now,
      w.store,
    );
    expect(state.status).toBe("done");
    const { findChart } = await import("@/features/clients/queries/chart");
    const chart = await findChart(w.reader, own.id, w.now);
    expect(chart!.current).toMatchObject({
      expectedEndDate: "2026-05-03",
      phases: [{ minutesPerWeek: 540, daysPerWeek: 2 }],
    });
  });
});

describe("holds and leaving", () => {
  test("need a reason, and days in order", async () => {
    const own = await w.enrolled(await w.client("Una Lund", { site }), { from: "2026-03-02", site, track });
    const hold = { enrollmentId: own.id, from: "2026-03-09", reason: "" };
    expect(await holdEnrollmentAction.door.perform(scheduler, hold, w.now, w.store)).toMatchObject({
      fieldErrors: { reason: expect.any(String) as string },
    });
    const backwards = { ...hold, through: "2026-03-05", reason: "Travel" };
    expect(await holdEnrollmentAction.door.perform(scheduler, backwards, w.now, w.store)).toMatchObject({
      status: "refused",
      field: "through",
    });
    const leave = { enrollmentId: own.id, seenVersion: "1", endDate: "2026-03-09", status: "dropped", reason: "x" };
    expect(await endEnrollmentAction.door.perform(scheduler, leave, w.now, w.store)).toMatchObject({
      fieldErrors: { status: "Choose how this client leaves." },
    });
    const unsaid = { ...leave, status: "completed", reason: " \n " };
    expect(await endEnrollmentAction.door.perform(scheduler, unsaid, w.now, w.store)).toMatchObject({
      fieldErrors: { reason: expect.any(String) as string },
    });
  });
});
