import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { newId } from "@/db/id";
import type { Reader } from "@/db/store";
import { staffAbsences } from "@/db/schema";
import { setUnavailable } from "@/features/availability/commands/unavailable-times";
import { listBookingClashes, type PlannedBooking } from "@/features/scheduling/queries/booking-clashes";
import type { Made } from "@/features/testing/clinic-words";
import { world, type World } from "@/features/testing/world";
import { addDays, localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { toInstant } from "@/lib/time/zone";

let w: World;
let site: Made;
let roomA: Made;
let lead: Made;
let nurse: Made;
let type: Made;
let track: Made;

beforeEach(async () => {
  w = await world({ now: "2026-11-18T10:42" });
  site = await w.site("Worcester");
  roomA = await w.room("Room A", { seats: 2 });
  await w.program("Adult IOP");
  track = await w.track("Morning");
  type = await w.serviceType("Skills");
  lead = await w.staffMember("Priya Raman", { credentials: ["LICSW"] });
  nurse = await w.staffMember("Marisol Benítez", { credentials: ["RN"] });
});
afterEach(() => w.store.close());

function planned(key: string, date: string, time: string, rest: Partial<PlannedBooking> = {}): PlannedBooking {
  const day = localDate(date);
  const startsAt = toInstant(day, localTime(time), w.zone);
  return {
    ...{
      key,
      sessionId: null,
      seriesId: null,
      trackId: null,
      kind: "group",
      serviceTypeId: type.id,
      title: "New group",
    },
    ...{ date: day, startTime: localTime(time), startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) },
    ...{ roomId: null, facilitatorId: null, coFacilitatorId: null, capacity: null },
    ...rest,
  };
}

const ask = (bookings: readonly PlannedBooking[], more: { goneIds?: string[] } = {}) =>
  listBookingClashes(w.reader, { siteId: site.id, zone: w.zone, now: w.now, planned: bookings, ...more });
const told = async (...args: Parameters<typeof ask>) =>
  (await ask(...args)).map(({ kind, who, detail, other }) => [kind, who, other?.title ?? detail].join(": "));

