import { describe, expect, it } from "vitest";
import { clashNotices, type ClashToTell } from "@/lib/scheduling/clash-notices";
import { localDate, type LocalDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { toInstant, zone } from "@/lib/time/zone";

const boston = zone("America/New_York");
const place = { zone: boston, today: localDate("2026-11-18"), plannedCount: 24 };

function clash(date: string, over: Partial<ClashToTell> = {}, seriesId = "medication"): ClashToTell {
  const on = localDate(date);
  return {
    kind: "room",
    whoId: "b",
    who: "Room B",
    date: on,
    other: { seriesId, title: "Medication clinic", startsAt: at(on, "08:30"), endsAt: at(on, "10:00") },
    ...over,
  };
}
const at = (date: LocalDate, time: string) => toInstant(date, localTime(time), boston);

describe("clashNotices", () => {
  it("names both sides of a single clash", () => {
    expect(clashNotices([clash("2026-12-09")], place)).toEqual([
      {
        kind: "room",
        title: "Room B is taken on Wed, Dec 9",
        detail: "Medication clinic, 8:30–10:00 AM, that day only.",
        dates: ["2026-12-09"],
      },
    ]);
  });

  it("tells a series that is in the way every week once, over the clock change too", () => {
    const [notice, ...rest] = clashNotices([clash("2026-10-28"), clash("2026-11-04"), clash("2027-01-06")], place);
    expect(rest).toEqual([]);
    expect(notice!.title).toBe("Room B is taken on 3 of 24 dates");
    expect(notice!.detail).toBe("Medication clinic, 8:30–10:00 AM, from Wed, Oct 28 to Wed, Jan 6, 2027.");
  });

  it("keeps people, rooms and other series apart, earliest first", () => {
    const notices = clashNotices(
      [
        clash("2026-12-11", { kind: "client", whoId: "t", who: "Theo Lindqvist" }),
        clash("2026-12-09", { kind: "facilitator", whoId: "p", who: "Priya Raman" }),
        clash("2026-12-07", {}, "yoga"),
        clash("2026-12-08"),
      ],
      place,
    );
    expect(notices.map(({ title }) => title)).toEqual([
      "Room B is taken on Mon, Dec 7",
      "Room B is taken on Tue, Dec 8",
      "Priya Raman leads another session on Wed, Dec 9",
      "Theo Lindqvist is in two places on Fri, Dec 11",
    ]);
  });

  it("counts a day once, however many sessions meet on it", () => {
    expect(clashNotices([clash("2026-12-09"), clash("2026-12-09")], place)[0]!.dates).toEqual(["2026-12-09"]);
    expect(clashNotices([], place)).toEqual([]);
  });
});
