import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findClashes, type Booking } from "@/lib/scheduling/find-clashes";

function booking(id: string, from: string, to: string, rest: Partial<Booking> = {}): Booking {
  return {
    id,
    startsAt: new Date(`2026-11-18T${from}:00Z`),
    endsAt: new Date(`2026-11-18T${to}:00Z`),
    roomId: null,
    staffIds: [],
    clientIds: [],
    ...rest,
  };
}

describe("findClashes", () => {
  it("names the room that is asked for twice", () => {
    const clashes = findClashes(
      [booking("new", "09:00", "10:30", { roomId: "B" })],
      [booking("old", "08:30", "10:00", { roomId: "B" }), booking("far", "08:30", "10:00", { roomId: "C" })],
    );
    expect(clashes).toEqual([{ kind: "room", who: "B", planned: "new", other: "old" }]);
  });

  it("lets one session start at the minute another ends", () => {
    const planned = [booking("new", "09:00", "10:00", { roomId: "A", staffIds: ["s"], clientIds: ["c"] })];
    const busy = [
      booking("before", "08:00", "09:00", { roomId: "A", staffIds: ["s"], clientIds: ["c"] }),
      booking("after", "10:00", "11:00", { roomId: "A", staffIds: ["s"], clientIds: ["c"] }),
    ];
    expect(findClashes(planned, busy)).toEqual([]);
  });

  it("says clients first, then facilitators, then the room", () => {
    const same = { roomId: "A", staffIds: ["s", "t"], clientIds: ["c"] };
    const kinds = findClashes([booking("new", "09:00", "10:00", same)], [booking("old", "09:30", "11:00", same)]);
    expect(kinds.map(({ kind, who }) => `${kind} ${who}`)).toEqual([
      "client c",
      "facilitator s",
      "facilitator t",
      "room A",
    ]);
  });

  it("does not hold a session against its own next state", () => {
    const planned = [booking("same", "09:30", "10:30", { roomId: "A" })];
    expect(findClashes(planned, [booking("same", "09:00", "10:00", { roomId: "A" })])).toEqual([]);
  });

  it("finds planned sessions that stand in each other's way", () => {
    const planned = [booking("1", "09:00", "10:30", { roomId: "A" }), booking("2", "10:00", "11:00", { roomId: "A" })];
    expect(findClashes(planned, [])).toHaveLength(1);
  });

  it("sees a long session behind a short one", () => {
    const busy = [
      booking("long", "08:00", "12:00", { roomId: "A" }),
      booking("short", "08:30", "09:00", { roomId: "Z" }),
    ];
    expect(findClashes([booking("new", "11:00", "12:30", { roomId: "A" })], busy)).toHaveLength(1);
  });

  it("leaves out other people's double bookings", () => {
    const busy = [booking("x", "09:00", "10:00", { roomId: "A" }), booking("y", "09:00", "10:00", { roomId: "A" })];
    expect(findClashes([booking("new", "09:00", "10:00", { roomId: "B" })], busy)).toEqual([]);
  });

  const anyBooking = (prefix: string) =>
    fc
      .record({
        id: fc.nat(30).map((n) => `${prefix}${n}`),
        start: fc.nat(600),
        length: fc.integer({ min: 5, max: 240 }),
        roomId: fc.constantFrom(null, "A", "B"),
        staffIds: fc.subarray(["s", "t"]),
        clientIds: fc.subarray(["c", "d", "e"]),
      })
      .map(({ start, length, ...rest }): Booking => {
        const startsAt = new Date(Date.UTC(2026, 10, 18, 8) + start * 60_000);
        return { ...rest, startsAt, endsAt: new Date(startsAt.getTime() + length * 60_000) };
      });
  const bookings = (prefix: string) => fc.uniqueArray(anyBooking(prefix), { selector: ({ id }) => id, maxLength: 12 });

  it("finds what comparing every pair finds", () => {
    fc.assert(
      fc.property(bookings("p"), bookings("b"), (planned, busy) => {
        const expected = new Set<string>();
        planned.forEach((one, index) => {
          for (const other of [...planned.slice(index + 1), ...busy]) {
            if (one.startsAt >= other.endsAt || other.startsAt >= one.endsAt) continue;
            const pair = [one.id, other.id].sort().join("+");
            for (const who of one.clientIds) if (other.clientIds.includes(who)) expected.add(`client ${who} ${pair}`);
            for (const who of one.staffIds)
              if (other.staffIds.includes(who)) expected.add(`facilitator ${who} ${pair}`);
            if (one.roomId !== null && one.roomId === other.roomId) expected.add(`room ${one.roomId} ${pair}`);
          }
        });
        const found = findClashes(planned, busy).map(
          (clash) => `${clash.kind} ${clash.who} ${[clash.planned, clash.other].sort().join("+")}`,
        );
        expect(new Set(found)).toEqual(expected);
        expect(found).toHaveLength(expected.size);
      }),
    );
  });

  it("does not depend on the order of the lists", () => {
    fc.assert(
      fc.property(bookings("p"), bookings("b"), (planned, busy) => {
        const text = (clashes: ReturnType<typeof findClashes>) =>
          clashes.map((clash) => [clash.kind, clash.who, ...[clash.planned, clash.other].sort()].join(" ")).sort();
        expect(text(findClashes([...planned].reverse(), [...busy].reverse()))).toEqual(
          text(findClashes(planned, busy)),
        );
      }),
    );
  });
});
