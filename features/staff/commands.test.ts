import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { explainSetup } from "@/features/programs/refusals/explain-setup";
import { archiveStaff, createStaff, editStaff, restoreStaff } from "@/features/staff/commands";
import { getStaff, listStaff, staffName, staffNameWithCredentials } from "@/features/staff/queries";
import { world, type World } from "@/features/testing/world";

let w: World;
beforeEach(async () => {
  w = await world({ now: "2026-03-02T10:00" });
});
afterEach(() => w.store.close());

const fields = { givenName: "Marisol", familyName: "Benítez", title: "Counselor", credentials: ["LMHC", "LADC I"] };

describe("a staff member", () => {
  it("is written with the credentials held", async () => {
    const { id } = await w.do(createStaff, fields);
    const member = await getStaff(w.reader, id);
    if (!member) throw new Error("Not kept.");
    expect(member).toMatchObject({ ...fields, version: 1 });
    expect(staffName(member)).toBe("Marisol Benítez");
    expect(staffNameWithCredentials(member)).toBe("Marisol Benítez, LMHC, LADC I");
  });

  it("is found by a part of the name, with or without accents", async () => {
    await w.do(createStaff, fields);
    await w.do(createStaff, { ...fields, givenName: "Theo", familyName: "Lindqvist" });
    for (const term of ["benitez", "Benítez", "MARI", "ben mar", ""]) {
      const names = (await listStaff(w.reader, { term })).map(({ familyName }) => familyName);
      expect(names).toContain("Benítez");
    }
    expect(await listStaff(w.reader, { term: "lindqvist" })).toHaveLength(1);
    expect(await listStaff(w.reader, { term: "100%" })).toEqual([]);
  });

  it("is found under the new name after an edit", async () => {
    const { id } = await w.do(createStaff, fields);
    await w.do(editStaff, { ...fields, staffId: id, seenVersion: 1, familyName: "Ortega" });
    expect(await listStaff(w.reader, { term: "benitez" })).toEqual([]);
    expect(await listStaff(w.reader, { term: "ortega" })).toHaveLength(1);
  });

  it("may go by one name", async () => {
    const { id } = await w.do(createStaff, { ...fields, givenName: "Xochitl", familyName: "" });
    const member = await getStaff(w.reader, id);
    expect(member && staffName(member)).toBe("Xochitl");
  });

  it("says who changed what to a stale form", async () => {
    const { id } = await w.do(createStaff, fields);
    await w.do(editStaff, { ...fields, staffId: id, seenVersion: 1, credentials: ["LMHC"] });
    const answer = await w.try(editStaff, { ...fields, staffId: id, seenVersion: 1, title: "Lead counselor" });
    if (answer.ok) throw new Error("It was saved over.");
    expect(explainSetup(answer.refusal)).toContain("The list of credentials is now “LMHC”.");
  });

  it("is not archived while leading sessions to come", async () => {
    await w.site("Worcester");
    await w.program("Adult IOP");
    await w.track("Evening");
    const facilitator = await w.staffMember("Priya Raman");
    const lead = await w.staffMember("Theo Lindqvist");
    await w.series("Process group", "TU 18:00-19:30", {
      from: "2026-03-02",
      count: 2,
      facilitator,
      coFacilitator: lead,
    });
    const answer = await w.try(archiveStaff, { staffId: lead.id });
    if (answer.ok) throw new Error("Archived.");
    expect(explainSetup(answer.refusal)).toContain("2 sessions to come (Process group)");
    w.at("2026-03-20T09:00");
    await w.do(archiveStaff, { staffId: lead.id });
    expect((await listStaff(w.reader)).map(({ id }) => id)).toEqual([facilitator.id]);
    expect(await listStaff(w.reader, { show: "archived" })).toHaveLength(1);
    await w.do(restoreStaff, { staffId: lead.id });
    expect(await listStaff(w.reader)).toHaveLength(2);
  });

  it("is not archived while counseling somebody", async () => {
    await w.site("Worcester");
    await w.program("Adult IOP");
    await w.track("Evening");
    const counselor = await w.staffMember("Priya Raman");
    await w.enrolled(await w.client("Ada Lund"), { from: "2026-03-02", counselor });
    const answer = await w.try(archiveStaff, { staffId: counselor.id });
    if (answer.ok) throw new Error("Archived.");
    expect(explainSetup(answer.refusal)).toContain("counselor of 1 client");
  });
});
