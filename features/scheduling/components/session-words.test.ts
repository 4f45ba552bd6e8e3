import { describe, expect, it } from "vitest";
import {
  atMinute,
  isMovable,
  movedText,
  sessionLabel,
  withClosures,
  type ShownSession,
} from "@/features/scheduling/components/session-words";
import { localDate } from "@/lib/time/local-date";

const today = localDate("2026-11-18");
const session: ShownSession = {
  id: "s",
  seriesId: "r",
  date: today,
  startMinute: 615,
  minutes: 60,
  kind: "group",
  title: "Relapse prevention",
  room: "Room A",
  lead: "Priya Raman",
  movedFrom: null,
  status: "scheduled",
  expected: 10,
  marked: 0,
  capacity: 12,
  initials: null,
  isOnline: false,
  when: "next",
  closedFor: null,
};

describe("what a block says", () => {
  it.each<[Partial<ShownSession>, string | null, string]>([
    [{}, null, ""],
    [{ when: "now" }, null, ", happening now"],
    [{ when: "past" }, null, ", over"],
    [{ status: "cancelled" }, null, ", canceled"],
    [{ status: "closed", closedFor: "Snow day" }, null, ", closed, Snow day"],
    [{ movedFrom: { date: today, startMinute: 540 } }, null, ", moved from 9:00 AM"],
    [{}, "Room A is taken twice", ", Room A is taken twice"],
  ])("begins with what is seen and ends with its state: %j", (over, clash, end) => {
    expect(sessionLabel({ ...session, ...over }, clash)).toBe(
      `Relapse prevention, group, Wednesday 10:15–11:15 AM, Room A, 10 of 12 places${end}`,
    );
  });

  it("says the old day of a session that was moved to another", () => {
    const movedFrom = { date: localDate("2026-11-17"), startMinute: 540 };
    expect(movedText({ ...session, movedFrom })).toBe("moved from Tue, Nov 17, 9:00 AM");
  });

  it("names the closure on the days that have one", () => {
    const closed = [{ date: today, name: "Snow day" }];
    const [shown, off] = withClosures([session, { ...session, status: "closed" }], closed);
    expect([shown?.closedFor, off?.closedFor]).toEqual([null, "Snow day"]);
  });
});

describe("the time while the page is open", () => {
  it("makes today's sessions begin and end, and leaves other days alone", () => {
    const at = (minute: number) => atMinute([session], today, minute)[0]?.when;
    expect([at(614), at(615), at(674), at(675)]).toEqual(["next", "now", "now", "past"]);
    expect(atMinute([session], localDate("2026-11-19"), 900)[0]).toBe(session);
    expect(atMinute([session], today, 600)[0]).toBe(session);
  });
});

describe("what can be taken up", () => {
  it("is to come, unmarked, on, and over before midnight", () => {
    expect(isMovable(session)).toBe(true);
    for (const over of [
      { when: "now" },
      { when: "past" },
      { marked: 1 },
      { status: "cancelled" },
      { status: "closed" },
      { startMinute: 1400 },
    ] as const)
      expect(isMovable({ ...session, ...over })).toBe(false);
  });
});
