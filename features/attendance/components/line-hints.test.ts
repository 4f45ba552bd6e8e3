import { expect, test } from "vitest";
import { localDate } from "@/lib/time/local-date";
import { zone } from "@/lib/time/zone";
import type { RosterViewLine } from "../queries/roster-view";
import { hintsOf } from "./line-hints";
import { nextTyped } from "./mark-look";

const date = localDate("2026-11-18");
const view = {
  zone: zone("America/New_York"),
  date,
  today: date,
  startsAt: "2026-11-18T14:00:00.000Z",
  endsAt: "2026-11-18T15:00:00.000Z",
};

function line(arrivedAt: string | null): RosterViewLine {
  return {
    clientId: "one",
    name: "Ada L.",
    hints: [],
    version: 0,
    mark: null,
    told: null,
    reason: null,
    modality: null,
    policy: { lateFrom: null, absentFrom: null, noticeHours: null },
    addition: null,
    notice: null,
    arrivedAt,
  };
}

const wordsOf = (arrivedAt: string | null) => hintsOf(line(arrivedAt), view).map(({ words }) => words);

test("a line says when its person came in, and nothing of an arrival after the end", () => {
  expect(wordsOf("2026-11-18T13:52:00.000Z")).toEqual(["Arrived 8:52 AM"]);
  expect(wordsOf("2026-11-18T14:59:59.000Z")).toEqual(["Arrived 9:59 AM"]);
  expect(wordsOf("2026-11-18T15:00:00.000Z")).toEqual([]);
  expect(wordsOf("2026-11-18T20:10:00.000Z")).toEqual([]);
  expect(wordsOf(null)).toEqual([]);
});

test("a tap stamps the minutes of an arrival in the session, and none of one after its end", () => {
  expect(nextTyped(line("2026-11-18T14:12:00.000Z"), view)).toEqual({ as: "late", minutesLate: 12 });
  expect(nextTyped(line("2026-11-18T15:00:00.000Z"), view)).toEqual({ as: "present" });
});
