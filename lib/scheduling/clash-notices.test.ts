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
    other: {
      id: `${seriesId} ${date}`,
      seriesId,
      title: "Medication clinic",
      startsAt: at(on, "08:30"),
      endsAt: at(on, "10:00"),
    },
    ...over,
  };
}
const at = (date: LocalDate, time: string) => toInstant(date, localTime(time), boston);

describe("clashNotices", () => {
  it("names both sides of a single clash", () => {
    expect(clashNotices([clash("2026-12-09")], place)).toEqual([
      {
        id: "room b medication 08:30",
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

  it.each<[string, Partial<ClashToTell>, string, string]>([
    [
      "too few places",
      { kind: "capacity", who: "Room B", detail: "13 expected, 12 seats" },
      "Room B has too few places on Wed, Dec 9",
      "13 expected, 12 seats, that day only.",
    ],
    [
      "a client who cannot come",
      { kind: "availability", side: "client", who: "Theo Lindqvist", detail: "Not free Wed, 2:00–5:00 PM" },
      "Theo Lindqvist cannot come on Wed, Dec 9",
      "Not free Wed, 2:00–5:00 PM, that day only.",
    ],
    [
      "a lead who is away",
      { kind: "availability", side: "staff", who: "Priya Raman", detail: "Away on Wed, Dec 9" },
      "Priya Raman is away on Wed, Dec 9",
      "Away on Wed, Dec 9, that day only.",
    ],
    [
      "a closed day",
      { kind: "closure", who: "Staff day", detail: "Staff day, closed all day" },
      "The site is closed on Wed, Dec 9",
      "Staff day, closed all day, that day only.",
    ],
    [
      "a credential",
      { kind: "credential", who: "Priya Raman", detail: "The service type asks for MD" },
      "Priya Raman lacks a credential on Wed, Dec 9",
      "The service type asks for MD, that day only.",
    ],
    ["nothing more to know", { kind: "closure", who: "" }, "The site is closed on Wed, Dec 9", "That day only."],
  ])("tells %s without another session", (_, over, title, detail) => {
    expect(clashNotices([clash("2026-12-09", { ...over, other: null })], place)).toMatchObject([{ title, detail }]);
  });

  it("tells the gravest day of several", () => {
    const full = (date: string, detail: string) => clash(date, { kind: "capacity", other: null, detail });
    const [notice] = clashNotices(
      [full("2026-12-07", "9 expected, 8 places"), full("2026-12-09", "13 expected, 8 places")],
      place,
    );
    expect(notice!.detail).toBe("13 expected, 8 places, from Mon, Dec 7 to Wed, Dec 9.");
  });

  it("counts a day once, however many sessions meet on it", () => {
    expect(clashNotices([clash("2026-12-09"), clash("2026-12-09")], place)[0]!.dates).toEqual(["2026-12-09"]);
    expect(clashNotices([], place)).toEqual([]);
  });
});
