import { describe, expect, it } from "vitest";
import { eventWords, factLines } from "@/features/audit/components/entry-words";

describe("an entry of the audit trail in words", () => {
  it("names what happened", () => {
    expect(eventWords("site.edited")).toBe("Site edited");
    expect(eventWords("service_type.archived")).toBe("Service type archived");
    expect(eventWords("own-account.end-sign-in")).toBe("Own account end sign in");
  });

  it("says what changed, from what to what", () => {
    expect(
      factLines({ version: 2, changes: { name: { before: "A", after: "B" }, capacity: { before: null, after: 8 } } }),
    ).toEqual(["version: 2", "name: A → B", "capacity: empty → 8"]);
  });

  it("writes anything else as it is stored", () => {
    expect(factLines({ changes: "odd", list: ["a"], none: null })).toEqual([
      "changes: odd",
      'list: ["a"]',
      "none: empty",
    ]);
  });
});
