import ICAL from "ical.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema";
import { cancelSession } from "@/features/scheduling/commands/cancel-session";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import type { Actor } from "@/lib/access/decide-access";
import { GET } from "./route";

let w: World;
let here: Made;
let marisol: Made;
let ada: Made;
let group: Made;

beforeEach(async () => {
  w = await world({ now: "2026-03-02T08:00" });
  here = await w.site("Worcester");
  await w.program("Adult IOP");
  await w.track("Evening");
  marisol = await w.staffMember("Marisol Benítez");
  const room = await w.room("Room A, upstairs");
  group = await w.series("Relapse prevention", "MO 18:00-19:30", {
    from: "2026-03-02",
    facilitator: marisol,
    room,
    count: 3,
  });
  const talk = await w.series("Ada’s talk", "TU 09:00-09:50", {
    ...{ from: "2026-03-02", kind: "individual", facilitator: marisol, count: 1 },
  });
  ada = await w.client("Ada Lund");
  await w.joins(await w.enrolled(ada, { from: "2026-03-02" }), talk, { from: "2026-03-02" });
});
afterEach(() => w.store.close());

async function fileFor(actor: Actor, more: Record<string, string>) {
  const asked = { from: "2026-03-02", to: "2026-03-31", ...more };
  const { status, response } = await GET.door.perform(actor, asked, w.now, w.store);
  return { status, response, text: await response.text() };
}

async function listExports() {
  return (await w.reader.select().from(auditEntries)).filter(({ event }) => event === "calendar.exported");
}

function eventsOf(text: string) {
  return new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents("vevent")
    .map((each) => ({ event: new ICAL.Event(each), status: each.getFirstPropertyValue("status") }));
}

describe("the staff calendar's file", () => {
  it("holds one's own sessions by the second, over the change of the clocks, and names no client", async () => {
    const actor = await w.actor("clinician", { site: here, staff: marisol });
    const { status, response, text } = await fileFor(actor, { staff: "me" });
    expect(status).toBe("done");
    expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
    expect(response.headers.get("content-disposition")).toBe(
      'attachment; filename="calendar-2026-03-02-2026-03-31.ics"',
    );
    const events = eventsOf(text);
    expect(
      events.map(({ event }) => [event.startDate.toJSDate().toISOString(), event.summary, event.location]),
    ).toEqual([
      ["2026-03-02T23:00:00.000Z", "Relapse prevention", "Room A, upstairs, Worcester"],
      ["2026-03-03T14:00:00.000Z", "Individual, AL", "Worcester"],
      // Summer time began on March 8: the same wall clock, an hour earlier in UTC.
      ["2026-03-09T22:00:00.000Z", "Relapse prevention", "Room A, upstairs, Worcester"],
      ["2026-03-16T22:00:00.000Z", "Relapse prevention", "Room A, upstairs, Worcester"],
    ]);
    expect(text).not.toMatch(/Ada|Lund|ATTENDEE|ORGANIZER|Marisol/);
  });

  it("keeps a canceled session as canceled, with the same UID and a higher SEQUENCE", async () => {
    const actor = await w.actor("clinician", { site: here, staff: marisol });
    const before = eventsOf((await fileFor(actor, { staff: "me" })).text);
    const { id } = await w.session(group, "2026-03-09");
    await w.do(cancelSession, { sessionId: id, reason: "Snow" });
    const after = eventsOf((await fileFor(actor, { staff: "me" })).text);
    const told = ({ event, status }: (typeof after)[number]) => ({ uid: event.uid, seq: event.sequence, status });
    expect(after.map(told)).toEqual(
      before.map(told).map((each, place) => (place === 2 ? { ...each, seq: each.seq + 1, status: "CANCELLED" } : each)),
    );
  });

  it("is on record with its filters, and gives a planner anybody's at the own sites alone", async () => {
    const there = await w.site("Springfield");
    await w.series("Coping skills", "WE 10:00-11:00", {
      from: "2026-03-02",
      site: there,
      program: null,
      facilitator: marisol,
      track: null,
      count: 1,
    });
    const planner = await w.actor("scheduler", { site: here });
    const all = eventsOf((await fileFor(planner, {})).text);
    expect(all.map(({ event }) => event.summary)).not.toContain("Coping skills");
    expect(all).toHaveLength(4);
    const entries = await listExports();
    expect(entries).toMatchObject([{ facts: { from: "2026-03-02", to: "2026-03-31", staffId: null, siteId: null } }]);
    const elsewhere = await fileFor(planner, { site: there.id });
    expect(elsewhere.status).toBe("not_found");
    const clinician = await w.actor("clinician", { site: here });
    expect((await fileFor(clinician, {})).status).toBe("forbidden");
    expect((await fileFor(clinician, { staff: marisol.id })).status).toBe("forbidden");
    expect(await listExports()).toHaveLength(1);
  });

  it("says what is wrong with its days", async () => {
    const actor = await w.actor("scheduler", { site: here });
    expect((await fileFor(actor, { to: "2026-03-01" })).status).toBe("invalid");
    expect((await fileFor(actor, { to: "2027-03-04" })).status).toBe("invalid");
    expect((await fileFor(actor, { to: "2027-03-03" })).status).toBe("done");
  });
});
