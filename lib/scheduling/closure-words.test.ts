import { describe, expect, it } from "vitest";
import { countClients, countSessions, describeClosedHours, enumerate } from "@/lib/scheduling/closure-words";
import { localTime } from "@/lib/time/local-time";

describe("describeClosedHours", () => {
  it.each([
    [null, null, "the whole day"],
    ["13:00", null, "from 1:00 PM on"],
    [null, "12:00", "until noon"],
    ["13:00", "15:00", "1:00–3:00 PM"],
    ["11:00", "13:30", "11:00 AM–1:30 PM"],
  ])("%s to %s: %s", (from, to, words) => {
    const span = { fromTime: from === null ? null : localTime(from), toTime: to === null ? null : localTime(to) };
    expect(describeClosedHours(span)).toBe(words);
  });
});

it("counts in words", () => {
  expect([0, 1, 2, 1400].map(countSessions)).toEqual(["0 sessions", "1 session", "2 sessions", "1,400 sessions"]);
  expect([0, 1, 2].map(countClients)).toEqual(["0 clients", "1 client", "2 clients"]);
});

it.each([
  [[], ""],
  [["Worcester"], "Worcester"],
  [["Worcester", "Quincy"], "Worcester and Quincy"],
  [["Worcester", "Quincy", "Lowell"], "Worcester, Quincy and Lowell"],
])("enumerates %j", (names, text) => {
  expect(enumerate(names)).toBe(text);
});
