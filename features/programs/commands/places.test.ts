import { eq } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditEntries, sites } from "@/db/schema";
import { archiveRoom, createRoom, editRoom, restoreRoom } from "@/features/programs/commands/rooms";
import { archiveSite, createSite, editSite, restoreSite } from "@/features/programs/commands/sites";
import { explainSetup } from "@/features/programs/refusals/explain-setup";
import { getRoom, getSite, listSites } from "@/features/programs/queries/sites";
import { world, type World } from "@/features/testing/world";
import { zone } from "@/lib/time/zone";

let w: World;
beforeEach(async () => {
  w = await world({ now: "2026-03-02T10:00" });
});
afterEach(() => w.store.close());

const fields = { name: "Worcester", zone: zone("America/New_York"), address: "1 Main Street", phone: "508-555-0100" };

describe("a site", () => {
  it("is kept as it was given, with its audit entry", async () => {
    const { id } = await w.do(createSite, fields);
    expect(await getSite(w.reader, id)).toMatchObject({ ...fields, version: 1, archivedAt: null });
    const trail = await w.reader.select().from(auditEntries).where(eq(auditEntries.subjectId, id));
    expect(trail.map(({ event, siteId }) => [event, siteId])).toEqual([["site.created", id]]);
  });

  it.each(["Worcester", "worcester", "WORCESTER", "  Worcester"])("has a name of its own: not %j", async (name) => {
    await w.do(createSite, fields);
    const answer = await w.try(createSite, { ...fields, name });
    expect(answer).toMatchObject({ ok: false, refusal: { reason: "name_taken", name: "Worcester" } });
    expect(await listSites(w.reader, "all")).toHaveLength(1);
  });

  it("keeps its name while it is archived", async () => {
    const { id } = await w.do(createSite, fields);
    await w.do(archiveSite, { siteId: id });
    const answer = await w.try(createSite, fields);
    if (answer.ok) throw new Error("It was made twice.");
    expect(explainSetup(answer.refusal)).toMatchObject({
      field: "name",
      sentence: expect.stringContaining("Restore it"),
    });
  });

  it("is not changed by saving it as it is", async () => {
    const { id } = await w.do(createSite, fields);
    const answer = await w.try(editSite, { ...fields, siteId: id, seenVersion: 1 });
    expect(answer).toMatchObject({ ok: true, value: { isChanged: false } });
    expect(await getSite(w.reader, id)).toMatchObject({ version: 1 });
  });

  it("tells a stale form who changed what, and then takes the second save", async () => {
    const { id } = await w.do(createSite, fields);
    await w.do(editSite, { ...fields, siteId: id, seenVersion: 1, phone: "508-555-0199" });
    w.at("2026-03-02T10:05");
    const mine = { ...fields, siteId: id, seenVersion: 1, name: "Worcester North" };
    const answer = await w.try(editSite, mine);
    if (answer.ok || answer.refusal.reason !== "changed_meanwhile") throw new Error("Nothing was refused.");
    expect(answer.refusal).toMatchObject({
      version: 2,
      minutesAgo: 5,
      changes: [{ field: "phone", now: "508-555-0199" }],
    });
    expect(explainSetup(answer.refusal)).toBe(
      "Somebody changed this 5 min ago. The phone number is now “508-555-0199”. What you typed is still here: save again to keep yours.",
    );
    await w.do(editSite, { ...mine, seenVersion: answer.refusal.version });
    expect(await getSite(w.reader, id)).toMatchObject({ name: "Worcester North", version: 3 });
  });

  it("keeps its clock once sessions were planned by it", async () => {
    const site = await w.site("Worcester");
    const chicago = { ...fields, siteId: site.id, zone: zone("America/Chicago") };
    await w.do(editSite, { ...chicago, seenVersion: 1 });
    await w.program("Adult IOP");
    await w.track("Evening");
    await w.series("Relapse prevention", "MO 18:00-19:30", { from: "2026-03-02" });
    const answer = await w.try(editSite, { ...chicago, zone: zone("America/Denver"), seenVersion: 2 });
    expect(answer).toMatchObject({ ok: false, refusal: { reason: "zone_fixed" } });
    expect(await getSite(w.reader, site.id)).toMatchObject({ zone: "America/Chicago" });
  });

  it("is archived and restored, and each twice is once", async () => {
    const { id } = await w.do(createSite, fields);
    await w.do(archiveSite, { siteId: id });
    expect(await w.try(archiveSite, { siteId: id })).toMatchObject({ value: { isChanged: false } });
    expect(await listSites(w.reader, "all")).toEqual([]);
    expect(await listSites(w.reader, "all", { withArchived: true })).toHaveLength(1);
    expect(await w.try(editSite, { ...fields, siteId: id, seenVersion: 2, name: "Elsewhere" })).toMatchObject({
      refusal: { reason: "archived", what: "site" },
    });
    await w.do(restoreSite, { siteId: id });
    expect(await w.try(restoreSite, { siteId: id })).toMatchObject({ value: { isChanged: false } });
    expect(await listSites(w.reader, "all")).toHaveLength(1);
  });

  it("is shown only to those whose sites it is among", async () => {
    const worcester = await w.site("Worcester");
    await w.site("Fall River");
    expect((await listSites(w.reader, [worcester.id])).map(({ name }) => name)).toEqual(["Worcester"]);
    expect(await listSites(w.reader, [])).toEqual([]);
  });

  it("keeps names in any script, and emoji", async () => {
    const name = "مركز 🌊 Zürich";
    const { id } = await w.do(createSite, { ...fields, name });
    const [row] = await w.reader.select({ name: sites.name }).from(sites).where(eq(sites.id, id));
    expect(row?.name).toBe(name);
  });
});

