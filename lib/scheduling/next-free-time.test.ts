import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findBookingClashes, type BookingToCheck, type ClashWorld } from "@/lib/scheduling/find-booking-clashes";
import { nextFreeTime } from "@/lib/scheduling/next-free-time";
import { addDays, localDate } from "@/lib/time/local-date";
import { localTime, localTimeOfMinutes, minutesOfDay } from "@/lib/time/local-time";
import { toInstant, zone } from "@/lib/time/zone";

const boston = zone("America/New_York");
const hours = { from: 8 * 60, to: 18 * 60 };

function booking(id: string, time: string, minutes: number, rest: Partial<BookingToCheck> = {}): BookingToCheck {
  const date = rest.date ?? localDate("2026-12-09");
  const startTime = localTime(time);
  const startsAt = toInstant(date, startTime, boston);
  const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
  return {
    ...{ id, siteId: "here", date, startTime, startsAt, endsAt, roomId: "A", staffIds: [], clientIds: [] },
    ...{ capacity: null, serviceTypeId: "t", isHeldAnyway: false },
    ...rest,
  };
}

function worldOf(rest: Partial<ClashWorld>): ClashWorld {
  const none = { busy: [], closures: [], unavailable: [], absences: [] };
  return { ...none, seats: new Map(), credentialAsked: new Map(), credentialsHeld: new Map(), ...rest };
}

describe("nextFreeTime", () => {
  const nine = booking("new", "09:00", 60);

  it.each<[string, BookingToCheck[], Partial<ClashWorld>, string | null]>([
    ["right after what is in the way", [nine], { busy: [booking("b", "08:30", 90)] }, "10:00"],
    [
      "the first gap that is long enough",
      [nine],
      { busy: [booking("b", "09:00", 60), booking("c", "10:45", 60)] },
      "11:45",
    ],
    ["earlier when nothing later is free", [nine], { busy: [booking("b", "09:00", 540)] }, "08:00"],
    ["nothing when the day is full", [nine], { busy: [booking("b", "08:00", 600)] }, null],
    [
      "free on both days",
      [nine, booking("two", "09:00", 60, { date: localDate("2026-12-16") })],
      { busy: [booking("b", "09:00", 75), booking("c", "10:00", 120, { date: localDate("2026-12-16") })] },
      "12:00",
    ],
    ["nothing for different starts", [nine, booking("two", "10:00", 60)], {}, null],
    ["the next quarter hour", [booking("new", "09:05", 60)], { busy: [booking("b", "09:00", 10)] }, "09:15"],
    [
      "when the client can come",
      [booking("new", "09:00", 60, { clientIds: ["c"] })],
      {
        unavailable: [
          { clientId: "c", weekdays: 127, fromTime: null, toTime: localTime("13:10"), from: nine.date, through: null },
        ],
      },
      "13:15",
    ],
    [
      "when the site is open again",
      [nine],
      {
        closures: [
          { id: "x", name: "Snow", siteId: null, date: nine.date, fromTime: null, toTime: localTime("14:00") },
        ],
      },
      "14:00",
    ],
  ])("%s", (_, bookings, world, expected) => {
    expect(nextFreeTime(bookings, worldOf(world), hours, boston)).toBe(expected);
  });

  it("does not offer an hour that the spring change skips", () => {
    const spring = booking("new", "01:00", 30, { date: localDate("2027-03-14") });
    const world = worldOf({ busy: [booking("b", "01:00", 55, { date: localDate("2027-03-14") })] });
    expect(nextFreeTime([spring], world, { from: 0, to: 24 * 60 }, boston)).toBe("03:00");
  });

  it("only ever offers a time without a clash, in the hours that are used", () => {
    const anyBusy = fc
      .record({
        id: fc.nat(99).map((n) => `b${n}`),
        start: fc.integer({ min: 470, max: 1080 }),
        minutes: fc.integer({ min: 5, max: 200 }),
      })
      .map(({ id, start, minutes }) => booking(id, localTimeOfMinutes(start), minutes));
    fc.assert(
      fc.property(fc.array(anyBusy, { maxLength: 12 }), fc.integer({ min: 480, max: 1000 }), (busy, start) => {
        const planned = booking("new", localTimeOfMinutes(start), 60);
        const world = worldOf({ busy });
        const time = nextFreeTime([planned], world, hours, boston);
        const isFree = (minute: number) =>
          findBookingClashes([booking("new", localTimeOfMinutes(minute), 60)], world).length === 0;
        const all = Array.from({ length: 37 }, (_, nth) => hours.from + nth * 15).filter((minute) => minute !== start);
        const free = all.filter(isFree);
        const later = free.find((minute) => minute > start) ?? free.at(-1);
        expect(time === null ? undefined : minutesOfDay(time)).toBe(later);
      }),
    );
  });

  it("does not sweep a whole year for every quarter hour", () => {
    const dates = Array.from({ length: 150 }, (_, nth) => addDays(localDate("2026-12-01"), nth));
    const bookings = dates.map((date, nth) => booking(`new${nth}`, "09:00", 60, { date }));
    const busy = dates.flatMap((date, nth) =>
      Array.from({ length: 20 }, (_, at) =>
        booking(`b${nth}-${at}`, "08:00", 600, { date, roomId: at === 0 ? "A" : "Z" }),
      ),
    );
    const before = performance.now();
    expect(nextFreeTime(bookings, worldOf({ busy }), hours, boston)).toBeNull();
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});
