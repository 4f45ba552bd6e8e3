import { describe, expect, it } from "vitest";
import { bandOf } from "@/lib/time/band";
import { localTime } from "@/lib/time/local-time";

const t = localTime;

describe("bandOf", () => {
  it.each([
    ["00:00", "morning"],
    ["09:00", "morning"],
    ["11:59", "morning"],
    ["12:00", "afternoon"],
    ["16:59", "afternoon"],
    ["17:00", "evening"],
    ["23:59", "evening"],
  ])("%s is %s", (start, band) => expect(bandOf(t(start))).toBe(band));

  it("takes the clinic's own edges", () => {
    const edges = { afternoon: t("13:00"), evening: t("18:30") };
    expect(["12:59", "13:00", "18:29", "18:30"].map((start) => bandOf(t(start), edges))).toEqual([
      "morning",
      "afternoon",
      "afternoon",
      "evening",
    ]);
  });
});