describe("a room", () => {
  const room = { name: "Room A", capacity: 12, isVirtual: false, joinLink: null };

  it("has a name of its own at its site, and may share it with another site's", async () => {
    const worcester = await w.site("Worcester");
    const fallRiver = await w.site("Fall River");
    await w.do(createRoom, { ...room, siteId: worcester.id });
    expect(await w.try(createRoom, { ...room, siteId: worcester.id, name: "room  a" })).toMatchObject({
      refusal: { reason: "name_taken" },
    });
    expect(await w.try(createRoom, { ...room, siteId: fallRiver.id })).toMatchObject({ ok: true });
  });

  it("loses its join link when it is no longer virtual", async () => {
    await w.site("Worcester");
    const made = await w.room("Online", { link: "https://meet.example.org/a" });
    await w.do(editRoom, {
      ...room,
      name: "Online",
      joinLink: "https://meet.example.org/a",
      roomId: made.id,
      seenVersion: 1,
    });
    expect(await getRoom(w.reader, made.id)).toMatchObject({ isVirtual: false, joinLink: null });
  });

  it("is not archived while sessions to come are in it, and the refusal names them", async () => {
    await w.site("Worcester");
    await w.program("Adult IOP");
    await w.track("Evening");
    const made = await w.room("Room A", { seats: 12 });
    await w.series("Relapse prevention", "MO WE 18:00-19:30", { from: "2026-03-02", count: 4, room: made });
    const answer = await w.try(archiveRoom, { roomId: made.id });
    if (answer.ok) throw new Error("It was archived.");
    expect(explainSetup(answer.refusal)).toBe(
      "This is still in use: 4 sessions to come (Relapse prevention). End or move that first, then archive it.",
    );
    w.at("2026-04-01T10:00");
    expect(await w.try(archiveRoom, { roomId: made.id })).toMatchObject({ ok: true, value: { isChanged: true } });
  });

  it("does not come back, nor is made, while its site is archived", async () => {
    const site = await w.site("Worcester");
    const made = await w.room("Room A");
    await w.do(archiveRoom, { roomId: made.id });
    await w.do(archiveSite, { siteId: site.id });
    expect(await w.try(restoreRoom, { roomId: made.id })).toMatchObject({
      refusal: { reason: "archived", what: "site" },
    });
    expect(await w.try(createRoom, { ...room, name: "Room B", siteId: site.id })).toMatchObject({ ok: false });
  });
});
