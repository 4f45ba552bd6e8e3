import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesBetween, isSame } from "@/lib/records/changes-between";

describe("changesBetween", () => {
  it("names each field that differs, with both values", () => {
    expect(changesBetween({ name: "Room A", capacity: 8 }, { name: "Room B", capacity: 8 })).toEqual({
      name: { before: "Room A", after: "Room B" },
    });
  });

  it("compares lists by what is in them", () => {
    expect(isSame(changesBetween({ credentials: ["LMHC"] }, { credentials: ["LMHC"] }))).toBe(true);
    expect(isSame(changesBetween({ credentials: ["LMHC"] }, { credentials: ["LMHC", "CRC"] }))).toBe(false);
  });

  it("tells nothing from empty text and from zero", () => {
    expect(
      Object.keys(changesBetween<{ a: string | null; b: number | null }>({ a: null, b: null }, { a: "", b: 0 })),
    ).toEqual(["a", "b"]);
  });

  it("leaves out fields that are not being saved", () => {
    expect(changesBetween({ name: "A", createdAt: 1 }, { name: "A" })).toEqual({});
  });

  it("finds nothing between a record and itself", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) =>
        isSame(changesBetween(record, { ...record })),
      ),
    );
  });
});
