import { describe, expect, it } from "vitest";
import { clashDetail, windowWords } from "@/lib/scheduling/clash-detail";
import type { FoundClash } from "@/lib/scheduling/find-booking-clashes";
import { localDate } from "@/lib/time/local-date";
import { localTime } from "@/lib/time/local-time";
import { weekdaySet } from "@/lib/time/weekday-set";

const today = localDate("2026-11-18");
const two = localTime("14:00");
const five = localTime("17:00");
const window = { clientId: "c", weekdays: weekdaySet(["WE"]), fromTime: two, toTime: five, from: today, through: null };
const closure = { id: "x", name: "Snow", siteId: null, date: today, fromTime: null, toTime: null };
const absence = { staffId: "s", from: today, through: localDate("2026-11-20") };
const planned = "p";

describe("clashDetail", () => {
  it.each<[FoundClash, string | null]>([
    [{ kind: "capacity", planned, who: "r", expected: 13, limit: 12, of: "seats" }, "13 expected, 12 seats"],
    [{ kind: "capacity", planned, who: "p", expected: 2, limit: 1, of: "places" }, "2 expected, 1 place"],
    [{ kind: "availability", planned, who: "c", window }, "Not free Wed, 2:00–5:00 PM"],
    [{ kind: "availability", planned, who: "s", absence }, "Away from Wed, Nov 18 to Fri, Nov 20"],
    [{ kind: "availability", planned, who: "s", absence: { ...absence, through: today } }, "Away on Wed, Nov 18"],
    [{ kind: "closure", planned, who: "x", closure }, "Snow, closed all day"],
    [{ kind: "closure", planned, who: "x", closure: { ...closure, fromTime: two } }, "Snow, closed from 2:00 PM on"],
    [{ kind: "closure", planned, who: "x", closure: { ...closure, toTime: two } }, "Snow, closed until 2:00 PM"],
    [{ kind: "credential", planned, who: "s", credential: "MD" }, "The service type asks for MD"],
    [{ kind: "room", planned, who: "r", other: "o" }, null],
  ])("%j", (clash, words) => expect(clashDetail(clash, today)).toBe(words));
});

it("says every day once", () => {
  expect(windowWords({ weekdays: 127, fromTime: null, toTime: null })).toBe("every day, all day");
  expect(windowWords({ weekdays: 31, fromTime: five, toTime: null })).toBe("Mon–Fri, from 5:00 PM on");
});