describe("listBookingClashes", () => {
  it("names the room, the lead and the client who are wanted twice", async () => {
    const yoga = await w.series("Yoga", "WE 09:00-10:00", {
      ...{ from: "2026-11-25", count: 1, room: roomA },
      facilitator: lead,
    });
    const ada = await w.client("Ada Lund");
    await w.enrolled(ada, { from: "2026-11-18", weekdays: ["WE"] });
    const over = { roomId: roomA.id, coFacilitatorId: lead.id, facilitatorId: nurse.id, extraClientIds: [ada.id] };
    const clashes = await ask([planned("a", "2026-11-25", "09:30", over), planned("b", "2026-11-25", "10:00", over)]);
    const session = await w.session(yoga, "2026-11-25");
    // The second one begins when the other ends; but it meets the first.
    expect(
      clashes.filter(({ other }) => other?.id === session.id).map(({ key, kind, who }) => [key, kind, who]),
    ).toEqual([
      ["a", "client", "Ada Lund"],
      ["a", "facilitator", "Priya Raman"],
      ["a", "room", "Room A"],
    ]);
    expect(
      clashes
        .filter(({ other }) => other?.title === "New group")
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(["client", "facilitator", "facilitator", "room"]);
  });

  it("does not hold cancelled and closed sessions, what goes, or the session itself against a plan", async () => {
    const yoga = await w.series("Yoga", "WE 09:00-10:00", { from: "2026-11-25", count: 1, room: roomA });
    const session = await w.session(yoga, "2026-11-25");
    const booking = planned("a", "2026-11-25", "09:30", { roomId: roomA.id });
    expect(await told([booking])).toEqual(["room: Room A: Yoga"]);
    expect(await told([booking], { goneIds: [session.id] })).toEqual([]);
    expect(await told([{ ...booking, sessionId: session.id, seriesId: yoga.id }])).toEqual([]);
  });

  it("counts those whom the track brings against the seats, and those who come besides", async () => {
    for (const name of ["Ada Lund", "Theo Lindqvist"])
      await w.enrolled(await w.client(name), { from: "2026-11-18", weekdays: ["WE"] });
    const guest = await w.client("Bo Quist");
    const group = planned("a", "2026-11-25", "09:00", { roomId: roomA.id, trackId: track.id });
    expect(await told([group])).toEqual([]);
    expect(await told([{ ...group, extraClientIds: [guest.id] }])).toEqual(["capacity: Room A: 3 expected, 2 seats"]);
    expect(await told([{ ...group, capacity: 1 }])).toEqual(["capacity: New group: 2 expected, 1 place"]);
    // On a Thursday nobody of theirs comes.
    expect(await told([{ ...group, ...planned("a", "2026-11-26", "09:00"), capacity: 1, trackId: track.id }])).toEqual(
      [],
    );
  });

  it("knows who cannot come, who is away and who lacks a credential", async () => {
    const ada = await w.client("Ada Lund");
    await w.do(setUnavailable, {
      ...{ clientId: ada.id, weekdays: ["WE"], fromTime: localTime("09:30"), toTime: localTime("12:00") },
      ...{ from: localDate("2026-11-18"), through: null, note: "Works" },
    });
    await w.store.transact(async (tx) => {
      await tx.insert(staffAbsences).values({
        ...{ id: newId(), staffId: nurse.id, from: localDate("2026-11-24"), through: localDate("2026-11-26") },
        ...{ reason: "Leave", recordedAt: w.now, recordedBy: "test" },
      });
    });
    const medical = await w.serviceType("Medication", { credential: "LICSW" });
    const over = { facilitatorId: nurse.id, serviceTypeId: medical.id, extraClientIds: [ada.id] };
    expect(await told([planned("a", "2026-11-25", "09:00", over)])).toEqual([
      "availability: Ada Lund: Not free Wed, 9:30 AM–noon",
      "availability: Marisol Benítez: Away from Tue, Nov 24 to Thu, Nov 26",
      "credential: Marisol Benítez: The service type asks for LICSW",
    ]);
    expect(await told([planned("a", "2026-12-02", "10:00", { ...over, coFacilitatorId: lead.id })])).toEqual([
      "availability: Ada Lund: Not free Wed, 9:30 AM–noon",
    ]);
  });

  it("says what stood before the change, and what the change brings", async () => {
    await w.series("Yoga", "WE 09:00-10:00", { from: "2026-11-25", count: 1, room: roomA });
    const other = await w.series("Art", "WE 09:30-10:30", { from: "2026-11-25", count: 1, room: roomA });
    const session = await w.session(other, "2026-11-25");
    const asItIs = {
      ...planned("a", "2026-11-25", "09:30", { roomId: roomA.id }),
      sessionId: session.id,
      seriesId: other.id,
    };
    expect(await ask([asItIs])).toMatchObject([{ kind: "room", stoodBefore: true }]);
    const moved = planned("a", "2026-11-25", "09:45", { roomId: roomA.id });
    expect(await ask([{ ...moved, sessionId: session.id, seriesId: other.id }])).not.toHaveProperty("0.stoodBefore");
  });

  it("asks as few questions for 150 sessions as for one", async () => {
    await w.series("Yoga", "MO WE FR 09:00-10:00", { from: "2026-11-18", room: roomA, facilitator: lead });
    await w.enrolled(await w.client("Ada Lund"), { from: "2026-11-18", weekdays: ["MO", "WE"] });
    const plan = (count: number) =>
      Array.from({ length: count }, (_, nth) =>
        planned(`n${nth}`, addDays(localDate("2026-11-19"), nth), "09:30", {
          ...{ roomId: roomA.id, facilitatorId: lead.id, trackId: track.id },
        }),
      );
    const count = async (bookings: readonly PlannedBooking[]) => {
      let asked = 0;
      const counting = new Proxy(w.reader, {
        get: (reader, name) => {
          if (name === "select") asked += 1;
          const value: unknown = Reflect.get(reader, name);
          return typeof value === "function" ? value.bind(reader) : value;
        },
      }) as Reader;
      const found = await listBookingClashes(counting, {
        siteId: site.id,
        zone: w.zone,
        now: w.now,
        planned: bookings,
      });
      return { asked, found: found.length };
    };
    const one = await count(plan(7));
    const many = await count(plan(150));
    expect(many.found).toBeGreaterThan(one.found);
    expect(many.asked).toBe(one.asked);
    expect(many.asked).toBeLessThanOrEqual(18);
  });
});
