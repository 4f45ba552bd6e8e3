import { describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import { newProgramInput, newRoomInput, newSiteInput, clinicInput } from "@/features/programs/input/setup";
import { newStaffInput } from "@/features/staff/input";
import { parseInput } from "@/server/doors/parse-input";

const site = { name: "Worcester", zone: "America/New_York", address: "", phone: "" };
const room = { siteId: newId(), name: "Room A", capacity: "12", joinLink: "" };
const program = { name: "Adult IOP", level: "iop", hoursPerWeek: "9", daysPerWeek: "3", expectedWeeks: "8" };
const clinic = {
  seenVersion: "1",
  name: "Harbor",
  afternoonFrom: "12:00",
  eveningFrom: "17:00",
  lockAfterBusinessDays: "5",
};

async function errors(parsed: ReturnType<typeof parseInput>) {
  const result = await parsed;
  if (result.ok) return {};
  return result.isForged ? { forged: true } : result.fieldErrors;
}

describe("what people type into the set-up", () => {
  it.each([
    ["no name", { name: "   " }, "name"],
    ["a name of 10,000 characters", { name: "x".repeat(10_000) }, "name"],
    ["a control character", { name: "Wor\u0007cester" }, "name"],
    ["a name that turns the text around", { name: "Room \u202Exyz" }, "name"],
    ["two lines for a name", { name: "Wor\ncester" }, "name"],
    ["half a character", { name: "Wor\ud83c" }, "name"],
    ["a zone that does not exist", { zone: "America/Gotham" }, "zone"],
    ["an offset for a zone", { zone: "+05:00" }, "zone"],
    ["no zone", { zone: "" }, "zone"],
  ])("is refused at the field: %s", async (_, change, field) => {
    const found = await errors(parseInput(newSiteInput, { ...site, ...change }));
    expect(Object.keys(found)).toEqual([field]);
    expect(Object.values(found)[0]).toMatch(/\.$/);
  });

  it.each(["Zürich 🌊", "مركز الشفاء", "O’Brien’s"])("is taken in any script: %s", async (name) => {
    expect(await errors(parseInput(newSiteInput, { ...site, name }))).toEqual({});
  });

  it("is refused for rooms of no or a thousand seats, and links to anywhere", async () => {
    expect(await errors(parseInput(newRoomInput, { ...room, capacity: "0" }))).toHaveProperty("capacity");
    expect(await errors(parseInput(newRoomInput, { ...room, capacity: "1000" }))).toHaveProperty("capacity");
    expect(await errors(parseInput(newRoomInput, { ...room, capacity: "twelve" }))).toHaveProperty("capacity");
    for (const joinLink of ["javascript:alert(1)", "http://meet.example.org", "meet"]) {
      expect(await errors(parseInput(newRoomInput, { ...room, joinLink }))).toHaveProperty("joinLink");
    }
    expect(await errors(parseInput(newRoomInput, room))).toEqual({});
  });

  it("is not found for a forged id", async () => {
    expect(await errors(parseInput(newRoomInput, { ...room, siteId: "1; drop table sites" }))).toEqual({
      forged: true,
    });
  });

  it("reads hours as programs are described", async () => {
    const read = async (hoursPerWeek: string) => {
      const result = await parseInput(newProgramInput, { ...program, hoursPerWeek, siteIds: [newId()] });
      return result.ok ? result.input.hoursPerWeek : null;
    };
    expect(await read("9")).toBe(540);
    expect(await read("10.5")).toBe(630);
    expect(await read("17.25")).toBe(1035);
    for (const wrong of ["", "-1", "169", "nine", "1e3", "9,5"]) expect(await read(wrong)).toBeNull();
  });

  it("needs a site for a program", async () => {
    expect(await errors(parseInput(newProgramInput, program))).toEqual({ siteIds: "Choose at least one site." });
  });

  it("reads the clinic's times and days", async () => {
    expect(await errors(parseInput(clinicInput, clinic))).toEqual({});
    expect(await errors(parseInput(clinicInput, { ...clinic, afternoonFrom: "25:00" }))).toHaveProperty(
      "afternoonFrom",
    );
    expect(await errors(parseInput(clinicInput, { ...clinic, lockAfterBusinessDays: "-1" }))).toHaveProperty(
      "lockAfterBusinessDays",
    );
  });

  it("reads credentials apart by commas, each once", async () => {
    const result = await parseInput(newStaffInput, { givenName: "Theo", credentials: "LMHC, LADC  I,,LMHC" });
    expect(result.ok && result.input.credentials).toEqual(["LMHC", "LADC I"]);
    const long = { givenName: "Theo", credentials: "x".repeat(21) };
    expect(await errors(parseInput(newStaffInput, long))).toHaveProperty("credentials");
  });
});
