import { expect, it } from "vitest";
import { moveHref } from "@/lib/scheduling/move-address";
import { localDate } from "@/lib/time/local-date";

it("leads to the change of one session, filled in, and back to the calendar it came from", () => {
  const wanted = { date: localDate("2026-11-18"), startMinute: 570, endMinute: 660 };
  const back = "/schedule?week=2026-11-16&site=0a&kind=group,family";
  const url = new URL(moveHref({ id: "s1", seriesId: "r1" }, wanted, back), "http://localhost");
  expect(url.pathname).toBe("/schedule/series/r1/edit");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    session: "s1",
    scope: "one",
    date: "2026-11-18",
    start: "09:30",
    end: "11:00",
    back,
  });
});
