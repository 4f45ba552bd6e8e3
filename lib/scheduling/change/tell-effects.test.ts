import { describe, expect, it } from "vitest";
import { localDate, type LocalDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { toInstant, zone } from "@/lib/time/zone";
import type { ChangedSession, SeriesChangePlan, StayReason } from "./series-change";
import type { SessionFacts, SessionState } from "./series-state";
import { tellEffects, type ChangeNames } from "./tell-effects";
import { tellStays } from "./tell-stays";

const clinic = zone("America/New_York");
const names: ChangeNames = {
  ...{ zone: clinic, today: localDate("2026-11-18") },
  room: (id) => `Room ${id}`,
  person: (id) => id,
};

function session(date: string, time = "09:00", minutes = 90): SessionState {
  const [day, startTime] = [localDate(date), localTime(time)];
  const startsAt = toInstant(day, startTime, clinic);
  return {
    ...{ id: date, origin: "pattern", date: day, startTime, startsAt, durationMinutes: minutes },
    ...{ endsAt: new Date(startsAt.getTime() + minutes * 60_000), regularDate: day, regularTime: startTime },
    own: { time: false, length: false, place: false, lead: false },
    place: { roomId: "D", modality: "in_person", joinLink: null },
    lead: { facilitatorId: "Walter Achebe", coFacilitatorId: null },
    ...{ title: "Seeking balance", capacity: 12, status: "scheduled", cancelReason: null, sequence: 0 },
    ...{ isHeldAnyway: false, hasMarks: false, hasHistory: false },
  };
}

const DATES = ["2026-11-23", "2026-11-25", "2026-11-27"];

function plan(parts: Partial<SeriesChangePlan>): SeriesChangePlan {
  const after = { title: "", capacity: null, parts: [], materializedThrough: "2027-05-19" as LocalDate };
  return { after, changed: [], added: [], removed: [], stays: [], isNothing: false, ...parts };
}

function all(becomes: (before: SessionState) => Partial<SessionFacts>): ChangedSession[] {
  return DATES.map((date) => {
    const before = session(date);
    return { before, after: { ...before, ...becomes(before) } };
  });
}

const told = (parts: Partial<SeriesChangePlan>) =>
  tellEffects(plan(parts), names).map(({ dates: _dates, ...rest }) => rest);
const atTen = ({ date }: SessionFacts) => session(date, "10:00");
const closedOn = ({ date }: SessionFacts) => ({
  status: date === "2026-11-27" ? ("closed" as const) : ("scheduled" as const),
});

describe("what a change does", () => {
  it.each<[string, Partial<SeriesChangePlan>, object]>([
    [
      "move to another time and room",
      { changed: all((each) => ({ ...atTen(each), place: { ...each.place, roomId: "B" } })) },
      {
        kind: "move",
        count: 3,
        title: "sessions move",
        detail: "To 10:00–11:30 AM, Room B. The first is Mon, Nov 23, the last Fri, Nov 27.",
      },
    ],
    [
      "move onto a closed day",
      { changed: all((each) => ({ ...atTen(each), ...closedOn(each) })) },
      {
        detail:
          "To 10:00–11:30 AM. The first is Mon, Nov 23, the last Fri, Nov 27. One falls on a closed day and is closed.",
      },
    ],
    [
      "another room alone",
      { changed: all((each) => ({ place: { ...each.place, roomId: "B" } })) },
      {
        kind: "change",
        title: "sessions change",
        detail: "To Room B. The first is Mon, Nov 23, the last Fri, Nov 27.",
      },
    ],
    [
      "another lead, fewer places, another name",
      {
        changed: all(() => ({
          lead: { facilitatorId: "Priya Raman", coFacilitatorId: "Ada Lund" },
          capacity: 10,
          title: "Balance",
        })),
      },
      {
        detail:
          "Led by Priya Raman and Ada Lund, 10 places, named “Balance”. The first is Mon, Nov 23, the last Fri, Nov 27.",
      },
    ],
    [
      "nobody yet, by video, without a room",
      {
        changed: all(() => ({
          lead: { facilitatorId: null, coFacilitatorId: null },
          capacity: null,
          place: { roomId: null, modality: "video", joinLink: "https://meet.example.org" },
        })),
      },
      {
        detail:
          "To no room, by video, led by nobody yet, any number of places. The first is Mon, Nov 23, the last Fri, Nov 27.",
      },
    ],
    [
      "one session on another day",
      { changed: [{ before: session("2026-11-23"), after: session("2026-11-24", "12:00", 60) }] },
      {
        kind: "move",
        count: 1,
        title: "session moves",
        detail: "To Tue, Nov 24, 12:00–1:00 PM. It was on Mon, Nov 23.",
      },
    ],
    [
      "new ones",
      { added: [session("2026-11-24"), session("2026-11-26")] },
      {
        kind: "appear",
        count: 2,
        title: "new sessions",
        detail: "Tue and Thu, 9:00–10:30 AM, Room D. The first is Tue, Nov 24, the last Thu, Nov 26.",
      },
    ],
    [
      "some that go",
      { removed: DATES.map((date) => session(date)) },
      { kind: "go", title: "sessions go", detail: "Mon, Wed and Fri. The first is Mon, Nov 23, the last Fri, Nov 27." },
    ],
    [
      "one that is canceled",
      {
        changed: [
          {
            before: session("2026-11-23"),
            after: { ...session("2026-11-23"), status: "cancelled", cancelReason: "Ill" },
          },
        ],
      },
      {
        kind: "cancel",
        title: "session is canceled",
        detail: "Mon, Nov 23, 9:00–10:30 AM. Kept on every calendar as canceled.",
      },
    ],
    [
      "one that is restored elsewhere",
      {
        changed: [{ before: { ...session("2026-11-23"), status: "cancelled" }, after: session("2026-11-23", "10:00") }],
      },
      { kind: "restore", detail: "Mon, Nov 23, 10:00–11:30 AM, Room D. It was on Mon, Nov 23, 9:00–10:30 AM." },
    ],
    [
      "one that is held although the site is closed",
      {
        changed: [
          {
            before: { ...session("2026-11-23"), status: "closed" },
            after: { ...session("2026-11-23"), isHeldAnyway: true },
          },
        ],
      },
      { kind: "hold", title: "session is held although the site is closed" },
    ],
    [
      "one that is held no longer",
      {
        changed: [
          {
            before: { ...session("2026-11-23"), isHeldAnyway: true },
            after: { ...session("2026-11-23"), status: "closed" },
          },
        ],
      },
      { kind: "hold", title: "session is closed after all" },
    ],
  ])("%s", (_what, parts, effect) => {
    expect(told(parts)).toMatchObject([effect]);
  });

  it("is told by its dates too, and not where nobody sees a difference", () => {
    const [effect] = tellEffects(plan({ changed: all(atTen) }), names);
    expect(effect?.dates).toEqual([
      ...["Mon, Nov 23, 10:00–11:30 AM", "Wed, Nov 25, 10:00–11:30 AM", "Fri, Nov 27, 10:00–11:30 AM"],
    ]);
    expect(told({ changed: all(() => ({ regularTime: localTime("08:00") })) })).toEqual([]);
  });
});

describe("what a change leaves", () => {
  it("is told by the reason, and what is past is not", () => {
    const stays = (["moved_by_hand", "past", "moved_by_hand", "cancelled"] as StayReason[]).map((why, index) => ({
      ...{ why, session: session(`2026-12-0${index + 1}`) },
    }));
    expect(tellStays(plan({ stays }), names)).toMatchObject([
      { why: "moved_by_hand", count: 2, title: "moved by hand stay where they are", detail: "Tue, Dec 1 · Thu, Dec 3" },
      {
        why: "cancelled",
        count: 1,
        title: "canceled stays canceled",
        sessions: [{ label: "Fri, Dec 4, 9:00–10:30 AM" }],
      },
    ]);
  });

  it("names the first few days of many", () => {
    const stays = Array.from({ length: 8 }, (_, index) => ({
      ...{ why: "has_attendance" as const, session: session(`2026-12-0${index + 1}`) },
    }));
    expect(tellStays(plan({ stays }), names)[0]?.detail).toMatch(/Sun, Dec 6 and 2 more$/);
  });
});
