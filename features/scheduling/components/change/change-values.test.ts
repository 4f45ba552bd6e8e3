import { expect, test } from "vitest";
import { seriesOfOne, startingValues, withScope, withValue } from "./change-values";

const series = { date: "2026-11-23", startTime: "09:00", endTime: "10:30", roomId: "d", weekdays: "MO,WE,FR" };
const view = { series, session: { ...series, startTime: "14:00", endTime: "15:00" } };
const open = (scope: "one" | "following", prefill = {}) => startingValues(view, { scope, prefill, typed: null });

test("a start that moves takes its end along", () => {
  expect(withValue(open("following"), "startTime", "10:00")).toMatchObject({ startTime: "10:00", endTime: "11:30" });
});

test("an end that would fall behind midnight stays, and is told by the form", () => {
  expect(withValue(open("following"), "startTime", "23:30")).toMatchObject({ startTime: "23:30", endTime: "10:30" });
});

test("a dragged block says when it begins, and keeps its length", () => {
  expect(open("one", { date: "2026-11-24", startTime: "15:00" })).toMatchObject({
    ...{ date: "2026-11-24", startTime: "15:00", endTime: "16:00" },
  });
  expect(open("one", { startTime: "15:00", endTime: "17:00" })).toMatchObject({ endTime: "17:00" });
});

test("other sessions meant: what was not changed is what they say, what was changed stays a wish", () => {
  const untouched = withScope(open("one"), view, "following");
  expect(untouched).toMatchObject({ scope: "following", startTime: "09:00", endTime: "10:30" });
  const roomy = withScope(withValue(open("one"), "roomId", "b"), view, "all");
  expect(roomy).toMatchObject({ scope: "all", startTime: "09:00", roomId: "b" });
});

test("what one session alone has not is no wish for it", () => {
  const renamed = withValue(open("following"), "weekdays", "TU");
  expect(withScope(renamed, view, "one")).toMatchObject({ scope: "one", weekdays: "MO,WE,FR" });
});

test("a session moved to another weekday becomes that weekday for them all", () => {
  const moved = open("one", { date: "2026-11-24" });
  expect(withScope(moved, view, "following").weekdays).toBe("TU,WE,FR");
  expect(withScope(open("one"), view, "following").weekdays).toBe("MO,WE,FR");
});

test("a single session starts its series every week on its own weekday", () => {
  expect(open("following", seriesOfOne(view))).toMatchObject({ repeats: "w1", weekdays: "MO", ends: "open" });
});

test("what was typed comes back as it was, empty lists too", () => {
  const typed = { scope: "following", startTime: "9 o'clock", weekdays: [] };
  expect(startingValues(view, { scope: "one", prefill: {}, typed })).toMatchObject({
    ...{ scope: "following", startTime: "9 o'clock", endTime: "10:30", weekdays: "" },
  });
});
