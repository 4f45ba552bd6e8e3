import { describe, expect, it } from "vitest";
import { readPrintAddress } from "@/lib/scheduling/print-address";

describe("the address of a paper", () => {
  it("says which one, of what, for when", () => {
    expect(readPrintAddress({ what: "day", day: "2026-11-18", facilitator: "0a", site: "1b", plain: "1" })).toEqual({
      what: "day",
      week: null,
      day: "2026-11-18",
      site: "1b",
      facilitator: "0a",
      isPlain: true,
    });
    expect(readPrintAddress({ week: ["2026-11-16", "x"] }).week).toBe("2026-11-16");
  });

  it.each([{}, { what: "year" }, { week: "2026-02-30" }, { facilitator: "'; --" }, { site: "" }, { plain: "yes" }])(
    "leaves out what makes no sense: %j",
    (search) => {
      expect(readPrintAddress(search)).toEqual({
        what: "week",
        week: null,
        day: null,
        site: null,
        facilitator: "me",
        isPlain: false,
      });
    },
  );
});
