import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditEntries, disclosures } from "@/db/schema";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { REDISCLOSURE_NOTICE } from "@/lib/reports/columns";
import { POST } from "./route";

let w: World;
let here: Made;
let there: Made;
let ada: Made;
let wes: Made;

beforeAll(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  there = await w.site("Springfield");
  here = await w.site("Worcester");
  const program = await w.program("Adult IOP", { sites: [here, there] });
  const evening = await w.track("Evening", { site: here });
  const far = await w.track("Afternoon", { site: there });
  await w.series("Skills", "MO 18:00-19:30", { from: "2026-03-02", site: here, track: evening });
  await w.series("Far group", "MO 13:00-14:00", { from: "2026-03-02", site: there, track: far });
  const plan = { from: "2026-03-02", weekdays: ["MO"] as const, program };
  ada = await w.client("Ada Lund", { site: here });
  await w.enrolled(ada, { ...plan, site: here, track: evening });
  wes = await w.client("Wes Tern", { site: there });
  await w.enrolled(wes, { ...plan, site: there, track: far });
  w.at("2026-04-30T12:00");
});
afterAll(() => w.store.close());

describe("the attendance file", () => {
  const asked = {
    from: "2026-03-02",
    to: "2026-04-30",
    people: "number",
    purpose: "Licensing or audit",
    recipient: "The Department of Public Health",
  };

  test("is on record before the first byte, even for somebody who hangs up", async () => {
    const director = await w.actor("director");
    const before = await w.reader.$count(disclosures);
    const { status, response } = await POST.door.perform(director, { ...asked, client: ada.id }, w.now, w.store);
    expect(status).toBe("done");
    const rows = await w.reader.select().from(disclosures);
    expect(rows).toHaveLength(before + 1);
    expect(rows.at(-1)).toMatchObject({
      accountId: director.accountId,
      what: "attendance report, CSV",
      purpose: "Licensing or audit",
      recipient: "The Department of Public Health",
      clientId: ada.id,
      filters: { from: "2026-03-02", to: "2026-04-30", client: ada.id, people: "number" },
    });
    const entries = await w.reader.select().from(auditEntries);
    expect(entries.findLast(({ event }) => event === "report.exported")).toMatchObject({
      actor: director.accountId,
      clientId: ada.id,
    });
    await response.body?.cancel();
    expect(await w.reader.$count(disclosures)).toBe(before + 1);
  });

  test("is a download that nobody stores, named by its dates and by nobody", async () => {
    const { response } = await POST.door.perform(await w.actor("admin"), asked, w.now, w.store);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="attendance-2026-03-02-2026-04-30.csv"',
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    const text = await response.text();
    expect(text.split("\r\n")[0]).toBe(REDISCLOSURE_NOTICE);
    expect(text.split("\r\n").length).toBeGreaterThan(3);
  });

  test("holds only the actor's sites; another site or its client does not exist", async () => {
    const director = await w.actor("director", { site: here });
    const before = await w.reader.$count(disclosures);
    for (const more of [{ site: there.id }, { client: wes.id }, { site: "0".repeat(26) }, { client: "0".repeat(26) }]) {
      const { status } = await POST.door.perform(director, { ...asked, ...more }, w.now, w.store);
      expect(status).toBe("not_found");
    }
    expect(await w.reader.$count(disclosures)).toBe(before);
    const { response } = await POST.door.perform(director, asked, w.now, w.store);
    const text = await response.text();
    expect(text).toContain("Worcester");
    expect(text).not.toContain("Springfield");
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["the last day before the first", { to: "2026-03-01" }, "to"],
    ["an impossible day", { from: "2026-02-30" }, "from"],
    ["more than four years", { from: "1900-01-01" }, "to"],
    ["no recipient", { recipient: "" }, "recipient"],
    ["no purpose", { purpose: "because" }, "purpose"],
    ["people as something else", { people: "photographs" }, "people"],
  ])("says what is wrong with %s, and lets nothing out", async (_, wrong, field) => {
    const before = await w.reader.$count(disclosures);
    const { status, response } = await POST.door.perform(
      await w.actor("admin"),
      { ...asked, ...wrong },
      w.now,
      w.store,
    );
    expect(status).toBe("invalid");
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ errors: { [field]: expect.any(String) as string } });
    expect(await w.reader.$count(disclosures)).toBe(before);
  });

  test("is shut for those who may read and not export, and for nobody in particular", async () => {
    const scheduler = await w.actor("scheduler");
    expect((await POST.door.perform(scheduler, asked, w.now, w.store)).status).toBe("forbidden");
    expect((await POST.door.perform(null, asked, w.now, w.store)).status).toBe("signed_out");
  });
});
