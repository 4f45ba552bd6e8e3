import { describe, expect, it } from "vitest";
import { refusalOfClashes, seenText, type PlanClashes } from "@/lib/enrollment/plan-clashes";
import type { ClashNotice } from "@/lib/scheduling/clash-notices";
import { localDate } from "@/lib/time/local-date";

const notice = (id: string, ...dates: string[]): ClashNotice => ({
  id,
  kind: "client",
  title: "Theo Lindqvist is in two places",
  detail: "Yoga.",
  dates: dates.map(localDate),
});
const yoga = notice("client t yoga 09:00", "2026-12-09");
const none: PlanClashes = { warned: [], refused: [], overruled: 0, fullOn: null };

describe("refusalOfClashes", () => {
  it.each<[string, Partial<PlanClashes>, string | undefined, string | null]>([
    ["nothing in the way", {}, "", null],
    ["a warning that nobody is there to see", { warned: [yoga] }, undefined, null],
    ["a warning not seen yet", { warned: [yoga] }, "", "clashes_to_see"],
    ["a warning that was seen", { warned: [yoga] }, seenText([yoga]), null],
    ["another one than was seen", { warned: [yoga] }, seenText([notice("other", "2026-12-09")]), "clashes_to_see"],
    ["one that is not allowed", { refused: [yoga] }, undefined, "clashes_refused"],
    ["one that is not allowed, seen or not", { refused: [yoga], warned: [yoga] }, seenText([yoga]), "clashes_refused"],
  ])("%s", (_, clashes, seen, reason) => {
    const refused = refusalOfClashes({ ...none, ...clashes }, seen);
    expect(refused?.refusal.reason ?? null).toBe(reason);
  });

  it("says what to send back", () => {
    const refused = refusalOfClashes({ ...none, warned: [yoga] }, "");
    expect(refused?.refusal).toMatchObject({ seen: seenText([yoga]) });
  });
});

describe("seenText", () => {
  it("is another word for another notice, another day, one more", () => {
    const all = [
      [],
      [yoga],
      [yoga, yoga],
      [notice(yoga.id, "2026-12-10")],
      [notice(yoga.id, "2026-12-09", "2026-12-16")],
      [notice("client t yoga 10:00", "2026-12-09")],
    ];
    expect(new Set(all.map(seenText)).size).toBe(all.length);
    expect(seenText([{ ...yoga, detail: "Said otherwise." }])).toBe(seenText([yoga]));
  });
});
